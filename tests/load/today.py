"""Measures the today page on a slow network: bytes, and when it answers."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests import conftest
from tests.apps.demo.template import example_template
from tests.browser import FLAGS, find_chromium
from tests.journeys.conftest import PHONE, serving
from tests.load.ground import drop
from tests.load.paper import keep
from tests.load.slow_network import Line, slow_network
from tolok.web import database

STORY, SLUG = "Kunjungan rumahnya", "pontianak"
TRIES = 5
QUIET = 4000  # milliseconds in which everything that is fetched beside the page has come
RATE, LATENCY = 400_000 / 8, 0.4  # bytes a second, seconds there and back
# The browser's own brake holds the page and not its service worker; it knows no handshakes.
THROTTLE = {"offline": False, "downloadThroughput": RATE, "uploadThroughput": RATE, "latency": 1000 * LATENCY}
FIRST_MOST, NEXT_MOST, SOON = 100 * 1024, 15 * 1024, 2000
MARKS = ("<!-- today: written by `make bench-today` -->", "<!-- end of today -->")
# When the deferred scripts had run; their last one binds the form.
INTERACTIVE = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"


@dataclass(frozen=True)
class Visit:
    """One opening of the page: bytes over the network, and milliseconds until it answered."""

    size: int
    milliseconds: int


def main() -> None:
    """Build the example, open the page, print the table, keep it, and fail past a budget."""
    rows, faults = measured(conftest.start_server())
    keep(MARKS, rows)
    sys.stdout.write("\n".join([*rows, *faults]) + "\n")
    sys.exit(1 if faults else 0)


def measured(server: str) -> tuple[list[str], list[str]]:
    """The table, and the budgets that were passed."""
    name = f"tolok_bench_today_{os.getpid()}"
    database.make_database(server, name, template=example_template(server, conftest.migrated(server)))
    try:
        with (
            tempfile.TemporaryDirectory() as place,
            serving(database.as_role(server, "tolok_app", name), Path(place), TOLOK_EXAMPLE="1") as address,
            slow_network(port := int(address.rpartition(":")[2]), slow := Line(RATE, LATENCY)) as slow_port,
            sync_playwright() as library,
        ):
            browser = library.chromium.launch(executable_path=find_chromium(), args=FLAGS)
            on_line = [_visited(browser, address, slow_port, slow) for _ in range(TRIES)]
            braked = [_visited(browser, address, port, slow, THROTTLE) for _ in range(TRIES)]
            browser.close()
    finally:
        drop(server, name)
    return _table(on_line, braked)


def _table(on_line: list[tuple[Visit, Visit]], braked: list[tuple[Visit, Visit]]) -> tuple[list[str], list[str]]:
    rows = [
        "| visit | kB over the network | interactive in the throttled browser, ms | over a slow line, ms |",
        "|---|---|---|---|",
    ]
    faults = []
    for place, (name, most) in enumerate((("first", FIRST_MOST), ("next", NEXT_MOST))):
        size = max(pair[place].size for pair in on_line)
        soon, later = (statistics.median(pair[place].milliseconds for pair in each) for each in (braked, on_line))
        rows.append(f"| {name} | {size / 1024:.1f} | {soon:.0f} | {later:.0f} |")
        faults += [f"{name}: {size} bytes, at most {most}"] if size > most else []
        faults += [f"{name}: {soon} ms, less than {SOON}"] if soon >= SOON else []
    return rows, faults


def _visited(
    browser: Browser, address: str, port: int, line: Line, throttle: dict[str, Any] | None = None
) -> tuple[Visit, Visit]:
    """The first opening with an empty cache, with the shell that is fetched beside it, and the next one."""
    context = browser.new_context(viewport=PHONE, locale="id-ID", timezone_id="Asia/Jakarta")
    page = context.new_page()
    page.goto(address + "/")
    door = page.locator(f'form[action^="/{SLUG}/"]', has_text=STORY).first
    action = door.get_attribute("action") or ""
    mark = door.locator("[name=csrfmiddlewaretoken]").input_value()
    key = door.locator("[name=key]").input_value() if door.locator("[name=key]").count() else ""
    page.request.post(address + action, form={"csrfmiddlewaretoken": mark, "key": key})
    page.close()
    found = [_opened(context.new_page(), f"http://localhost:{port}", line, throttle) for _ in range(2)]
    context.close()
    return found[0], found[1]


def _opened(page: Any, address: str, line: Line, throttle: dict[str, Any] | None) -> Visit:
    before = line.seen
    if throttle:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", throttle)
    page.goto(f"{address}/{SLUG}/hari-ini/")
    page.locator("#outbox[data-ready]").wait_for(state="attached")
    page.evaluate("async () => { await navigator.serviceWorker.ready }")
    milliseconds = round(page.evaluate(INTERACTIVE))
    page.wait_for_timeout(QUIET)
    page.close()
    return Visit(line.seen - before, milliseconds)


if __name__ == "__main__":
    main()
