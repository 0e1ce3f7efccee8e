"""Reads what the evaluation forms say, from what the signature froze."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import override

from tolok.appraisal.queries import is_contested, standing
from tolok.appraisal.queries.units import achieved
from tolok.calendar.queries import day_of
from tolok.insight.queries.papers.plans import layout_of, manners_of
from tolok.insight.queries.papers.shapes import Aim, EvaluationFacts, Result
from tolok.insight.queries.papers.signed import (
    REMARKS,
    Around,
    above_of,
    around,
    heading_of,
    signed_appraisals,
    signed_on,
)
from tolok.rules.facts import Dossier, TargetFact
from tolok.rules.numbers import shown
from tolok.rules.terms import Accumulation, Scale
from tolok.skp.queries.leading import leading_units
from tolok.skp.queries.rows import link_text, wanted

if TYPE_CHECKING:
    from tolok.appraisal.models import Achievement, Appraisal
    from tolok.feedback.models import Note


def evaluation_facts(ids: Iterable[int]) -> dict[int, EvaluationFacts]:
    """What signed appraisals of these numbers say, by number; eleven queries, and three for each day of signing."""
    appraisals = signed_appraisals(ids)
    if not appraisals:
        return {}
    found, heads, units = around(appraisals), leading_units(), achieved(appraisals)
    with override("id"):
        return {each.pk: _facts(each, found, heads, units.get(each.pk)) for each in appraisals}


def _facts(appraisal: Appraisal, found: Around, heads: set[int], unit: Achievement | None) -> EvaluationFacts:
    dossier, rating = Dossier.from_json(appraisal.dossier.facts), appraisal.rating
    notes = _notes(appraisal, dossier, found)
    outcome_ids = {outcome.id for outcome in dossier.outcomes}
    work, behaviour = standing(appraisal, rating)
    return EvaluationFacts(
        heading=heading_of(appraisal),
        is_final=not is_contested(appraisal),
        layout=layout_of(appraisal.skp, heads),
        label=appraisal.signature.frozen["period"]["label"],
        results=tuple(_results(dossier, found, notes)),
        manners=manners_of(found.expected[appraisal.skp_id], found.levels[appraisal.pk]),
        work=work,
        behaviour=behaviour,
        predikat=appraisal.predikat,
        remark=_remark(appraisal),
        above=above_of(appraisal, found),
        signed_on=signed_on(appraisal),
        organisation=str(unit.get_predikat_display()).upper() if unit else "",
        seen_on=day_of(appraisal.seen_at, appraisal.government) if appraisal.seen_at else None,
        told=_told([each for each in notes if _outcome_of(each) not in outcome_ids]),
    )


def _remark(appraisal: Appraisal) -> str:
    """The rater's word, and that an objection is open or set the ratings anew."""
    objection = getattr(appraisal, "objection", None)
    if objection is not None and is_contested(appraisal):
        return f"{appraisal.rating.remark} Sedang dalam keberatan, belum final.".strip()
    if objection is None or not objection.work:
        return str(appraisal.rating.remark)
    on = date_format(day_of(objection.ended_at, appraisal.government), "j F Y")
    decided = f"Rating ditetapkan ulang atas keberatan pada {on} oleh {objection.decider.name}."
    return f"{appraisal.rating.remark} {decided}".strip()


def _results(dossier: Dossier, found: Around, notes: Sequence[Note]) -> Iterable[Result]:
    for fact in dossier.outcomes:
        outcome = found.outcomes.get(fact.id)
        supports = outcome.supports if outcome else None
        yield Result(
            kind=fact.kind,
            title=fact.title,
            supports=supports.title if supports else "",
            link=outcome.assigned_by or link_text(outcome) if outcome else "",
            measure=outcome.measure if outcome else "",
            aims=tuple(
                _aim(target, dossier.months, found.perspectives.get(target.id, ""))
                for target in dossier.targets
                if target.outcome == fact.id
            ),
            told=_told([each for each in notes if _outcome_of(each) == fact.id]),
        )


def _aim(target: TargetFact, months: int, perspective: str) -> Aim:
    words = wanted(target.low or 0, target.high or 0, target.unit)
    if target.accumulation == Accumulation.SUM and months < 12:
        due = shown((target.high or 0) * months, Scale.AMOUNT12)
        words = f"{words} setahun; periode ini {due} {target.unit}"
    return Aim(target.aspect, target.name, words, _amount(target), perspective)


def _amount(target: TargetFact) -> str:
    """What was checked, and how much of it by how many; nothing checked is said, never written as zero."""
    if target.checked is None:
        return "Belum ada realisasi yang diperiksa"
    counted = f"{shown(target.checked, Scale.AMOUNT)} {target.unit}"
    return f"{counted} ({shown(target.n_checked, Scale.MONTHS)} bukti diperiksa)" if target.n_checked else counted


def _notes(appraisal: Appraisal, dossier: Dossier, found: Around) -> list[Note]:
    """Remarks of the appraised days, said before the signature."""
    first, end = date.fromisoformat(dossier.starts_on), date.fromisoformat(dossier.ends_on)
    return [
        each
        for each in found.notes.get(appraisal.person_id, ())
        if first <= day_of(each.said_at, appraisal.government) < end and each.said_at <= appraisal.signature.signed_at
    ]


def _outcome_of(note: Note) -> int | None:
    report = note.report
    return report.target.outcome_id if report and report.target else None


def _told(notes: Sequence[Note]) -> tuple[str, ...]:
    """The newest remarks with who said them, and how many more there are."""
    lines = tuple(f"{each.text} ({each.author.name})" for each in notes[:REMARKS])
    rest = len(notes) - REMARKS
    return (*lines, f"dan {rest} umpan balik lain") if rest > 0 else lines
