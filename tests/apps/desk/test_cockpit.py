"""What is missing and who is late, seen by the HR agency only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests.apps.appraisal.conftest import YEAR, Office, office
from tests.conftest import NOON, TODAY
from tolok.calendar.models import Holiday, Period
from tolok.delivery.models import Notice
from tolok.desk.queries.cockpit import cockpit, periods_for
from tolok.desk.queries.late import late, reminders
from tolok.people.access import enter
from tolok.people.actions import make_accounts
from tolok.people.models import Account, Person, Position, Unit
from tolok.people.queries import tops_of

__all__ = ["office"]

PAGES = [
    "desk:cockpit",
    "desk:cockpit_period",
    "desk:cockpit_now",
    "desk:cockpit_unit",
    "desk:cockpit_remind",
    "desk:cockpit_gather",
]


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    """The pages of these tests are asked for at noon of the 14th of July."""
    with time_machine.travel(NOON, tick=False):
        yield


def visitor(person: Person) -> Client:
    """A browser in which this person is signed in."""
    make_accounts(by=None, at=NOON, persons=[person])
    client = Client()
    client.force_login(Account.objects.get(person=person), backend="tolok.web.sign_in.NipOrEmailBackend")
    return client


def address(name: str, office: Office, **more: int) -> str:
    """The page's address, for the second quarter and the office's unit where it names them."""
    period = more.get("period", office.quarter().pk)
    rest = {"desk:cockpit": [], "desk:cockpit_unit": [period, office.unit.pk], "desk:cockpit_open": [YEAR + 1]}
    return reverse(name, args=["contoh", *rest.get(name, [period])])


def sent(client: Client, office: Office, name: str, **fields: Any) -> Any:
    """The answer to a form of the page."""
    answer = client.post(address(name, office), {**fields, "key": str(uuid4())})
    enter(office.government.pk)
    return answer


@pytest.mark.parametrize("name", [*PAGES, "desk:cockpit_open"])
@pytest.mark.parametrize("role", ["clerk", "superior", "above", "planner"])
def test_nobody_but_the_hr_agency_opens_it(office: Office, name: str, role: str) -> None:
    answer = visitor(office.people[role]).get(address(name, office))

    assert answer.status_code == 403


@pytest.mark.parametrize("name", [*PAGES, "desk:cockpit_open"])
def test_the_hr_agency_opens_each_page(office: Office, name: str) -> None:
    answer = visitor(office.people["hr"]).get(address(name, office))

    assert answer.status_code == 200


@pytest.mark.parametrize("name", ["desk:cockpit_period", "desk:cockpit_remind", "desk:cockpit_gather"])
def test_a_period_nobody_knows_is_not_found(office: Office, name: str) -> None:
    answer = visitor(office.people["hr"]).get(address(name, office, period=0))

    assert answer.status_code == 404


def test_a_row_counts_who_has_each_step_behind_them(office: Office) -> None:
    office.plan("colleague", state="proposed")
    office.rated()

    shown = cockpit(office.quarter(), on=TODAY)

    (row,) = shown.rows
    counted = [(each.done, each.total) for each in (row.plans, row.reports, row.rated, row.signed)]
    assert (row.name, counted) == ("Disdukcapil", [(1, 6), (1, 6), (1, 1), (0, 1)])


def test_units_roll_up_to_the_level_below_a_single_root(office: Office) -> None:
    government = office.government
    below = [
        Unit.objects.create(government=government, code=code, name=code, time_zone="Asia/Jakarta", parent=office.unit)
        for code in ("D1", "D2")
    ]
    lowest = Unit.objects.create(
        government=government, code="D11", name="D11", time_zone="Asia/Jakarta", parent=below[0]
    )

    tops = tops_of(Unit.objects.all())

    assert tops == {office.unit.pk: office.unit, below[0].pk: below[0], below[1].pk: below[1], lowest.pk: below[0]}


def test_each_missing_step_waits_for_the_one_who_must_act(office: Office) -> None:
    office.plan("colleague", state="proposed")
    office.gathered()

    found = late(office.quarter(), on=TODAY)

    superior = office.people["superior"].pk
    steps = {each.person.name: [(m.step, m.waits_for) for m in each.missing] for each in found}
    assert steps["Clerk"] == [("rating", superior)]
    assert steps["Colleague"] == [("answer", superior), ("report", office.people["colleague"].pk)]
    assert [step for step, _who in steps["Planner"]] == ["plan", "report"]


def test_a_reminder_says_everything_that_waits_for_a_person(office: Office) -> None:
    office.plan("colleague", state="proposed")
    office.gathered()
    period = office.quarter()

    asked = reminders(late(period, on=TODAY), period, on=TODAY, slug="contoh")

    told = {each.person.name: (each.text, each.address) for each in asked}
    assert told["Superior"] == (
        "Triwulan II 2026: SKP Anda belum disepakati; 1 usulan SKP menunggu jawaban Anda; "
        "1 penilaian menunggu tanda tangan Anda; laporan Anda belum masuk. Terima kasih sudah menanganinya hari ini.",
        "/contoh/rencana/",
    )
    assert max(len(text) for text, _address in told.values()) <= 300


def test_the_superior_of_the_day_is_reminded_when_the_rater_has_left(office: Office) -> None:
    office.gathered()
    office.leave("superior", on=TODAY)
    period = office.quarter()

    asked = reminders(late(period, on=TODAY), period, on=TODAY, slug="contoh")

    told = {each.person.name: each.text for each in asked}
    assert "1 penilaian menunggu tanda tangan Anda" in told["Above"]
    assert "Superior" not in told


def test_everybody_late_is_reminded_once_a_day(office: Office) -> None:
    hr = visitor(office.people["hr"])

    first = sent(hr, office, "desk:cockpit_remind")
    told = Notice.objects.count()
    again = sent(hr, office, "desk:cockpit_remind", unit=office.unit.pk)

    assert (first.status_code, again.status_code) == (302, 302)
    assert (told, Notice.objects.count()) == (5, 5)
    assert Notice.objects.get(person=office.people["planner"]).key == f"cockpit:{office.quarter().pk}:{TODAY}"


def test_gathering_says_what_will_happen_then_has_it_done(office: Office) -> None:
    hr = visitor(office.people["hr"])
    before = hr.get(address("desk:cockpit_gather", office)).content.decode()
    enter(office.government.pk)

    answer = sent(hr, office, "desk:cockpit_gather")

    assert "Fakta 1 orang yang SKP-nya disepakati" in before
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        f"/contoh/penilaian/periode/{office.quarter().pk}/pengumpulan/",
    )
    assert office.quarter().state == "rating"


def test_a_period_that_runs_is_not_gathered(office: Office) -> None:
    period = Period.objects.get(calendar="triwulan", number=3)
    hr = visitor(office.people["hr"])

    answer = hr.post(address("desk:cockpit_gather", office, period=period.pk), {"key": str(uuid4())})

    assert answer.status_code == 422
    assert "Periode tidak jadi dikumpulkan" in answer.content.decode()


def test_a_year_is_opened_with_its_holidays(office: Office) -> None:
    hr = visitor(office.people["hr"])

    answer = sent(hr, office, "desk:cockpit_open")

    assert answer.status_code == 302
    assert Period.objects.filter(starts_on__year=YEAR + 1).exists()
    assert Holiday.objects.filter(on=date(YEAR + 1, 8, 17)).exists()


def test_the_shortest_legal_period_of_today_is_chosen_and_ended_ones_are_offered(office: Office) -> None:
    tabs = periods_for(YEAR, on=TODAY)

    chosen = tabs.chosen(None)
    assert chosen is not None
    assert (chosen.starts_on <= TODAY < chosen.ends_on, chosen.is_legal) == (True, True)
    assert all(each.ends_on <= TODAY for each in tabs.others)
    assert tabs.chosen(0) is None


def test_a_year_without_periods_teaches_how_to_open_it(office: Office) -> None:
    answer = visitor(office.people["hr"]).get(f"{address('desk:cockpit', office)}?tahun=2031")

    assert "Belum ada periode 2031 yang dimulai" in answer.content.decode()


@pytest.mark.parametrize("more", [1, 3])
@pytest.mark.parametrize(
    ("name", "queries"), [("desk:cockpit_period", 15), ("desk:cockpit_now", 13), ("desk:cockpit_unit", 13)]
)
def test_a_page_costs_the_same_with_1_unit_or_3(
    office: Office, django_assert_num_queries: Any, name: str, queries: int, more: int
) -> None:
    office.gathered()
    for number in range(more):
        unit = Unit.objects.create(
            government=office.government, code=f"U{number}", name=f"U{number}", time_zone="Asia/Jakarta"
        )
        office.hire(f"new{number}")
        Position.objects.filter(code=f"new{number}").update(unit=unit)
    hr, asked = visitor(office.people["hr"]), address(name, office)

    with django_assert_num_queries(queries):
        hr.get(asked)
