"""A month of measured work, a unit's services, and the import of a file."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.apps.evidence.events import given, measured
from tests.apps.work import Office, enter_as, send
from tolok.evidence.models import ServiceEvent
from tolok.evidence.queries.sheet import read_events, template

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

HEAD = "Nomor;NIP;Layanan;Diterima;Selesai;Hasil;Kerumitan;Antrean"
QUERIES = 9
ZONE = "Asia/Jakarta"


def line(office: Office, **cells: str) -> str:
    """A good line of the file, but for what is changed."""
    good = {
        "external_id": "S-1", "nip": office["self"].nip, "service": "ktp-el", "received": "06/07/2026 09.10",
        "finished": "07/07/2026 11.25", "result": "terbit", "complexity": "", "queue": "14",
    }  # fmt: skip  # one file line a glance
    return ";".join({**good, **cells}.values())


def csv(*lines: str) -> bytes:
    """A CSV with these lines below the headings."""
    return "\r\n".join([HEAD, *lines]).encode()


def upload(client: Client, content: bytes, source: str = "SIAK") -> Any:
    """Send a file to the import."""
    file = SimpleUploadedFile("layanan.csv", content)
    return client.post("/contoh/bukti/terukur/impor/", {"key": uuid4(), "source": source, "sheet": file})


def test_a_month_shows_counts_cases_and_the_slowest_first(client: Client, office: Office, noon: None) -> None:
    given(office)
    measured(office, 1, 7, 2)
    enter_as(client, office["self"])

    page = client.get("/contoh/bukti/terukur/").content.decode()

    assert "3 layanan selesai dihitung, 2 di antaranya tepat waktu" in page
    assert page.index("SIAK S-1") < page.index("SIAK S-2") < page.index("SIAK S-0")


@pytest.mark.parametrize("month", ["", "2026-07", "2026-06", "9999-12", "0001-01", "x", "2026-13"])
def test_any_month_of_the_address_is_a_page(client: Client, office: Office, noon: None, month: str) -> None:
    enter_as(client, office["self"])

    page = client.get(f"/contoh/bukti/terukur/?bulan={month}")

    assert (page.status_code, "Belum ada yang terukur" in page.content.decode()) == (200, True)


def test_the_superior_sees_the_month_and_the_units_services(client: Client, office: Office, noon: None) -> None:
    given(office)
    measured(office, 1, 7)
    enter_as(client, office["superior"])

    month = client.get(f"/contoh/bukti/terukur/{office['self'].pk}/").content.decode()
    unit = client.get("/contoh/bukti/terukur/layanan/").content.decode()
    empty = client.get("/contoh/bukti/terukur/layanan/?bulan=2026-05").content.decode()

    assert "Ani" in month
    assert "1 dari 2" in unit
    assert "Lihat daftar layanan" in empty


def test_the_month_costs_the_same_for_one_and_three(
    client: Client, office: Office, noon: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    given(office)
    enter_as(client, office["self"])
    measured(office, 1)
    with django_assert_num_queries(QUERIES):
        client.get("/contoh/bukti/terukur/")
    measured(office, 1, 2)
    with django_assert_num_queries(QUERIES):
        client.get("/contoh/bukti/terukur/")


def test_a_file_is_checked_first_and_stored_once(client: Client, office: Office, noon: None) -> None:
    given(office)
    enter_as(client, office["hr"])
    checked = upload(client, csv(line(office), line(office, external_id="S-2")))
    address = checked.headers["Location"]

    shown = client.get(address).content.decode()
    assert ServiceEvent.objects.count() == 0
    stored = client.post(address, {"key": uuid4()})
    event = ServiceEvent.objects.get(external_id="S-1")

    assert "2 layanan selesai dari SIAK akan disimpan" in shown
    assert stored.status_code == 302
    assert (event.source, event.taken, event.queue, event.result) == ("SIAK", 1, 14, "terbit")
    assert event.received_at.isoformat() == "2026-07-06T02:10:00+00:00"
    again = client.get(upload(client, csv(line(office))).headers["Location"]).content.decode()
    assert "sudah tersimpan" in again


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("NIP", {"nip": "198501012010019999"}),
        ("Layanan", {"service": "sim"}),
        ("Diterima", {"received": "kemarin"}),
        ("Diterima", {"received": "06/07/2026"}),
        ("Selesai", {"finished": "2026-07-99 10:00"}),
        ("Selesai", {"finished": "01/07/2026 10.00"}),
        ("Antrean", {"queue": "banyak"}),
        ("Nomor", {"external_id": ""}),
    ],
)
def test_every_bad_cell_is_named_and_nothing_is_stored(
    client: Client, office: Office, noon: None, column: str, cells: dict[str, str]
) -> None:
    given(office)
    enter_as(client, office["hr"])
    address = upload(client, csv(line(office, external_id="S-2"), line(office, **cells))).headers["Location"]

    page, sent = client.get(address).content.decode(), client.post(address, {"key": uuid4()})

    assert "1 sel harus diperbaiki" in page
    assert f'data-label="Kolom">{column}</td>' in page
    assert (sent.status_code, ServiceEvent.objects.count()) == (422, 0)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04x", b"\xff\xfe\x00", b"a\x00b", b"Nomor;NIP\r\n1;2"])
def test_a_file_that_is_no_list_is_told_in_words(client: Client, office: Office, noon: None, content: bytes) -> None:
    enter_as(client, office["hr"])

    answer = upload(client, content)
    page = client.get(answer.headers["Location"]) if answer.status_code == 302 else answer

    assert page.status_code in (200, 422)
    assert ServiceEvent.objects.count() == 0


def test_a_workbook_reads_like_a_text(office: Office) -> None:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        page, moment = book.add_worksheet("Data"), book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        page.write_row(0, 0, HEAD.split(";"))
        page.write_row(1, 0, ["S-1", office["self"].nip, "ktp-el"])
        page.write_datetime(1, 3, datetime(2026, 7, 6, 9, 10), moment)  # noqa: DTZ001 – a sheet knows no zones
        page.write_datetime(1, 4, datetime(2026, 7, 7, 11, 25), moment)  # noqa: DTZ001 – a sheet knows no zones
        page.write_row(1, 5, ["terbit", "", 14])

    packed, faults = read_events(written.getvalue(), zone=ZONE)
    text, more = read_events(csv(line(office)), zone=ZONE)

    assert (packed, faults) == (text, more)
    assert faults == []


def test_the_template_is_a_good_file() -> None:
    rows, faults = read_events(template().encode(), zone=ZONE)

    assert (len(rows), faults) == (1, [])


def test_moments_with_their_own_zone_keep_it(office: Office) -> None:
    rows, _faults = read_events(csv(line(office, received="2026-07-06T10:10:00+08:00")), zone=ZONE)

    assert rows[0].fields["received_at"].isoformat() == "2026-07-06T10:10:00+08:00"


def test_the_import_is_for_the_agency_alone(client: Client, office: Office, noon: None) -> None:
    enter_as(client, office["superior"])

    assert client.get("/contoh/bukti/terukur/impor/").status_code == 403
    assert upload(client, csv()).status_code == 403
    enter_as(client, office["hr"])
    assert client.get("/contoh/bukti/terukur/impor/contoh.csv").status_code == 200
    assert upload(client, csv(), source="").status_code == 422
    assert send(client, "bukti/terukur/impor/").status_code == 422
