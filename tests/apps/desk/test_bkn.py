"""The companion's pages and files, and the list of what BKN lacks."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from tests.apps.desk.companion import documents_of, open_period, quarter
from tests.apps.work import SAVEPOINTS, YESTERDAY, Office, aim, enter_as, filed, plan, send
from tests.conftest import TODAY
from tolok.calendar.models import Period
from tolok.desk.documents import bkn_csv, bkn_workbook
from tolok.desk.queries.bkn import companion, legal_periods, period_of_day
from tolok.evidence.actions import Upload
from tolok.evidence.models import Evidence

__all__ = ["quarter"]
pytestmark = pytest.mark.usefixtures("noon")
PDF = b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n"


@pytest.fixture
def clerk(office: Office, quarter: Period, client: Client) -> Client:
    """The clerk at the desk."""
    enter_as(client, office["self"])
    return client


def test_evidence_has_a_name_and_an_address_or_a_file_to_download(
    office: Office, quarter: Period, clerk: Client
) -> None:
    filed(office, link="https://contoh.go.id/berkas")
    filed(office, upload=Upload("daftar.pdf", PDF))
    filed(office)

    proofs = documents_of(office, companion(office["self"], quarter)).proofs

    assert [(each.name, each.url, each.is_file) for each in proofs] == [
        ("KTP-el terbit, 14 Juli 2026: daftar.pdf", "", True),
        ("KTP-el terbit, 14 Juli 2026", "https://contoh.go.id/berkas", False),
    ]
    page = clerk.get(f"/contoh/bkn/{quarter.pk}/").content.decode()
    assert "BKN tidak bisa membuka berkas ini" in page
    assert f"/contoh/bukti/{Evidence.objects.get(kind='file').pk}/berkas/" in page


def test_a_piece_is_missing_then_waiting_then_copied_then_changed(
    office: Office, quarter: Period, clerk: Client
) -> None:
    item = f"done-{office.documents.pk}"

    def state() -> str:
        return documents_of(office, companion(office["self"], quarter)).result.state

    seen = [state()]
    filed(office)
    seen.append(state())
    answer = send(clerk, f"bkn/{quarter.pk}/tandai/", item=item)
    seen.append(state())
    filed(office, amount=100)
    seen.append(state())
    send(clerk, f"bkn/{quarter.pk}/tandai/", item=item)
    send(clerk, f"bkn/{quarter.pk}/tandai/", item=item, undo="1")
    seen.append(state())

    assert seen == ["missing", "waiting", "copied", "changed", "waiting"]
    assert answer.headers["Location"] == f"/contoh/bkn/{quarter.pk}/#{item}"


def test_all_of_an_outcome_is_marked_at_once_and_nothing_empty_is(
    office: Office, quarter: Period, clerk: Client
) -> None:
    items = [f"{kind}-{office.documents.pk}" for kind in ("plan", "done", "proof")]
    filed(office)

    answer = send(clerk, f"bkn/{quarter.pk}/tandai/", item=[*items, "plan-999999"])

    found = companion(office["self"], quarter)
    assert (found.copied, found.ready) == (2, 3)
    assert answer.headers["Location"].endswith("#lacking")
    assert "Tercatat: sudah ada di BKN." in clerk.get(f"/contoh/bkn/{quarter.pk}/").content.decode()


def test_a_mark_of_nothing_says_what_to_do(quarter: Period, clerk: Client) -> None:
    answer = send(clerk, f"bkn/{quarter.pk}/tandai/", item="plan-999999")

    assert answer.status_code == 302
    assert "Buka lagi halamannya" in clerk.get(f"/contoh/bkn/{quarter.pk}/").content.decode()


def test_a_day_stands_line_by_line_and_can_be_marked(office: Office, quarter: Period, clerk: Client) -> None:
    filed(office, note="Antrean 40 orang", link="https://contoh.go.id/a")
    filed(office, task="Jaga pameran.", ordered_by="Bu Ratna")

    page = clerk.get("/contoh/bkn/hari/").content.decode()
    send(clerk, "bkn/hari/tandai/", item="day-2026-07-14", hari="2026-07-14")

    assert "1. KTP-el terbit: 12 dokumen. Antrean 40 orang.\n2. Jaga pameran." in page
    assert "RHK: Dokumen kependudukan terbit tepat waktu" in page
    assert [day.is_copied for day in companion(office["self"], quarter).days] == [True]
    assert "sudah di BKN" in clerk.get("/contoh/bkn/hari/?hari=2026-07-14").content.decode()


def test_a_day_outside_every_period_can_be_copied_and_not_marked(office: Office, client: Client) -> None:
    enter_as(client, office["self"])
    filed(office)

    assert client.get("/contoh/bkn/hari/?hari=besok").status_code == 200
    assert client.get("/contoh/bkn/hari/?hari=2026-07-13").status_code == 200
    assert send(client, "bkn/hari/tandai/", hari="2026-07-14").status_code == 404
    assert "Belum ada periode yang dibuka" in client.get("/contoh/bkn/").content.decode()


def test_the_running_quarter_opens_and_local_or_coming_periods_do_not(
    office: Office, quarter: Period, clerk: Client
) -> None:
    year = open_period(office, "Tahun 2026", date(2026, 1, 1), date(2027, 1, 1), calendar="tahun")
    local = open_period(office, "Semester", date(2026, 7, 1), date(2027, 1, 1), calendar="semester", is_legal=False)
    coming = open_period(office, "Triwulan IV 2026", date(2026, 10, 1), date(2027, 1, 1))

    assert legal_periods(on=TODAY) == [quarter, year]
    assert period_of_day([year, quarter], on=TODAY) == quarter
    assert [clerk.get(f"/contoh/bkn/{each.pk}/").status_code for each in (year, local, coming)] == [200, 404, 404]


def test_without_an_agreed_plan_the_page_says_why_it_is_empty(office: Office, quarter: Period, client: Client) -> None:
    enter_as(client, office["hr"])

    assert "Belum ada SKP yang disetujui di periode ini" in client.get("/contoh/bkn/").content.decode()


def test_nobody_reads_the_period_of_somebody_else(office: Office, quarter: Period, client: Client) -> None:
    filed(office, note="Hanya untuk saya", link="https://contoh.go.id/rahasia")
    enter_as(client, office["superior"])

    assert "rahasia" not in client.get(f"/contoh/bkn/{quarter.pk}/").content.decode()
    assert b"rahasia" not in client.get(f"/contoh/bkn/{quarter.pk}/bkn.csv").content


def test_the_files_hold_every_piece_and_no_formula(office: Office, quarter: Period, clerk: Client) -> None:
    aim(plan(office["colleague"], office["superior"]), "=1+1", "kali", 100)
    filed(office, task="=HYPERLINK(1)", ordered_by="-")
    filed(office, link="https://contoh.go.id/a")
    plan(office["above"], office["hr"])

    rows = list(csv.reader(io.StringIO(clerk.get(f"/contoh/bkn/{quarter.pk}/bkn.csv").content.decode("utf-8-sig"))))
    own = companion(office["self"], quarter)
    other = bkn_csv(companion(office["colleague"], quarter)).decode("utf-8-sig")
    empty = bkn_csv(companion(office["above"], quarter)).decode("utf-8-sig")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(bkn_workbook(own))).get_sheet_by_index(0).to_python()

    assert rows[0] == ["RHK", "IKI", "Bagian", "Teks", "Target atau alamat", "Sumber data"]
    assert ["KTP-el terbit, 14 Juli 2026", "https://contoh.go.id/a"] in [row[3:5] for row in rows]
    assert rows[-1][2:4] == ["Pekerjaan lain", "'=HYPERLINK(1): dilaporkan 1 kali, 14 Juli 2026. Atas perintah -."]
    assert [row[2] for row in rows] == [row[2] for row in sheet]
    assert str(sheet[-1][3]).startswith("=HYPERLINK(1)")
    assert ",'=1+1," in other
    assert "belum punya IKI" in empty
    assert clerk.get(f"/contoh/bkn/{quarter.pk}/bkn.xlsx").content[:2] == b"PK"


def test_the_pages_take_the_same_queries_for_one_report_and_for_three(
    office: Office, quarter: Period, clerk: Client, django_assert_num_queries: Any
) -> None:
    filed(office)
    addresses = {f"/contoh/bkn/{quarter.pk}/": 12, "/contoh/bkn/hari/": 9}
    for _ in range(2):
        for address, most in addresses.items():
            with django_assert_num_queries(most + SAVEPOINTS):
                clerk.get(address)
        filed(office, on=YESTERDAY)
        filed(office, task="Rapat", ordered_by="Bu Ratna")
