"""What is published of services: quarters that are over, no small numbers."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.apps.citizens.surveys import APRIL, asked, crowded
from tests.apps.evidence.events import MONDAY, at, given, row, took
from tests.apps.work import SAVEPOINTS, Office
from tests.conftest import NOON
from tolok.citizens.actions.served import release_due_served
from tolok.citizens.actions.survey.releases import release_survey
from tolok.citizens.documents.open_data import as_csv
from tolok.citizens.queries.survey.published import released
from tolok.people.access import enter
from tolok.skp.models import Service

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.usefixtures("noon")
JUNE = date(2026, 6, 1)


def finished(office: Office, n: int, late: int = 0) -> Service:
    """So many finished in the second quarter, some of them late, and published; and one in the quarter that runs."""
    service = given(office)
    days = [9 if number <= late else 1 for number in range(1, n + 1)]
    spring = [
        row(office, number, received_at=at(JUNE), finished_at=at(JUNE + timedelta(days=each)))
        for number, each in enumerate(days, 1)
    ]
    took(office, *spring, row(office, n + 1, received_at=at(MONDAY)))
    release_due_served(at=NOON + timedelta(days=14), government=office.government)
    return service


def test_a_full_quarter_is_told_and_the_running_one_is_not(office: Office, client: Client) -> None:
    service = finished(office, 12, late=3)

    listed = client.get("/contoh/warga/").content.decode()
    page = client.get(f"/contoh/warga/layanan/{service.pk}/").content.decode()
    rows = json.loads(client.get("/contoh/warga/data/layanan.json").content)["rows"]

    assert "75\xa0%" in listed
    assert "75 %" in page
    assert "Terlalu sedikit yang menjawab" in page
    assert "Triwulan 2 2026" in page
    assert "Triwulan 3" not in page
    assert [(line["quarter"], line["finished"], line["in_time"]) for line in rows] == [("2026-04-01", 12, 7_500)]


def test_fewer_than_ten_are_told_nowhere(office: Office, client: Client) -> None:
    service = finished(office, 9)

    rows = json.loads(client.get("/contoh/warga/data/layanan.json").content)["rows"]
    pages = [client.get(f"/contoh/warga/{place}") for place in ("", f"layanan/{service.pk}/")]
    badge = client.get(f"/contoh/warga/layanan/{service.pk}/lencana.svg").content.decode()

    assert [(line["finished"], line["in_time"]) for line in rows] == [(None, None)]
    assert all("100\xa0%" not in page.content.decode() for page in pages)
    assert "terlalu sedikit" in badge


def test_a_service_nobody_measured_says_so(office: Office, client: Client) -> None:
    service = given(office)

    page = client.get(f"/contoh/warga/layanan/{service.pk}/").content.decode()
    badge = client.get(f"/contoh/warga/layanan/{service.pk}/lencana.svg").content.decode()

    assert "Belum ada sistem yang mengukur" in page
    assert "terlalu sedikit" in badge


def test_rows_keep_the_schema_that_is_published_with_them(office: Office, client: Client) -> None:
    finished(office, 12)

    schema = json.loads(client.get("/contoh/warga/data/layanan/skema.json").content)
    told = json.loads(client.get("/contoh/warga/data/layanan.json").content)
    lines = list(csv.DictReader(io.StringIO(client.get("/contoh/warga/data/layanan.csv").content.decode("utf-8-sig"))))
    page = client.get("/contoh/warga/data/").content.decode()

    assert told["schema"] == schema
    assert all(list(line) == list(schema["properties"]) for line in [*told["rows"], *lines])
    assert all(isinstance(line["finished"], int) for line in told["rows"])
    assert all(name in page for name in schema["properties"])


def test_what_people_say_is_told_as_it_was_published(office: Office, client: Client) -> None:
    crowded(asked(office), 60)
    release_survey(by=office["hr"], at=NOON, government=office.government, starts_on=APRIL)
    service = Service.objects.get()

    page = client.get(f"/contoh/warga/layanan/{service.pk}/").content.decode()
    rows = json.loads(client.get("/contoh/warga/data/ikm.json").content)["rows"]
    schema = json.loads(client.get("/contoh/warga/data/ikm/skema.json").content)

    published = released()[-1]
    row = published.row(f"service:{service.pk}")
    assert row
    assert row.mutu_label in page
    assert (row.points, row.n) in [(line["ikm"], line["answers"]) for line in rows]
    assert all(list(line) == list(schema["properties"]) for line in rows)


def test_no_cell_is_taken_for_a_formula() -> None:
    told = as_csv([{"name": "=1+1", "n": -3}]).decode("utf-8-sig")

    assert told == "name,n\r\n'=1+1,-3\r\n"
    assert as_csv([]) == b"\xef\xbb\xbf"


def test_other_sites_may_show_the_badge_and_read_the_files(office: Office, client: Client) -> None:
    service = finished(office, 12, late=3)

    answers = [
        client.get(f"/contoh/warga/{place}")
        for place in (f"layanan/{service.pk}/lencana.svg", "data/layanan.csv", "data/layanan/skema.json")
    ]

    assert [answer["Access-Control-Allow-Origin"] for answer in answers] == ["*"] * 3
    assert all("max-age" in answer["Cache-Control"] and not answer.cookies for answer in answers)
    assert b"75 % tepat waktu" in answers[0].content


@pytest.mark.parametrize(
    "place",
    ["layanan/999999/", "layanan/999999/lencana.svg", "data/gaji.csv", "data/gaji/skema.json", "data/layanan.exe"],
)
def test_what_is_not_there_is_no_page(office: Office, client: Client, place: str) -> None:
    assert client.get(f"/contoh/warga/{place}").status_code == 404


@pytest.mark.parametrize("services", [1, 3])
def test_public_pages_ask_a_fixed_number_of_times(
    office: Office, client: Client, services: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = finished(office, 12)
    for number in range(services - 1):
        given(office, code=f"lain-{number}")
    enter(office.government.pk)

    for place, queries in (("", 4), (f"layanan/{first.pk}/", 6), ("data/layanan.json", 4), ("data/ikm.json", 2)):
        with django_assert_num_queries(queries + SAVEPOINTS):
            assert client.get(f"/contoh/warga/{place}").status_code == 200
