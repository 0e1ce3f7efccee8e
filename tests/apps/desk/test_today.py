"""A day's work is sent from one page: all rows or none, and nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.apps.desk.conftest import row
from tests.apps.work import SAVEPOINTS, YESTERDAY, Office, enter_as, filed, send
from tests.conftest import NOON, TODAY
from tolok.desk.queries.today import day_of
from tolok.evidence.actions import check_evidence
from tolok.evidence.models import Evidence
from tolok.feedback.actions import say
from tolok.reports.models import Report
from tolok.skp.models import Target

pytestmark = pytest.mark.usefixtures("noon")


def test_several_rows_are_sent_at_once_and_thanked_for(office: Office, desk: Client) -> None:
    project = {f"p{office.project.pk}-done": "on", f"p{office.project.pk}-note": "Dua kelurahan"}
    other = {"baru1-task": "Jaga pameran", "baru1-ordered_by": "Bu Ratna"}

    response = send(desk, "hari-ini/", **row(office, done="on", amount="12"), **project, **other)

    assert (response.status_code, response.headers["Location"]) == (302, "/contoh/hari-ini/")
    assert list(Report.objects.order_by("pk").values_list("target_id", "project_id", "task", "amount")) == [
        (office.documents.pk, None, "", 1200),
        (None, office.project.pk, "", None),
        (None, None, "Jaga pameran", None),
    ]
    page = desk.get("/contoh/hari-ini/").content.decode()
    assert "Terima kasih. 3 laporan tersimpan." in page
    assert "Terima kasih" not in desk.get("/contoh/hari-ini/").content.decode()


def test_a_number_without_the_tick_counts(office: Office, desk: Client) -> None:
    send(desk, "hari-ini/", **row(office, amount="2,5"))

    assert Report.objects.get().amount == 250


def test_a_photo_goes_along(office: Office, desk: Client) -> None:
    send(desk, "hari-ini/", **row(office, amount="1", upload=SimpleUploadedFile("a.pdf", b"%PDF-1.4")))

    assert Evidence.objects.get().file_name == "a.pdf"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"amount": "dua belas"}, "“dua belas” bukan jumlah."),
        ({"done": "on"}, "Jumlahnya belum ada."),
        ({"amount": "3", "link": "javascript:alert(1)"}, "Tautan tidak bisa dibuka."),
        ({"amount": "3", "upload": SimpleUploadedFile("a.svg", b"<svg/>")}, "a.svg tidak bisa disimpan"),
        ({"amount": "3", "upload": SimpleUploadedFile("a.pdf", b"")}, "a.pdf kosong."),
    ],
)
def test_one_wrong_row_stops_all_and_keeps_what_was_typed(
    office: Office, desk: Client, fields: dict[str, object], sentence: str
) -> None:
    other = {"baru1-task": "Jaga pameran", "baru1-ordered_by": "Bu Ratna"}

    response = send(desk, "hari-ini/", **row(office, note="Antrean panjang", **fields), **other)

    page = response.content.decode()
    assert (response.status_code, sentence in page) == (422, True)
    assert ("Antrean panjang" in page, "Jaga pameran" in page) == (True, True)
    assert (Report.objects.count(), Evidence.objects.count()) == (0, 0)


def test_nothing_ticked_is_told(office: Office, desk: Client) -> None:
    response = send(desk, "hari-ini/")

    assert (response.status_code, "Belum ada yang dicentang." in response.content.decode()) == (422, True)


def test_the_last_day_fills_the_rows_and_marks_the_copies(office: Office, desk: Client) -> None:
    first = filed(office, on=YESTERDAY, note="Loket 2")

    page = desk.get("/contoh/hari-ini/?salin=1").content.decode()
    copied = row(office, done="on", amount="12", note="Loket 2", copied_from=first.pk)
    send(desk, "hari-ini/", **copied)

    assert ("Disalin dari 13 Juli 2026" in page, f'value="{first.pk}"' in page) == (True, True)
    assert Report.objects.get(on=TODAY).copied_from_id == first.pk


def test_a_row_of_an_older_day_stays_empty_when_the_last_day_is_copied(office: Office, desk: Client) -> None:
    filed(office, on=YESTERDAY - timedelta(days=1))
    filed(office, on=YESTERDAY, task="Rapat", ordered_by="Camat")

    page = desk.get("/contoh/hari-ini/?salin=1").content.decode()

    assert page.count(" checked") == 1
    assert "Disalin dari" not in page


def test_an_unticked_copy_is_left_out(office: Office, desk: Client) -> None:
    first = filed(office, on=YESTERDAY)

    response = send(desk, "hari-ini/", **row(office, amount="12", copied_from=first.pk))

    assert (response.status_code, Report.objects.count()) == (422, 1)


def test_yesterdays_task_is_a_copy_when_ticked(office: Office, desk: Client) -> None:
    task = filed(office, on=YESTERDAY, task="Rapat", ordered_by="Ratna", amount=None)

    send(desk, "hari-ini/", **{f"x{task.pk}-done": "on"})

    copy = Report.objects.get(on=TODAY)
    assert (copy.task, copy.ordered_by, copy.copied_from_id) == ("Rapat", "Ratna", task.pk)


def test_an_earlier_day_is_reported_within_the_policy(office: Office, desk: Client) -> None:
    response = send(desk, "hari-ini/?hari=2026-07-10", **row(office, amount="3"))

    assert response.headers["Location"] == "/contoh/hari-ini/?hari=2026-07-10"
    assert str(Report.objects.get().on) == "2026-07-10"


@pytest.mark.parametrize("day", ["2026-07-15", "2026-06-29", "kemarin"])
def test_any_other_day_is_today(office: Office, desk: Client, day: str) -> None:
    send(desk, f"hari-ini/?hari={day}", **row(office, amount="3"))

    assert Report.objects.get().on == TODAY


def test_feedback_and_the_months_way_are_shown(office: Office, desk: Client) -> None:
    report = filed(office, amount=5000)
    say(
        by=office["superior"],
        at=NOON,
        person=office["self"],
        kind="direction",
        text="Coba loket 2",
        report_id=report.pk,
    )

    page = desk.get("/contoh/hari-ini/").content.decode()

    assert ("Coba loket 2" in page, "50\xa0%" in page, "1 laporan menunggu diperiksa" in page) == (True, True, True)


@pytest.mark.parametrize(("accumulation", "amount"), [("sum", 4000), ("mean", 2000), ("latest", 3000)])
def test_what_waits_for_a_check_is_not_held_against_the_person(office: Office, accumulation: str, amount: int) -> None:
    Target.objects.filter(pk=office.documents.pk).update(accumulation=accumulation)
    checked = filed(office, on=YESTERDAY, amount=1000)
    check_evidence(by=office["superior"], at=NOON, evidence_id=checked.evidence_id, is_accepted=True)
    filed(office, amount=3000)

    found = day_of(office["self"], office.government, on=TODAY, now_on=TODAY).progress

    assert [(each.amount, each.unchecked) for each in found] == [(amount, 1)]


def test_an_older_claim_leaves_the_latest_checked_value(office: Office) -> None:
    Target.objects.filter(pk=office.documents.pk).update(accumulation="latest", polarity="lower")
    filed(office, on=YESTERDAY, amount=3000)
    checked = filed(office, amount=1000)
    check_evidence(by=office["superior"], at=NOON, evidence_id=checked.evidence_id, is_accepted=True)

    found = day_of(office["self"], office.government, on=TODAY, now_on=TODAY).progress

    assert [(each.amount, each.ratio) for each in found] == [(1000, None)]


def test_without_a_plan_the_page_says_what_to_do(office: Office, client: Client) -> None:
    enter_as(client, office["colleague"])

    assert "Belum ada SKP yang disepakati untuk hari ini" in client.get("/contoh/hari-ini/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_one_report_and_three(
    office: Office, desk: Client, django_assert_num_queries: Any, count: int
) -> None:
    for _report in range(count):
        filed(office, on=YESTERDAY)
        report = filed(office)
        say(by=office["superior"], at=NOON, person=office["self"], kind="praise", report_id=report.pk)

    with django_assert_num_queries(15 + SAVEPOINTS):
        desk.get("/contoh/hari-ini/")
