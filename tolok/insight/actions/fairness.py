"""Asks for a reading of signed ratings, keeps what it found, notes who opened it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tolok.calendar.queries import day_of
from tolok.delivery.actions import Telling, tell_many
from tolok.insight.access.fairness import PERMISSIONS, STEPS, State
from tolok.insight.events import ask_for_reading
from tolok.insight.models import Analysis, Mirror, Reading
from tolok.insight.queries.fairness.findings import Findings, canonical, strength
from tolok.insight.queries.fairness.sheets import signed_count, year_up_to
from tolok.ledger.actions import Refusal, record
from tolok.people.access import require
from tolok.people.models import Government, Person
from tolok.rules.canon import digest

if TYPE_CHECKING:
    from tolok.calendar.models import Period

# The way figures are computed and kept; what was kept before keeps its own.
EDITION = 1


class NothingSigned(Refusal):
    """The period has no signed rating that could be read."""

    def __init__(self) -> None:
        super().__init__(
            _("Nobody's rating of this period is signed yet, so there is nothing to read. Choose another.")
        )


class BeingRead(Refusal):
    """The period's ratings are being read already."""

    def __init__(self) -> None:
        super().__init__(_("The ratings of this period are being read already. Wait until that reading is ready."))


@transaction.atomic
def ask_reading(*, by: Person | None, at: datetime, period: Period) -> Reading:
    """Keep what was asked and enqueue the job; by nobody where a closed period asks by itself."""
    if by is not None:
        require({"ask_reading": STEPS["ask_reading"][2]}, "ask_reading", by=by, person=by, on=day_of(at, by.government))
    # Two who ask at the same moment wait for each other here.
    Government.objects.select_for_update(no_key=True).get(pk=period.government_id)
    if Reading.objects.filter(period=period, state=State.RUNNING).exists():
        raise BeingRead
    if not signed_count([period.pk], at=at):
        raise NothingSigned
    reading = Reading.objects.create(
        government_id=period.government_id,
        period=period,
        asked_by=by,
        asked_at=at,
        total=signed_count(year_up_to(period), at=at),
    )
    record(verb="ask_reading", by=by, at=at, on=reading, fields={"period": period.pk})
    ask_for_reading(reading=reading)
    return reading


@transaction.atomic
def finish_reading(*, at: datetime, reading_id: int, found: Findings) -> Analysis | None:
    """Keep what was found, for ever; None when the reading ended meanwhile. No rating is touched."""
    reading = _ended("finish_reading", reading_id)
    if reading is None:
        return None
    text, mirrors = canonical(found.whole), [(each, canonical(each)) for each in found.raters]
    analysis = Analysis.objects.create(
        government_id=reading.government_id,
        reading=reading,
        edition=EDITION,
        n=found.n,
        text=text,
        hash=digest("\n".join([text, *(kept for _row, kept in mirrors)])),
    )
    Mirror.objects.bulk_create(_mirror(analysis, row, kept) for row, kept in mirrors)
    record(verb="finish_reading", by=None, at=at, on=reading, fields={"hash": analysis.hash, "n": found.n})
    if reading.asked_by_id is None:
        _tell(reading, found, at=at)
    return analysis


@transaction.atomic
def stop_reading(*, at: datetime, reading_id: int, reason: str) -> bool:
    """Say why nothing was found; False when the reading ended meanwhile."""
    reading = _ended("stop_reading", reading_id, reason)
    if reading is None:
        return False
    record(verb="stop_reading", by=None, at=at, on=reading, fields={"reason": reading.reason})
    return True


@transaction.atomic
def open_analysis(*, by: Person, at: datetime, analysis: Analysis) -> None:
    """Note that somebody of the HR agency opened the whole, which names raters."""
    require(PERMISSIONS, "see_fairness", by=by, person=by, on=day_of(at, by.government))
    record(verb="open_analysis", by=by, at=at, on=analysis)


@transaction.atomic
def open_mirror(*, by: Person, at: datetime, mirror: Mirror) -> None:
    """Note that somebody of the HR agency opened a rater's mirror."""
    require(PERMISSIONS, "see_mirror", by=by, person=mirror.rater, on=day_of(at, by.government))
    record(verb="open_mirror", by=by, at=at, on=mirror, person=mirror.rater)


def _ended(verb: str, reading_id: int, reason: str = "") -> Reading | None:
    starts, state, _who = STEPS[verb]
    found = Reading.objects.select_for_update().filter(pk=reading_id, state__in=starts).first()
    if found is None:
        return None
    found.state, found.reason, found.seconds_left = str(state), reason[:500], None
    found.done = found.total if state == State.DONE else found.done
    found.save(update_fields=["state", "reason", "seconds_left", "done"])
    return found


def _mirror(analysis: Analysis, row: Mapping[str, Any], kept: str) -> Mirror:
    return Mirror(
        government_id=analysis.government_id,
        analysis=analysis,
        rater_id=int(row["rater"]),
        leads=len(row["leads"]),
        strength=strength(row),
        text=kept,
    )


def _tell(reading: Reading, found: Findings, *, at: datetime) -> None:
    """Tell each rater once a period that there is a mirror; what it says stays on its page."""
    people = Person.objects.select_related("government").in_bulk([int(row["rater"]) for row in found.raters])
    text = _("Your mirror of rating for %(period)s is ready. Only you and the HR agency see it.")
    words, key = {"period": reading.period.label}, f"mirror:{reading.period_id}"
    tell_many(at=at, tellings=[Telling(at, each, key, text, words, "insight:mirrors") for each in people.values()])
