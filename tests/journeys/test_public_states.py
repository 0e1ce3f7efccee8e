"""Every page of the public and its desk in every state, for all eyes (P7)."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, KEEPS_PICTURES, PHONE, SHOTS, SLOW, Visit, serving, violations
from tests.journeys.test_survey import answer_all, first_question
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


DESK_PAGES = {
    "": "inbox", "unit/": "board", "moderasi/": "moderation", "moderasi/?tampil=spam": "spam", "forum/": "desk-forum",
    "tugas/": "tasks", "survei/": "desk-surveys", "survei/komentar/": "comments",
}  # fmt: skip  # one line a glance


def code_for(state: str) -> str:
    """A code that can be typed for the case in that state."""
    return f"{STATES.index(state):04d}" + "-ABCD" * 6


def prepare(owner: str) -> dict[str, int]:
    """Give cases of Mataram known codes, make Bukittinggi quiet; who coordinates, by government."""
    with psycopg.connect(owner) as rows:
        ids: dict[str, int] = dict(rows.execute("SELECT slug, id FROM people_government").fetchall())
        for state in STATES:
            taken = _one(rows, ids["mataram"], state)
            rows.execute("UPDATE citizens_case SET code_hash = %s WHERE id = %s", [code_hash(code_for(state)), taken])
        for order in QUIET:
            rows.execute(order, [ids["bukittinggi"]])
        asked = "SELECT min(person_id) FROM citizens_deskduty WHERE role = 'coordinator' AND government_id = %s"
        return {slug: rows.execute(asked, [number]).fetchall()[0][0] for slug, number in ids.items()}


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
    coordinators: dict[str, int]
    faults: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    @property
    def page(self) -> Page:
        return self.visit.page

    def look(self, name: str) -> None:
        """Small and large, light and dark."""
        self.seen.append(name)
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            for size in (PHONE, DESK):
                self.page.set_viewport_size(size)
                self.faults += [f"{name} {scheme} {size['width']}: {fault}" for fault in violations(self.page)]
                if self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth") > 0:
                    self.faults.append(f"{name} {scheme} {size['width']}: scrolls sideways")
                if KEEPS_PICTURES:
                    SHOTS.mkdir(parents=True, exist_ok=True)
                    place = SHOTS / f"state-{name}-{scheme}-{size['width']}.png"
                    self.page.screenshot(path=str(place), full_page=True)

    def go(self, path: str, name: str, status: int = 200) -> None:
        """Open a page and look at it."""
        answer = self.page.goto(self.visit.server + path)
        assert answer is not None
        assert (path, answer.status) == (path, status)
        self.look(name)


Opened = tuple[str, dict[str, int]]


@pytest.fixture(scope="module")
def opened(
    server: str, example: str, clone: Callable[..., str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opened]:
    """A server whose forum takes one topic a minute, and who coordinates."""
    name, place = clone(example), tmp_path_factory.mktemp("home")
    coordinators = prepare(database.as_role(server, "tolok_owner", name))
    shutil.copytree(home() / "seals", place / "seals")
    app = database.as_role(server, "tolok_app", name)
    with serving(app, place, TOLOK_EXAMPLE="1", TOLOK_FORM_LIMITS="topic=1/1/1") as address:
        yield address, coordinators


@pytest.fixture(scope="module")
def example_server(opened: Opened) -> str:
    """Its address."""
    return opened[0]


@pytest.fixture
def eyes(desk_visit: Visit, opened: Opened) -> Iterator[Eyes]:
    """A visitor's eyes; in the end nothing was wrong."""
    looking = Eyes(desk_visit, opened[1])
    yield looking
    assert "\n".join(looking.faults) == ""


