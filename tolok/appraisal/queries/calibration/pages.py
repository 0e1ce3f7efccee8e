"""Finished rows of the private round, the meeting, the minutes and the receipt."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from tolok.appraisal.models import Appraisal, Calibration, CalibrationChange, CalibrationItem
from tolok.appraisal.queries.calibration.table import (
    Spoken,
    conflicts,
    items_of,
    own_words,
    said_count,
    spoken,
    table_of,
)
from tolok.appraisal.queries.facts import answer, policy_of
from tolok.appraisal.queries.lines import Line, outcome_lines
from tolok.appraisal.queries.replay import given_levels
from tolok.rules.facts import Dossier
from tolok.rules.quadrant import predikat
from tolok.rules.terms import Level as Word

if TYPE_CHECKING:
    from tolok.appraisal.models import CalibrationWord
    from tolok.people.models import Person

NOTHING = Spoken(0, 0, ())


@dataclass(frozen=True)
class Levels:
    """Two ratings and the predikat they make."""

    work: str
    behaviour: str
    predikat: str


@dataclass(frozen=True)
class RoundRow:
    """One rating in the private round, with one's own word on it; `is_old` when the rating changed since."""

    appraisal: Appraisal
    levels: Levels
    word: CalibrationWord | None
    is_old: bool
    is_own: bool


@dataclass(frozen=True)
class Change:
    """What a meeting changed, from what to what, why, by whom and when."""

    before: Levels
    after: Levels
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class MeetingRow:
    """One rating on the table, as the meeting found and left it; `leave` go out while it is spoken about."""

    appraisal: Appraisal
    before: Levels
    now: Levels
    spoken: Spoken
    changes: tuple[Change, ...]
    leave: tuple[str, ...]
    may_change: bool


@dataclass(frozen=True)
class CalibrationPage:
    """A session as one reader sees it; `hidden` rows are kept from this reader, `apart` need somebody to go out."""

    calibration: Calibration
    seats: tuple[Person, ...]
    said: int
    round: tuple[RoundRow, ...]
    rows: tuple[MeetingRow, ...]
    apart: tuple[MeetingRow, ...]
    hidden: int
    changed: int

    @property
    def total(self) -> int:
        """How many ratings on the table this reader sees."""
        return len(self.rows) + len(self.apart)

    @property
    def left(self) -> int:
        """How many ratings still wait for one's own word."""
        return sum(not row.is_own and (row.word is None or row.is_old) for row in self.round)


@dataclass(frozen=True)
class Session:
    """A session in a list, with what it asks of the reader."""

    calibration: Calibration
    is_seated: bool


def calibration_page(
    calibration: Calibration, seats: Sequence[Person], head: Person | None, reader: Person, *, on: date
) -> CalibrationPage:
    """What this reader sees of the session in its state; a constant number of queries."""
    is_private, is_seated = calibration.state == Calibration.State.PRIVATE, reader in seats
    rows: list[RoundRow] = []
    meeting: list[MeetingRow] = []
    hidden = 0
    if is_private and is_seated:
        rows, hidden = round_rows(calibration, head, reader, on=on)
    if not is_private:
        meeting, hidden = _meeting(calibration, seats, reader, on)
    return CalibrationPage(
        calibration=calibration,
        seats=tuple(seats),
        said=said_count(calibration) if is_private and not is_seated else 0,
        round=tuple(rows),
        rows=tuple(row for row in meeting if not row.leave),
        apart=tuple(row for row in meeting if row.leave),
        hidden=hidden,
        changed=sum(bool(row.changes) for row in meeting),
    )


def round_rows(
    calibration: Calibration, head: Person | None, speaker: Person, *, on: date
) -> tuple[list[RoundRow], int]:
    """The ratings this speaker may see in private, and how many are kept from them."""
    table = table_of(calibration, head)
    away, words = conflicts([speaker], table, on=on)[speaker.pk], own_words(calibration, speaker)
    rows = [_round_row(each, words.get(each.pk), speaker) for each in table if each.pk not in away]
    return rows, len(away)


