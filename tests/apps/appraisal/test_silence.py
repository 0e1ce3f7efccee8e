"""Silent raters are reminded, then others know; whoever waits is not touched."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.apps.appraisal.conftest import LATER, Office
from tolok.appraisal.actions import tell_silence
from tolok.appraisal.models import Appraisal
from tolok.appraisal.tasks import tell_silence as hourly
from tolok.calendar.queries import back_working_days
from tolok.delivery.models import Notice
from tolok.ledger.models import LedgerEntry

# The second quarter is rated by Friday 31 July 2026.
STEPS = [
    (date(2026, 7, 27), {}),
    (date(2026, 7, 28), {"superior": 1}),
    (date(2026, 7, 31), {"superior": 1}),
    (date(2026, 8, 3), {"superior": 2}),
    (date(2026, 8, 5), {"superior": 2, "above": 1}),
    (date(2026, 8, 10), {"superior": 2, "above": 1}),
    (date(2026, 8, 11), {"superior": 2, "above": 1, "hr": 1}),
    (date(2026, 9, 30), {"superior": 2, "above": 1, "hr": 1}),
]


def told(office: Office) -> dict[str, int]:
    """How often each role was told of silence."""
    found = {
        role: Notice.objects.filter(person=each, key__startswith="silence:").count()
        for role, each in office.people.items()
    }
    return {role: count for role, count in found.items() if count}


def tell(office: Office, on: date) -> int:
    """What one look that day tells anew."""
    return tell_silence(government=office.government, at=LATER, on=on)


@pytest.mark.parametrize(("on", "expected"), STEPS)
def test_who_has_been_told_by_when(office: Office, on: date, expected: dict[str, int]) -> None:
    office.gathered()
    before = Appraisal.objects.values().get()

    for day in [day for day, _told in STEPS if day <= on]:
        tell(office, day)

    assert told(office) == expected
    assert tell(office, on) == 0
    assert Appraisal.objects.values().get() == before


def test_a_look_that_comes_late_catches_up_at_once(office: Office) -> None:
    office.gathered()

    assert tell(office, date(2026, 9, 30)) == 4
    words = Notice.objects.get(person=office.people["above"], key__startswith="silence:").text
    assert words.startswith("Superior belum menilai 1 orang")
    assert LedgerEntry.objects.filter(verb="tell", actor_id=None, person_id=office.people["above"].pk).exists()


def test_who_has_signed_hears_nothing(office: Office) -> None:
    office.signed()

    assert tell(office, date(2026, 9, 30)) == 0


def test_a_period_that_is_not_rated_is_left_alone(office: Office) -> None:
    assert tell(office, date(2026, 9, 30)) == 0


def test_where_nobody_stands_above_the_agency_still_knows(office: Office) -> None:
    office.gathered()
    office.leave("above", on=date(2026, 7, 1))

    tell(office, date(2026, 8, 11))

    assert told(office) == {"superior": 2, "hr": 1}


def test_the_clock_looks_at_every_government_and_stands_still_in_the_example(office: Office, settings: object) -> None:
    office.gathered()
    moment = int(datetime(2026, 8, 5, 3, tzinfo=UTC).timestamp())

    settings.EXAMPLE_DAY = date(2026, 12, 31)  # type: ignore[attr-defined]  # the fixture takes any setting
    assert hourly(timestamp=moment) == 0
    settings.EXAMPLE_DAY = None  # type: ignore[attr-defined]  # the fixture takes any setting
    assert hourly(timestamp=moment) == 3


@pytest.mark.parametrize(("days", "expected"), [(0, date(2026, 7, 31)), (1, date(2026, 7, 30)), (5, date(2026, 7, 24))])
def test_working_days_are_counted_back(office: Office, days: int, expected: date) -> None:
    assert back_working_days(date(2026, 7, 31), days) == expected
