"""Pontianak: a day in two taps, an order confirmed, a week, a correction."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Visit, own_name

NURSE = "Kunjungan rumahnya"
HEAD = "Memimpin puskesmas"
HOME_VISIT = "Kunjungan rumah pasien risiko tinggi"
CARE = "Tindakan keperawatan sesuai standar"


def row(page: Page, target: str) -> Locator:
    """The row of a target on the today page."""
    return page.locator(".batch > li").filter(has=page.get_by_label(f"Jumlah: {target}"))


def small_targets(page: Page) -> list[str]:
    """What is shown in the form, can be tapped, and is lower than 44 pixels."""
    return list(
        page.evaluate(
            """() => [...document.querySelectorAll("#report-form :is(.chip, summary, label), #send")]
            .filter((each) => each.offsetParent && !each.classList.contains("hidden-text") && !each.closest(".field"))
            .filter((each) => each.getBoundingClientRect().height < 44).map((each) => each.outerHTML.slice(0, 90))"""
        )
    )


def test_a_normal_day_takes_two_taps(phone_visit: Visit) -> None:
    phone_visit.enter("pontianak", NURSE)
    page = phone_visit.page
    phone_visit.look_twice("today-empty")
    assert small_targets(page) == []

    row(page, HOME_VISIT).get_by_role("button", name=re.compile("seperti")).click()
    phone_visit.look_twice("today-ticked")
    page.get_by_role("button", name="Kirim 1 laporan").click()

    expect(page.get_by_role("status")).to_contain_text("Terima kasih. 1 laporan tersimpan.")
    sent = page.locator("section").filter(has=page.get_by_role("heading", name="Terkirim hari ini"))
    expect(sent).to_contain_text("Disalin dari")


def test_what_is_stuck_is_told_with_one_tap_and_a_word(phone_visit: Visit) -> None:
    phone_visit.enter("pontianak", NURSE)
    page = phone_visit.page
    care = row(page, CARE)
    care.get_by_label("Macet").check()
    care.get_by_label("Catatan").fill("Sarung tangan habis sejak pagi.")
    phone_visit.look_twice("today-stuck")
    page.get_by_role("button", name="Kirim 1 laporan").click()

    expect(care).to_contain_text("Macet sejak 31 Desember 2026")
    phone_visit.look_twice("today-is-stuck")
    care.get_by_role("button", name="Sudah lancar").click()

    expect(page.get_by_role("status")).to_contain_text("Tanda macet sudah dihapus.")
    expect(care).not_to_contain_text("Macet sejak")


def test_an_oral_order_is_noted_in_two_taps_and_confirmed_by_its_giver(phone_visit: Visit) -> None:
    page = phone_visit.page
    phone_visit.enter("pontianak", HEAD)
    head = own_name(page)
    phone_visit.enter("pontianak", NURSE)
    nurse = own_name(page)
    first = page.locator("#baris-baru1")
    first.get_by_text(head, exact=True).click()
    first.get_by_label("Apa yang diperintahkan").fill("Menemani tamu dari provinsi")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")  # no row's tick lies half below the bar
    phone_visit.look_twice("today-order")
    page.get_by_role("button", name="Kirim 1 laporan").click()
    sent = page.get_by_role("listitem").filter(has_text="Menemani tamu dari provinsi").last
    expect(sent).to_contain_text("Menunggu")

    phone_visit.enter("pontianak", HEAD)
    page.get_by_role("link", name="Lihat dan jawab").click()
    phone_visit.look_twice("orders")
    order = page.locator("li.card").filter(has_text=nurse).filter(has_text="Menemani tamu dari provinsi")
    order.get_by_text("Bukan perintah saya…").click()
    order.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_role("alert")).to_contain_text("Tulis satu kalimat apa yang keliru")
    phone_visit.look_twice("order-answer")
    page.get_by_label("Benar, perintah saya").check()
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_role("status")).to_contain_text(f"{nurse} melihat jawaban Anda.")
    phone_visit.look_twice("orders-answered")

    phone_visit.enter("pontianak", NURSE)
    expect(sent).to_contain_text("Perintah dibenarkan")
    phone_visit.go("/pontianak/kabar/")
    expect(page.locator("main")).to_contain_text(f"{head} membenarkan perintah “Menemani tamu dari provinsi”.")


def test_a_week_is_filled_in_and_sent_at_once(desk_visit: Visit) -> None:
    desk_visit.enter("pontianak", NURSE)
    page = desk_visit.page
    desk_visit.go("/pontianak/laporan/")
    desk_visit.look_twice("week-mine")
    desk_visit.go("/pontianak/hari-ini/minggu/")
    desk_visit.look_twice("week")
    wednesday = page.locator(".week-day").filter(has=page.get_by_role("heading", name="Rab 30 Des"))
    empty = wednesday.get_by_role("textbox", name=re.compile("^(?!Catatan|Menit)")).first
    empty.fill("dua")
    page.get_by_role("button", name="Kirim seminggu").click()
    expect(page.get_by_role("alert")).to_contain_text("“dua” bukan jumlah.")
    desk_visit.look_twice("week-wrong")
    empty.fill("2")
    page.get_by_role("button", name="Kirim seminggu").click()

    expect(page.get_by_role("status")).to_contain_text("Terima kasih. 1 laporan tersimpan.")
    expect(page.get_by_role("heading", name="Rabu, 30 Desember 2026")).to_be_visible()


def test_an_old_checked_report_is_corrected_with_a_reason_the_head_reads(desk_visit: Visit) -> None:
    page = desk_visit.page
    desk_visit.enter("pontianak", NURSE)
    nurse = own_name(page)
    desk_visit.go("/pontianak/laporan/?dari=2026-12-14")
    page.get_by_role("link", name="Betulkan").first.click()
    desk_visit.look_twice("correct")
    page.get_by_role("button", name="Simpan pembetulan").click()
    expect(page.get_by_role("alert")).to_contain_text("Tulis satu kalimat mengapa laporan ini dibetulkan.")
    page.get_by_label("Mengapa dibetulkan?").fill("Dua kunjungan terhitung dua kali.")
    page.get_by_label("Catatan").fill("Dihitung ulang dari buku kunjungan.")
    page.get_by_role("button", name="Simpan pembetulan").click()
    expect(page.get_by_role("status")).to_contain_text("Perubahan tersimpan.")
    expect(page.locator("main")).to_contain_text("Sudah diperiksa")
    desk_visit.look_twice("changes")

    desk_visit.enter("pontianak", HEAD)
    desk_visit.go("/pontianak/kabar/")
    notice = page.get_by_role("listitem").filter(has_text="Dua kunjungan terhitung dua kali.").first
    expect(notice).to_contain_text(f"{nurse} membetulkan laporan")
    notice.get_by_role("button", name=re.compile("^Buka")).click()
    expect(page.locator("main")).to_contain_text("Dihitung ulang dari buku kunjungan.")


def test_the_pages_are_calm_in_the_dark(desk_visit: Visit) -> None:
    desk_visit.enter("pontianak", NURSE)
    page = desk_visit.page
    page.locator("header summary").click()
    page.get_by_role("link", name="Gelap").click()
    page.get_by_text("Orang lain", exact=True).first.click()
    desk_visit.look_twice("today-dark-order")
    desk_visit.go("/pontianak/hari-ini/minggu/")
    desk_visit.look_twice("week-dark")
