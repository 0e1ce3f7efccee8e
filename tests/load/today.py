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
from tolok.web import database

STORY, SLUG = "Kunjungan rumahnya", "pontianak"
TRIES = 5
# What the throttled network gives: bytes a second, milliseconds there and back.
THROTTLE = {"offline": False, "downloadThroughput": 400_000 // 8, "uploadThroughput": 400_000 // 8, "latency": 400}
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
            sync_playwright() as library,
        ):
            browser = library.chromium.launch(executable_path=find_chromium(), args=FLAGS)
            visits = [_visited(browser, address) for _ in range(TRIES)]
            browser.close()
    finally:
        drop(server, name)
    return _table([first for first, _next in visits], [again for _first, again in visits])


def _table(first: list[Visit], again: list[Visit]) -> tuple[list[str], list[str]]:
    rows = ["| visit | kB over the network | interactive, median ms | slowest of five ms |", "|---|---|---|---|"]
    faults = []
    for name, visits, most in (("first", first, FIRST_MOST), ("next", again, NEXT_MOST)):
        size, soon = max(v.size for v in visits), statistics.median(v.milliseconds for v in visits)
        rows.append(f"| {name} | {size / 1024:.1f} | {soon:.0f} | {max(v.milliseconds for v in visits)} |")
        faults += [f"{name}: {size} bytes, at most {most}"] if size > most else []
        faults += [f"{name}: {soon} ms, less than {SOON}"] if soon >= SOON else []
    return rows, faults


def _visited(browser: Browser, address: str) -> tuple[Visit, Visit]:
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
    found = [_opened(context.new_page(), address) for _ in range(2)]
    context.close()
    return found[0], found[1]


def _opened(page: Any, address: str) -> Visit:
    seen = [0]
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", THROTTLE)
    session.on("Network.loadingFinished", lambda told: seen.__setitem__(0, seen[0] + int(told["encodedDataLength"])))
    page.goto(f"{address}/{SLUG}/hari-ini/")
    page.locator("#outbox[data-ready]").wait_for(state="attached")
    page.evaluate("async () => { await navigator.serviceWorker.ready }")
    milliseconds = round(page.evaluate(INTERACTIVE))
    page.close()
    return Visit(seen[0], milliseconds)


if __name__ == "__main__":
    main()
