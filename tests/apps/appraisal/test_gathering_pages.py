"""The HR agency has a period gathered, prolongs it, opens it again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.apps.appraisal.conftest import AFTER, LATER, Office, Visitor, sheet
from tests.apps.work import SAVEPOINTS
from tolok.appraisal.actions import (
    AlreadySigned,
    close_period,
    extend_period,
    gather_period,
    order_gathering,
    rate,
    reopen_period,
    stop_gathering,
)
from tolok.appraisal.models import Appraisal, Dossier, Gathering, Rating, Signature
from tolok.appraisal.tasks import gather
from tolok.calendar.actions import PeriodIsNotClosed
from tolok.delivery.models import Notice
from tolok.people.access import enter

WHY = "Jaringan kantor terputus dua hari."
LONGER = date(2026, 8, 14)


def place(office: Office, end: str = "pengumpulan/") -> str:
    """The address of a page of the second quarter."""
    return f"/contoh/penilaian/periode/{office.quarter().pk}/{end}"


def test_the_click_leads_to_a_page_that_shows_how_far_it_is(office: Office, visitor: Visitor) -> None:
    client = visitor("hr")

    sent = client.post(place(office, "kumpulkan/"), {"key": uuid4()})
    running = client.get(place(office)).content.decode()
    bar = client.get(place(office, "pengumpulan/kemajuan/"))
    listed = client.get("/contoh/penilaian/periode/2026/").content.decode()

    assert (sent.status_code, sent.headers["Location"]) == (302, place(office))
    assert "0 dari 1" in running
    assert 'hx-trigger="every 1s"' in bar.content.decode()
    assert "Sedang dikumpulkan" in listed


def test_the_bar_asks_for_the_whole_page_once_it_is_over(office: Office, visitor: Visitor) -> None:
    client = visitor("hr")
    nothing = client.get(place(office, "pengumpulan/kemajuan/"))
    enter(office.government.pk)
    asked = order_gathering(by=office.people["hr"], at=AFTER, period=office.quarter())
    gather(government_id=asked.government_id, gathering_id=asked.pk)

    over = client.get(place(office, "pengumpulan/kemajuan/"))
    page = client.get(place(office)).content.decode()

    assert [(each.status_code, each.headers["HX-Refresh"]) for each in (nothing, over)] == [
        (404, "true"),
        (200, "true"),
    ]
    assert "Selesai: 1 penilaian baru" in page


def test_the_bar_says_how_long_it_will_take(office: Office, visitor: Visitor) -> None:
    order_gathering(by=office.people["hr"], at=AFTER - timedelta(seconds=30), period=office.quarter())

    said = []
    for done in (2, 99):
        enter(office.government.pk)
        Gathering.objects.update(done=done, total=100)
        said.append(visitor("hr").get(place(office, "pengumpulan/kemajuan/")).content.decode())

    assert "2 dari 100 · kira-kira 24 menit lagi" in said[0]
    assert "99 dari 100 · kira-kira 1 detik lagi" in said[1]


def test_before_the_first_one_the_page_teaches(office: Office, visitor: Visitor) -> None:
    assert "Belum dikumpulkan dari sini" in visitor("hr").get(place(office)).content.decode()


def test_a_stopped_one_says_why_and_offers_to_go_on(office: Office, visitor: Visitor) -> None:
    asked = order_gathering(by=None, at=AFTER, period=office.quarter())
    stop_gathering(at=AFTER, gathering_id=asked.pk, reason="Cakram penuh.")

    page = visitor("hr").get(place(office)).content.decode()

    assert "Cakram penuh." in page
    assert place(office, "kumpulkan/") in page


@pytest.mark.parametrize("end", ["pengumpulan/", "pengumpulan/kemajuan/", "ubah/"])
def test_nobody_but_the_hr_agency_opens_them(office: Office, visitor: Visitor, end: str) -> None:
    office.gathered()

    assert visitor("superior").get(place(office, end)).status_code == 403
    assert visitor("hr").get(place(office, end).replace(str(office.quarter().pk), "999999")).status_code == 404


@pytest.mark.parametrize("more", [0, 2])
def test_people_without_a_rater_cost_the_same_queries(
    office: Office, visitor: Visitor, django_assert_num_queries: Any, more: int
) -> None:
    for number in range(more):
        office.hire(f"c{number}", above="superior")
        office.plan(f"c{number}")
    office.gathered()
    for role in ("superior", "above"):
        office.leave(role, on=date(2026, 7, 1))
    client, address = visitor("hr"), place(office)

    with django_assert_num_queries(11 + SAVEPOINTS):
        page = client.get(address).content.decode()

    assert f"{1 + more} orang tanpa penilai" in page


def test_a_prolonged_period_is_told_to_silent_raters_once_and_shown(office: Office, visitor: Visitor) -> None:
    office.gathered()
    client = visitor("hr")

    asked = client.get(place(office, "ubah/"))
    sent = client.post(place(office, "ubah/"), {"key": uuid4(), "rate_by": LONGER, "reason": WHY})
    listed = client.get("/contoh/penilaian/periode/2026/").content.decode()

    enter(office.government.pk)
    told = Notice.objects.get(key__startswith="extended:")
    assert (asked.status_code, sent.status_code, office.quarter().rate_by) == (200, 302, LONGER)
    assert told.person == office.people["superior"]
    assert told.text == f"Anda punya waktu sampai 14 Agustus 2026 untuk menilai Triwulan II 2026. Alasannya: {WHY}"
    assert WHY in listed


def test_a_wrong_day_keeps_what_was_typed(office: Office, visitor: Visitor) -> None:
    office.gathered()

    answer = visitor("hr").post(place(office, "ubah/"), {"key": uuid4(), "rate_by": "2026-07-15", "reason": WHY})

    enter(office.government.pk)
    assert (answer.status_code, office.quarter().rate_by) == (422, date(2026, 7, 31))
    assert WHY in answer.content.decode()


def test_who_has_signed_everything_is_not_told_of_more_time(office: Office) -> None:
    office.signed()

    extend_period(by=office.people["hr"], at=LATER, period=office.quarter(), rate_by=LONGER, reason=WHY)

    assert Notice.objects.filter(key__startswith="extended:").count() == 0


def test_a_closed_period_opened_again_takes_late_plans_and_changes_nothing_signed(office: Office) -> None:
    signed, hr = office.signed(), office.people["hr"]
    close_period(by=hr, at=LATER, period=office.quarter())
    tables = (Appraisal, Dossier, Rating, Signature)
    before = [list(model.objects.order_by("pk").values()) for model in tables]
    office.plan("colleague")

    reopen_period(by=hr, at=LATER, period=office.quarter(), rate_by=LONGER, reason=WHY)
    with pytest.raises(AlreadySigned):
        rate(by=office.people["superior"], at=LATER, appraisal=signed, sheet=sheet(signed))
    after = [list(model.objects.order_by("pk").values()) for model in tables]
    added = gather_period(by=hr, at=LATER, period=office.quarter())

    assert after == before
    assert (added, office.appraisal("colleague").state, office.appraisal().state) == (1, "gathered", "signed")
    assert Dossier.objects.get(appraisal=signed).facts == signed.dossier.facts
    told = Notice.objects.get(key__startswith="reopened:")
    assert (told.person, "dibuka lagi sampai 14 Agustus 2026" in told.text) == (office.people["superior"], True)
    with pytest.raises(PeriodIsNotClosed):
        reopen_period(by=hr, at=LATER, period=office.quarter(), rate_by=LONGER, reason=WHY)


def test_the_page_of_a_closed_period_opens_it_again(office: Office, visitor: Visitor) -> None:
    office.signed()
    close_period(by=office.people["hr"], at=LATER, period=office.quarter())

    sent = visitor("hr").post(place(office, "ubah/"), {"key": uuid4(), "rate_by": LONGER, "reason": WHY})

    enter(office.government.pk)
    assert (sent.status_code, office.quarter().state) == (302, "rating")


def test_a_period_that_is_not_rated_yet_can_t_be_changed(office: Office, visitor: Visitor) -> None:
    assert visitor("hr").get(place(office, "ubah/")).status_code == 404


def test_the_list_of_periods_costs_the_same_with_more_gathered(
    office: Office, visitor: Visitor, django_assert_num_queries: Any
) -> None:
    office.gathered()
    client = visitor("hr")

    for _ in range(2):
        with django_assert_num_queries(11):
            client.get("/contoh/penilaian/periode/2026/")
        enter(office.government.pk)
        gather_period(by=office.people["hr"], at=AFTER, period=office.quarter(1))
    assert Gathering.objects.count() == 0
