"""Projects: planned and told, late and seen, assessed, judged on the receipt."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.conftest import Visit

CLINIC = "Pembangunan gedung Puskesmas Contoh Tanjung Selor"
ROAD = "Peningkatan jalan penghubung Sekatak, ruas contoh"
ARCHIVE = "Perapian arsip akta di kantor dinas"
REGISTER = "Digitalisasi buku register akta kelahiran"


def test_the_head_sees_plan_money_and_outcomes_and_books_a_reading(desk_visit: Visit) -> None:
    page = desk_visit.page
    desk_visit.enter("bulungan", "Dua proyek besar, satu halaman")
    desk_visit.go("/bulungan/lainnya/")
    troubled = page.locator("section.card", has_text="Proyek terlambat atau lewat anggaran")
    expect(troubled.get_by_role("listitem").filter(has_text=CLINIC)).to_contain_text("di atas anggaran")
    expect(troubled.get_by_role("listitem").filter(has_text=CLINIC)).to_contain_text("terlambat")
    desk_visit.look_twice("projects-need-help")

    troubled.get_by_role("link", name="Semua proyek").click()
    expect(page.locator("tbody tr").first).to_contain_text(CLINIC)
    desk_visit.look_twice("projects-list")

    page.get_by_role("link", name=ROAD).click()
    page.get_by_text("Tampilkan sebagai tabel").click()
    expect(page.locator(".chart tbody tr").first).to_contain_text("2 Mar")
    expect(page.locator("main")).to_contain_text("Saluran samping dan gorong-gorong")
    page.get_by_text("catatan belanja").click()
    desk_visit.look_twice("project-followed")

    page.get_by_role("link", name="Catat capaian Ruas jalan dalam kondisi mantap").click()
    page.get_by_label("Tercapai sejauh ini").fill("11,6")
    desk_visit.look_twice("project-reading")
    page.get_by_role("button", name="Catat capaian").click()
    expect(page.get_by_role("status").first).to_contain_text("Capaian tercatat.")
    expect(page.locator(".ratio")).to_contain_text("11,6")

    page.get_by_role("link", name="Tulis tahap").click()
    expect(page.locator("#id_title_0")).to_have_value("Saluran samping dan gorong-gorong")
    desk_visit.look_twice("project-milestones")
    page.locator("#id_due_on_0").fill("2028-01-01")
    page.get_by_role("button", name="Simpan tahap").click()
    expect(page.locator(".errors")).to_contain_text("di luar hari proyek")
    desk_visit.look_twice("project-milestone-refused")


def test_hr_sees_late_projects_in_the_cockpit(desk_visit: Visit) -> None:
    desk_visit.enter("bulungan", "Menutup triwulan dan melihat unit")
    desk_visit.go("/bulungan/pemantauan/")

    troubled = desk_visit.page.locator("section.card", has_text="Proyek terlambat atau lewat anggaran")

    expect(troubled.get_by_role("listitem").filter(has_text=CLINIC)).to_contain_text("terlambat 46 hari")
    desk_visit.look_twice("cockpit-projects")


def test_a_finished_project_is_judged_on_the_receipt(desk_visit: Visit) -> None:
    page = desk_visit.page
    desk_visit.enter("bulungan", "Warga bilang dokumen lama diurus")
    desk_visit.go("/bulungan/kinerja-saya/")
    page.get_by_role("link", name="Semester I 2026").click()

    judged = page.locator("section", has=page.get_by_role("heading", name="Proyek dalam periode ini"))
    expect(judged).to_contain_text(ARCHIVE)
    expect(judged).to_contain_text("98 %")
    desk_visit.look_twice("project-judged")


def test_hr_assesses_a_running_project_and_its_team_reads_it(desk_visit: Visit) -> None:
    page = desk_visit.page
    desk_visit.enter("mataram", "Menutup penilaian tahunan")
    desk_visit.go("/mataram/proyek/")
    page.get_by_role("link", name=REGISTER).click()
    page.get_by_role("link", name="Nilai proyek ini").click()
    for about, mark in (("outcome", "on_course"), ("time", "attention"), ("budget", "on_course")):
        page.locator(f"input[name={about}][value={mark}]").check()
    page.get_by_label("Untuk tim").fill("Pindai dua buku sehari; mintalah satu pemindai lagi dari Diskominfo.")
    desk_visit.look_twice("project-assess")
    page.get_by_role("button", name="Kirim penilaian").click()
    expect(page.get_by_role("status").first).to_contain_text("tim sudah diberi tahu")
    desk_visit.look_twice("project-assessed")

    desk_visit.go("/mataram/orang/?q=Administrator+Database+Kependudukan")
    address = page.locator("tbody th a").first.get_attribute("href") or ""
    desk_visit.become("mataram", int(re.findall(r"\d+", address)[0]))
    desk_visit.go("/mataram/kabar/")
    page.get_by_text(f"BKPSDM menilai proyek “{REGISTER}”").first.click()
    desk_visit.go("/mataram/proyek/")
    page.get_by_role("link", name=REGISTER).click()
    expect(page.locator("blockquote").first).to_contain_text("Pindai dua buku sehari")
    desk_visit.look_twice("project-team-reads")


def test_a_project_on_a_phone_is_read_and_reported(phone_visit: Visit) -> None:
    page = phone_visit.page
    phone_visit.enter("bulungan", "Menjaga mutu proyek jalan Sekatak")
    phone_visit.go("/bulungan/proyek/")
    page.get_by_role("link", name=ROAD).click()

    expect(page.get_by_role("heading", name="Penilaian proyek oleh BKPSDM")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Mutu lapis pondasi baik")
    phone_visit.look("project-member")
    page.emulate_media(color_scheme="dark")
    phone_visit.look("project-member-dark")
    page.emulate_media(color_scheme="light")
    page.get_by_role("link", name="Laporkan kemajuan").click()

    expect(page.locator("ul.batch > li", has_text=ROAD)).to_be_visible()


def test_planning_moves_the_last_day_and_the_first_plan_stays_to_be_read(desk_visit: Visit) -> None:
    page = desk_visit.page
    desk_visit.enter("bulungan", "Menjaga agar setiap jabatan punya indikator")
    desk_visit.go("/bulungan/proyek/")
    page.get_by_role("link", name=ROAD).click()
    page.get_by_role("link", name="Ubah rencana").click()
    page.get_by_label("Hari terakhir").fill("2026-03-31")
    page.get_by_label("Mengapa").fill("Jembatan contoh putus sebulan.")
    page.get_by_role("button", name="Ubah rencana").click()
    expect(page.locator("main")).to_contain_text("Hari terakhir ini sudah lewat")
    desk_visit.look_twice("project-replan-refused")

    page.get_by_label("Hari terakhir").fill("2027-03-31")
    page.get_by_role("button", name="Ubah rencana").click()
    expect(page.get_by_role("status").first).to_contain_text("tim sudah diberi tahu")
    expect(page.locator("section", has_text="Perubahan rencana")).to_contain_text("31 Januari 2027, kini 31 Maret 2027")
    expect(page.locator("dl.facts")).to_contain_text("semula sampai 31 Januari 2027")
    desk_visit.look_twice("project-replanned")
