"""Pontianak's semester: five voices, process and effort, and what follows."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Visit, own_name
from tests.journeys.test_pontianak import HEAD, HOME_VISIT, HR, NURSE

SEMESTER = "Semester II 2026"
COLLEAGUE, SERVED = "Pindah dari Diskominfo", "Melayani KTP-el sejak pagi"
FIGURE = re.compile(r"^\d+(,\d+)?$")


def part(page: Page, label: str) -> Locator:
    """What a part of a local value came to."""
    head = page.locator(".step-head").filter(has=page.get_by_text(label, exact=True))
    return head.locator(".step-result").last


def close_the_round(visit: Visit) -> None:
    """The HR agency closes the round of voices on the semester: groups are added up, the rest is destroyed."""
    page = visit.page
    visit.go("/pontianak/umpan-balik/suara/putaran/")
    page.get_by_role("link", name="Siapa yang ikut").last.click()
    page.get_by_role("link", name="Tutup putaran").click()
    page.get_by_role("button", name="Tutup putaran").click()
    expect(page.locator("main")).to_contain_text("Unit berdampingan", timeout=60_000)
    visit.look_twice("round-closed")


def give_a_voice(visit: Visit, story: str, about: str, paper: str = "") -> None:
    """Answer one sheet that waits for this person, about whom its card names, and send it."""
    page = visit.page
    visit.enter("pontianak", story)
    visit.go("/pontianak/umpan-balik/suara/")
    page.locator("a.card", has_text=about).first.click()
    if paper:
        page.evaluate("window.scrollTo(0, 0)")
        visit.paper(paper)
    for question in page.locator("fieldset.question").all():
        question.locator("label", has_text="4").first.click()
    page.get_by_role("button", name=re.compile("^(Segel dan kirim|Kirim)$")).click()
    expect(page.get_by_role("status").first).to_be_visible()


def name_of(visit: Visit, story: str) -> str:
    """The name of whom this card stands for."""
    visit.enter("pontianak", story)
    return own_name(visit.page)


def test_each_of_the_five_voices_is_given(phone_visit: Visit) -> None:
    nurse, head = name_of(phone_visit, NURSE), name_of(phone_visit, HEAD)
    give_a_voice(phone_visit, NURSE, head, "panduan-suara")  # of who is led
    expect(phone_visit.page.get_by_text("terkirim dan tersegel")).to_be_visible()
    give_a_voice(phone_visit, NURSE, "Tentang diri Anda")
    give_a_voice(phone_visit, COLLEAGUE, nurse)
    give_a_voice(phone_visit, HEAD, nurse)  # of the superior, with the name
    give_a_voice(phone_visit, SERVED, "Badan Kepegawaian")


def test_the_head_praises_what_the_nurse_did_unasked(desk_visit: Visit) -> None:
    nurse = name_of(desk_visit, NURSE)
    desk_visit.enter("pontianak", HEAD)
    page = desk_visit.page
    desk_visit.go("/pontianak/tim/")
    page.get_by_role("link", name=nurse).first.click()
    page.get_by_role("link", name="Beri umpan balik").first.click()
    again = page.url
    page.get_by_label("Kalimat Anda").fill("Menyusun daftar lansia yang tinggal sendiri.")
    page.get_by_label("Pujian ini untuk apa").select_option("Memulai tanpa diminta")
    page.get_by_label("Arahan").check()
    page.get_by_role("button", name="Sampaikan").click()

    expect(page.get_by_role("alert")).to_contain_text("Pilih pujian dan tulis apa yang dilakukan.")
    desk_visit.look_twice("say-deed-wrong")
    page.get_by_label("Bagus, teruskan").check()
    page.get_by_role("button", name="Sampaikan").click()
    expect(page.get_by_role("status").first).to_contain_text(nurse)

    page.goto(again)
    page.get_by_label("Bagus, teruskan").check()
    page.get_by_label("Kalimat Anda").fill("Menggantikan rekan di posyandu.")
    page.get_by_label("Pujian ini untuk apa").select_option("Membantu rekan kerja")
    page.get_by_role("button", name="Sampaikan").click()
    expect(page.get_by_role("status").first).to_contain_text(nurse)


def test_hr_reminds_the_late_and_gathers_the_semester(desk_visit: Visit) -> None:
    desk_visit.enter("pontianak", HR)
    page = desk_visit.page
    desk_visit.go("/pontianak/pemantauan/")
    page.get_by_role("link", name=SEMESTER).click()
    desk_visit.look_twice("cockpit")

    page.get_by_role("link", name="Ingatkan semua yang terlambat").click()
    page.get_by_role("button", name=re.compile(r"Ingatkan \d+ orang")).click()

    expect(page.get_by_role("status").first).to_contain_text("orang diingatkan")
    page.get_by_role("link", name="Kumpulkan periode ini").click()
    page.get_by_role("button", name="Kumpulkan periode ini").click()
    expect(page.locator("main")).to_contain_text("masih diminta")
    desk_visit.look("cockpit-voices-first")
    again = page.url
    close_the_round(desk_visit)
    page.goto(again)
    page.get_by_role("button", name="Kumpulkan periode ini").click()
    expect(page.locator("main")).to_contain_text("penilaian baru", timeout=60_000)
    desk_visit.look_twice("cockpit-gathered")


def test_the_head_rates_with_the_evidence_beside_and_signs(desk_visit: Visit) -> None:
    desk_visit.enter("pontianak", NURSE)
    page = desk_visit.page
    nurse = own_name(page)
    desk_visit.enter("pontianak", HEAD)
    desk_visit.go("/pontianak/penilaian/")
    page.get_by_role("link", name=f"Nilai {nurse}").click()
    expect(page.locator("input[type=radio]:checked")).to_have_count(0)
    expect(page.locator(".rate")).to_contain_text(HOME_VISIT)
    voices = page.locator(".rate section").filter(has=page.get_by_role("heading", name="Apa kata suara-suara"))
    expect(voices).to_contain_text("Atasan")
    expect(voices).to_contain_text("dari 5")
    desk_visit.paper("panduan-nilai")
    desk_visit.look_twice("rate")
    form = page.locator("#rating")
    form.evaluate("form => { form.noValidate = true }")

    form.get_by_role("button", name="Simpan dan lihat predikat").click()

    expect(page.get_by_role("alert")).to_contain_text("Pilih salah satu. Tidak ada yang dipilihkan untuk Anda.")
    desk_visit.look_twice("rate-wrong")
    for choice in form.get_by_role("group").all():
        choice.get_by_role("radio", name="Sesuai").check()
    form.get_by_label("Pesan untuk pegawai").fill("Terima kasih atas kunjungan rumahnya.")
    form.get_by_role("button", name="Simpan dan lihat predikat").click()

    expect(page.get_by_role("alert")).to_contain_text("Aturan mengusulkan “Di atas ekspektasi”")
    expect(form.get_by_label("Pesan untuk pegawai")).to_have_value("Terima kasih atas kunjungan rumahnya.")
    expect(form.locator("input[type=radio]:checked")).to_have_count(form.get_by_role("group").count())
    form.get_by_label("Mengapa hasilnya begitu").fill("Sebagian kunjungan dikerjakan berdua dengan bidan.")
    form.get_by_role("button", name="Simpan dan lihat predikat").click()

    expect(page.get_by_role("heading", name="Lihat sekali lagi, lalu tanda tangani")).to_be_visible()
    expect(page.locator(".quadrant")).to_be_visible()
    desk_visit.look_twice("confirm")
    page.get_by_role("button", name="Tanda tangani").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kuitansi")


def test_the_receipt_opens_down_to_a_report_and_an_article(desk_visit: Visit) -> None:
    desk_visit.enter("pontianak", NURSE)
    page = desk_visit.page
    page.get_by_role("link", name="Kinerja saya").click()
    desk_visit.look_twice("year")

    page.get_by_role("link", name=SEMESTER).click()

    expect(page.locator("main")).to_contain_text("Sebagian kunjungan dikerjakan berdua dengan bidan.")
    expect(page.locator("main")).to_contain_text("Terima kasih atas kunjungan rumahnya.")
    desk_visit.paper("receipt")
    for said in ("Penilaian dari lima sumber", "Hasil, proses, upaya, dan hubungan kerja"):
        expect(page.locator("main")).to_contain_text(said)
    page.get_by_text("Bagian-bagiannya").first.click()
    for source in ("Kinerja individu", "Rekan kerja", "Masyarakat yang dilayani"):
        expect(part(page, source)).to_have_text(FIGURE)
    expect(part(page, "Atasan langsung")).to_have_text("75")  # fours of five
    expect(part(page, "Audit internal")).to_have_text("–")
    expect(page.locator(".step", has_text="Audit internal").last).to_contain_text("Tidak dihitung, bukan nol")
    page.get_by_text("Bagian-bagiannya").nth(1).click()
    for source in ("Proses", "Umpan balik yang diterima"):
        expect(part(page, source)).to_have_text(FIGURE)
    expect(part(page, "Upaya")).to_have_text("25")  # one of four
    expect(part(page, "Membantu rekan kerja")).to_have_text("16,67")  # one of six
    page.get_by_text("Penilaian dari lima sumber").first.scroll_into_view_if_needed()
    desk_visit.paper("panduan-kuitansi")
    page.evaluate("for (const each of document.querySelectorAll('main details')) each.open = true")
    expect(page.locator("main")).to_contain_text("PermenPANRB 6/2022")
    desk_visit.look_twice("receipt")
    page.emulate_media(color_scheme="dark")
    desk_visit.look("receipt-dark")
    page.get_by_role("link", name="Buka daftar").first.click()
    expect(page.locator("main .receipt")).to_be_visible()
    desk_visit.look("receipt-line-dark")


def test_the_pack_opens_an_award_and_the_nurse_is_told(desk_visit: Visit) -> None:
    desk_visit.enter("pontianak", NURSE)

    desk_visit.come_back_until("/pontianak/tindak-lanjut/", SEMESTER)

    award = desk_visit.page.get_by_role("listitem").filter(has_text=SEMESTER)
    expect(award).to_contain_text("Penghargaan dan insentif")
    desk_visit.look_twice("follow-ups")
    award.get_by_role("link").click()
    expect(desk_visit.page.locator("main")).to_contain_text("Artikel Pemantauan dan Evaluasi Kinerja ASN di Pontianak")
    desk_visit.look_twice("follow-up")
