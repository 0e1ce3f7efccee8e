"""Agreeing on next year in Bulungan: from a goal to a person's target."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visit

PLANNER = "Menjaga agar setiap jabatan punya indikator"
HEAD = "Memimpin tim dokumen tiga hari"
CLERK = "Warga bilang dokumen lama diurus"
GOAL = "Dokumen selesai di hari yang sama"
HEADS_OUTCOME = "Terbitnya dokumen tanpa menunggu"
OUTCOME = "Terlayaninya warga dalam satu kunjungan"
WAITS = "Rencana atasan belum ada."
GOALS = "/bulungan/rencana/sasaran/?tahun=2027"
REMARK = "Sebut juga warga yang dilayani di luar kantor."


def start_draft(visit: Visit, story: str) -> None:
    """Open the draft of 2027 from one's plan of 2026."""
    visit.enter("bulungan", story)
    visit.go("/bulungan/rencana/")
    visit.page.get_by_role("link", name="Mulai SKP saya").click()
    visit.page.get_by_label("Tahun").select_option("2027")
    expect(visit.page.get_by_role("radio", name="Kuantitatif")).to_be_checked()
    expect(visit.page.get_by_role("radio", name="Kualitatif")).to_be_visible()


def open_draft(visit: Visit, story: str) -> None:
    """Come back to the draft of 2027."""
    visit.enter("bulungan", story)
    visit.go("/bulungan/rencana/")
    visit.page.get_by_role("link", name="2027 ·").click()


def add_outcome(page: Page, title: str, supports: str = "") -> None:
    """Write an outcome into the draft that is open."""
    page.get_by_role("link", name="Tambah hasil kerja").click()
    page.get_by_label("Hasil kerja", exact=True).fill(title)
    if supports:
        page.get_by_label("Mendukung").select_option(label=supports)
    page.get_by_role("button", name="Simpan hasil kerja").click()


def test_a_goal_is_written_and_a_unit_carries_it(desk_visit: Visit) -> None:
    desk_visit.enter("bulungan", PLANNER)
    page = desk_visit.page
    desk_visit.go("/bulungan/rencana/sasaran/")
    page.get_by_role("link", name="Sasaran 2027").click()
    page.get_by_role("link", name="Tambah sasaran").click()
    page.get_by_label("Kode").fill("T2")
    page.get_by_label("Sasaran", exact=True).fill(GOAL)
    page.get_by_label("Ukuran keberhasilan").fill("Semua dokumen terbit hari itu juga")
    page.get_by_label("Sumber").fill("RKPD 2027 contoh, halaman 12")
    page.get_by_role("button", name="Simpan sasaran").click()
    expect(page.get_by_role("row", name=GOAL)).to_contain_text("Belum ada")
    desk_visit.look_twice("goals")

    page.get_by_role("link", name=GOAL).click()
    page.get_by_label("Unit").select_option(label="Dinas Kependudukan dan Pencatatan Sipil (contoh)")
    page.get_by_role("button", name="Unit ini memikulnya").click()

    expect(page.get_by_role("listitem").filter(has_text="Dinas Kependudukan")).to_have_count(1)
    desk_visit.go("/bulungan/rencana/celah/?tahun=2027&jenis=capaian")
    expect(page.get_by_role("link", name=GOAL)).to_be_visible()
    desk_visit.look_twice("gaps")


def test_a_draft_may_wait_for_a_plan_that_does_not_exist_yet(phone_visit: Visit) -> None:
    start_draft(phone_visit, CLERK)
    page = phone_visit.page
    phone_visit.look_twice("skp-start")
    page.get_by_role("button", name="Mulai draf").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("SKP 2027")

    add_outcome(page, OUTCOME)

    expect(page.locator("main")).to_contain_text(WAITS)
    expect(page.locator("main")).to_contain_text("Menunggu sambungan")
    phone_visit.look_twice("skp-waiting")


def test_the_head_takes_the_goal_into_a_plan(desk_visit: Visit) -> None:
    start_draft(desk_visit, HEAD)
    desk_visit.page.get_by_role("button", name="Mulai draf").click()

    add_outcome(desk_visit.page, HEADS_OUTCOME, supports=f"T2 {GOAL}")

    page = desk_visit.page
    expect(page.locator("main")).to_contain_text(f"Mendukung: T2 {GOAL}")
    page.get_by_role("link", name="Target sendiri").click()
    page.get_by_label("Indikator").fill("Dokumen yang terbit hari itu juga")
    page.get_by_label("Satuan").fill("persen")
    page.get_by_label("Target setahun").fill("95")
    page.get_by_role("button", name="Simpan target").click()
    page.get_by_role("button", name="Ajukan ke atasan saya").click()
    expect(page.get_by_role("status").first).to_contain_text("Diajukan. Atasan diminta menyetujui.")


