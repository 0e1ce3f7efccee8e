"""Official forms as PDF and XLSX, from finished facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tolok.insight.documents.papers.blocks import day
from tolok.insight.documents.papers.evaluation import document_sheet, evaluation_sheet
from tolok.insight.documents.papers.others import competence_sheet, credit_sheet, guidance_sheet, matrix_sheet
from tolok.insight.documents.papers.pdf import pdf
from tolok.insight.documents.papers.plan import annex_sheet, plan_sheet
from tolok.insight.documents.papers.seal import Seal
from tolok.insight.documents.papers.spreadsheet import spreadsheet
from tolok.insight.models import Paper
from tolok.insight.queries.papers.held import fingerprint, grouped

if TYPE_CHECKING:
    from tolok.insight.documents.papers.blocks import Sheet
    from tolok.insight.queries.papers.shapes import Facts

PDF, XLSX = "application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEDIA = {"pdf": PDF, "xlsx": XLSX}
LAYOUTS: dict[str, Callable[[Any], Sheet]] = {
    Paper.Kind.PLAN: plan_sheet,
    Paper.Kind.ANNEX: annex_sheet,
    Paper.Kind.MATRIX: matrix_sheet,
    Paper.Kind.EVALUATION: evaluation_sheet,
    Paper.Kind.DOCUMENT: document_sheet,
    Paper.Kind.CREDIT: credit_sheet,
    Paper.Kind.GUIDANCE: guidance_sheet,
    Paper.Kind.COMPETENCE: competence_sheet,
}


def form_file(paper: Paper, facts: Facts, *, address: str, ending: str) -> bytes:
    """A paper as `pdf` or `xlsx`; `address` is where it can be verified."""
    seal = Seal(number=grouped(paper.number), address=address, print=fingerprint(paper), printed=day(paper.on))
    sheet = LAYOUTS[paper.kind](facts)
    return pdf(sheet, seal) if ending == "pdf" else spreadsheet(sheet, seal)
