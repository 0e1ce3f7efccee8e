"""The first page, the doors and the keyboard, as a visitor meets them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.journeys.conftest import PHONE, Visit

PLACES = ("hari-ini", "kinerja", "tim", "lainnya")
ENTRANCE = re.compile(r'action="(/masuk-contoh/|/)?([\w-]+)/[^"]*?(\d+)/"')


@pytest.fixture
def plain_page(browser: Browser, example_server: str) -> Iterator[Page]:
    """A phone whose browser runs no script."""
    context = browser.new_context(
        base_url=example_server,
        viewport=PHONE,
        locale="id-ID",
        java_script_enabled=False,
    )
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def test_the_first_page_explains_and_offers_one_click(visit: Visit) -> None:
    visit.go("/")

    expect(visit.page.get_by_role("heading", level=1)).to_be_visible()
    expect(visit.page.locator(".government")).to_have_count(4)
    visit.look(f"first-{visit.page.viewport_size['width']}")  # type: ignore[index]  # a viewport was given

    visit.page.locator(".government button.enter").first.click()

    expect(visit.page.get_by_role("heading", name="Hari ini", level=1)).to_be_visible()
    expect(visit.page.get_by_role("navigation", name="Tempat").get_by_role("link")).to_have_count(4)


def test_every_example_person_finds_every_place(playwright: Playwright, example_server: str) -> None:
    first = playwright.request.new_context(base_url=example_server)
    entrances = re.findall(r'<form method="post" action="([^"]+)"', first.get("/").text())
    first.dispose()

    faults = [fault for entrance in entrances for fault in _faults(playwright, example_server, entrance)]

    assert len(entrances) > 30
    assert faults == []


def _faults(playwright: Playwright, server: str, entrance: str) -> list[str]:
    """Which of the four places don't open for the person behind an entrance."""
    session = playwright.request.new_context(base_url=server)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', session.get("/").text())
    assert token
    answer = session.post(entrance, form={"csrfmiddlewaretoken": token[1]}, headers={"Referer": server + "/"})
    government = answer.url.removeprefix(server).split("/")[1]
    found = [(answer.url, answer.status)]
    found += [(page.url, page.status) for page in (session.get(f"/{government}/{place}/") for place in PLACES)]
    session.dispose()
    return [f"{status} {url}" for url, status in found if status != 200]
