"""Planted words of reporters and desk turn up nowhere they may not (P11)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client

from tests.apps.citizens.at_desk import Desk
from tests.apps.citizens.crawler import kind_of, pages, tables, tags_of, words
from tests.apps.citizens.planted import BESIDE, LATITUDE, PLAN, ROLES, Planted, photo, planned, planted
from tests.apps.citizens.test_case_reports import TRACK, track
from tests.apps.work import enter_as
from tests.conftest import NOON
from tolok.citizens.actions.cases import moves, reporter
from tolok.citizens.actions.cases.work import publish_change
from tolok.citizens.models import Case
from tolok.delivery.models import Notice
from tolok.ledger.models import LedgerEntry
from tolok.people.access import enter
from tolok.people.models import Unit

__all__ = ["planted"]

MAY_READ_NOTES = ("coordinator", "officer")
WATCH = "/contoh/warga/meja/pantau/"


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
        made.read[role] = opened
        for place, told in opened.items():
            leaks += [(role, place, word) for word in forbidden if word in told]
    leaks += found_by_reporters(desk, made)
    stored = tables()
    leaks += [("database", "", word) for word in made.nowhere if word in stored]
    leaks += [
        ("notices", notice.text, word)
        for notice in Notice.objects.all()
        for word in everything
        if word in repr(vars(notice))
    ]
    return leaks


def found_by_reporters(desk: Desk, made: Planted) -> list[tuple[str, str, str]]:
    """Every canary that a reporter reads with the code, of the own case, which does come."""
    leaks = []
    for number, code in enumerate(made.codes):
        told = track(Client(), code)
        assert told.startswith("200 ")
        assert made.texts[number] in told
        others = [text for text in made.texts if text != made.texts[number]]
        forbidden = [*made.secret, *made.anonymous, *made.notes, *others, *made.photos, str(LATITUDE)]
        leaks += [("reporter", TRACK, word) for word in forbidden if word in told]
        enter(desk.office.government.pk)
    return leaks


def in_files(root: Path, made: Planted) -> list[str]:
    """The canaries in names or bytes of kept files."""
    kept = [path for path in root.rglob("*") if path.is_file()]
    told = [f"{path} {words(path.read_bytes())}" for path in kept]
    assert len(kept) == 8 or len(kept) == 1  # pictures that are the same are kept once
    assert [tags_of(path.read_bytes()) for path in kept] == [{}] * len(kept)
    return [word for word in made.nowhere for one in told if word in one]


def test_no_canary_is_found_where_it_may_not_be(planted: tuple[Desk, Planted], tmp_path: Path) -> None:
    desk, made = planted

    count = len([*made.secret, *made.anonymous, *made.notes, *made.photos])

    assert (count, len(made.codes)) == (40, 4)
    assert found(desk, made) == []
    at_work = made.read["officer"]
    assert {"/contoh/warga/meja/", "/contoh/hari-ini/", "/contoh/kabar/"} < at_work.keys()
    assert any("/foto/" in place for place in at_work)
    assert {WATCH, f"{WATCH}?tampil=answered"} < made.read["hr"].keys()
    assert any("/tanggapan/" in place for place in made.read["superior"])
    assert min(len(places) for places in made.read.values()) > 20
    assert in_files(tmp_path, made) == []
    files_were_read(desk, made)


def files_were_read(desk: Desk, made: Planted) -> None:
    """Papers, exports and photos about cases were among what was read, and their words were found in them."""
    everything = [(place, told) for read in made.read.values() for place, told in read.items()]
    kinds = Counter(kind_of(told) for _place, told in everything)
    assert min(kinds[kind] for kind in ("application/pdf", "text/csv", "application/json", "image/jpeg")) > 1
    papers = {
        role: [told for told in read.values() if kind_of(told) == "application/pdf"] for role, read in made.read.items()
    }
    assert {"coordinator", "hr"} <= {role for role, told in papers.items() if any(PLAN in each for each in told)}
    n = len(made.cases) + sum(BESIDE)
    row = f",unit,{desk.unit.name},"
    answered = [told for place, told in everything if place.endswith("/data/aduan.csv")]
    assert len(answered) == len(made.read)
    assert all(row in told and f",{n}," in told.partition(row)[2].partition("\n")[0] for told in answered)
    assert {told.rpartition(" tags ")[2] for _place, told in everything if kind_of(told) == "image/jpeg"} == {"{}"}


def test_the_photos_that_were_sent_had_a_place(tmp_path: Path) -> None:
    """The twin: kept or served as it came, a photo's place would be found."""
    sent = photo("kenari")
    (tmp_path / "foto.jpg").write_bytes(sent)

    assert tags_of(sent)["GPSLatitude"] == LATITUDE
    assert str(LATITUDE) in words(sent)
    with pytest.raises(AssertionError, match="GPSLatitude"):
        in_files(tmp_path, Planted())


def test_reporters_acts_stand_in_the_ledger_without_person_and_hour(planted: tuple[Desk, Planted]) -> None:
    entries = LedgerEntry.objects.filter(verb__in=("send_case", "add_message"))

    assert {(entry.actor_id, entry.occurred_at.minute, entry.occurred_at.hour) for entry in entries} == {(None, 0, 17)}


def sloppy_answer(desk: Desk, made: Planted) -> None:
    publish_change(by=desk.coordinator, at=NOON, case=made.cases[0], words=made.secret[0], is_shown=True)


def name_in_a_transfer(desk: Desk, made: Planted) -> None:
    case = desk.at("in_progress")
    moves.transfer_case(by=desk.coordinator, at=NOON, case=case, unit=desk.elsewhere, reason=made.secret[1])


def name_in_a_plan(desk: Desk, made: Planted) -> None:
    planned(desk, made, f"Balas {made.secret[0]}")


@pytest.mark.parametrize(
    ("plant", "who", "where"),
    [
        (sloppy_answer, "visitor", "/dilakukan/"),
        (name_in_a_transfer, "other", "/kasus/"),
        (name_in_a_plan, "hr", "/2026/pdf/"),
    ],
)
def test_the_crawler_finds_a_leak_that_is_planted(
    planted: tuple[Desk, Planted], plant: Callable[[Desk, Planted], None], who: str, where: str
) -> None:
    desk, made = planted

    plant(desk, made)

    assert [place for role, place, _word in found(desk, made, who) if role == who and where in place] != []


def test_what_the_desk_lets_a_reporter_read_is_found(planted: tuple[Desk, Planted]) -> None:
    """The twin of the reporters' own pages."""
    (desk, made), clean = planted, found_by_reporters(*planted)
    reopened = reporter.reopen_case(at=NOON, case=Case.objects.get(pk=made.cases[0].pk), key=uuid4(), reason="Belum")

    moves.refer_elsewhere(by=desk.coordinator, at=NOON, case=reopened, words=f"Ke sana: {made.notes[0]}")

    assert (clean, found_by_reporters(desk, made)) == ([], [("reporter", TRACK, made.notes[0])])


def test_the_crawler_finds_what_the_watch_of_the_hr_agency_tells(planted: tuple[Desk, Planted]) -> None:
    desk, made = planted

    Unit.objects.filter(pk=desk.unit.pk).update(name=f"Unit {made.secret[0]}")

    assert ("hr", f"{WATCH}?tampil=answered", made.secret[0]) in found(desk, made, "hr")
