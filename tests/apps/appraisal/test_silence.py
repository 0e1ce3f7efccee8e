"""Silent raters are reminded, then others know; whoever waits is not touched."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.apps.appraisal.conftest import LATER, Office
from tolok.appraisal.actions import tell_silence
from tolok.appraisal.models import Appraisal
from tolok.appraisal.tasks import tell_silence as hourly
from tolok.calendar.actions import set_hours
from tolok.calendar.queries import STANDARD_WEEK
from tolok.delivery.models import Mail, Notice
from tolok.ledger.models import LedgerEntry
from tolok.people.models import Person, Posting

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


def test_an_office_that_opens_on_saturdays_counts_them(office: Office) -> None:
    office.gathered()
    week = (*STANDARD_WEEK[:5], ((450, 720),), ())
    set_hours(by=office.people["hr"], at=LATER, unit=office.unit, valid_from=date(2026, 7, 1), week=week)
    office.unit.refresh_from_db()

    found = []
    for on in (date(2026, 7, 28), date(2026, 7, 29), date(2026, 8, 1), date(2026, 8, 4), date(2026, 8, 10)):
        tell(office, on)
        found.append(told(office))

    rater, above = {"superior": 2}, {"superior": 2, "above": 1}
    assert found == [{"superior": 1}, {"superior": 1}, rater, above, above]


def test_whoever_has_no_office_is_counted_for_by_everybody_s_hours(office: Office) -> None:
    office.gathered()
    Posting.objects.filter(person=office.people["superior"]).update(kind="plt")

    assert tell(office, date(2026, 8, 5)) == 2
    assert told(office) == {"superior": 2}


def test_superiors_and_the_agency_get_one_mail_each_and_raters_none_beside_their_reminders(
    office: Office, settings: Any
) -> None:
    settings.MAILS, settings.ADDRESS = True, "https://kinerja.contoh.example"
    for role, person in office.people.items():
        Person.objects.filter(pk=person.pk).update(email=f"{role}@contoh.example")
    office.hire("second", above="above")
    for role in ("staff", "staff2"):
        office.hire(role, above="second")
        office.plan(role, superior="second")
    office.gathered()

    for day in (10, 11, 12):
        tell(office, date(2026, 8, day))

    mails = {mail.person.name: mail for mail in Mail.objects.select_related("person")}
    assert {name: mail.subject for name, mail in mails.items()} == {
        "Above": "Tolok: 2 penilai di bawah Anda terlambat",
        "Hr": "Tolok: Penilaian Triwulan II 2026 terlambat",
    }
    assert "- 3 penilaian pada 2 penilai\n- atasan mereka tahu\n" in mails["Hr"].body
    assert not any(name in mail.body for mail in mails.values() for name in ("Clerk", "Staff", "Superior", "Second"))
    assert told(office) == {"superior": 2, "above": 2, "hr": 1, "second": 2}
