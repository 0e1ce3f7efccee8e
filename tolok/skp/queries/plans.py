"""Reads plans: whose, of which days, with which outcomes and targets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Q

from tolok.skp.models import AnnexLine, Outcome, Skp, Target
from tolok.skp.queries.behaviours import BEHAVIOURS, Behaviour
from tolok.skp.queries.rows import OutcomeRow, TargetRow, outcome_row, target_row

if TYPE_CHECKING:
    from tolok.people.models import Person


@dataclass(frozen=True)
class Expected:
    """A behaviour with what the superior expects of it in this plan."""

    behaviour: Behaviour
    text: str


@dataclass(frozen=True)
class AnnexList:
    """One of the three lists of the annex."""

    kind: str
    label: str
    lines: tuple[str, ...]


class OutcomeLine(NamedTuple):
    """An outcome of one of many plans, without the weight of a model."""

    skp_id: int
    id: int
    kind: str
    title: str


class TargetLine(NamedTuple):
    """A target of one of many plans; `low` and `high` in hundredths of `unit`."""

    skp_id: int
    outcome_id: int
    id: int
    aspect: str
    name: str
    unit: str
    polarity: str
    accumulation: str
    low: int
    high: int
    service_id: int | None
    reading: str


def skp_by_id(skp_id: int) -> Skp | None:
    """A plan with its person, posting and superior, when this transaction may see it."""
    found = Skp.objects.select_related("person", "posting__position__unit", "superior")
    return found.filter(pk=skp_id).first()


def skp_of(person: Person, *, on: date) -> Skp | None:
    """The plan that runs that day, in any state; the latest when two overlap."""
    held = Skp.objects.filter(person=person, starts_on__lte=on, ends_on__gt=on).order_by("-starts_on", "-pk")
    return held.select_related("person", "posting__position__unit", "superior").first()


def skps_of(person: Person) -> list[Skp]:
    """All plans of a person, the newest first."""
    return list(Skp.objects.filter(person=person).select_related("posting__position").order_by("-starts_on", "-pk"))


def agreed_skps(person_ids: Iterable[int], *, starts_on: date, ends_on: date) -> list[Skp]:
    """The agreed plans of these people that touch the span with their posts, by person and start."""
    touching = Q(starts_on__lt=ends_on, ends_on__gt=starts_on, state=Skp.State.AGREED)
    return list(
        Skp.objects.filter(touching, person_id__in=list(person_ids))
        .select_related("posting__position")
        .order_by("person_id", "starts_on")
    )


def lines_of(skp_ids: Iterable[int]) -> tuple[list[OutcomeLine], list[TargetLine]]:
    """Everything that these plans promise, in the order of the forms; two queries for thousands of plans."""
    asked = list(skp_ids)
    outcomes = Outcome.objects.filter(skp_id__in=asked).values_list("skp_id", "pk", "kind", "title")
    targets = Target.objects.filter(outcome__skp_id__in=asked).values_list(
        *("outcome__skp_id", "outcome_id", "pk", "aspect", "name", "unit", "polarity", "accumulation", "low", "high"),
        *("service_id", "reading"),
    )
    return [OutcomeLine(*row) for row in outcomes], [TargetLine(*row) for row in targets]


def counted_targets(skp_id: int) -> dict[int, int]:
    """The targets of a plan that systems count: service id by target id."""
    held = Target.objects.filter(outcome__skp_id=skp_id, service__isnull=False)
    return {pk: service_id for pk, service_id in held.values_list("pk", "service_id") if service_id is not None}


def public_reading(target_id: int) -> str:
    """In words what a target reads of what the public brings; empty for any other."""
    held = Target.objects.filter(pk=target_id, service__isnull=True).exclude(reading="").first()
    return str(held.get_reading_display()) if held else ""


def targets_of(person: Person, *, on: date) -> list[TargetRow]:
    """The targets of the agreed plan that runs that day, to report against."""
    running = {"outcome__skp__starts_on__lte": on, "outcome__skp__ends_on__gt": on}
    held = Target.objects.filter(outcome__skp__person=person, outcome__skp__state=Skp.State.AGREED, **running)
    found = list(held.select_related("outcome__skp", "revision", "service"))
    newest = max((target.outcome.skp.starts_on for target in found), default=on)
    latest = [target for target in found if target.outcome.skp.starts_on == newest]
    return [target_row(target) for target in sorted(latest, key=_place)]


def outcomes_of(skp: Skp) -> list[OutcomeRow]:
    """The outcomes of a plan with their targets, main ones first, in two queries."""
    outcomes = list(Outcome.objects.filter(skp=skp).select_related("supports__skp__person", "goal"))
    targets = Target.objects.filter(outcome__skp=skp).select_related("outcome", "revision", "service").order_by("pk")
    below: dict[int, list[TargetRow]] = {}
    for target in targets:
        below.setdefault(target.outcome_id, []).append(target_row(target))
    ordered = sorted(outcomes, key=lambda outcome: (outcome.kind != Outcome.Kind.MAIN, outcome.number))
    return [outcome_row(outcome, tuple(below.get(outcome.pk, ()))) for outcome in ordered]


def expected_of(skp: Skp) -> list[Expected]:
    """The seven behaviours with what the superior expects of each."""
    written = dict(skp.expectations.values_list("behaviour", "text"))
    return [Expected(behaviour, written.get(behaviour.code, "")) for behaviour in BEHAVIOURS]


def annex_of(skp: Skp) -> list[AnnexList]:
    """The three lists of the annex."""
    lines: dict[str, list[str]] = {}
    for line in skp.annex_lines.order_by("number"):
        lines.setdefault(line.kind, []).append(line.text)
    return [AnnexList(kind.value, str(kind.label), tuple(lines.get(kind.value, ()))) for kind in AnnexLine.Kind]


def _place(target: Target) -> tuple[bool, int, int]:
    return (target.outcome.kind != Outcome.Kind.MAIN, target.outcome.number, target.pk)
