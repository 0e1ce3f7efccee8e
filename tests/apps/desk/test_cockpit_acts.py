"""The HR agency reminds, gathers and opens a year from its cockpit."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from tests.apps.appraisal.conftest import YEAR, Office, office
from tests.apps.desk.test_cockpit import address, noon, sent, visitor
from tests.conftest import TODAY
from tolok.calendar.models import Holiday, Period
from tolok.delivery.models import Notice
from tolok.desk.queries.late import late, reminders
from tolok.people.access import enter

__all__ = ["noon", "office"]


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
