"""The day in the field: no network, a shared phone, and everything arrives once."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.journeys.conftest import PHONE, Visit
from tests.journeys.phone import Phone, new_page
from tests.journeys.weather import Weather, weather

NURSE = "Kunjungan rumahnya"


@pytest.fixture(scope="module")
def network(example_server: str) -> Iterator[tuple[str, Weather]]:
    """Weather before the example server."""
    with weather(example_server) as (address, sky):
        yield address, sky


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone's browser."""
    made = browser.new_context(viewport=PHONE, locale="id-ID", timezone_id="Asia/Jakarta", accept_downloads=True)
    yield made
    made.close()


@pytest.fixture
def phone(context: BrowserContext, network: tuple[str, Weather], example_database: str) -> Phone:
    """The nurse's phone, online."""
    address, sky = network
    sky.is_down = False
    sky.clears()
    return Phone(new_page(context), address, sky, example_database, "pontianak")


def test_the_today_page_opens_without_a_network_and_what_is_written_arrives(phone: Phone) -> None:
    phone.enter(NURSE)
    phone.wait_shell()
    phone.page.wait_for_timeout(1500)
    page = phone.page
    phone.sky.is_down = True

    phone.open_today()
    expect(page.locator("#tolok-shell[data-ready]")).to_have_count(1)
    look = Visit(page, phone.address)
    look.look_twice("offline")
    row = page.locator("ul.batch > li").first
    row.get_by_label(re.compile("Jumlah")).fill("2")
    page.get_by_role("button", name="Simpan 1 laporan").click()
    expect(phone.queue()).to_have_count(1)
    look.look_twice("offline-queue")
    phone.sky.is_down = False
    phone.press_send()
    expect(phone.queue()).to_have_count(0)
    look.look_twice("offline-sent")
