"""Measures queries and bytes of each page at 50 and at 5,000 persons."""

from __future__ import annotations

import gzip
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.load.ground import settle_down, stage
from tests.load.paper import keep

if TYPE_CHECKING:
    from tests.load.town import Town
    from tolok.people.models import Person

SMALL, LARGE = 50, 5000
MOST_QUERIES, MOST_BYTES, FIRST_LOAD = 15, 100 * 1024, 100 * 1024
BACKEND = "tolok.web.sign_in.NipOrEmailBackend"
MARKS = ("<!-- pages: written by `make bench-pages` -->", "<!-- end of pages -->")
# Who opens which page; a name that ends in ":" takes the town's id of that kind.
PAGES = [
    ("clerk", "desk:today"),
    ("clerk", "desk:year"),
    ("clerk", "skp:mine"),
    ("clerk", "delivery:notices"),
    ("head", "desk:team"),
    ("head", "skp:proposed"),
    ("head", "skp:matrix:"),
    ("head", "appraisal:to_rate"),
    ("head", "appraisal:rate:"),
    ("clerk", "appraisal:receipt:"),
    ("planner", "skp:cascade"),
    ("planner", "skp:gaps"),
    ("planner", "skp:library"),
    ("planner", "desk:projects"),
    ("hr", "desk:cockpit"),
    ("hr", "desk:more"),
    ("hr", "people:persons"),
    ("hr", "people:units"),
    ("hr", "people:person:"),
    ("hr", "calendar:periods"),
    ("hr", "followup:all"),
    ("hr", "insight:simulations"),
    ("hr", "insight:simulation:"),
]


@dataclass(frozen=True)
class Cost:
    """What one page costs: queries, bytes of HTML, the same compressed, CPU milliseconds of the program."""

    queries: int
    html: int
    packed: int
    milliseconds: int


def main() -> None:
    """Build both towns, open every page, print the table, keep it, and fail past a budget."""
    with stage() as superuser:
        rows, faults = measured(superuser)
    keep(MARKS, rows)
    sys.stdout.write("\n".join([*rows, *faults]) + "\n")
    sys.exit(1 if faults else 0)


def measured(superuser: str) -> tuple[list[str], list[str]]:
    """The table of costs and the budgets that were passed."""
    from django.test.utils import setup_test_environment

    from tests.load.town import build

    setup_test_environment()
    small = build("kecil", SMALL, superuser)
    began = time.perf_counter()
    large = build("besar", LARGE, superuser)
    settle_down(superuser)
    rows = [
        f"Building {LARGE:,} persons with plans and a week of reports took {time.perf_counter() - began:.0f} s.",
        "",
        f"| page | as | queries ({SMALL}) | queries ({LARGE:,}) | HTML kB | compressed kB | CPU ms |",
        "|---|---|---|---|---|---|---|",
    ]
    faults = []
    for role, page in PAGES:
        few, many = cost(small, role, page), cost(large, role, page)
        rows.append(
            f"| {page.rstrip(':')} | {role} | {few.queries} | {many.queries} | {many.html / 1024:.0f} "
            f"| {many.packed / 1024:.1f} | {many.milliseconds} |"
        )
        faults += list(broken(page, few, many))
    first = first_load(large)
    rows += ["", f"First load of the today page with styles, scripts and pictures: {first / 1024:.1f} kB compressed."]
    return rows, faults + ([f"first load: {first} bytes"] if first > FIRST_LOAD else [])


def cost(town: Town, role: str, page: str) -> Cost:
    """Open a page as somebody and count; the first opening warms caches and is not counted."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    person: Person = getattr(town, role)
    browser = signed_in(person)
    more = [town.ids[page.split(":")[1]]] if page.endswith(":") else []
    address = reverse(page.rstrip(":"), args=[town.government.slug, *more])
    assert isinstance(browser, Client)
    browser.get(address)
    began = time.process_time()
    with CaptureQueriesContext(connection) as counted:
        answer = browser.get(address)
    took = round(1000 * (time.process_time() - began))
    assert answer.status_code == 200, (page, answer.status_code)
    queries = [
        q for q in counted.captured_queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))
    ]
    return Cost(len(queries), len(answer.content), len(gzip.compress(answer.content)), took)


def signed_in(person: Person) -> object:
    """A client with the person's session."""
    from django.test import Client

    from tolok.people.access import inside
    from tolok.people.queries import account_of

    browser = Client()
    with inside(person.government_id):
        account = account_of(person.pk)
        assert account is not None
        browser.force_login(account, backend=BACKEND)
    return browser


def broken(page: str, few: Cost, many: Cost) -> Iterator[str]:
    """The budgets a page has passed, in words."""
    if many.queries > MOST_QUERIES:
        yield f"{page}: {many.queries} queries, at most {MOST_QUERIES}"
    if many.queries > few.queries + 1:
        yield f"{page}: {many.queries} queries for {LARGE} persons, {few.queries} for {SMALL}"
    if many.html > MOST_BYTES:
        yield f"{page}: {many.html} bytes, at most {MOST_BYTES}"


def first_load(town: Town) -> int:
    """Compressed bytes of the today page and of every file it loads."""
    from django.contrib.staticfiles import finders
    from django.test import Client
    from django.urls import reverse

    browser = signed_in(town.clerk)
    assert isinstance(browser, Client)
    html = browser.get(reverse("desk:today", args=[town.government.slug])).content
    total = len(gzip.compress(html))
    for address in sorted(set(re.findall(r'(?:href|src)="/static/([^"]+)"', html.decode()))):
        found = finders.find(address)
        assert found, address
        total += len(gzip.compress(Path(found).read_bytes()))
    return total


if __name__ == "__main__":
    main()
