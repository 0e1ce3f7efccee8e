"""Outcomes and targets as pages and reports show them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import gettext as _

from tolok.skp.models import Outcome, Target

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
    service_id: int | None = None
    service: str = ""
    reading: str = ""
    reading_label: str = ""

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


def number_text(hundredths: int) -> str:
    """Hundredths as people write the number: 9500 is "95", 250 is "2,5"."""
    whole, rest = divmod(hundredths, 100)
    places = 0 if rest == 0 else 1 if rest % 10 == 0 else 2
    return formats.number_format((whole * 100 + rest) / 100, places, use_l10n=True, force_grouping=True)


def wanted(low: int, high: int, unit: str) -> str:
    """A target in words, exact or as a range, from hundredths of its unit."""
    pattern = SPANS["exact" if low == high else "low_high"]
    return pattern % {"low": number_text(low), "high": number_text(high), "unit": unit}


def link_text(outcome: Outcome) -> str:
    """What an outcome supports, in words; empty while it supports nothing."""
    if outcome.supports is not None:
        return f"{outcome.supports.title} ({outcome.supports.skp.person.name})"
    if outcome.goal is not None:
        return str(outcome.goal)
    if outcome.assigned_by:
        return _("Assigned by %(who)s") % {"who": outcome.assigned_by}
    return ""


def target_row(target: Target) -> TargetRow:
    """A target with its outcome, finished."""
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
        service_id=target.service_id,
        service=target.service.name if target.service else "",
        reading=target.reading,
        reading_label=target.get_reading_display() if target.reading else "",
    )


def outcome_row(outcome: Outcome, targets: tuple[TargetRow, ...]) -> OutcomeRow:
    """An outcome with its targets, finished."""
    return OutcomeRow(
        id=outcome.pk,
        kind=outcome.kind,
        number=outcome.number,
        title=outcome.title,
        measure=outcome.measure,
        link=link_text(outcome),
        targets=targets,
    )
