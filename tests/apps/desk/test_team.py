"""The superior sees what waits first, each person's week, and answers in one tap."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.apps.work import SAVEPOINTS, Office, enter_as, filed, hire, post
from tests.conftest import NOON, TODAY
from tolok.calendar.models import Holiday
from tolok.desk.queries.team import person_page, team
from tolok.evidence.actions import check_evidence
from tolok.feedback.actions import reply, say
from tolok.feedback.models import Note

pytestmark = pytest.mark.usefixtures("noon")


def test_who_is_silent_comes_first_then_who_waits(office: Office) -> None:
    filed(office)
    filed(office)

    shown = team(office["superior"], on=TODAY)

    assert [(each.name, each.is_silent, each.waiting, each.this_week) for each in shown.members] == [
        ("Budi", True, 0, 0),
        ("Ani", False, 2, 2),
    ]
    assert (shown.waiting, shown.silent) == (2, 1)


def test_silence_counts_working_days_between(office: Office) -> None:
    Holiday.objects.create(government=office.government, on=date(2026, 7, 9), name="Libur daerah")
    filed(office, on=date(2026, 7, 8))

    ani = next(each for each in team(office["superior"], on=TODAY).members if each.name == "Ani")

    assert (ani.silent_days, ani.is_silent, ani.has_reported) == (2, False, True)


def test_whoever_just_came_is_not_silent(office: Office) -> None:
    newcomer = hire(office.government, "Citra", 70)
    post(office.unit, "G", newcomer, office["superior"].postings.get().position)
    newcomer.postings.update(starts_on=TODAY)

    citra = next(each for each in team(office["superior"], on=TODAY).members if each.name == "Citra")

    assert (citra.silent_days, citra.has_reported) == (0, False)


def test_what_waits_for_a_check_is_listed_before_what_is_newer(office: Office) -> None:
    open_one = filed(office, on=TODAY - timedelta(days=3))
    checked = filed(office)
    check_evidence(by=office["superior"], at=NOON, evidence_id=checked.evidence_id, is_accepted=True)

    assert [each.row.id for each in team(office["superior"], on=TODAY).reports] == [open_one.pk, checked.pk]


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_one_person_and_three(
    office: Office, client: Client, django_assert_num_queries: Any, count: int
) -> None:
    lead = office["superior"].postings.get().position
    for number in range(count):
        post(office.unit, f"N{number}", hire(office.government, f"Orang {number}", 80 + number), lead)
        report = filed(office)
        say(by=office["superior"], at=NOON, person=office["self"], kind="praise", report_id=report.pk)
        reply(by=office["self"], at=NOON, note_id=Note.objects.latest("pk").pk, text="Siap")
    enter_as(client, office["superior"])

    with django_assert_num_queries(15 + SAVEPOINTS):
        response = client.get("/contoh/tim/")

    assert response.status_code == 200


def test_who_leads_nobody_is_told_why(office: Office, client: Client) -> None:
    enter_as(client, office["colleague"])

    assert "Hari ini tidak ada bawahan langsung Anda" in client.get("/contoh/tim/").content.decode()


def test_a_team_without_reports_is_told_what_will_come(office: Office, client: Client) -> None:
    enter_as(client, office["superior"])

    assert "Begitu anggota tim mengirim laporan" in client.get("/contoh/tim/").content.decode()


@pytest.mark.parametrize(
    ("role", "status"),
    [("superior", 200), ("above", 200), ("hr", 200), ("self", 200), ("colleague", 404), ("planner", 404)],
)
def test_one_persons_reports_open_to_whom_they_concern(office: Office, client: Client, role: str, status: int) -> None:
    filed(office, note="Loket 2")
    enter_as(client, office[role])

    assert client.get(f"/contoh/tim/{office['self'].pk}/").status_code == status
    assert client.get("/contoh/tim/999999/").status_code == 404


def test_hr_checks_but_leaves_feedback_to_the_superiors(office: Office, client: Client) -> None:
    filed(office)
    enter_as(client, office["hr"])

    page = client.get(f"/contoh/tim/{office['self'].pk}/").content.decode()

    assert ("Terima</button>" in page, "Bagus, teruskan" in page) == (True, False)


@pytest.mark.parametrize(("month", "count"), [("2026-07", 1), ("2026-06", 0), ("nonsens", 1), ("2099-01", 1)])
def test_a_month_may_be_asked_for(office: Office, client: Client, month: str, count: int) -> None:
    filed(office, note="Loket 2")
    enter_as(client, office["superior"])

    page = client.get(f"/contoh/tim/{office['self'].pk}/?bulan={month}").content.decode()

    assert page.count("Loket 2") == count


def test_the_page_of_a_person_ends_today(office: Office) -> None:
    page = person_page(office["self"], on=TODAY, month=date(2026, 7, 1))

    assert (page.post, page.last_on) == ("Jabatan C", TODAY)
