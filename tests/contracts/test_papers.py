"""The pages that code writes say what the code says."""

from __future__ import annotations

from pathlib import Path

from tests.contracts.house import ROOT
from tolok.web.management.commands import papers

ACCESS = '''"""Who may."""
STEPS: dict[str, Step] = {
    "draft": (None, State.DRAFT, is_owner),
    "agree": ((State.PROPOSED, State.RETURNED), State.AGREED, is_superior),
}
'''
RULE = '''"""Bands."""
def band(ratio):
    """Names the band of a ratio.

    Source: PermenPANRB 6/2022 Pasal 1
    """
'''


def _house(root: Path) -> Path:
    (root / "tolok/skp").mkdir(parents=True)
    (root / "tolok/skp/__init__.py").write_text('"""What was agreed."""\n')
    (root / "tolok/skp/access.py").write_text(ACCESS)
    (root / "tolok/cli.py").write_text('"""The one command."""\n' + RULE.partition("\n")[2])
    (root / ".importlinter").write_text("layers =\n    (cli) | (demo)\n    (skp)\n")
    return root


def test_each_paper_says_what_the_code_says() -> None:
    stale = [place for place, paper in papers.PAPERS.items() if (ROOT / place).read_text() != paper(ROOT)]

    assert stale == [], "run `make docs`"


def test_the_listing_shows_each_app_with_its_caption_from_below(tmp_path: Path) -> None:
    listing = papers.listing(_house(tmp_path))

    assert listing == "```\ntolok/\n  skp/        What was agreed.\n  cli.py      The one command.\n```"


def test_each_state_table_becomes_a_diagram(tmp_path: Path) -> None:
    diagram = papers.states(_house(tmp_path)).partition("stateDiagram-v2\n")[2]

    assert diagram.splitlines()[:3] == [
        "    [*] --> DRAFT: draft (is_owner)",
        "    PROPOSED --> AGREED: agree (is_superior)",
        "    RETURNED --> AGREED: agree (is_superior)",
    ]


def test_each_state_table_of_an_app_has_its_own_diagram(tmp_path: Path) -> None:
    root = _house(tmp_path)
    (root / "tolok/skp/access").mkdir()
    (root / "tolok/skp/access/projects.py").write_text(ACCESS)

    titles = [line for line in papers.states(root).splitlines() if line.startswith("## ")]

    assert titles == ["## skp: projects", "## skp"]


def test_the_law_page_names_the_article_and_the_rule(tmp_path: Path) -> None:
    last = papers.law(_house(tmp_path)).splitlines()[-1]

    assert last == "| PermenPANRB 6/2022 Pasal 1 | `cli.py` band | Names the band of a ratio. |"
