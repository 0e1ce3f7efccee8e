"""Eyes that look as everybody may, and the example year prepared for them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from playwright.sync_api import Page

from tests.journeys.conftest import DESK, KEEPS_PICTURES, NARROW, PHONE, SHOTS, Visit, serving, violations
from tolok.citizens.queries.receipts import code_hash
from tolok.web import database
from tolok.web.places import home

# One case of Mataram for each of these, under a code that this file knows.
STATES = (
    "received", "verified", "forwarded", "in_progress", "asked", "answered", "settled", "closed_unresolved", "not_ours",
    "duplicate",
)  # fmt: skip  # one line a glance
# In Bukittinggi nothing has come in, and nothing is asked.
QUIET = (
    "UPDATE citizens_case SET standing = 'spam' WHERE government_id = %s",
    "UPDATE citizens_topic SET standing = 'spam' WHERE government_id = %s",
    "UPDATE citizens_post SET standing = 'spam' WHERE government_id = %s",
    "UPDATE citizens_survey SET is_open = false WHERE government_id = %s",
    "DELETE FROM citizens_surveycomment WHERE government_id = %s",
)


def code_for(state: str) -> str:
    """A code that can be typed for the case in that state."""
    return f"{STATES.index(state):04d}" + "-ABCD" * 6


def prepare(owner: str) -> dict[str, list[int]]:
    """Give cases of Mataram known codes, make Bukittinggi quiet; who coordinates, by government."""
    with psycopg.connect(owner) as rows:
        ids: dict[str, int] = dict(rows.execute("SELECT slug, id FROM people_government").fetchall())
        for state in STATES:
            taken = _one(rows, ids["mataram"], state)
            rows.execute("UPDATE citizens_case SET code_hash = %s WHERE id = %s", [code_hash(code_for(state)), taken])
        for order in QUIET:
            rows.execute(order, [ids["bukittinggi"]])
        asked = "SELECT DISTINCT person_id FROM citizens_deskduty WHERE role = 'coordinator' AND government_id = %s"
        coordinators = {slug: rows.execute(asked + " ORDER BY 1", [number]).fetchall() for slug, number in ids.items()}
    return {slug: [person for (person,) in found] for slug, found in coordinators.items()}


def _one(rows: psycopg.Connection, government: int, state: str) -> int:
    """A case in that state; a duplicate is made of a settled one."""
    plain = {"asked": "in_progress", "duplicate": "settled"}.get(state, state)
    waits = "EXISTS (SELECT 1 FROM citizens_casepause p WHERE p.case_id = c.id AND p.ended_on IS NULL)"
    wanted = waits if state == "asked" else f"NOT {waits}"
    order = f"SELECT id FROM citizens_case c WHERE government_id = %s AND state = %s AND {wanted} ORDER BY id"
    found = rows.execute(order, [government, plain]).fetchall()
    if state == "duplicate":
        change = "UPDATE citizens_case SET state = 'duplicate', original_id = %s, is_confirmed = false WHERE id = %s"
        rows.execute(change, [found[0][0], found[-1][0]])
        return int(found[-1][0])
    return int(found[0][0])


@dataclass
class Eyes:
    """Looks at a page as everybody may see it, and collects what is wrong."""

    visit: Visit
    coordinators: dict[str, list[int]]
    faults: list[str] = field(default_factory=list)

    @property
    def page(self) -> Page:
        return self.visit.page

    def look(self, name: str) -> None:
        """Small and large, light and dark; and whether all of it fits where a page is narrowest."""
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            for size in (PHONE, DESK):
                self.page.set_viewport_size(size)
                self.faults += [f"{name} {scheme} {size['width']}: {fault}" for fault in violations(self.page)]
                self._fits(f"{name} {scheme} {size['width']}")
                if KEEPS_PICTURES:
                    SHOTS.mkdir(parents=True, exist_ok=True)
                    place = SHOTS / f"state-{name}-{scheme}-{size['width']}.png"
                    self.page.screenshot(path=str(place), full_page=True)

        self.page.set_viewport_size(NARROW)
        self._fits(f"{name} {NARROW['width']}")

    def _fits(self, name: str) -> None:
        if self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth") > 0:
            self.faults.append(f"{name}: scrolls sideways")

    def go(self, path: str, name: str, status: int = 200) -> None:
        """Open a page and look at it."""
        answer = self.page.goto(self.visit.server + path)
        assert answer is not None
        assert (path, answer.status) == (path, status)
        self.look(name)


Opened = tuple[str, dict[str, list[int]]]


@contextmanager
def prepared(server: str, year: str, clone: Callable[..., str], place: Path, **more: str) -> Iterator[Opened]:
    """A server on a prepared copy of the example year, and who coordinates in each government."""
    name = clone(year)
    coordinators = prepare(database.as_role(server, "tolok_owner", name))
    shutil.copytree(home() / "seals", place / "seals")
    with serving(database.as_role(server, "tolok_app", name), place, TOLOK_EXAMPLE="1", **more) as address:
        yield address, coordinators
