"""What waits on a phone arrives once and in order, whatever the network does."""

from __future__ import annotations

import os
import re

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.conftest import DESK, Visit
from tests.journeys.phone import NURSE, Phone, new_page

HR = "Menutup periode"
#: The whole promise (P13) with TOLOK_OUTBOX_ENTRIES=500; a sample of the same kind in every run.
ENTRIES = int(os.environ.get("TOLOK_OUTBOX_ENTRIES", "60"))
PHOTOS, DAYS = ENTRIES // 10, 14
FEW = max(12, ENTRIES // 5)


def test_everything_written_in_two_weeks_arrives_once_and_in_order(phone: Phone) -> None:
    phone.sky.is_down = True
    written = phone.write(ENTRIES, photos=PHOTOS, days=DAYS)
    assert [pair for pair in written["sizes"] if pair[0] < 900_000 or pair[1] > 400_000] == []
    phone.sky.is_down = False
    phone.sky.storms("pass", "pass", "lose", "cut", "slow", "portal", "gateway", "garbage")

    phone.deliver()

    assert phone.stored(written["keys"]) == written["keys"]
    assert {"lose", "cut", "slow", "portal", "gateway", "garbage"} <= set(phone.sky.fates)


ROWS = {
    "half of it is lost": ("pass", "lose"),
    "each round trip takes long": ("slow",),
    "the answer is cut after the server stored it": ("cut", "pass"),
    "a captive portal answers with its page": ("portal", "portal", "pass"),
    "the gateway fails": ("gateway", "pass"),
    "a proxy finds it too large": ("large", "pass"),
    "the answer breaks off": ("garbage", "pass"),
}


@pytest.mark.parametrize("fates", ROWS.values(), ids=ROWS.keys())
def test_every_kind_of_bad_network_delivers_all_of_it_once(phone: Phone, fates: tuple[str, ...]) -> None:
    phone.sky.turns(*fates)
    written = phone.write(FEW)

    phone.deliver()

    stored = phone.stored(written["keys"])
    assert sorted(stored) == sorted(written["keys"])
    # What a proxy finds too large must not hold up the rest, so it alone may come later.
    assert stored == written["keys"] or "large" in fates


def test_without_a_valid_session_entries_stay_ask_to_sign_in_and_are_not_tried_again(phone: Phone) -> None:
    written = phone.write(FEW)
    phone.revoke_tokens()
    phone.page.context.clear_cookies()

    phone.press_send()

    link = phone.page.get_by_role("link", name="Masuk lagi, supaya bisa terkirim")
    expect(link).to_be_visible()
    tried = phone.sky.writes
    phone.page.evaluate("dispatchEvent(new Event('online'))")
    phone.page.wait_for_timeout(3000)
    assert (phone.sky.writes, phone.queue().count(), phone.stored(written["keys"])) == (tried, FEW, [])
    Visit(phone.page, phone.address).look_twice("outbox-sign-in")

    phone.enter(NURSE)
    phone.deliver()

    assert phone.stored(written["keys"]) == written["keys"]


def test_after_a_new_password_entries_stay_until_the_person_signs_in(phone: Phone, browser: Browser) -> None:
    written = phone.write(FEW)
    person = phone.account.partition("/")[2]
    office = browser.new_context(viewport=DESK, locale="id-ID")
    hr = Visit(office.new_page(), phone.address)
    hr.enter("pontianak", HR)
    hr.go(f"/pontianak/orang/{person}/")
    hr.page.get_by_role("button", name="Buat tautan sekali pakai").click()
    link = re.search(r"/pontianak/undangan/[\w-]+/", hr.page.content())
    assert link is not None
    office.clear_cookies()
    hr.go(link[0])
    hr.page.locator("input[name=password]").fill("kuda lumping biru laut")
    hr.page.locator("input[name=again]").fill("kuda lumping biru laut")
    hr.page.locator("main form button").click()
    hr.page.wait_for_url("**/hari-ini/")
    office.close()

    phone.press_send()

    expect(phone.page.get_by_role("link", name="Masuk lagi, supaya bisa terkirim")).to_be_visible()
    assert phone.stored(written["keys"]) == []
    phone.enter(NURSE)
    phone.deliver()
    assert phone.stored(written["keys"]) == written["keys"]


def test_a_new_release_keeps_the_queue_though_an_old_tab_is_open(phone: Phone) -> None:
    phone.sky.is_down = True
    written = phone.write(FEW, photos=1)
    phone.sky.is_down, phone.sky.is_newer = False, True
    newer = Phone(new_page(phone.page.context), phone.address, phone.sky, phone.database, phone.government)

    newer.open_today()
    newer.wait_ready()
    newer.deliver()

    versions = newer.page.evaluate("indexedDB.databases().then((all) => all.map((each) => each.version))")
    assert versions == [3]
    assert phone.stored(written["keys"]) == written["keys"]


def test_two_tabs_never_send_the_same_entry_at_once(phone: Phone) -> None:
    other = Phone(new_page(phone.page.context), phone.address, phone.sky, phone.database, phone.government)
    other.open_today()
    other.wait_ready()
    phone.sky.storms("slow", "cut", "lose", "pass")
    written = phone.write(FEW)

    for _press in range(200):
        phone.press_send()
        other.press_send()
        if len(phone.stored(written["keys"])) == FEW:
            break
        phone.page.wait_for_timeout(200)
    phone.sky.clears()
    phone.deliver()

    assert phone.stored(written["keys"]) == written["keys"]
    assert phone.sky.overlaps == 0


def test_two_devices_of_one_person_send_each_its_own(phone: Phone, browser: Browser) -> None:
    second = browser.new_context(viewport=DESK, locale="id-ID", timezone_id="Asia/Jakarta")
    tablet = Phone(new_page(second), phone.address, phone.sky, phone.database, phone.government)
    tablet.enter(NURSE)
    phone.sky.storms("pass", "cut", "lose")
    here, there = phone.write(FEW), tablet.write(FEW, first=100)

    phone.deliver()
    tablet.deliver()

    arrived = phone.stored(here["keys"] + there["keys"])
    second.close()
    assert [key for key in arrived if key in here["keys"]] == here["keys"]
    assert [key for key in arrived if key in there["keys"]] == there["keys"]
    assert len(arrived) == 2 * FEW
