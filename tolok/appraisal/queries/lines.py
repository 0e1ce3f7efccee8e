"""Receipt rows that open: outcomes, indicators, rules, reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tolok.appraisal.queries.words import formula_of, label_of, level_word, not_counted, value_of
from tolok.rules.numbers import shown

if TYPE_CHECKING:
    from tolok.appraisal.models import Appraisal
    from tolok.evidence.queries import EventRow
    from tolok.reports.queries import ReportRow
    from tolok.rules.facts import Dossier, OutcomeFact, TargetFact
    from tolok.rules.result import Appraisal as Result
    from tolok.rules.result import LocalScore, Part, Step

# A line opens to so many reports at once; the rest has a page of its own.
REPORTS_AT_ONCE = 30


@dataclass(frozen=True)
class Line:
    """One line of a receipt, as the part `_step` draws it."""

    label: str
    result: str = ""
    detail: str = ""
    source: str = ""
    href: str = ""
    action: str = ""
    missing: bool = False
    open: bool = False
    steps: tuple[Line, ...] = ()


def rule_lines(result: Result, place: str) -> tuple[Line, ...]:
    """The steps of one rule, with the formula filled in and the article."""
    steps = (step for step in result.steps if step.path.rpartition("/")[0] == place or step.path == place)
    return tuple(rule_line(step) for step in steps)


def rule_line(step: Step) -> Line:
    """One step of a rule."""
    missing = step.value is None
    detail = not_counted(step.missing, step.silence) if step.missing else formula_of(step)
    return Line(label_of(step), value_of(step) or "–", detail, step.source, missing=missing)


def outcome_lines(
    appraisal: Appraisal, facts: Dossier, result: Result, reports: Sequence[ReportRow]
) -> tuple[Line, ...]:
    """Every outcome of the plan, opening to indicators, rule steps and reports."""
    levels = {step.path: step for step in result.steps if step.path.startswith("outcome/")}
    found = []
    for outcome in facts.outcomes:
        own = [target for target in facts.targets if target.outcome == outcome.id]
        lines = tuple(_target_line(appraisal, target, result, reports) for target in own)
        found.append(_outcome_line(outcome, levels[f"outcome/{outcome.id}/level"], lines, result))
    return tuple(found)


def report_lines(reports: Sequence[ReportRow]) -> tuple[Line, ...]:
    """Each report with its day, amount and trust."""
    return tuple(_report_line(row) for row in reports)


def event_lines(events: Iterable[EventRow], slug: str) -> tuple[Line, ...]:
    """Each measured service with its day and the time it took."""
    return tuple(
        Line(
            label=f"{formats.date_format(each.finished_at, 'j F Y')} · {each.service}",
            result=each.taken,
            detail=_("Limit %(limit)s. %(system)s %(number)s.")
            % {"limit": each.limit, "system": each.source, "number": each.external_id},
            href=reverse("evidence:event", args=[slug, each.id]),
            action=_("Open the service"),
        )
        for each in events
    )


def public_line(target: TargetFact, reading: str) -> Line:
    """What is read of what the public brought to the unit; no case and nobody's answer is named."""
    told = _("From %(n)s, of the unit first; a person's own cases count from a number on, drawn towards the unit.")
    amount = f"{shown(target.checked, 'amount')} {target.unit}" if target.checked is not None else "–"
    return Line(reading, amount, told % {"n": target.n_checked}, missing=target.checked is None)


def local_lines(score: LocalScore) -> tuple[Line, ...]:
    """The parts of a local score."""
    return tuple(_part_line(part) for part in score.parts)


def _outcome_line(outcome: OutcomeFact, step: Step, lines: tuple[Line, ...], result: Result) -> Line:
    return Line(
        label=outcome.title,
        result=level_word(str(step.value)) if step.value else _("Waits"),
        detail=not_counted(step.missing) if step.missing else _band(step),
        missing=step.value is None,
        open=bool(lines),
        steps=(*lines, _rules(rule_lines(result, f"outcome/{outcome.id}"))),
    )


def _band(step: Step) -> str:
    """Where the outcome lies between the limits of the levels."""
    formula = formula_of(step)
    return _("Limits: %(formula)s") % {"formula": formula} if formula else ""


def _target_line(appraisal: Appraisal, target: TargetFact, result: Result, reports: Sequence[ReportRow]) -> Line:
    rules = [step for step in result.steps if step.path.startswith(f"target/{target.id}/")]
    steps = {step.path.rpartition("/")[2]: step for step in rules}
    achieved, raw = steps["achievement"], steps["raw"]
    own = [row for row in reports if row.target_id == target.id]
    lines = (_rules(tuple(rule_line(step) for step in rules)), *report_lines(own[:REPORTS_AT_ONCE]))
    is_counted = bool(target.n_checked) and not own  # what no report stands for, a system measured
    if is_counted or len(own) > REPORTS_AT_ONCE:
        lines += (_rest(appraisal, target, target.n_checked if is_counted else len(own), is_counted),)
    return Line(
        label=target.name,
        result=_("Waits") if achieved.value is None else _achieved(raw, achieved),
        detail=not_counted(achieved.missing, achieved.silence) if achieved.missing else _reported(target),
        missing=achieved.value is None,
        steps=lines,
    )


def _achieved(raw: Step, achieved: Step) -> str:
    """The formula with its result, and the cap where it bites."""
    text = formula_of(raw) or value_of(raw)
    return text if raw.value == achieved.value else f"{text} → {value_of(achieved)}"


def _rules(steps: tuple[Line, ...]) -> Line:
    return Line(_("Rule and article"), steps=steps)


def _reported(target: TargetFact) -> str:
    checked = shown(target.checked, "amount")
    said = ngettext(
        "%(amount)s %(unit)s from %(count)s checked or measured report.",
        "%(amount)s %(unit)s from %(count)s checked or measured reports.",
        target.n_checked,
    ) % {"amount": checked, "unit": target.unit, "count": target.n_checked}
    if not target.n_claimed:
        return said
    return said + " " + _unchecked(target)


def _unchecked(target: TargetFact) -> str:
    return ngettext(
        "%(count)s report is not checked yet.", "%(count)s reports are not checked yet.", target.n_claimed
    ) % {"count": target.n_claimed}


def _rest(appraisal: Appraisal, target: TargetFact, count: int, is_counted: bool) -> Line:
    whole = _("All %(count)s that were measured or counted") if is_counted else _("All %(count)s reports")
    slug = appraisal.person.government.slug
    return Line(
        label=whole % {"count": count},
        href=reverse("appraisal:line", args=[slug, appraisal.pk, target.id]),
        action=_("Open the list"),
    )


def _report_line(row: ReportRow) -> Line:
    what = "" if row.amount is None else f" · {shown(row.amount, 'amount')} {row.unit}"
    what = what if row.target_id else f" · {row.title}"
    checked = _("Checked by %(name)s.") % {"name": row.checker} if row.checker else ""
    counted = _("Counted by %(system)s.") % {"system": row.source} if row.source else ""
    said = [row.note, counted, checked, row.reason]
    return Line(
        label=formats.date_format(row.on, "j F Y") + what,
        result=row.trust_label,
        detail=" ".join(part for part in said if part),
        href=row.link,
        action=_("Open the evidence"),
    )


def _part_line(part: Part) -> Line:
    weight = _("weight %(weight)s") % {"weight": shown(part.weight, "ratio")}
    return Line(
        label=label_of(part),
        result="–" if part.points is None else shown(part.points, "points"),
        detail=f"{not_counted(part.missing, part.silence)} ({weight})" if part.missing else weight,
        source=part.source,
        missing=part.points is None,
    )
