"""Whoever has a sheet left hears of it once a named day, and not about whom."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.apps.feedback.city import ASKED, STARTS, City, closed, marks, sent
from tolok.delivery.models import Mail, Notice
from tolok.feedback.actions import order_close, remind_voices, void_round
from tolok.feedback.models import Ask
from tolok.feedback.queries import asked_days
from tolok.feedback.tasks import remind_voices as hourly
from tolok.people.models import Person

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

# The round lasts until 5 July 2026; the pack reminds seven and two days before.
DAYS = [date(2026, 6, 28), date(2026, 7, 3)]


@pytest.fixture
def mailed(city: City, settings: Any) -> City:
    """The city with addresses, a mail server named, and its round open."""
    settings.MAILS, settings.ADDRESS = True, "https://kinerja.contoh.example"
    for role, person in city.people.items():
        Person.objects.filter(pk=person.pk).update(email=f"{role}@contoh.example")
    city.opened()
    return city


def look(city: City, on: date) -> int:
    """What one look that day tells anew."""
    return remind_voices(government=city.government, at=ASKED, on=on)


def raters(**which: object) -> set[int]:
    """Who is asked for a sheet."""
    return set(Ask.objects.filter(**which).values_list("rater_id", flat=True))


def own(person: Person) -> list[Ask]:
    """The sheets that one is asked for."""
    return list(Ask.objects.filter(rater=person).select_related("rater", "round").order_by("pk"))


def reminded() -> set[int]:
    """Who got a reminder."""
    return set(Notice.objects.filter(kind="reminder").values_list("person_id", flat=True))


def test_the_days_of_the_pack_come_before_the_last_one(city: City) -> None:
    assert sorted(asked_days(city.opened())) == DAYS


def test_each_named_day_reminds_once_and_no_other_day_but_what_was_missed(mailed: City) -> None:
    everybody = len(raters())

    told = {day: look(mailed, date(2026, 6, day)) for day in (16, 27, 28, 29, 30)}
    later = [look(mailed, date(2026, 7, day)) for day in (1, 2, 4, 4, 6)]

    assert told == {16: 0, 27: 0, 28: everybody, 29: 0, 30: 0}
    assert later == [0, 0, everybody, 0, 0]
    assert Mail.objects.count() == 2 * everybody


def test_who_has_sent_everything_is_never_reminded(mailed: City) -> None:
    sent(own(mailed["clerk1"]), marks(4))
    sent(own(mailed["clerk2"])[:1], marks(4))

    look(mailed, DAYS[0])

    assert reminded() == raters(is_given=False) == raters() - {mailed["clerk1"].pk}


def test_neither_notice_nor_mail_says_about_whom_or_how_many(mailed: City) -> None:
    look(mailed, DAYS[0])
    clerk = mailed["clerk1"]
    notice, mail = Notice.objects.get(kind="reminder", person=clerk), Mail.objects.get(person=clerk)
    sent(own(clerk)[:2], marks(4))
    look(mailed, DAYS[1])

    again = Notice.objects.filter(kind="reminder", person=clerk).exclude(pk=notice.pk).get()
    said = "Suara Anda masih ditunggu. Semester I 2026 · Evaluasi semester dari berbagai pihak"
    others = [person.name for person in mailed.people.values() if person.pk != clerk.pk]
    assert notice.text == again.text
    assert notice.text.startswith(said[:40])
    assert notice.text.endswith("lembar menunggu sampai 5 Juli 2026.")
    assert (notice.address, mail.subject) == ("/contoh/umpan-balik/suara/", "Tolok: Suara Anda masih ditunggu")
    assert "https://kinerja.contoh.example/contoh/umpan-balik/suara/" in mail.body
    assert [name for name in others if name in notice.text + mail.subject + mail.body] == []


def test_a_round_that_is_counted_over_or_thrown_away_reminds_nobody(mailed: City) -> None:
    opened = own(mailed["clerk1"])[0].round
    ordered = order_close(by=mailed["hr"], at=ASKED, round_=opened)

    counted = look(mailed, DAYS[0])
    void_round(by=mailed["hr"], at=ASKED, round_=ordered, reason="Keliru.")
    void = look(mailed, DAYS[0])
    closed(mailed.opened())
    over = look(mailed, DAYS[0])

    assert (counted, void, over) == (0, 0, 0)


def test_mails_go_to_nobody_without_an_address(mailed: City) -> None:
    Person.objects.filter(pk=mailed["clerk1"].pk).update(email="")

    look(mailed, DAYS[0])

    assert not Mail.objects.filter(person=mailed["clerk1"]).exists()
    assert mailed["clerk1"].pk in reminded()


def test_the_clock_reminds_from_the_morning_on_and_stands_still_in_the_example(mailed: City, settings: Any) -> None:
    settings.EXAMPLE_DAY = STARTS
    still = hourly(timestamp=int(datetime(2026, 6, 28, 3, 0, tzinfo=UTC).timestamp()))
    settings.EXAMPLE_DAY = None

    night = hourly(timestamp=int(datetime(2026, 6, 27, 21, 0, tzinfo=UTC).timestamp()))
    morning = hourly(timestamp=int(datetime(2026, 6, 28, 1, 0, tzinfo=UTC).timestamp()))

    assert (still, night, morning) == (0, 0, len(raters()))


def test_reminding_asks_as_often_for_one_as_for_all(
    mailed: City, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    Ask.objects.exclude(rater=mailed["clerk1"]).update(is_given=True)
    with django_assert_num_queries(20) as one:
        look(mailed, DAYS[0])
    Ask.objects.update(is_given=False)

    with django_assert_num_queries(len(one)):
        look(mailed, DAYS[1])
