"""What waits on a phone arrives once and in order, whatever the network does (P13)."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, expect

from tests.journeys.conftest import DESK, PHONE, Visit
from tests.journeys.phone import Phone, new_page
from tests.journeys.weather import Weather, weather

NURSE = "Kunjungan rumahnya"
HR = "Menutup periode"
#: The whole promise with TOLOK_OUTBOX_ENTRIES=500; a sample of the same kind in every run.
ENTRIES = int(os.environ.get("TOLOK_OUTBOX_ENTRIES", "60"))
PHOTOS, DAYS = ENTRIES // 10, 14
FEW = max(12, ENTRIES // 5)
PATIENCE = 1000 * max(120, ENTRIES * 3)


@pytest.fixture(scope="module")
def network(example_server: str) -> Iterator[tuple[str, Weather]]:
    """Weather before the example server."""
    with weather(example_server) as (address, sky):
        yield address, sky


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone's browser."""
    made = browser.new_context(viewport=PHONE, locale="id-ID", timezone_id="Asia/Jakarta")
    yield made
    made.close()


@pytest.fixture
def phone(context: BrowserContext, network: tuple[str, Weather], example_database: str) -> Phone:
    """The nurse's phone; the sky is clear, she has entered, and the outbox is open."""
    address, sky = network
    sky.is_down, sky.is_newer, sky.form_fate, sky.overlaps = False, False, "pass", 0
    sky.clears()
    found = Phone(new_page(context), address, sky, example_database, "pontianak")
    found.enter(NURSE)
    found.wait_shell()
    return found


@pytest.fixture(scope="module")
def large_photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A photo as a phone takes it: large, and grainy in its details only."""
    place = tmp_path_factory.mktemp("photos") / "loket.jpg"
    scene = Image.effect_noise((160, 120), 90).resize((4000, 3000), Image.Resampling.BICUBIC)
    grain = Image.effect_noise((4000, 3000), 40)
    Image.blend(scene, grain, 0.3).convert("RGB").save(place, "JPEG", quality=94)
    return place


def deliver(phone: Phone) -> None:
    """Press "send now" until nothing is left; a person would, so that the waits between tries need not pass."""
    for _press in range(PATIENCE // 250):
        if not phone.waiting():
            return
        phone.press_send()
        phone.page.wait_for_timeout(250)
    raise AssertionError(f"{phone.waiting()} entries never left: {phone.sky.fates[-20:]}")


def test_everything_written_in_two_weeks_arrives_once_and_in_order(phone: Phone) -> None:
    phone.sky.is_down = True
    written = phone.write(ENTRIES, photos=PHOTOS, days=DAYS)
    assert [pair for pair in written["sizes"] if pair[0] < 900_000 or pair[1] > 400_000] == []
    phone.sky.is_down = False
    phone.sky.storms("pass", "pass", "lose", "cut", "slow", "portal", "gateway", "garbage")

    deliver(phone)

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

    deliver(phone)

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
    deliver(phone)

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
    deliver(phone)
    assert phone.stored(written["keys"]) == written["keys"]


def test_a_new_release_keeps_the_queue_though_an_old_tab_is_open(phone: Phone) -> None:
    phone.sky.is_down = True
    written = phone.write(FEW, photos=1)
    phone.sky.is_down, phone.sky.is_newer = False, True
    newer = Phone(new_page(phone.page.context), phone.address, phone.sky, phone.database, phone.government)

    newer.open_today()
    newer.wait_ready()
    deliver(newer)

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
    deliver(phone)

    assert phone.stored(written["keys"]) == written["keys"]
    assert phone.sky.overlaps == 0


def test_two_devices_of_one_person_send_each_its_own(phone: Phone, browser: Browser) -> None:
    second = browser.new_context(viewport=DESK, locale="id-ID", timezone_id="Asia/Jakarta")
    tablet = Phone(new_page(second), phone.address, phone.sky, phone.database, phone.government)
    tablet.enter(NURSE)
    phone.sky.storms("pass", "cut", "lose")
    here, there = phone.write(FEW), tablet.write(FEW, first=100)

    deliver(phone)
    deliver(tablet)

    arrived = phone.stored(here["keys"] + there["keys"])
    second.close()
    assert [key for key in arrived if key in here["keys"]] == here["keys"]
    assert [key for key in arrived if key in there["keys"]] == there["keys"]
    assert len(arrived) == 2 * FEW


def test_a_refusal_is_shown_with_its_reason_and_mended_in_place(phone: Phone) -> None:
    written = phone.write(3)
    phone.spoil(1, {"amount": "tiga"})
    phone.press_send()
    expect(phone.queue()).to_have_count(1)
    refused = phone.queue().first
    expect(refused).to_contain_text("perlu diperbaiki")
    expect(refused).to_contain_text("“tiga” bukan jumlah.")
    assert len(phone.stored(written["keys"])) == 2
    refused.get_by_text("Perbaiki", exact=True).click()
    Visit(phone.page, phone.address).look_twice("outbox-refused")

    refused.get_by_label("Jumlah").fill("3")
    refused.get_by_role("button", name="Kirim lagi").click()

    expect(phone.queue()).to_have_count(0)
    assert sorted(phone.stored(written["keys"])) == sorted(written["keys"])


def test_the_queue_is_saved_to_a_file_with_its_photos(phone: Phone, tmp_path: Path) -> None:
    phone.sky.is_down = True
    written = phone.write(3, photos=1)
    phone.page.evaluate("dispatchEvent(new Event('online'))")
    expect(phone.queue()).to_have_count(3)

    with phone.page.expect_download() as loading:
        phone.page.get_by_role("button", name="Simpan ke berkas").click()
    saved = json.loads(Path(loading.value.path()).read_text())

    assert [entry["key"] for entry in saved] == written["keys"]
    assert saved[0]["photo"]["content"].startswith("data:image/jpeg;base64,")
    assert saved[1]["note"] == "Catatan 1 KENARI"


def test_a_form_whose_answer_was_cut_is_stored_once(phone: Phone) -> None:
    page, note = phone.page, "Sekali saja, walau jawabannya putus."
    phone.sky.form_fate = "cut"
    row = page.locator(".batch > li").first
    row.locator("input[inputmode=decimal]").fill("2")
    row.get_by_text("Catatan dan bukti").click()
    row.get_by_label("Catatan").fill(note)

    page.get_by_role("button", name=re.compile("Kirim 1 laporan")).click()

    expect(page.locator("#outbox [data-part=sent] li")).to_have_count(1)
    phone.sky.form_fate = "pass"
    phone.open_today()
    expect(page.locator("main").get_by_text(note)).to_have_count(1)


def test_a_photo_of_5_mb_is_shrunk_before_it_waits(phone: Phone, tmp_path: Path, large_photo: Path) -> None:
    page = phone.page
    assert large_photo.stat().st_size > 5_000_000
    phone.sky.is_down = True
    row = page.locator(".batch > li").first
    row.locator("input[inputmode=decimal]").fill("1")
    row.get_by_text("Catatan dan bukti").click()
    row.locator("input[type=file]").first.set_input_files(large_photo)

    page.get_by_role("button", name=re.compile("Kirim 1 laporan")).click()

    expect(phone.queue()).to_have_count(1)
    size, sides = phone.kept_photo()
    assert (size <= 420_000, max(sides)) == (True, 1600)
    phone.sky.is_down = False
    deliver(phone)
