"""The superior sees what waits first, each person's week, and answers in one tap."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.apps.work import SAVEPOINTS, Office, enter_as, filed, hire, post
from tests.conftest import NOON, TODAY
from tolok.calendar.models import Holiday
from tolok.desk.queries.team import MOST, person_page, team
from tolok.evidence.actions import check_evidence
from tolok.feedback.actions import reply, say
from tolok.feedback.models import Note
from tolok.people.access import following

pytestmark = pytest.mark.usefixtures("noon")


def test_who_is_silent_comes_first_then_who_waits(office: Office) -> None:
    filed(office)
    filed(office)

    shown = team(office["superior"], on=TODAY)

    assert [(each.name, each.is_silent, each.waiting, each.this_week) for each in shown.members] == [
        ("Budi", True, 0, 0),
        ("Ani", False, 2, 2),
    ]
    assert (shown.waiting, len(shown.silent)) == (2, 1)
    assert [(need.place, need.text) for need in shown.needs] == [
        ("laporan", "2 laporan untuk diperiksa"),
        ("diam", "1 orang diam"),
    ]


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

    shown = team(office["superior"], on=TODAY)

    assert [[each.row.id for each in part] for part in (shown.open, shown.seen)] == [[open_one.pk], [checked.pk]]


def test_stuck_work_comes_first_until_somebody_answers_or_a_later_report_comes(office: Office) -> None:
    stuck = filed(office, on=TODAY - timedelta(days=2), is_blocked=True, note="Blangko habis")
    other = filed(office, task="Rapat", ordered_by="Camat")

    before = team(office["superior"], on=TODAY)
    say(by=office["superior"], at=NOON, person=office["self"], kind="direction", text="Pinjam.", report_id=stuck.pk)
    answered = team(office["superior"], on=TODAY)

    assert [each.row.id for each in before.stuck] == [stuck.pk]
    assert [each.row.id for each in before.open] == [other.pk]
    assert (before.waiting, before.unseen, before.needs[0].text) == (2, 0, "1 terhambat")
    assert (answered.stuck, {each.row.id for each in answered.open}) == ([], {stuck.pk, other.pk})


@pytest.mark.parametrize(
    ("then", "is_stuck"),
    [
        ({}, False),
        ({"is_blocked": True, "note": "Masih habis"}, True),
        ({"target_id": None, "task": "Rapat", "ordered_by": "Camat"}, True),
    ],
)
def test_only_a_later_report_on_the_same_thing_frees_stuck_work(
    office: Office, then: dict[str, Any], is_stuck: bool
) -> None:
    filed(office, on=TODAY - timedelta(days=2), is_blocked=True, note="Blangko habis")

    filed(office, **then)

    assert bool(team(office["superior"], on=TODAY).stuck) == is_stuck


def test_orders_that_wait_for_the_leaders_word_are_counted(office: Office) -> None:
    filed(office, task="Rapat", ordered_by="Bu Ratna", order_giver_id=office["superior"].pk)

    assert team(office["superior"], on=TODAY).needs[0].text == "1 perintah"
    assert team(office["above"], on=TODAY).orders == 0


def test_of_many_open_checks_the_page_shows_eight_and_says_how_many_more(office: Office, client: Client) -> None:
    for _number in range(MOST + 3):
        filed(office)
    enter_as(client, office["superior"])

    page = client.get("/contoh/tim/").content.decode()

    assert (page.count('id="lapor-'), "3 lagi menunggu" in page) == (MOST, True)


def test_the_page_carries_a_pass_for_the_team_and_the_leader_only(office: Office, client: Client) -> None:
    enter_as(client, office["superior"])

    token = re.search(r'data-token="([^"]+)"', client.get("/contoh/tim/").content.decode())

    assert token is not None
    found = following(token[1])
    assert found is not None
    assert found.government_id == office.government.pk
    assert found.person_ids == tuple(sorted(office[role].pk for role in ("superior", "self", "colleague")))
    assert {"filed", "contested", "withdrawn", "decided"} < set(found.kinds)


@pytest.mark.parametrize(("path", "follows"), [("hari-ini/", True), ("kinerja-saya/", False)])
def test_ones_own_day_follows_oneself(office: Office, client: Client, path: str, follows: bool) -> None:
    enter_as(client, office["self"])

    token = re.search(r'data-token="([^"]+)"', client.get(f"/contoh/{path}").content.decode())

    found = following(token[1]) if token else None
    assert (found and found.person_ids) == ((office["self"].pk,) if follows else None)


def test_praise_is_offered_until_it_was_given_and_direction_always(office: Office, client: Client) -> None:
    report = filed(office)
    enter_as(client, office["superior"])
    before = client.get("/contoh/tim/").content.decode()
    say(by=office["superior"], at=NOON, person=office["self"], kind="praise", report_id=report.pk)

    after = client.get("/contoh/tim/").content.decode()

    praise = 'name="kind" value="praise"'
    assert (before.count(praise), after.count(praise)) == (1, 0)
    assert 'name="kind" value="direction"' in after


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
