"""A browser does the sum of a crowded address; without scripts it waits (P3)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PHONE, SLOW, Visit, serving
from tests.journeys.test_calibration import rows
from tests.journeys.test_forum import TOPIC

FORUM = "/bulungan/warga/forum/"
# Until a slow machine has worked out the sum.
PATIENCE = 120_000
# One post an hour counts at once from an address, all further ones with a proof.
LIMITS = "post=100/1/100"
FIRST, PROVEN = "Kata pertama dari alamat ini.", "Kata berikutnya, dengan bukti kerja."
SECOND, HELD = "Kata lain dari alamat ini.", "Kata berikutnya, tanpa skrip."


@pytest.fixture(scope="module")
def example_server(example_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that finds its one address crowded after the first post."""
    place = tmp_path_factory.mktemp("home")
    with serving(example_database, place, TOLOK_EXAMPLE="1", TOLOK_FORM_LIMITS=LIMITS) as address:
        yield address


def begin(page: Page, server: str, words: str) -> None:
    """Write on the topic, long enough for a person."""
    page.goto(server + FORUM)
    page.get_by_role("link", name=TOPIC).click()
    page.get_by_role("link", name="Sampaikan pendapat").click()
    page.get_by_label("Pendapat Anda").fill(words)
    page.wait_for_timeout(SLOW)


def send(page: Page) -> None:
    """Send it; the thanks are the same for what counts and what waits."""
    page.get_by_role("button", name="Kirim", exact=True).click()
    expect(page.get_by_role("heading", name="Terima kasih")).to_be_visible(timeout=PATIENCE)


def standing(address: str, words: str) -> list[tuple[str, ...]]:
    """How the post stands, and why."""
    found = rows(address, "bulungan", f"SELECT standing, held_for FROM citizens_post WHERE text = '{words}'")
    return [tuple(map(str, row)) for row in found]


def test_over_the_limit_a_browser_proves_its_work_and_counts(phone_visit: Visit, example_database: str) -> None:
    page = phone_visit.page
    begin(page, phone_visit.server, FIRST)
    expect(page.locator("[data-ticket]")).to_have_count(0)
    send(page)

    begin(page, phone_visit.server, PROVEN)
    expect(page.locator("form")).to_contain_text("Perangkat Anda kini menghitung")
    send(page)

    page.goto(phone_visit.server + FORUM)
    page.get_by_role("link", name=TOPIC).click()
    expect(page.locator("main")).to_contain_text(PROVEN)
    assert [standing(example_database, words) for words in (FIRST, PROVEN)] == [[("open", "")], [("open", "")]]


def test_without_scripts_the_same_waits_for_a_moderator(
    phone_visit: Visit, browser: Browser, example_database: str
) -> None:
    """The twin, from the same crowded address."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, locale="id-ID")
    page = context.new_page()
    for words in (SECOND, HELD):  # whichever of the two tests runs, one has gone before
        begin(page, phone_visit.server, words)
        send(page)

    page.goto(phone_visit.server + FORUM)
    page.get_by_role("link", name=TOPIC).click()
    expect(page.locator("main")).not_to_contain_text(HELD)
    context.close()
    assert standing(example_database, HELD) == [("held", "many")]