def evidence_of(appraisal: Appraisal) -> tuple[Line, ...]:
    """Outcomes with their indicators and what was reached, without the reports behind them."""
    facts = Dossier.from_json(appraisal.dossier.facts)
    lines = outcome_lines(appraisal, facts, answer(appraisal, *given_levels(appraisal)), ())
    return tuple(
        replace(each, steps=tuple(replace(one, steps=()) for one in each.steps if one.result)) for each in lines
    )


def calibrated(appraisal: Appraisal) -> list[Change]:
    """What meetings changed in this appraisal, for its receipt; by nobody's word but the rater's. One query."""
    found = CalibrationChange.objects.filter(item__appraisal=appraisal).select_related("by").order_by("pk")
    return [_change(each, appraisal) for each in found]


def sessions_of(person: Person, *, sees_all: bool, unit_ids: Collection[int]) -> list[Session]:
    """The sessions one sits in, leads or watches, the open ones first, then the newest; two queries."""
    seated = set(person.calibration_seats.values_list("calibration_id", flat=True))
    joined = Calibration.objects.select_related("unit", "period")
    found = [each for each in joined if sees_all or each.pk in seated or each.unit_id in unit_ids]
    ordered = sorted(found, key=lambda each: (each.state in Calibration.OPEN, each.held_on, each.pk), reverse=True)
    return [Session(each, each.pk in seated) for each in ordered]


def sessions_waiting(person: Person) -> int:
    """How many open sessions the person sits in; one query."""
    return person.calibration_seats.filter(calibration__state__in=Calibration.OPEN).count()


def _round_row(appraisal: Appraisal, word: CalibrationWord | None, speaker: Person) -> RoundRow:
    rating = appraisal.rating
    is_old = word is not None and (word.work, word.behaviour) != (rating.work, rating.behaviour)
    is_own = speaker.pk in (rating.rater_id, appraisal.rater_id)
    return RoundRow(appraisal, _levels(appraisal, rating.work, rating.behaviour), word, is_old, is_own)


def _meeting(
    calibration: Calibration, seats: Collection[Person], reader: Person, on: date
) -> tuple[list[MeetingRow], int]:
    """The table for this reader, what is seen most differently first; what the reader must not see is counted."""
    items, said = items_of(calibration), spoken(calibration)
    everybody = list(dict.fromkeys([*seats, reader]))
    away = conflicts(everybody, [item.appraisal for item in items], on=on)
    hidden = away[reader.pk]
    is_open = calibration.state == Calibration.State.MEETING
    rows = []
    for item in items:
        if item.appraisal_id in hidden:
            continue
        leave = tuple(seat.name for seat in seats if item.appraisal_id in away[seat.pk])
        rows.append(_meeting_row(item, said, leave, is_open and reader in seats, reader))
    return sorted(rows, key=lambda row: -row.spoken.differ), len(hidden)


def _meeting_row(
    item: CalibrationItem, said: Mapping[int, Spoken], leave: tuple[str, ...], is_open: bool, reader: Person
) -> MeetingRow:
    appraisal, rating = item.appraisal, item.appraisal.rating
    is_unsigned = appraisal.state == Appraisal.State.RATED
    before = _levels(appraisal, item.work, item.behaviour)
    changes = tuple(_change(each, appraisal) for each in item.changes.all())
    return MeetingRow(
        appraisal=appraisal,
        before=before,
        now=changes[-1].after if changes else before,
        spoken=said.get(appraisal.pk, NOTHING),
        changes=changes,
        leave=leave,
        may_change=is_open and is_unsigned and rating.rater_id == reader.pk,
    )


def _change(change: CalibrationChange, appraisal: Appraisal) -> Change:
    return Change(
        before=_levels(appraisal, change.old_work, change.old_behaviour),
        after=_levels(appraisal, change.work, change.behaviour),
        reason=change.reason,
        by=change.by.name,
        at=change.changed_at,
    )


def _levels(appraisal: Appraisal, work: str, behaviour: str) -> Levels:
    quadrant = policy_of(appraisal.dossier.policy.text).quadrant
    return Levels(work, behaviour, str(predikat(Word(work), Word(behaviour), quadrant)))
