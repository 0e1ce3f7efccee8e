"""The companion speaks BKN's words from what was entered."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.apps.desk.companion import accept, documents_of, quarter, texts
from tests.apps.work import YESTERDAY, Office, filed, plan
from tests.conftest import NOON, TODAY
from tolok.calendar.models import Period
from tolok.desk.queries.bkn import companion
from tolok.desk.queries.bkn.words import months_between, part_of
from tolok.evidence.actions import check_evidence
from tolok.reports.actions import Filing, file_reports

__all__ = ["quarter"]
pytestmark = pytest.mark.usefixtures("noon")


def test_the_plan_is_the_periods_part_of_the_years_target(office: Office, quarter: Period) -> None:
    found = companion(office["self"], quarter)

    documents, waiting = found.results[0].indicators
    assert texts(documents)["plan"] == [
        "KTP-el terbit: mencapai 300 dokumen pada Triwulan III 2026, bagian dari target rencana 1.200 dokumen.",
        "300 dokumen",
    ]
    assert texts(waiting)["plan"] == ["Waktu antre: menjaga 15 menit sepanjang Triwulan III 2026.", "15 menit"]


def test_the_result_says_how_much_how_often_and_who_confirmed(office: Office, quarter: Period) -> None:
    accept(office, filed(office, amount=1200))
    filed(office, amount=250, on=YESTERDAY)

    told = texts(documents_of(office, companion(office["self"], quarter)))

    assert told["done"] == [
        "KTP-el terbit pada Triwulan III 2026: 12 dokumen sudah diperiksa, 2,5 dokumen menunggu pemeriksaan; target"
        " periode 300 dokumen. 2 laporan pada 2 hari, 13 Juli 2026 s.d. 14 Juli 2026. 1 diperiksa oleh Ratna."
        " 1 menunggu pemeriksaan.",
        "Laporan harian di Tolok",
    ]


def test_what_a_system_measured_names_the_system(office: Office, quarter: Period) -> None:
    clerk = office["self"]
    measured = Filing(None, NOON, clerk, TODAY, target_id=office.documents.pk, amount=4000, source="SIAK")
    file_reports(at=NOON, filings=[measured])

    told = texts(documents_of(office, companion(clerk, quarter)))

    assert told["done"][0].endswith("1 laporan pada 1 hari, 14 Juli 2026. 1 terukur oleh sistem.")
    assert told["done"][1] == "Terukur oleh SIAK"


def test_a_refused_report_is_named_and_counted_nowhere(office: Office, quarter: Period) -> None:
    report = filed(office, link="https://contoh.go.id/berkas")
    check_evidence(
        by=office["superior"], at=NOON, evidence_id=report.evidence_id, is_accepted=False, reason="Bukan bulan ini."
    )

    found = documents_of(office, companion(office["self"], quarter))

    assert (found.proofs, found.result.state) == ((), "missing")


def test_work_outside_the_plan_is_one_sentence_a_task(office: Office, quarter: Period) -> None:
    for on in (YESTERDAY, TODAY):
        filed(office, on=on, task="Jaga pameran", ordered_by="Bu Ratna")
    filed(office, project_id=office.project.pk, amount=None)

    assert [each.text for each in companion(office["self"], quarter).others] == [
        "Jaga pameran: dilaporkan 2 kali, 13 Juli 2026 s.d. 14 Juli 2026. Atas perintah Bu Ratna.",
        "Jemput bola KTP-el: dilaporkan 1 kali, 14 Juli 2026.",
    ]


def test_the_plan_says_what_it_lacks(office: Office, quarter: Period) -> None:
    plan(office["colleague"], office["superior"])

    (result,) = companion(office["colleague"], quarter).results

    assert list(map(str, result.gaps)) == [
        "RHK ini belum punya IKI, jadi rencana aksinya belum bisa disusun.",
        "RHK ini belum menyebut RHK pimpinan yang didukungnya.",
    ]


@given(st.integers(0, 10**9), st.integers(1, 24), st.data())
def test_the_parts_of_a_target_add_up_to_it(whole: int, months: int, pick: st.DataObject) -> None:
    cuts = sorted({0, months, *pick.draw(st.lists(st.integers(0, months), max_size=5))})

    parts = [part_of(whole, before=one, until=two, months=months) for one, two in pairwise(cuts)]

    assert sum(parts) == whole
    assert all(part >= 0 for part in parts)


def test_months_are_counted_as_people_count_them() -> None:
    assert months_between(date(2026, 1, 1), date(2027, 1, 1)) == 12
    assert months_between(date(2026, 4, 15), date(2026, 7, 1)) == 3


def test_a_plan_that_begins_in_the_period_is_parted_over_its_own_months(office: Office, quarter: Period) -> None:
    office.documents.outcome.skp.starts_on = date(2026, 8, 1)
    office.documents.outcome.skp.save()

    assert texts(documents_of(office, companion(office["self"], quarter)))["plan"][1] == "480 dokumen"
