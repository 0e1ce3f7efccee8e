"""A phone that two share, and one that is killed: nothing read, nothing lost."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Playwright, expect

from tests.browser import FLAGS, find_chromium
from tests.journeys.conftest import Visit
from tests.journeys.phone import NURSE, SIZE, Phone, new_page
from tests.journeys.weather import Weather

HEAD = "Memimpin puskesmas"
CANARY = "KENARI"
# Everything that scripts of a page can read on this phone, as text.
DUMP = """
async () => {
  const found = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
  const letters = (value) => value instanceof ArrayBuffer ? String.fromCharCode(...new Uint8Array(value).slice(0, 60000))
    : ArrayBuffer.isView(value) ? letters(value.buffer)
    : value && typeof value === "object" && !(value instanceof CryptoKey) ? Object.entries(value).map(([name, each]) => name + letters(each)).join(" ")
    : String(value);
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((resolve) => { const asked = indexedDB.open(name); asked.onsuccess = () => resolve(asked.result); });
    for (const store of db.objectStoreNames) {
      const all = await new Promise((resolve) => { const asked = db.transaction(store).objectStore(store).getAll(); asked.onsuccess = () => resolve(asked.result); });
      found.push(...all.map(letters));
    }
    db.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const each of await cache.matchAll()) found.push(await each.text());
  }
  return found.join("\\n");
}
"""  # noqa: E501  # a program for the browser, one thought a line


def test_who_signs_out_with_a_queue_is_warned_and_leaves_nothing_readable(phone: Phone) -> None:
    page = phone.page
    written, nurse = phone.write(3, photos=1), phone.account
    page.locator("header details.menu summary").click()
    page.get_by_role("button", name="Keluar", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("3 laporan masih antre di ponsel ini.")
    Visit(page, phone.address).look_twice("leave")

    dialog.get_by_role("button", name="Keluar, simpan terkunci").click()
    page.wait_for_url(phone.address + "/")
    phone.enter(HEAD)

    dump = page.evaluate(DUMP)
    assert CANARY not in dump
    assert page.evaluate(f"Store.keyRecord('{nurse}').then((record) => [record.live, record.pin])") == [None, None]
    phone.press_send()
    page.wait_for_timeout(1000)
    assert phone.stored(written["keys"]) == []

    phone.enter(NURSE)
    phone.deliver()
    assert phone.stored(written["keys"]) == written["keys"]


def test_the_next_person_locks_what_somebody_left_without_signing_out(phone: Phone) -> None:
    page, nurse = phone.page, phone.account
    written = phone.write(2)
    page.context.clear_cookies()

    phone.enter(HEAD)

    record = f"Store.keyRecord('{nurse}').then((record) => record.live)"
    assert page.evaluate(record) is None
    assert CANARY not in page.evaluate(DUMP)
    assert phone.stored(written["keys"]) == []


def test_the_dump_would_find_what_lies_open(phone: Phone) -> None:
    phone.page.evaluate(f"localStorage.setItem('a', '{CANARY}')")

    assert CANARY in phone.page.evaluate(DUMP)


def test_who_signs_out_with_an_empty_queue_takes_everything_along(phone: Phone) -> None:
    page = phone.page
    page.locator("header details.menu summary").click()
    page.get_by_role("button", name="Keluar", exact=True).click()
    page.wait_for_url(phone.address + "/")

    assert page.evaluate("indexedDB.databases()") == []
    with phone.inside() as database:
        newest = "SELECT revoked_at IS NOT NULL FROM people_token WHERE kind = 'phone' ORDER BY id DESC LIMIT 1"
        assert database.execute(newest).fetchone() == (True,)


@contextmanager
def chromium(playwright: Playwright, place: Path) -> Iterator[tuple[BrowserContext, int]]:
    """A browser of its own process group on a profile, and the group's number, so that it can be killed."""
    order = [find_chromium(), *FLAGS, "--headless=new", "--remote-debugging-port=0", f"--user-data-dir={place}"]
    port = place / "DevToolsActivePort"
    port.unlink(missing_ok=True)
    running = subprocess.Popen(
        [*order, "about:blank"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        for _wait in range(240):
            if port.exists() and port.read_text().strip():
                break
            time.sleep(0.25)
        browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port.read_text().split()[0]}")
        yield browser.contexts[0], running.pid
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
        running.wait(timeout=20)


def field_phone(context: BrowserContext, clear_network: tuple[str, Weather], database: str) -> Phone:
    """The nurse's phone in such a browser."""
    found = Phone(new_page(context), *clear_network, database, "pontianak")
    found.page.set_viewport_size(SIZE)
    found.enter(NURSE)
    return found


def test_a_phone_killed_in_the_middle_of_an_upload_sends_the_rest_later(
    playwright: Playwright, clear_network: tuple[str, Weather], example_database: str, tmp_path: Path
) -> None:
    sky = clear_network[1]
    with chromium(playwright, tmp_path) as (context, group):
        phone = field_phone(context, clear_network, example_database)
        written = phone.write(6, photos=6)
        sky.turns("pass", "pass", "stall")
        phone.press_send()
        assert sky.under_way.wait(60)
        os.killpg(group, signal.SIGKILL)
    assert phone.stored(written["keys"]) == written["keys"][:2]
    sky.clears()

    with chromium(playwright, tmp_path) as (context, _group):
        phone = field_phone(context, clear_network, example_database)
        phone.deliver()

    assert phone.stored(written["keys"]) == written["keys"]


# The twin without a seal, kept where the outbox keeps its entries; it must be found.
UNSEALED = """() => new Promise((kept, lost) => {
  const asked = indexedDB.open("kontrol", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("a");
  asked.onsuccess = () => {
    const writing = asked.result.transaction("a", "readwrite", { durability: "strict" });
    writing.objectStore("a").put("TERBUKA", 1);
    writing.oncomplete = () => kept(true);
    writing.onerror = lost;
  };
})"""


def test_the_files_of_the_browser_hold_nothing_readable(
    playwright: Playwright, clear_network: tuple[str, Weather], example_database: str, tmp_path: Path
) -> None:
    with chromium(playwright, tmp_path) as (context, _group):
        phone = field_phone(context, clear_network, example_database)
        phone.wait_shell()
        phone.sky.is_down = True
        phone.open_today()
        row = phone.page.locator("ul.batch > li").first
        row.get_by_label(re.compile("^Jumlah")).fill("1")
        row.get_by_label("Catatan").fill(f"{CANARY} dari lapangan")
        phone.page.get_by_role("button", name="Simpan 1 laporan").click()
        expect(phone.queue()).to_have_count(1)
        phone.sky.is_down = False
        phone.page.evaluate(UNSEALED)

        assert files_with(tmp_path, "TERBUKA") != []
        assert files_with(tmp_path, CANARY) == []


def files_with(place: Path, word: str) -> list[str]:
    """The files below a place that hold a word, in letters of one byte or two."""
    found = ((path, path.read_bytes().replace(b"\0", b"")) for path in place.rglob("*") if path.is_file())
    return [path.name for path, text in found if word.encode() in text]
