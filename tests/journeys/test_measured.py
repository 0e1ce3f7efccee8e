"""Mataram: what SIAK counts needs no typing; what is wrong is contested, decided."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.conftest import Visit

CLERK = "Setiap dokumen dihitung SIAK"
SUPERIOR = "Menilai operator dari dokumen"
ISSUED = "Dokumen kependudukan yang diterbitkan"


def test_the_clerk_types_nothing_and_sees_every_document_with_its_time(visit: Visit) -> None:
    page = visit.page
    visit.enter("mataram", CLERK)

    visit.go("/mataram/hari-ini/")
    counted = page.get_by_role("listitem").filter(has_text=ISSUED)
    expect(counted.first).to_contain_text("Anda tidak mengetik apa pun.")
    expect(counted.first).to_contain_text("SIAK")
    expect(page.get_by_label(f"Jumlah: {ISSUED}")).to_have_count(0)
    visit.look("measured-today")

    counted.first.get_by_role("link", name="Lihat satu per satu").click()
    expect(page.locator("main")).to_contain_text("layanan selesai dihitung")
    expect(page.locator("main")).to_contain_text("rumit")
    visit.look("measured-month")
    page.get_by_role("link", name="Penerbitan KTP-el").first.click()
    expect(page.locator("main")).to_contain_text("Batas waktu")
    visit.look("measured-event")


def test_a_receipts_line_opens_to_the_documents(visit: Visit) -> None:
    page = visit.page
    visit.enter("mataram", CLERK)
    visit.go("/mataram/kinerja-saya/")
    page.get_by_role("link", name="Triwulan III 2026").first.click()

    line = page.locator("li.step", has_text=ISSUED).last
    line.locator("summary").first.click()
    expect(line).to_contain_text("terukur atau terhitung")
    visit.look("measured-receipt-line")
    line.get_by_role("link", name="Buka daftar").first.click()
    expect(page.locator("main")).to_contain_text("Penerbitan KTP-el")
    visit.look("measured-receipt-documents")


def test_a_wrong_document_is_contested_and_the_superior_decides(desk_visit: Visit) -> None:
    page = desk_visit.page
    desk_visit.enter("mataram", CLERK)
    desk_visit.go("/mataram/bukti/terukur/?bulan=2026-11")
    page.get_by_role("link", name="Penerbitan KTP-el").first.click()
    address = re.sub(r"https?://[^/]+", "", page.url)
    page.get_by_label("Apa yang keliru?").fill("Berkas ini dikerjakan rekan saya.")
    page.get_by_role("button", name="Sanggah").click()
    expect(page.locator("main")).to_contain_text("tidak dihitung di mana pun")
    desk_visit.look("measured-contested")

    desk_visit.enter("mataram", SUPERIOR)
    desk_visit.go("/mataram/bukti/terukur/layanan/")
    expect(page.locator("main")).to_contain_text("Berkas ini dikerjakan rekan saya.")
    desk_visit.look("measured-unit")
    desk_visit.go(address)
    page.get_by_label("Coret", exact=True).check()
    page.get_by_label("Mengapa").fill("Benar, tercatat atas nama yang keliru.")
    page.get_by_role("button", name="Putuskan").click()
    expect(page.locator("main")).to_contain_text("Dicoret")
    desk_visit.look("measured-decided")


def test_the_standards_of_services_stand_where_everybody_reads_them(visit: Visit) -> None:
    visit.enter("mataram", CLERK)
    visit.go("/mataram/rencana/layanan/")

    expect(visit.page.locator("main")).to_contain_text("3 hari kerja")
    visit.look("services")


def test_the_agency_sees_office_hours_and_imports(visit: Visit) -> None:
    visit.enter("mataram", "Menutup penilaian tahunan")
    visit.go("/mataram/kalender/jam/")
    expect(visit.page.locator("main")).to_contain_text("minggu baku")
    visit.look("office-hours")
    visit.go("/mataram/bukti/terukur/impor/")
    visit.look("measured-import")