def test_pages_that_only_tell(eyes: Eyes) -> None:
    for path, name, status in (
        ("/mataram/warga/", "services", 200), ("/mataram/warga/data/", "data", 200),
        ("/mataram/warga/dilakukan/", "improved", 200), ("/bukittinggi/warga/dilakukan/", "improved-none", 200),
        ("/bulungan/warga/survei/hasil/", "results", 200), ("/bukittinggi/warga/survei/", "surveys-none", 200),
        ("/bukittinggi/warga/forum/", "forum-none", 200), ("/bulungan/warga/forum/?cari=xyzzy", "forum-nothing", 200),
        ("/bulungan/warga/forum/?tampil=selesai", "forum-closed-ones", 200),
        ("/bulungan/warga/survei/undangan/tiada/", "invitation-unknown", 404),
        ("/bulungan/warga/survei/tiada/", "survey-unknown", 404), ("/bulungan/periksa/", "paper", 200),
        ("/bulungan/periksa/TIADA/", "paper-unknown", 404),
    ):  # fmt: skip  # one line a thought
        eyes.go(path, name, status)
    eyes.page.goto(f"{eyes.visit.server}/bulungan/warga/forum/?tampil=selesai")
    eyes.page.locator("main li a, main article a, main h2 a").first.click()
    eyes.look("topic-closed")


def test_the_survey_from_the_code_to_the_thanks(eyes: Eyes) -> None:
    page = first_question(eyes.visit)
    place = page.url
    eyes.look("question")
    answer_all(page)
    eyes.look("last-screen")
    page.get_by_label("Ada lagi yang ingin disampaikan?").fill("x" * 3_000, timeout=5_000)
    page.get_by_role("button", name="Kirim jawaban saya").click()
    eyes.look("last-screen-after")
    eyes.go("/pontianak/warga/survei/", "choose")
    page.goto(place + "kios/")
    eyes.look("kiosk")
    page.goto(place + "kios/terima-kasih/")
    eyes.look("kiosk-thanks")


def test_the_forum_from_the_first_word_to_the_limit(eyes: Eyes) -> None:
    page = eyes.page
    eyes.go("/bulungan/warga/forum/", "forum")
    eyes.go("/bulungan/warga/forum/baru/", "topic-new")
    page.get_by_role("button", name="Buka topik ini").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    eyes.look("topic-refused")
    page.wait_for_timeout(61_000)  # what was refused has been counted
    for name in ("topic-sent", "topic-limited"):
        page.goto(f"{eyes.visit.server}/bulungan/warga/forum/baru/")
        page.get_by_label("Tentang apa, dalam satu baris").fill("Bangku tunggu kurang")
        page.get_by_label("Apa yang Anda lihat").fill("Di loket dukcapil hanya ada delapan bangku untuk semua.")
        page.wait_for_timeout(SLOW)
        page.get_by_role("button", name="Buka topik ini").click()
        page.wait_for_load_state()
        eyes.look(name)
    expect(page.locator("main")).to_contain_text("tunggu sebentar")
    eyes.go("/bulungan/warga/forum/baru/", "topic-crowded")
    eyes.go("/bulungan/warga/forum/kiriman/", "mine")
    page.get_by_label("Kode Anda").fill("TIADA")
    page.get_by_role("button", name="Lihat").click()
    eyes.look("mine-unknown")


def test_the_report_and_what_becomes_of_it(eyes: Eyes) -> None:
    page = eyes.page
    eyes.go("/mataram/warga/lapor/", "report")
    eyes.go("/mataram/warga/lapor/lacak/", "track")
    page.locator("#id_code").fill("TIADA")
    page.get_by_role("button", name="Lihat laporan Anda").click()
    expect(page.locator(".errors")).to_be_visible()
    eyes.look("track-unknown")
    for state in STATES:
        page.goto(f"{eyes.visit.server}/mataram/warga/lapor/lacak/")
        page.locator("#id_code").fill(code_for(state))
        page.get_by_role("button", name="Lihat laporan Anda").click()
        expect(page.get_by_role("heading", name="Perjalanannya")).to_be_visible()
        eyes.page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
        eyes.look(f"track-{state}")


def test_the_desk_full_overdue_and_empty(eyes: Eyes) -> None:
    for slug, kind in (("mataram", "full"), ("bukittinggi", "empty")):
        eyes.visit.become(slug, eyes.coordinators[slug])
        for path, name in DESK_PAGES.items():
            eyes.go(f"/{slug}/warga/meja/{path}", f"{name}-{kind}")
    eyes.page.goto(f"{eyes.visit.server}/bukittinggi/warga/meja/moderasi/?tampil=spam")
    eyes.page.get_by_role("link", name="Putuskan").first.click()
    eyes.look("moderate")
