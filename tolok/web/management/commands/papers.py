"""`papers`: what code writes of the papers: listings, layers, law, states."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from django.core.management.base import BaseCommand

from tolok.engine import packs
from tolok.rules.manual import manual
from tolok.rules.words import numbers_of

ROOT = Path(__file__).resolve().parents[4]
LISTING = re.compile(r"<!-- listing -->(?:.*?<!-- end of listing -->)?", re.DOTALL)
SOURCE = re.compile(r"^\s*Source: (.+)$", re.MULTILINE)


def caption(path: Path) -> str:
    """The first line of a module's docstring."""
    return (ast.get_docstring(ast.parse(path.read_text())) or "").split("\n")[0]


def layers(root: Path = ROOT) -> list[str]:
    """The apps as the import contract lists them, the highest first."""
    contract = (root / ".importlinter").read_text().split("[importlinter:contract:app]")[0]
    return re.findall(r"\((\w+)\)", contract)


def listing(root: Path = ROOT) -> str:
    """The folders of the house with their captions, the lowest first."""
    rows = []
    for app in reversed(layers(root)):
        package, module = root / "tolok" / app / "__init__.py", root / "tolok" / f"{app}.py"
        for path, shown in ((package, f"{app}/"), (module, f"{app}.py")):
            rows += [f"  {shown:<12}{caption(path)}"] if path.exists() else []
    return "\n".join(["```", "tolok/", *rows, "```"])


def listed(place: str) -> Callable[[Path], str]:
    """A page with its listing as the code says it now."""

    def page(root: Path = ROOT) -> str:
        written = f"<!-- listing -->\n{listing(root)}\n<!-- end of listing -->"
        return LISTING.sub(lambda _: written, (root / place).read_text())

    return page


def contract(root: Path = ROOT) -> str:
    """`.importlinter` with each app's caption beside its layer."""
    text = (root / ".importlinter").read_text()
    for app in layers(root):
        for path in (root / "tolok" / app / "__init__.py", root / "tolok" / f"{app}.py"):
            if path.exists():
                text = re.sub(rf"^    # {app}: .*$", f"    # {app}: {caption(path)}", text, flags=re.MULTILINE)
    return text


def _sourced(root: Path) -> Iterator[tuple[str, str, str]]:
    for path in sorted((root / "tolok").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module) and (spoken := ast.get_docstring(node)):
                name = getattr(node, "name", path.stem)
                place = f"`{path.relative_to(root / 'tolok')}` {name}"
                yield from ((source, place, spoken.split("\n")[0]) for source in SOURCE.findall(spoken))


def law(root: Path = ROOT) -> str:
    """`docs/law.md`: which article is carried out where, from the `Source:` lines."""
    rows = [f"| {source} | {place} | {words} |" for source, place, words in sorted(_sourced(root))]
    head = ["# Law and code", "", "Written by `make docs` from the last line of each rule.", ""]
    return "\n".join([*head, "| source | where | what it does |", "|---|---|---|", *rows, ""])


def _states(written: str) -> list[str]:
    return [part.rpartition(".")[2].strip("'") for part in re.findall(r"[\w.']+", written)]


def steps(path: Path) -> list[tuple[str, str, str, str]]:
    """An app's `STEPS` as rows: verb, from, to, who may."""
    rows = []
    for node in ast.parse(path.read_text()).body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        value = getattr(node, "value", None)
        if getattr(target, "id", "") == "STEPS" and isinstance(value, ast.Dict):
            for verb, step in zip(value.keys, value.values, strict=True):
                start, end, who = (ast.unparse(part) for part in getattr(step, "elts", []))
                moves = [(a, b) for a in _states(start) for b in _states(end)]
                rows += [(ast.literal_eval(verb or step), a, b, who) for a, b in moves]
    return rows


def states(root: Path = ROOT) -> str:
    """`docs/states.md`: each state table as a diagram."""
    lines = ["# States", "", "Written by `make docs` from the `STEPS` tables in each app's `access`.", ""]
    paths = [*(root / "tolok").glob("*/access.py"), *(root / "tolok").glob("*/access/*.py")]
    for path in sorted(paths):
        app, *part = path.relative_to(root / "tolok").with_suffix("").parts
        title = app if part == ["access"] else f"{app}: {part[-1]}"
        if rows := steps(path):
            arrows = [f"    {start} --> {end}: {verb} ({who})" for verb, start, end, who in rows]
            arrows = [re.sub(r"\bNone\b", "[*]", arrow) for arrow in arrows]
            lines += [f"## {title}", "", "```mermaid", "stateDiagram-v2", *arrows, "```", ""]
    return "\n".join(lines)


def numbers() -> dict[str, dict[str, int]]:
    """The national policy's numbers by chapter: two chapters may give one name to different numbers."""
    pack = packs.load("permenpanrb-6-2022")
    policy, unit = pack.policy(), pack.organisation
    parts = {
        "target": (policy.achievement,),
        "outcome": (policy.outcome,),
        "work": (policy.work,),
        "behaviour": (policy.behaviour,),
        "organisation": (unit.periodic, unit.yearly) if unit else (),
    }
    return {chapter: numbers_of(*own) for chapter, own in parts.items()}


def rules(_root: Path = ROOT) -> str:
    """`docs/rules.md`: each formula of the rules as an Indonesian and an English sentence, with its source."""
    return manual(numbers())


PAPERS: dict[str, Callable[[Path], str]] = {
    ".importlinter": contract,
    **{place: listed(place) for place in ("docs/architecture.md", "README.md", "README.id.md")},
    "docs/law.md": law,
    "docs/rules.md": rules,
    "docs/states.md": states,
}


class Command(BaseCommand):
    """Write the pages that code knows best."""

    help = "Writes the listings of the house, the captions in .importlinter, and what docs/ says of law, rules, states."
    requires_system_checks = ()

    def handle(self, *args: object, **options: object) -> None:
        """Write every paper."""
        for place, paper in PAPERS.items():
            (ROOT / place).write_text(paper(ROOT))
            self.stdout.write(place)
