"""A week's work is sent from one page: all cells or none, on open days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.apps.work import SAVEPOINTS, YESTERDAY, Office, enter_as, filed, send
from tests.conftest import TODAY
from tolok.calendar.models import Holiday
from tolok.reports.models import Report

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def desk(office: Office, client: Client) -> Client:
    """The clerk at the desk."""
    enter_as(client, office["self"])
    return client


def cell(office: Office, day: int, **fields: object) -> dict[str, object]:
    """The fields of the documents on a weekday, 0 is Monday."""
    return {f"t{office.documents.pk}-{day}-{name}": value for name, value in fields.items()}


def test_the_cells_of_several_days_are_sent_at_once(office: Office, desk: Client) -> None:
    fields = cell(office, 0, amount="12", note="Loket 2") | cell(office, 1, amount="9,5", minutes="120")

    response = send(desk, "hari-ini/minggu/", **fields, **{f"p{office.project.pk}-1-amount": "40"})

    assert response.headers["Location"] == "/contoh/laporan/?dari=2026-07-13"
    assert list(Report.objects.order_by("pk").values_list("on", "target_id", "amount", "note", "minutes")) == [
        (YESTERDAY, office.documents.pk, 1200, "Loket 2", None),
        (TODAY, office.documents.pk, 950, "", 120),
        (TODAY, None, 4000, "", None),
    ]


def test_a_usual_task_is_ticked_and_marked_as_a_copy(office: Office, desk: Client) -> None:
    task = filed(office, on=YESTERDAY, task="Rapat", ordered_by="Ratna", amount=None)

    send(desk, "hari-ini/minggu/", **{f"x{task.pk}-1-done": "on"})

    copy = Report.objects.get(on=TODAY)
    assert (copy.task, copy.ordered_by, copy.copied_from_id) == ("Rapat", "Ratna", task.pk)


def test_last_week_is_open_as_far_as_the_policy_goes(office: Office, desk: Client) -> None:
    Holiday.objects.create(government=office.government, on=date(2026, 7, 2), name="Libur")

    page = desk.get("/contoh/hari-ini/minggu/?dari=2026-07-01").content.decode()
    send(desk, "hari-ini/minggu/?dari=2026-07-01", **cell(office, 4, amount="3"))

    assert ("Sudah ditutup: laporan diterima mundur sampai 30 Juni 2026." in page, "Bukan hari kerja." in page) == (
        True, True
    )  # fmt: skip  # one line a thought
    assert [f'name="t{office.documents.pk}-{day}-amount"' in page for day in range(7)] == [
        False, True, True, False, True, False, False
    ]  # fmt: skip  # one line a thought
    assert Report.objects.get().on == date(2026, 7, 3)


@pytest.mark.parametrize("day", [2, 6])
def test_a_cell_of_a_closed_day_is_not_there(office: Office, desk: Client, day: int) -> None:
    response = send(desk, "hari-ini/minggu/", **cell(office, day, amount="3"))

    assert (response.status_code, Report.objects.count()) == (422, 0)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"amount": "banyak"}, "“banyak” bukan jumlah."),
        ({"note": "tanpa jumlah"}, "Jumlahnya belum ada."),
        ({"amount": "3", "minutes": "2000"}, "1440"),
        ({}, "Belum ada yang dicentang."),
    ],
)
def test_one_wrong_cell_stops_all_and_keeps_what_was_typed(
    office: Office, desk: Client, fields: dict[str, object], sentence: str
) -> None:
    other = cell(office, 0, amount="12") if fields else {}

    response = send(desk, "hari-ini/minggu/", **other, **cell(office, 1, **fields))

    page = response.content.decode()
    assert (response.status_code, sentence in page) == (422, True)
    assert all(f'value="{typed}"' in page for typed in fields.values())
    assert Report.objects.count() == 0


def test_what_is_filed_already_stands_in_its_cell(office: Office, desk: Client) -> None:
    report = filed(office)

    page = desk.get("/contoh/hari-ini/minggu/").content.decode()

    assert f'href="/contoh/laporan/{report.pk}/riwayat/"' in page
    assert f'name="t{office.documents.pk}-1-amount"' not in page


@pytest.mark.parametrize("week", ["?dari=nonsens", "?dari=2099-01-01", ""])
def test_any_other_week_is_this_one(office: Office, desk: Client, week: str) -> None:
    page = desk.get(f"/contoh/hari-ini/minggu/{week}").content.decode()

    assert f'name="t{office.documents.pk}-1-amount"' in page


def test_without_a_plan_the_page_says_what_to_do(office: Office, client: Client) -> None:
    enter_as(client, office["colleague"])

    page = client.get("/contoh/hari-ini/minggu/").content.decode()

    assert "Belum ada SKP yang disepakati untuk minggu ini" in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_one_report_and_three(
    office: Office, desk: Client, django_assert_num_queries: Any, count: int
) -> None:
    for _report in range(count):
        filed(office)

    with django_assert_num_queries(13 + SAVEPOINTS):
        desk.get("/contoh/hari-ini/minggu/")