def test_the_clerk_links_measures_and_proposes(desk_visit: Visit) -> None:
    open_draft(desk_visit, CLERK)
    page = desk_visit.page
    expect(page.locator("main")).to_contain_text("Rencana atasan sudah ada.")
    page.get_by_role("link", name="Sambungkan hasil kerja").click()
    page.get_by_label("Mendukung").select_option(label=HEADS_OUTCOME)
    page.get_by_role("button", name="Sambungkan hasil kerja").click()
    expect(page.locator("main")).to_contain_text(f"Mendukung: {HEADS_OUTCOME}")

    page.get_by_role("link", name="Target dari pustaka").click()
    page.get_by_role("searchbox", name="Cari").fill("dokumen")
    page.get_by_role("button", name="Cari").click()
    desk_visit.look_twice("library")
    page.get_by_role("link", name="Ambil yang ini").first.click()
    page.get_by_role("button", name="Simpan target").click()
    page.get_by_role("link", name="Target sendiri").click()
    page.get_by_label("Indikator").fill("Warga yang pulang membawa dokumennya")
    page.get_by_label("Satuan").fill("persen")
    page.get_by_label("Target setahun").fill("90-80")
    page.get_by_role("button", name="Simpan target").click()

    expect(page.get_by_role("alert")).to_contain_text("Tulis angka yang kecil dulu")
    expect(page.get_by_label("Target setahun")).to_have_value("90-80")
    expect(page.get_by_label("Indikator")).to_have_value("Warga yang pulang membawa dokumennya")
    desk_visit.look_twice("target-wrong")
    page.get_by_label("Target setahun").fill("80-90")
    page.get_by_role("button", name="Simpan target").click()
    expect(page.get_by_role("row", name="Warga yang pulang membawa dokumennya")).to_contain_text("80–90 persen")
    page.get_by_role("link", name="Tulis lampiran").click()
    page.get_by_role("textbox").first.fill("Satu printer cadangan")
    page.get_by_role("button", name="Simpan lampiran").click()
    expect(page.locator("main")).to_contain_text("Satu printer cadangan")
    page.get_by_role("button", name="Ajukan ke atasan saya").click()
    expect(page.get_by_role("status").first).to_contain_text("Diajukan. Atasan diminta menyetujui.")
    desk_visit.look_twice("skp-proposed")


def test_the_head_returns_it_with_a_remark_and_the_clerk_mends_it(desk_visit: Visit) -> None:
    desk_visit.enter("bulungan", HEAD)
    page = desk_visit.page
    desk_visit.go("/bulungan/rencana/usulan/")
    page.get_by_role("link", name="Baca dan putuskan").click()
    desk_visit.look_twice("decide")
    page.get_by_label("Apa yang perlu diubah?").fill(REMARK)
    page.get_by_role("button", name="Kembalikan dengan catatan ini").click()
    expect(page.get_by_role("status").first).to_contain_text("dengan catatan Anda")

    open_draft(desk_visit, CLERK)

    expect(page.locator("main")).to_contain_text(REMARK)
    page.get_by_role("link", name=f"Ubah {OUTCOME}").click()
    page.get_by_label("Hasil kerja", exact=True).fill(f"{OUTCOME}, juga di luar kantor")
    page.get_by_role("button", name="Simpan hasil kerja").click()
    page.get_by_role("button", name="Ajukan ke atasan saya").click()
    expect(page.get_by_role("status").first).to_contain_text("Diajukan. Atasan diminta menyetujui.")


def test_the_head_agrees_the_matrix_shows_it_and_the_gap_is_gone(desk_visit: Visit) -> None:
    desk_visit.enter("bulungan", HEAD)
    page = desk_visit.page
    desk_visit.go("/bulungan/rencana/usulan/")
    page.get_by_role("link", name="Baca dan putuskan").click()
    page.get_by_text("Akuntabel", exact=True).first.click()
    page.get_by_label("Akuntabel").fill("Setiap berkas dicatat pada hari yang sama.")

    page.get_by_role("button", name="Setujui rencana ini").click()

    expect(page.get_by_role("status").first).to_contain_text("Disetujui.")
    desk_visit.go("/bulungan/rencana/matriks/?tahun=2027")
    expect(page.get_by_role("cell", name=f"{OUTCOME}, juga di luar kantor")).to_be_visible()
    desk_visit.look_twice("matrix")
    desk_visit.enter("bulungan", PLANNER)
    desk_visit.go("/bulungan/rencana/celah/?tahun=2027&jenis=capaian")
    expect(page.get_by_role("link", name=GOAL)).to_have_count(0)
    open_draft(desk_visit, CLERK)
    expect(page.locator("main")).to_contain_text("Setiap berkas dicatat pada hari yang sama.")
