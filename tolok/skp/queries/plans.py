"""Reads plans: whose, of which days, with which outcomes and targets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import formats
from django.utils.translation import gettext as _

from tolok.skp.models import AnnexLine, Outcome, Skp, Target
from tolok.skp.queries.behaviours import BEHAVIOURS, Behaviour

if TYPE_CHECKING:
    from tolok.people.models import Person

SPANS = {"low_high": "%(low)s–%(high)s %(unit)s", "exact": "%(low)s %(unit)s"}


@dataclass(frozen=True)
class TargetRow:
    """A target as pages and reports show it; `low` and `high` are in hundredths of `unit`."""

    id: int
    outcome_id: int
    outcome: str
    kind: str
    name: str
    unit: str
    aspect: str
    aspect_label: str
    polarity: str
    polarity_label: str
    accumulation: str
    low: int
    high: int
    revision_id: int | None
    indicator_id: int | None

    @property
    def wanted(self) -> str:
        """The target in words: "80–90 %", "95 dokumen"."""
        return wanted(self.low, self.high, self.unit)


@dataclass(frozen=True)
class OutcomeRow:
    """An outcome as pages show it; `link` says what it supports, empty while it waits."""

    id: int
    kind: str
    number: int
    title: str
    measure: str
    link: str
    targets: tuple[TargetRow, ...]

    @property
    def is_waiting(self) -> bool:
        """Whether nothing says yet what the outcome supports."""
        return not self.link


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


def number_text(hundredths: int) -> str:
    """Hundredths as people write the number: 9500 is "95", 250 is "2,5"."""
    whole, rest = divmod(hundredths, 100)
    places = 0 if rest == 0 else 1 if rest % 10 == 0 else 2
    return formats.number_format((whole * 100 + rest) / 100, places, use_l10n=True, force_grouping=True)


def wanted(low: int, high: int, unit: str) -> str:
    """A target in words, exact or as a range, from hundredths of its unit."""
    pattern = SPANS["exact" if low == high else "low_high"]
    return pattern % {"low": number_text(low), "high": number_text(high), "unit": unit}


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
    """The agreed plans of these people that touch the span, by person and start."""
    touching = Q(starts_on__lt=ends_on, ends_on__gt=starts_on, state=Skp.State.AGREED)
    return list(Skp.objects.filter(touching, person_id__in=list(person_ids)).order_by("person_id", "starts_on"))


def targets_of(person: Person, *, on: date) -> list[TargetRow]:
    """The targets of the agreed plan that runs that day, to report against."""
    running = {"outcome__skp__starts_on__lte": on, "outcome__skp__ends_on__gt": on}
    held = Target.objects.filter(outcome__skp__person=person, outcome__skp__state=Skp.State.AGREED, **running)
    found = list(held.select_related("outcome__skp", "revision"))
    newest = max((target.outcome.skp.starts_on for target in found), default=on)
    latest = [target for target in found if target.outcome.skp.starts_on == newest]
    return [_row(target) for target in sorted(latest, key=_place)]


def outcomes_of(skp: Skp) -> list[OutcomeRow]:
    """The outcomes of a plan with their targets, main ones first, in two queries."""
    outcomes = list(Outcome.objects.filter(skp=skp).select_related("supports__skp__person", "goal"))
    targets = Target.objects.filter(outcome__skp=skp).select_related("outcome", "revision").order_by("pk")
    below: dict[int, list[TargetRow]] = {}
    for target in targets:
        below.setdefault(target.outcome_id, []).append(_row(target))
    ordered = sorted(outcomes, key=lambda outcome: (outcome.kind != Outcome.Kind.MAIN, outcome.number))
    return [_outcome_row(outcome, tuple(below.get(outcome.pk, ()))) for outcome in ordered]


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


def link_text(outcome: Outcome) -> str:
    """What an outcome supports, in words; empty while it supports nothing."""
    if outcome.supports is not None:
        return f"{outcome.supports.title} ({outcome.supports.skp.person.name})"
    if outcome.goal is not None:
        return str(outcome.goal)
    if outcome.assigned_by:
        return _("Assigned by %(who)s") % {"who": outcome.assigned_by}
    return ""


def _place(target: Target) -> tuple[bool, int, int]:
    return (target.outcome.kind != Outcome.Kind.MAIN, target.outcome.number, target.pk)


def _row(target: Target) -> TargetRow:
    return TargetRow(
        id=target.pk,
        outcome_id=target.outcome_id,
        outcome=target.outcome.title,
        kind=target.outcome.kind,
        name=target.name,
        unit=target.unit,
        aspect=target.aspect,
        aspect_label=target.get_aspect_display(),
        polarity=target.polarity,
        polarity_label=target.get_polarity_display(),
        accumulation=target.accumulation,
        low=target.low,
        high=target.high,
        revision_id=target.revision_id,
        indicator_id=target.revision.indicator_id if target.revision else None,
    )


def _outcome_row(outcome: Outcome, targets: tuple[TargetRow, ...]) -> OutcomeRow:
    return OutcomeRow(
        id=outcome.pk,
        kind=outcome.kind,
        number=outcome.number,
        title=outcome.title,
        measure=outcome.measure,
        link=link_text(outcome),
        targets=targets,
    )
