"""The year's report of surveys as PDF, drawn from finished rows."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import typst

from tolok.citizens.queries.survey.results import Result, UnsurLine, two_decimals

if TYPE_CHECKING:
    from tolok.citizens.queries.survey.yearly import Yearly

PAPER = Path(__file__).with_name("survey.typ")


def yearly_pdf(report: Yearly) -> bytes:
    """The report as an archivable PDF. Everything comes as data; no text is ever read as markup."""
    told = json.dumps(_told(report), ensure_ascii=False)
    spec = find_spec("font_source_sans_pro")
    fonts = [Path(place) / "files" for place in (spec.submodule_search_locations or [] if spec else [])]
    compiler = typst.Compiler(PAPER, root=PAPER.parent, font_paths=fonts, ignore_system_fonts=True)
    return cast(bytes, compiler.compile(format="pdf", sys_inputs={"report": told}))


def _told(report: Yearly) -> dict[str, Any]:
    return {
        "title": f"Laporan Survei Kepuasan Masyarakat {report.year}",
        "government": report.government,
        "span": f"{report.starts_on:%d/%m/%Y} – {report.last_day:%d/%m/%Y}",
        "made": f"{report.made_on:%d/%m/%Y}",
        "source": report.source,
        "letters": [[each.letter, each.label_id, two_decimals(each.from_points)] for each in report.letters],
        "together": _result(report.together),
        "services": [_result(each) for each in report.services],
        "profile": [[name, [[each.name or "Tidak menjawab", str(each.n)] for each in shares]]
                    for name, shares in report.profile],
        "plans": [[each.service, each.unsur, each.text, each.owner, f"{each.due_on:%d/%m/%Y}", each.state_label]
                  for each in report.plans],
    }  # fmt: skip  # the order of the paper


def _result(each: Result) -> dict[str, Any]:
    return {
        "name": each.name,
        "under": each.under,
        "n": str(each.n),
        "sample": "–" if each.sample is None else str(each.sample),
        "index": two_decimals(each.points),
        "mutu": f"{each.mutu} {each.mutu_label}".strip() or "–",
        "lowest": each.lowest.name if each.lowest else "–",
        "unsur": [_line(one) for one in each.unsur],
    }


def _line(each: UnsurLine) -> list[str]:
    return [each.name, str(each.n), each.mean or "–", two_decimals(each.points), each.mutu or "–"]
