"""The pieces e-Kinerja BKN asks for: plan, result, evidence, with their state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.utils import formats
from django.utils.translation import gettext_lazy as _

from tolok.desk.queries.bkn import words
from tolok.skp.queries import OutcomeRow, TargetRow

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from tolok.reports.queries import Amounts, ReportRow
from tolok.desk.queries.bkn.shapes import Field, Indicator, Piece, Proof, Span


def indicator(
    target: TargetRow, span: Span, rows: Sequence[ReportRow], found: Amounts | None, kept: Mapping[str, str]
) -> Indicator:
    """The pieces of one indicator; `rows` are its reports of the period."""
    aim = words.planned(target, **span.days)
    counted = [row for row in rows if row.trust != "refused"]
    plan = words.action_plan(target, period=span.label, target_text=aim)
    told = words.result(target, rows, found, period=span.label, aim=aim)
    proofs = tuple(proof for row in counted if (proof := proof_of(row)))
    figures = [(_("Achieved result"), told), (_("Source of the figures"), words.source(counted))]
    none_yet = _("No report in this period yet.")
    return Indicator(
        target=target,
        plan=_piece("plan", target, kept, [(_("Action plan"), plan), (_("Target"), aim)]),
        result=_piece("done", target, kept, figures, "" if counted else none_yet),
        proof=_piece("proof", target, kept, [(each.name, f"{each.name} {each.url}".strip()) for each in proofs],
                     "" if proofs else _("No link, file or measurement yet.") if counted else none_yet),
        proofs=proofs,
    )  # fmt: skip  # one line a thought


def proof_of(row: ReportRow) -> Proof | None:
    """The evidence of a report, named so that a reader finds its day; None for a mere statement."""
    name = f"{row.title}, {formats.date_format(row.on, 'j F Y')}"
    if row.evidence_kind == "link":
        return Proof(name, row.link, row.evidence_id, is_file=False)
    if row.evidence_kind == "file":
        return Proof(f"{name}: {row.file_name}", "", row.evidence_id, is_file=True)
    return None


def gaps_of(outcome: OutcomeRow) -> tuple[StrOrPromise, ...]:
    """What the plan lacks before BKN can take this outcome."""
    found: list[StrOrPromise] = []
    if not outcome.targets:
        found.append(_("It has no indicator (IKI) yet, so no action plan can be built."))
    if outcome.is_waiting:
        found.append(_("It does not say which outcome of the superior it supports."))
    return tuple(found)


def _piece(
    kind: str,
    target: TargetRow,
    kept: Mapping[str, str],
    texts: Sequence[tuple[StrOrPromise, str]],
    missing: StrOrPromise = "",
) -> Piece:
    item = f"{kind}-{target.id}"
    labels = {"plan": _("Action plan"), "done": _("Achieved result"), "proof": _("Supporting evidence")}
    return Piece(item, labels[kind], tuple(Field(*each) for each in texts), missing, kept.get(item, ""))
