"""The today page without a network: what is proposed, written, locked by a PIN."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visit
from tests.journeys.phone import Phone


def amount(page: Page) -> None:
    """Type two in the first row that has an amount."""
    page.locator("ul.batch > li").get_by_label(re.compile("^Jumlah")).first.fill("2")


def test_the_page_opens_without_a_network_and_what_is_written_arrives(phone: Phone) -> None:
    page, look = phone.page, Visit(phone.page, phone.address)
    sendings, reports = phone.timed()
    phone.sky.is_down = True

    phone.open_today()
    expect(page.locator("#tolok-shell[data-ready]")).to_have_count(1)
    look.look_twice("offline")
    page.get_by_role("button", name="Simpan laporan").click()
    expect(page.get_by_text("Belum ada yang dicentang. Centang yang Anda kerjakan, lalu simpan.")).to_be_visible()
    amount(page)
    page.locator("summary", has_text="Pekerjaan lain").click()
    page.get_by_label("Pekerjaan lain", exact=True).last.fill("Menjaga posko banjir")
    page.get_by_label("Orang lain").check()
    page.get_by_label("Atas perintah").fill("Camat")
    page.get_by_role("button", name="Simpan 2 laporan").click()

    expect(phone.queue()).to_have_count(2)
    expect(page.locator("#outbox")).to_contain_text("2 laporan antre")
    expect(page.locator("#outbox")).to_contain_text("Tersimpan di ponsel. Terkirim otomatis saat ada sinyal.")
    look.look_twice("offline-queue")
    page.emulate_media(color_scheme="dark")
    look.look_twice("offline-queue-dark")
    phone.sky.is_down = False
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(phone.queue()).to_have_count(0)
    phone.open_today()
    expect(page.locator("main")).to_contain_text("Menjaga posko banjir")
    look.look_twice("offline-sent")
    assert phone.timed() == (sendings + 1, reports + 2)


def test_other_work_is_asked_for_its_name_before_it_is_stored(phone: Phone) -> None:
    page, look = phone.page, Visit(phone.page, phone.address)
    phone.sky.is_down = True
    phone.open_today()
    expect(page.locator("#tolok-shell[data-ready]")).to_have_count(1)
    amount(page)
    page.locator("summary", has_text="Pekerjaan lain").click()
    other = page.locator("#baris-baru1")
    other.get_by_label("Orang lain").check()
    other.get_by_label("Atas perintah").fill("Camat")
    other.get_by_label("Catatan").fill("Posko ramai")

    page.get_by_role("button", name="Simpan 2 laporan").click()

    expect(other.get_by_role("alert")).to_have_text("Ini pekerjaan apa? Tulis namanya, lalu simpan.")
    expect(other.get_by_label("Pekerjaan lain", exact=True)).to_be_focused()
    look.look_twice("offline-unnamed")
    assert phone.waiting() == 0
    other.get_by_label("Pekerjaan lain", exact=True).fill("Menjaga posko kebakaran")
    page.get_by_role("button", name="Simpan 2 laporan").click()
    expect(phone.queue()).to_have_count(2)
    expect(other.get_by_role("alert")).to_be_hidden()
    phone.sky.is_down = False
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(phone.queue()).to_have_count(0)


def test_the_giver_of_an_order_is_chosen_without_a_network(phone: Phone) -> None:
    page, look = phone.page, Visit(phone.page, phone.address)
    offered = page.locator('#baris-baru1 input[name$="order_giver"]:not([value="0"])').first
    giver, name = int(offered.get_attribute("value") or 0), offered.locator("xpath=..").inner_text().strip()
    phone.sky.is_down = True

    phone.open_today()
    expect(page.locator("#tolok-shell[data-ready]")).to_have_count(1)
    page.locator("summary", has_text="Pekerjaan lain").click()
    expect(page.get_by_label("Atas perintah")).to_be_hidden()
    page.get_by_label(name).check()
    page.get_by_label("Pekerjaan lain", exact=True).last.fill("Menjaga posko vaksin")
    look.look_twice("offline-giver")
    page.get_by_role("button", name="Simpan 1 laporan").click()
    expect(phone.queue()).to_have_count(1)
    phone.sky.is_down = False
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(phone.queue()).to_have_count(0)

    with phone.inside() as database:
        asked = "SELECT order_giver_id, order_state, ordered_by FROM reports_report WHERE task = 'Menjaga posko vaksin'"
        assert database.execute(asked).fetchall() == [(giver, "asked", "")]


def test_no_personal_page_lies_in_the_cache(phone: Phone) -> None:
    listed = phone.page.evaluate(
        "async () => { const found = []; for (const name of await caches.keys()) {"
        " const cache = await caches.open(name); for (const each of await cache.keys()) {"
        " const answer = await cache.match(each); found.push([new URL(each.url).pathname, await answer.text()]) } }"
        " return found }"
    )
    name = phone.page.locator("header .menu summary .hidden-text").text_content() or ""

    pages = [path for path, _text in listed if not path.startswith("/static/")]
    assert pages == ["/pontianak/luring/"]
    assert [path for path, text in listed if name.partition(": ")[2] in text] == []


def test_a_pin_stands_before_the_page_without_a_network_only(phone: Phone) -> None:
    page = phone.page
    written = phone.write(2)
    page.locator("#phone summary").click()
    page.get_by_label("PIN untuk membukanya tanpa jaringan").fill("12a")
    page.get_by_role("button", name="Pasang PIN").click()
    expect(page.locator("#phone")).to_contain_text("Ini bukan PIN.")
    page.get_by_label("PIN untuk membukanya tanpa jaringan").fill("271828")
    page.get_by_role("button", name="Pasang PIN").click()
    expect(page.locator("#phone")).to_contain_text("PIN terpasang.")
    Visit(page, phone.address).look_twice("offline-pin-set")
    assert page.evaluate("Store.keyRecord(document.body.dataset.account).then((record) => record.live)") is None
    phone.sky.is_down = True

    phone.open_today()
    page.get_by_label("PIN Anda di ponsel ini").fill("314159")
    page.get_by_role("button", name="Buka").click()
    expect(page.get_by_role("alert")).to_contain_text("PIN tidak cocok.")
    Visit(page, phone.address).look_twice("offline-pin-wrong")
    assert phone.queue().count() == 0
    page.get_by_label("PIN Anda di ponsel ini").fill("271828")
    page.get_by_role("button", name="Buka").click()
    expect(phone.queue()).to_have_count(2)

    phone.sky.is_down = False
    phone.open_today()
    phone.wait_ready()
    phone.deliver()
    assert phone.stored(written["keys"]) == written["keys"]
