"""The example year behind a real server, and a browser that watches."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, ViewportSize, expect, sync_playwright

from tests.apps.demo.template import example_template
from tests.browser import FLAGS, find_chromium
from tests.conftest import ROOT
from tests.journeys.phone import clear_network, network, phone
from tests.ports import free_port
from tolok.web import database
from tolok.web.places import home

__all__ = ["clear_network", "network", "phone"]

# A page that is right is seen at once; on a busy machine the server behind it may need a while.
expect.set_options(timeout=20_000)
SHOTS = Path(os.environ.get("TOLOK_SHOTS", str(home() / "shots")))
# Nobody looks at pictures in CI, and hundreds of them cost minutes; what axe sees is checked everywhere.
KEEPS_PICTURES = os.environ.get("CI") != "true"
SLOW = 3_200  # a public form's ticket counts from three seconds on
# A desk at 400 %, where nothing may lie beside the page (WCAG 1.4.10).
NARROW: ViewportSize = {"width": 320, "height": 740}
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 800}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE_RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}


@dataclass
class Visit:
    """A browser page with the server behind it; `faults` collects what the console complained about."""

    page: Page
    server: str
    faults: list[str] = field(default_factory=list)

    def enter(self, government: str, story: str) -> None:
        """Enter as the example person whose card carries this text."""
        self.page.context.clear_cookies()
        self.page.goto(self.server + "/")
        door = self.page.locator(f'form[action^="/{government}/"]', has_text=story).first
        door.evaluate("form => { const folded = form.closest('details'); if (folded) folded.open = true }")
        door.locator("button").click()
        self.page.wait_for_url(f"**/{government}/**")

    def become(self, government: str, person_id: int) -> None:
        """Enter as an example person who has no card."""
        self.page.context.clear_cookies()
        self.page.goto(self.server + "/")
        form = self.page.locator("form:has(button.enter)").first
        form.evaluate(
            "(form, address) => { form.action = address; form.submit() }", f"/{government}/contoh/{person_id}/"
        )
        self.page.wait_for_url(f"**/{government}/hari-ini/")

    def sign_out(self) -> None:
        """Open the menu at the top and sign out."""
        self.page.locator("header details.menu summary").click()
        self.page.get_by_role("button", name="Keluar").click()
        self.page.wait_for_url(self.server + "/")

    def go(self, path: str) -> None:
        """Open a page of the server."""
        self.page.goto(self.server + path)

    def look(self, name: str) -> None:
        """Check the page in this state with axe and for sideways scrolling, and keep a picture for who looks."""
        assert violations(self.page) == []
        assert self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
        if not KEEPS_PICTURES:
            return
        SHOTS.mkdir(parents=True, exist_ok=True)
        size = self.page.viewport_size or DESK
        self.page.screenshot(path=str(SHOTS / f"{name}-{size['width']}.png"), full_page=True)

    def look_twice(self, name: str) -> None:
        """Look with a phone's eyes and at a desk; the page keeps its state."""
        before = self.page.viewport_size
        for size in (PHONE, DESK):
            self.page.set_viewport_size(size)
            self.look(name)
        if before:
            self.page.set_viewport_size(before)

    def come_back_until(self, path: str, text: str) -> None:
        """Open a page again until background work has put this text there."""
        ends = time.monotonic() + 30
        while time.monotonic() < ends:
            self.go(path)
            if self.page.get_by_text(text).count():
                return
        raise AssertionError(f"{path} never showed “{text}”")

    def paper(self, name: str) -> None:
        """Keep a picture of the window for the README, when TOLOK_PAPER_SHOTS asks for it."""
        if os.environ.get("TOLOK_PAPER_SHOTS") == "1":
            self.page.screenshot(path=str(ROOT / "docs/images" / f"{name}.png"))


def own_name(page: Page) -> str:
    """The name in the menu of the account."""
    return str(page.locator("header .menu summary .hidden-text").text_content()).partition(": ")[2]


def violations(page: Page) -> list[str]:
    """What axe finds wrong with the page as it stands, one line a place."""
    found = Axe().run(page, options=AXE_RULES).response["violations"]
    return [f"{v['id']}: {n['target']} {n['html'][:120]}" for v in found for n in v["nodes"]]


@pytest.fixture(scope="session")
def example(server: str, template: str) -> str:
    """The name of a database that holds the example year."""
    return example_template(server, template)


@pytest.fixture(scope="module")
def example_database(server: str, example: str, clone: Callable[..., str]) -> str:
    """A fresh copy of the example year, as the role that serves requests."""
    return database.as_role(server, "tolok_app", clone(example))


@contextmanager
def serving(app: str, place: Path, workers: int = 1, /, **more: str) -> Iterator[str]:
    """The real server on a database, with its files below a place; its address."""
    port, beside = free_port(), free_port()
    known = {key: value for key, value in os.environ.items() if key != "TOLOK_EXAMPLE"}
    surroundings = {**known, "DATABASE_URL": app, "TOLOK_HOME": str(place), **more}
    order = [sys.executable, "-m", "tolok.cli", "serve", "--port", str(port), "--workers", str(workers)]
    order += ["--stream-port", str(beside)]
    with subprocess.Popen(order, env=surroundings, stdout=subprocess.DEVNULL) as running:
        address = f"http://localhost:{port}"
        try:
            _wait_for(f"{address}/readyz", running)
            _wait_for(f"http://localhost:{beside}/healthz", running)
            yield address
        finally:
            running.terminate()
            running.wait(timeout=30)


@pytest.fixture(scope="module")
def example_server(example_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real server on a fresh copy of the example year; its address."""
    place = tmp_path_factory.mktemp("home")
    shutil.copytree(home() / "seals", place / "seals")  # what a dump of the database does not hold
    with serving(example_database, place, TOLOK_EXAMPLE="1") as address:
        yield address


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """The browser's driver; its event loop ends with the module, or Django refuses the next one its database."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for the journeys of a module."""
    started = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
    yield started
    started.close()


@pytest.fixture(params=["phone", "desk"])
def visit(request: pytest.FixtureRequest, browser: Browser, example_server: str) -> Iterator[Visit]:
    """A visitor with a phone, and one at a desk; the test fails when the console complained."""
    yield from _visits(browser, example_server, PHONE if request.param == "phone" else DESK)


@pytest.fixture
def desk_visit(browser: Browser, example_server: str) -> Iterator[Visit]:
    """A visitor at a desk only, for stories that change the year."""
    yield from _visits(browser, example_server, DESK)


@pytest.fixture
def phone_visit(browser: Browser, example_server: str) -> Iterator[Visit]:
    """A visitor with a phone only."""
    yield from _visits(browser, example_server, PHONE)


def _visits(browser: Browser, server: str, size: ViewportSize) -> Iterator[Visit]:
    # Colours that are still moving have no contrast yet.
    context = browser.new_context(viewport=size, locale="id-ID", timezone_id="Asia/Jakarta", reduced_motion="reduce")
    context.set_default_timeout(30_000)
    visit = Visit(context.new_page(), server)

    def complain(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "status of 4" not in message.text:
            visit.faults.append(message.text)

    visit.page.on("console", complain)
    visit.page.on("pageerror", lambda fault: visit.faults.append(str(fault)))
    yield visit
    context.close()
    assert visit.faults == []


def _wait_for(address: str, running: subprocess.Popen[bytes]) -> None:
    for _attempt in range(360):
        assert running.poll() is None, "the server stopped before it was ready"
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.25)
    raise AssertionError(f"{address} was not ready within 90 seconds")
