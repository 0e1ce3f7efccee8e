"""A phone in the field: a browser behind bad weather, and what arrived."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

from tests.journeys.weather import Weather, weather

NURSE = "Kunjungan rumahnya"
SIZE: ViewportSize = {"width": 360, "height": 740}

# Writes entries straight into the outbox of the page, as its form does: photos are shrunk first.
WRITE = """
async ({ count, photos, days, target, first }) => {
  const account = document.body.dataset.account;
  const box = new Store.Box(account, (await Store.keyRecord(account)).live);
  const today = document.getElementById("outbox").dataset.on;
  const before = (back) => new Date(Date.parse(today) - back * 86400000).toISOString().slice(0, 10);
  const canvas = Object.assign(document.createElement("canvas"), { width: 1400, height: 1000 });
  const pen = canvas.getContext("2d");
  const picture = async (number) => {
    const noise = pen.createImageData(1400, 1000);
    for (let i = 0; i < noise.data.length; i += 65536) crypto.getRandomValues(noise.data.subarray(i, i + 65536));
    for (let i = 3; i < noise.data.length; i += 4) noise.data[i] = 255;
    pen.putImageData(noise, 0, 0);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.88));
    return [blob.size, await Photo.shrunk(new File([blob], `foto-${number}.jpg`, { type: "image/jpeg" }))];
  };
  const keys = [], sizes = [];
  for (let number = 0; number < count; number++) {
    const on = before(Math.floor((count - 1 - number) * days / count));
    const key = crypto.randomUUID(), hasPhoto = number < photos;
    const [size, photo] = hasPhoto ? await picture(number) : [0, null];
    if (hasPhoto) sizes.push([size, photo.size]);
    const note = `Catatan ${first + number} KENARI`, noted_at = new Date().toISOString();
    const fields = { on, target_id: String(target), amount: "1", note, noted_at };
    await box.add({ key, title: "Uji", unit: "", fields, tries: 0 }, photo);
    keys.push(key);
  }
  return { keys, sizes };
}
"""

BOX = """const account = document.body.dataset.account;
  const box = new Store.Box(account, (await Store.keyRecord(account)).live), entries = await box.entries();"""
SPOIL = (
    f"async ([place, fields]) => {{ {BOX} const each = entries[place];"
    + """
  await box.change(each, "queued", { fields: { ...each.value.fields, ...fields } }); }"""
)
PHOTO = (
    f"async () => {{ {BOX}"
    + """
  const photo = await box.photo(entries[0]), picture = await createImageBitmap(photo);
  return [photo.size, picture.width, picture.height]; }"""
)


@dataclass
class Phone:
    """A signed-in person's browser; `address` is where the weather is."""

    page: Page
    address: str
    sky: Weather
    database: str
    government: str

    def enter(self, story: str) -> None:
        """Enter as an example person."""
        self.page.goto(self.address + "/")
        door = self.page.locator(f'form[action^="/{self.government}/"]', has_text=story).first
        door.evaluate("form => { const folded = form.closest('details'); if (folded) folded.open = true }")
        door.locator("button").click()
        self.page.wait_for_url("**/hari-ini/")
        self.wait_ready()

    def open_today(self) -> None:
        """Open the today page, whatever answers."""
        self.page.goto(f"{self.address}/{self.government}/hari-ini/")

    def wait_ready(self) -> None:
        """Until the outbox is open."""
        expect(self.page.locator("#outbox[data-ready]")).to_have_count(1)

    def wait_shell(self) -> None:
        """Until the service worker keeps the shell, so that it can open without a network."""
        self.page.evaluate("async () => { await navigator.serviceWorker.ready }")

    @property
    def account(self) -> str:
        """Whose page it is, such as `pontianak/12`."""
        return str(self.page.evaluate("document.body.dataset.account"))

    @property
    def target(self) -> int:
        """A target the person may report on."""
        return int(self.page.locator("[data-row][data-kind=target]").first.get_attribute("data-id") or 0)

    def write(self, count: int, *, photos: int = 0, days: int = 1, first: int = 0) -> dict[str, Any]:
        """Write entries, oldest day first; their keys and the sizes of photos before and after shrinking."""
        asked = {"count": count, "photos": photos, "days": days, "target": self.target, "first": first}
        return dict(self.page.evaluate(WRITE, asked))

    def queue(self) -> Locator:
        """The entries that the panel shows."""
        return self.page.locator("#outbox [data-part=list] > li")

    def waiting(self) -> int:
        """How many entries the phone keeps, whatever the panel shows."""
        return int(self.page.evaluate("Store.waiting(document.body.dataset.account)"))

    def press_send(self) -> None:
        """Press "send now", where it stands."""
        self.page.locator("#outbox [data-part=send]").dispatch_event("click")

    def spoil(self, place: int, fields: dict[str, str]) -> None:
        """Let the entry at a place of the queue say something else."""
        self.page.evaluate(SPOIL, [place, fields])

    def kept_photo(self) -> tuple[int, tuple[int, int]]:
        """Bytes and sides of the photo that waits."""
        size, width, height = self.page.evaluate(PHOTO)
        return size, (width, height)

    def revoke_tokens(self) -> None:
        """End what the phones of the government sign in with, as its people may."""
        with self.inside() as database:
            database.execute("UPDATE people_token SET revoked_at = now() WHERE kind = 'phone'")

    def stored(self, keys: list[str]) -> list[str]:
        """Which of the keys the database holds, in the order in which they arrived."""
        with self.inside() as database:
            asked = "SELECT key::text FROM reports_report WHERE key = ANY(%s::uuid[]) ORDER BY id"
            return [key for (key,) in database.execute(asked, [keys])]

    def timed(self) -> tuple[int, int]:
        """How many sendings were timed in this government, and how many reports they stored."""
        with self.inside() as database:
            row = database.execute(
                "SELECT coalesce(sum(n), 0), coalesce(sum(reports), 0) FROM insight_timing"
            ).fetchone()
            assert row is not None
            return int(row[0]), int(row[1])

    def deliver(self) -> None:
        """Press "send now" until nothing is left; a person would, so that the waits between tries need not pass."""
        for _press in range(6000):
            if not self.waiting():
                return
            self.press_send()
            self.page.wait_for_timeout(250)
        raise AssertionError(f"{self.waiting()} entries never left: {self.sky.fates[-20:]}")

    @contextmanager
    def inside(self) -> Iterator[psycopg.Connection]:
        """The database with the rows of this government."""
        with psycopg.connect(self.database) as database:
            row = database.execute("SELECT id FROM people_government WHERE slug = %s", [self.government]).fetchone()
            assert row is not None
            database.execute("SELECT set_config('tolok.government', %s, true)", [str(row[0])])
            yield database


@pytest.fixture(scope="module")
def network(example_server: str) -> Iterator[tuple[str, Weather]]:
    """Weather before the example server."""
    with weather(example_server) as (address, sky):
        yield address, sky


@pytest.fixture
def clear_network(network: tuple[str, Weather]) -> tuple[str, Weather]:
    """The same with a clear sky."""
    _address, sky = network
    sky.is_down, sky.is_newer, sky.form_fate, sky.overlaps = False, False, "pass", 0
    sky.clears()
    return network


@pytest.fixture
def phone(browser: Browser, clear_network: tuple[str, Weather], example_database: str) -> Iterator[Phone]:
    """The nurse's phone: she has entered, the outbox is open, and the shell is kept."""
    context = browser.new_context(viewport=SIZE, locale="id-ID", timezone_id="Asia/Jakarta", reduced_motion="reduce")
    found = Phone(new_page(context), *clear_network, example_database, "pontianak")
    found.enter(NURSE)
    found.wait_shell()
    yield found
    context.close()


def new_page(context: BrowserContext) -> Page:
    """A page with patience for slow machines."""
    context.set_default_timeout(30_000)
    return context.new_page()
