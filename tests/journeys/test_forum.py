"""Tanjung Selor's forum: a citizen speaks, and it becomes an indicator."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, SLOW, Visit, own_name

TOPIC = "Loket tutup saat jam istirahat"
OFFICER = "Memimpin tim dokumen tiga hari"
PLANNER = "Menjaga agar setiap jabatan punya indikator"
HR = "Menutup triwulan dan melihat unit"


def say(page: Page, words: str, name: str = "") -> str:
    """Write on the topic that is open in the browser; the code that is shown."""
    page.get_by_role("link", name="Sampaikan pendapat").click()
    page.get_by_label("Pendapat Anda").fill(words)
    if name:
        page.get_by_label("Nama yang ditampilkan").fill(name)
    page.wait_for_timeout(SLOW)
    page.get_by_role("button", name="Kirim", exact=True).click()
    expect(page.get_by_role("heading", name="Terima kasih")).to_be_visible()
    return str(page.locator(".receipt-code").text_content())


def test_a_citizen_speaks_and_is_read(visit: Visit) -> None:
    page = visit.page
    visit.go("/bulungan/warga/forum/")
    visit.look("forum")
    page.get_by_role("link", name="Hasilnya").click()
    expect(page.locator("main")).to_contain_text("2 hasil")
    page.get_by_role("link", name="Dokumen terlalu lama diurus").click()
    expect(page.locator("main")).to_contain_text("Mulai sekarang diukur")
    expect(page.locator("main")).to_contain_text("Moderator mengesampingkan ini")
    visit.look("forum-closed")
    visit.go("/bulungan/warga/forum/")
    page.get_by_role("link", name=TOPIC).click()
    visit.look("forum-open")
    page.get_by_role("link", name="Sampaikan pendapat").click()
    page.get_by_role("button", name="Kirim", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    visit.look("forum-refused")
    page.get_by_role("link", name="Kembali ke topik").click()
    code = say(page, "Bergantian saja, satu loket tetap buka.", "Pak Darma")
    visit.look("forum-sent")
    page.get_by_role("link", name="Bagaimana kelanjutan kiriman saya?").click()
    page.get_by_label("Kode Anda").fill(code.lower())
    page.wait_for_timeout(SLOW)
    page.get_by_role("button", name="Lihat").click()
    expect(page.locator("main")).to_contain_text("Semua orang bisa membacanya")
    visit.look("forum-mine")


def test_the_forum_works_with_the_keyboard_and_in_the_dark(phone_visit: Visit) -> None:
    page = phone_visit.page
    phone_visit.go("/bulungan/warga/forum/")
    phone_visit.go("/tampilan/dark/?next=/bulungan/warga/forum/")
    phone_visit.look("forum-dark")
    page.get_by_role("link", name="Buka topik").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Tentang apa, dalam satu baris").focus()
    page.keyboard.type("Bangku tunggu kurang")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Di loket dukcapil hanya ada delapan bangku.")
    phone_visit.look("forum-new-dark")
    page.wait_for_timeout(SLOW)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Terima kasih")).to_be_visible()
    phone_visit.look("forum-sent-dark")


def test_without_scripts_words_arrive_as_well(phone_visit: Visit) -> None:
    browser = phone_visit.page.context.browser
    assert browser is not None
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, locale="id-ID")
    page = context.new_page()
    page.goto(f"{phone_visit.server}/mataram/warga/forum/")
    page.get_by_role("link", name="Buka topik").click()
    page.get_by_label("Tentang apa, dalam satu baris").fill("Parkir di kantor camat")
    page.get_by_label("Apa yang Anda lihat").fill("Selalu penuh sejak pagi.")
    page.wait_for_timeout(SLOW)
    page.get_by_role("button", name="Buka topik ini").click()
    expect(page.get_by_role("heading", name="Terima kasih")).to_be_visible()
    page.goto(f"{phone_visit.server}/mataram/warga/forum/")
    expect(page.get_by_role("link", name="Parkir di kantor camat")).to_be_visible()
    context.close()


def want(page: Page) -> None:
    """Fill in what is to be measured."""
    for label, text in {
        "Apa yang diukur": "Jam loket buka tanpa jeda", "Satuan": "persen", "Target": "95",
        "Cara menghitungnya": "hari dengan loket buka saat istirahat dibagi hari kerja",
        "Yang mengurus": own_name(page), "Sampai kapan": "2026-12-31",
    }.items():  # fmt: skip  # one line a thought
        page.get_by_label(label).first.fill(text)


def test_a_topic_becomes_an_indicator(desk_visit: Visit) -> None:
    visit, page = desk_visit, desk_visit.page
    visit.enter("bulungan", HR)
    visit.go("/bulungan/warga/meja/moderasi/")
    visit.look_twice("forum-moderation")
    page.get_by_role("link", name=f"Putuskan {TOPIC}").first.click()
    visit.look_twice("forum-moderate")
    page.get_by_role("button", name="Tampilkan").click()
    expect(page.get_by_role("status").first).to_contain_text("Diputuskan")
    visit.enter("bulungan", OFFICER)
    visit.go("/bulungan/lainnya/")
    page.get_by_role("link", name="Forum warga").click()
    visit.look_twice("forum-desk")
    page.get_by_role("link", name=TOPIC).click()
    visit.look_twice("forum-desk-topic")
    page.get_by_role("link", name="Rangkum dan tutup").click()
    page.get_by_label("Apa yang disampaikan warga").fill("Warga dari hulu tiba tengah hari. Satu loket tetap buka.")
    page.get_by_role("button", name="Terbitkan rangkuman").click()
    page.get_by_role("link", name="Usulkan indikator").click()
    want(page)
    visit.look_twice("forum-propose")
    page.get_by_role("button", name="Usulkan").click()
    expect(page.locator("main")).to_contain_text("Menunggu perencana")
    visit.enter("bulungan", PLANNER)
    visit.go("/bulungan/warga/meja/tugas/")
    visit.look_twice("forum-tasks")
    page.get_by_role("link", name="Jam loket buka tanpa jeda").click()
    page.get_by_label("Kode di pustaka").fill("warga-loket")
    visit.look_twice("forum-review")
    page.get_by_role("button", name="Masukkan ke pustaka").click()
    page.get_by_role("link", name="warga-loket").click()
    expect(page.locator("main")).to_contain_text("Jam loket buka tanpa jeda")
    visit.go("/bulungan/warga/forum/?tampil=selesai")
    page.get_by_role("link", name=TOPIC).click()
    expect(page.locator("main")).to_contain_text("Mulai sekarang diukur")
    visit.look_twice("forum-became")
