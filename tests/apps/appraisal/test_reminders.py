"""Raters hear once a named day of all that waits; the HR agency how far it is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from tests.apps.appraisal.conftest import AFTER, LATER, Office
from tolok.appraisal.actions import extend_period, gather_period, remind_raters
from tolok.appraisal.models import Appraisal
from tolok.appraisal.tasks import remind_raters as hourly
from tolok.calendar.models import Period
from tolok.calendar.queries import is_turn, reminder_days
from tolok.delivery.models import Mail, Notice
from tolok.people.models import Person, Tie

# The second quarter is rated by 31 July 2026; the pack reminds 14, 7, 3 and 1 days before, and after it.
DAYS = [date(2026, 7, day) for day in (17, 24, 28, 30)] + [date(2026, 8, day) for day in (1, 3, 7, 14)]


@pytest.fixture
def mailed(office: Office, settings: Any) -> Office:
    """The office with addresses, and a mail server named."""
    settings.MAILS, settings.ADDRESS = True, "https://kinerja.contoh.example"
    for role, person in office.people.items():
        person.email = f"{role}@contoh.example"
        Person.objects.filter(pk=person.pk).update(email=person.email)
    return office


def look(office: Office, on: date) -> int:
    """What one look that day tells anew."""
    return remind_raters(government=office.government, at=LATER, on=on)


def test_the_days_of_the_pack_follow_the_day_to_rate_by(office: Office) -> None:
    assert reminder_days(office.quarter()) == DAYS


def test_each_named_day_reminds_once_and_no_other_day(office: Office) -> None:
    office.gathered()

    told = {}
    for number in range(50):
        on = date(2026, 7, 6) + timedelta(days=number)
        told[on] = (look(office, on), look(office, on))

    assert {on for on, (first, _again) in told.items() if first} == set(DAYS)
    assert {told[on] for on in DAYS} == {(2, 0)}
    assert sum(again for _first, again in told.values()) == 0


def test_a_server_that_was_down_reminds_until_two_days_later(office: Office) -> None:
    office.gathered()

    assert [look(office, date(2026, 7, day)) for day in (19, 20)] == [2, 0]
    assert look(office, date(2026, 7, 27)) == 0


def test_a_rater_gets_one_notice_and_one_mail_for_all_periods(mailed: Office) -> None:
    mailed.plan("colleague")
    mailed.gathered()
    gather_period(by=mailed.people["hr"], at=AFTER, period=mailed.quarter(1))

    look(mailed, DAYS[0])

    superior = mailed.people["superior"]
    notice, mail = Notice.objects.get(person=superior), Mail.objects.get(person=superior)
    assert notice.text == (
        "4 orang menunggu penilaian Anda. Triwulan I 2026: 2 orang, waktunya lewat sejak 1 Mei 2026; "
        "Triwulan II 2026: 2 orang, sampai 31 Juli 2026."
    )
    assert (notice.kind, notice.address, mail.subject) == (
        "reminder",
        "/contoh/penilaian/",
        "Tolok: 4 orang menunggu penilaian Anda",
    )
    assert "- Triwulan II 2026: 2 orang, sampai 31 Juli 2026\n" in mail.body
    assert "https://kinerja.contoh.example/contoh/penilaian/\n" in mail.body
    assert not any(person.name in mail.body for role, person in mailed.people.items() if role in ("clerk", "colleague"))


def test_the_agency_gets_one_summary(mailed: Office) -> None:
    mailed.gathered()
    for role in ("superior", "above"):
        tied = {"person": mailed.people["clerk"], "about": mailed.people[role], "kind": "sibling"}
        Tie.objects.create(government=mailed.government, **tied, starts_on=date(2026, 1, 1), declared_at=AFTER)
    mailed.plan("colleague")
    gather_period(by=mailed.people["hr"], at=AFTER, period=mailed.quarter())

    gather_period(by=mailed.people["hr"], at=AFTER, period=mailed.quarter(1))
    Appraisal.objects.filter(period=mailed.quarter(1)).update(state="signed", predikat="baik")

    look(mailed, DAYS[0])

    mail = Mail.objects.get(person=mailed.people["hr"])
    line = "Triwulan II 2026: 0 dari 2 ditandatangani, 1 penilai belum selesai, 1 orang tanpa penilai"
    assert (mail.subject, f"\n\n- {line}\n\n" in mail.body) == ("Tolok: Kemajuan penilaian", True)


def test_who_has_left_is_not_reminded_and_whoever_rates_now_is(office: Office) -> None:
    office.gathered()
    office.leave("superior", on=date(2026, 7, 10))

    told = look(office, DAYS[0])

    names = set(Notice.objects.filter(key__startswith="rating:").values_list("person__name", flat=True))
    assert (told, names) == (2, {"Above", "Hr"})


def test_whom_nobody_can_rate_is_told_to_the_agency_alone(office: Office) -> None:
    office.gathered()
    for role in ("superior", "above"):
        office.leave(role, on=date(2026, 7, 10))

    assert look(office, DAYS[0]) == 1


def test_who_has_nothing_left_and_a_period_that_is_done_are_left_in_peace(office: Office) -> None:
    office.signed()

    assert look(office, DAYS[0]) == 0


def test_a_period_whose_day_is_not_named_does_not_remind(office: Office) -> None:
    office.gathered()
    Period.objects.filter(pk=office.quarter().pk).update(rate_by=date(2026, 12, 31))

    assert look(office, DAYS[0]) == 0


def test_more_time_moves_the_days(office: Office) -> None:
    office.gathered()
    longer = date(2026, 8, 31)
    extend_period(by=office.people["hr"], at=LATER, period=office.quarter(), rate_by=longer, reason="Server terputus.")

    assert [look(office, day) for day in (DAYS[2], longer - timedelta(days=7))] == [0, 2]


def test_the_hour_reminds_from_the_morning_on_but_not_in_the_example(office: Office, settings: Any) -> None:
    office.gathered()
    night = datetime(2026, 7, 16, 23, 30, tzinfo=UTC)

    told = [hourly(int((night + timedelta(hours=hours)).timestamp())) for hours in (0, 4)]
    settings.EXAMPLE_DAY = date(2026, 12, 31)

    assert (told, hourly(int(night.timestamp()))) == ([0, 2], 0)


def test_not_all_are_reminded_in_the_same_minute(office: Office) -> None:
    seven = datetime(2026, 7, 17, tzinfo=UTC)
    people = [Person(pk=number) for number in range(900)]

    turns = [
        sum(is_turn(each, seven + timedelta(minutes=minutes), office.government) for each in people)
        for minutes in range(-1, 181)
    ]

    assert (turns[0], turns[-1], turns == sorted(turns)) == (0, 900, True)
    assert max(later - before for before, later in pairwise(turns)) <= 15


def test_whose_turn_comes_later_is_reminded_then(office: Office) -> None:
    office.gathered()
    seven = datetime(2026, 7, 17, tzinfo=UTC)

    told: dict[str, int] = {}
    for minutes in range(0, 190, 10):
        remind_raters(government=office.government, at=seven + timedelta(minutes=minutes), on=DAYS[0])
        for notice in Notice.objects.filter(key__startswith="rating:").select_related("person"):
            told.setdefault(notice.person.name, minutes)

    turns = {
        office.people[role].name: next(
            minutes
            for minutes in range(0, 190, 10)
            if is_turn(office.people[role], seven + timedelta(minutes=minutes), office.government)
        )
        for role in ("superior", "hr")
    }
    assert told == turns
