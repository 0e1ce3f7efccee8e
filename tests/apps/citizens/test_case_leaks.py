"""Planted words of reporters and desk turn up nowhere they may not (P11)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pytest_django import Settings

from tests.apps.citizens.at_desk import Desk, seat
from tests.apps.citizens.crawler import pages, tables, words
from tests.apps.citizens.test_case_reports import CODE, FORM, TRACK
from tests.apps.citizens.visitor import here
from tests.apps.work import Office, enter_as
from tests.conftest import NOON
from tolok.citizens.actions.cases import moves, work
from tolok.citizens.actions.cases.hearing import ask_person
from tolok.citizens.actions.cases.passing import tell_reporters_acts, warn_staff
from tolok.citizens.actions.cases.reporter import add_message
from tolok.citizens.models import Case, CaseHearing
from tolok.delivery.models import Notice
from tolok.ledger.models import LedgerEntry
from tolok.people.access import enter
from tolok.people.models import Unit

ROLES = ("coordinator", "officer", "other", "superior", "hr", "planner")
MAY_READ_NOTES = ("coordinator", "officer")
WATCH = "/contoh/warga/meja/pantau/"
LATITUDE = (7.0, 13.0, 59.0)


@dataclass
class Planted:
    """The canaries by what they are, and the codes; `cases` came with them, `read` is what each visitor opened.

    `texts` are of what was reported: desk and unit read them as they read notes, and nobody else.
    """

    secret: list[str] = field(default_factory=list)
    anonymous: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    photos: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    read: dict[str, set[str]] = field(default_factory=dict)
    heard: list[str] = field(default_factory=list)

    @property
    def nowhere(self) -> list[str]:
        """What may not even be stored."""
        return [*self.anonymous, *self.photos, *self.codes, *(code.replace("-", "") for code in self.codes)]


def photo(hidden: str) -> bytes:
    """A picture with a place, a camera and a word behind its end."""
    exif = Image.Exif()
    exif[0x010F], exif[0x8298] = f"kamera {hidden}", hidden
    exif.get_ifd(0x8825)[2] = LATITUDE
    drawn = BytesIO()
    Image.new("RGB", (60, 40), "green").save(drawn, "JPEG", exif=exif, comment=hidden.encode())
    return drawn.getvalue() + hidden.encode()


@pytest.fixture
def planted(office: Office, noon: None, settings: Settings, tmp_path: Path) -> tuple[Desk, Planted]:
    """Four reports with ten canaries each, worked on by the desk until an answer."""
    settings.MEDIA_ROOT = tmp_path
    desk, made, visitor = seat(office), Planted(), Client()
    for number, mode in enumerate(("secret", "anonymous", "secret", "anonymous")):
        mark = f"kenari{number}{uuid4().hex[:10]}"
        known = {"name": f"nama-{mark}", "phone": f"0899-{mark[:18]}", "email": f"{mark}@rahasia.example"}
        names = [f"berkas-{mark}-{n}.jpg" for n in range(2)]
        hidden = [f"exif-{mark}-{n}" for n in range(2)]
        files = [SimpleUploadedFile(name, photo(word)) for name, word in zip(names, hidden, strict=True)]
        answer = visitor.post(FORM, {
            "key": uuid4(), "ticket": here("case"), "kind": "complaint", "text": f"cerita-{mark}",
            "concerns": "officer", "mode": mode,
            "place": f"u{desk.unit.pk}", "photos": files, **known,
        })  # fmt: skip  # one thought a line
        made.codes += CODE.findall(answer.content.decode())
        enter(office.government.pk)
        (made.secret if mode == "secret" else made.anonymous).extend(known.values())
        made.photos += [*names, *hidden]
        notes = [f"catatan-{n}-{mark}" for n in range(3)]
        made.notes += notes
        made.texts.append(f"cerita-{mark}")
        made.cases.append(worked_on(desk, Case.objects.get(text=f"cerita-{mark}"), notes))
    made.heard += [f"/contoh/warga/meja/tanggapan/{each.pk}/" for each in CaseHearing.objects.all()]
    tell_reporters_acts(at=NOON, government=office.government)
    warn_staff(at=NOON, government=office.government)
    return desk, made


def worked_on(desk: Desk, case: Case, notes: list[str]) -> Case:
    """The case with all that is done at a desk, up to an answer that is shown to the public."""
    for verb in ("verify_case", "forward_case", "take_case"):
        case = desk.step(case, verb)
    for note in notes:
        work.note_case(by=desk.officer, at=NOON, case=case, text=note)
    add_message(at=NOON, case=case, key=uuid4(), text="Tolong dipercepat")
    ask_person(by=desk.coordinator, at=NOON, case=case, person=desk.office["superior"], question="Bagaimana?")
    case = work.answer_case(by=desk.officer, at=NOON, case=Case.objects.get(pk=case.pk), answer="Sudah", changed="Baru")
    return work.publish_change(by=desk.coordinator, at=NOON, case=case, words="Loket baru", is_shown=True)


def found(desk: Desk, made: Planted, *roles: str) -> list[tuple[str, str, str]]:
    """Every canary that somebody reads who may not, or somebody of these roles: who, where, which."""
    leaks = []
    inside, everything = [*made.notes, *made.texts], [*made.secret, *made.notes, *made.texts, *made.nowhere]
    for role in roles or (*ROLES, "visitor"):
        client = Client()
        enter(desk.office.government.pk)
        if role != "visitor":
            enter_as(client, getattr(desk, role, None) or desk.office[role])
        forbidden = [word for word in everything if word not in inside or role not in MAY_READ_NOTES]
        opened = pages(client, "contoh", *made.heard)
        made.read[role] = set(opened)
        for place, told in opened.items():
            leaks += [(role, place, word) for word in forbidden if word in told]
    for code in made.codes:
        told = Client().post(TRACK, {"code": code}).content.decode()
        leaks += [("reporter", TRACK, word) for word in [*made.secret, *made.notes, *made.photos] if word in told]
    enter(desk.office.government.pk)
    stored = tables()
    leaks += [("database", "", word) for word in made.nowhere if word in stored]
    leaks += [
        ("notices", notice.text, word)
        for notice in Notice.objects.all()
        for word in everything
        if word in repr(vars(notice))
    ]
    return leaks


def in_files(root: Path, made: Planted) -> list[str]:
    """The canaries in names or bytes of kept files."""
    kept = [path for path in root.rglob("*") if path.is_file()]
    told = [f"{path} {words(path.read_bytes())}" for path in kept]
    assert len(kept) == 8 or len(kept) == 1  # pictures that are the same are kept once
    return [word for word in made.nowhere for one in told if word in one]


def test_no_canary_is_found_where_it_may_not_be(planted: tuple[Desk, Planted], tmp_path: Path) -> None:
    desk, made = planted

    count = len([*made.secret, *made.anonymous, *made.notes, *made.photos])

    assert (count, len(made.codes)) == (40, 4)
    assert found(desk, made) == []
    at_work = made.read["officer"]
    assert {"/contoh/warga/meja/", "/contoh/hari-ini/", "/contoh/kabar/"} < at_work
    assert any("/foto/" in place for place in at_work)
    assert {WATCH, f"{WATCH}?tampil=answered"} < made.read["hr"]
    assert any("/tanggapan/" in place for place in made.read["superior"])
    assert min(len(places) for places in made.read.values()) > 20
    assert in_files(tmp_path, made) == []


def test_reporters_acts_stand_in_the_ledger_without_person_and_hour(planted: tuple[Desk, Planted]) -> None:
    entries = LedgerEntry.objects.filter(verb__in=("send_case", "add_message"))

    assert {(entry.actor_id, entry.occurred_at.minute, entry.occurred_at.hour) for entry in entries} == {(None, 0, 17)}


def sloppy_answer(desk: Desk, made: Planted) -> None:
    work.publish_change(by=desk.coordinator, at=NOON, case=made.cases[0], words=made.secret[0], is_shown=True)


def name_in_a_transfer(desk: Desk, made: Planted) -> None:
    case = desk.at("in_progress")
    moves.transfer_case(by=desk.coordinator, at=NOON, case=case, unit=desk.elsewhere, reason=made.secret[1])


@pytest.mark.parametrize(("plant", "who"), [(sloppy_answer, "visitor"), (name_in_a_transfer, "other")])
def test_the_crawler_finds_a_leak_that_is_planted(
    planted: tuple[Desk, Planted], plant: Callable[[Desk, Planted], None], who: str
) -> None:
    desk, made = planted

    plant(desk, made)

    assert who in {role for role, _place, _word in found(desk, made, who)}


def test_the_crawler_finds_what_the_watch_of_the_hr_agency_tells(planted: tuple[Desk, Planted]) -> None:
    desk, made = planted

    Unit.objects.filter(pk=desk.unit.pk).update(name=f"Unit {made.secret[0]}")

    assert ("hr", f"{WATCH}?tampil=answered", made.secret[0]) in found(desk, made, "hr")
