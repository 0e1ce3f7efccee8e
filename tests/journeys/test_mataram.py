"""Mataram: what a system counts nobody types, and silence is never filled in."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.conftest import Visit

HR = "Menutup penilaian tahunan"
YEARLY = "Tahun 2026 · Penilaian tahunan daerah"


def test_documents_are_measured_by_the_system_and_count_without_a_check(visit: Visit) -> None:
    page = visit.page
    visit.enter("mataram", "Setiap dokumen dihitung SIAK")

    visit.go("/mataram/bukti/terukur/")
    expect(page.locator("main")).to_contain_text("tepat waktu")
    expect(page.locator("main")).to_contain_text("SIAK")
    visit.look("measured-month")

    visit.go("/mataram/kinerja-saya/")
    trend = page.locator(".card").filter(has_text="Dokumen kependudukan yang diterbitkan").first
    expect(trend).not_to_contain_text("menunggu diperiksa")
    visit.look("measured-year")

    page.get_by_role("link", name="Triwulan III 2026").first.click()
    line = page.locator("li.step", has_text="Dokumen kependudukan yang diterbitkan").last
    line.locator("summary").first.click()
    expect(line).to_contain_text("terukur atau terhitung")
    visit.look("measured-receipt")


def test_the_year_is_gathered_and_the_head_rates_from_measured_work(desk_visit: Visit) -> None:
    page = desk_visit.page
    desk_visit.enter("mataram", HR)
    desk_visit.go("/mataram/pemantauan/")
    page.get_by_role("link", name=YEARLY).click()
    page.get_by_role("link", name="Kumpulkan periode ini").click()
    page.get_by_role("button", name="Kumpulkan periode ini").click()
    expect(page.locator("main")).to_contain_text("penilaian baru", timeout=60_000)
    desk_visit.look("mataram-gathered")

    desk_visit.enter("mataram", "Menilai operator dari dokumen")
    desk_visit.go("/mataram/penilaian/")
    expect(page.get_by_role("heading", name=YEARLY)).to_be_visible()
    page.get_by_role("link", name=re.compile("^Nilai ")).first.click()
    expect(page.locator("main")).to_contain_text("Dokumen kependudukan yang diterbitkan")
    desk_visit.look("mataram-rate")

    desk_visit.enter("mataram", "Setiap dokumen dihitung SIAK")
    desk_visit.go("/mataram/kinerja-saya/")
    page.get_by_role("link", name=YEARLY).click()
    expect(page.locator("main")).to_contain_text("Sedang dinilai")
    desk_visit.look("mataram-being-rated")


def test_a_silent_superior_leaves_it_open_and_the_cockpit_says_who(desk_visit: Visit) -> None:
    page = desk_visit.page
    desk_visit.enter("mataram", "Sejak akhir Juli tidak menjawab")
    name = page.locator("header details.menu .menu-panel b").text_content() or ""
    desk_visit.go("/mataram/penilaian/")
    expect(page.locator("main")).to_contain_text("Pegawai menunggu; mereka tidak dirugikan")
    desk_visit.look("silent-to-rate")
    third = page.locator("section", has=page.get_by_role("heading", name="Triwulan III 2026"))
    waiting = third.locator("li b a").all_inner_texts()

    desk_visit.enter("mataram", HR)
    desk_visit.go("/mataram/pemantauan/")
    page.get_by_text("Periode lain tahun 2026").click()
    page.get_by_role("link", name="Triwulan III 2026").click()
    page.get_by_role("link", name="Dinas Pemuda dan Olahraga").click()
    late = page.get_by_role("listitem").filter(has_text=f"nilai menunggu {name}")
    desk_visit.look("silent-late")

    assert len(waiting) == 3
    assert late.locator(".who b").all_inner_texts() == waiting
    desk_visit.go("/mataram/orang/?q=Analis+Kepemudaan")
    address = page.locator("tbody th a").first.get_attribute("href") or ""
    desk_visit.become("mataram", int(re.findall(r"\d+", address)[0]))
    desk_visit.go("/mataram/kinerja-saya/")
    page.get_by_role("link", name="Triwulan III 2026").click()
    expect(page.locator("main")).to_contain_text("Sedang dinilai")
    expect(page.locator("main .predikat")).to_have_count(0)
    desk_visit.look("silent-nothing-filled-in")


def test_who_moved_has_two_plans_and_two_ratings_of_the_quarter(visit: Visit) -> None:
    visit.enter("mataram", "Pindah dari Diskominfo")
    visit.go("/mataram/kinerja-saya/")

    expect(visit.page.get_by_role("link", name="Triwulan III 2026")).to_have_count(2)
    visit.look("moved-year")
    visit.go("/mataram/rencana/")
    earlier = visit.page.get_by_role("link", name=re.compile("Admin Kanal Pengaduan Kota"))
    expect(earlier).to_have_count(1)
    visit.look("moved-plan")
    earlier.click()
    expect(visit.page.locator(".page-head")).to_contain_text("Admin Kanal Pengaduan Kota")


def test_the_newcomer_sees_the_figures_rise_from_the_first_month(visit: Visit) -> None:
    visit.enter("mataram", "ASN baru sejak Maret")
    visit.go("/mataram/kinerja-saya/")

    trend = visit.page.locator(".card").filter(has_text="Dokumen kependudukan yang diterbitkan").first
    trend.get_by_text("Tampilkan sebagai tabel").click()
    months = trend.locator("tbody th").all_inner_texts()
    figures = [int(re.sub(r"\D", "", text)) for text in trend.locator("tbody td").all_inner_texts()]

    assert months[0] == "Mar"
    assert figures == sorted(figures)
    visit.look("newcomer-year")
