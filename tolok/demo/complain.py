"""What the public brings through the year, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from tolok.citizens.actions import assign_duty
from tolok.citizens.actions.cases import hearing, moves, reporter, work
from tolok.citizens.actions.cases.passing import settle_silence, tell_reporters_acts
from tolok.citizens.actions.cases.releases import release_due_cases
from tolok.citizens.actions.cases.send import Brought, send_case
from tolok.demo.chance import dice, weighted
from tolok.demo.days import TODAY, YEAR, workday
from tolok.demo.told import rows

if TYPE_CHECKING:
    from datetime import datetime

    from tolok.citizens.models import Case
    from tolok.demo.scene import Scene
    from tolok.people.models import Person

FIRST = date(2026, 1, 5)
MORNING, NOON = 9 * 60, 13 * 60 + 30
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Desk:
    """Who coordinates and who answers, in one government."""

    scene: Scene
    coordinator: Person
    officer: Person

    def at(self, on: date, days: int, minute: int = NOON) -> datetime:
        """So many days later, on a working day."""
        return self.scene.at(min(workday(on + days * DAY), TODAY), minute)


def complain(scene: Scene) -> int:
    """Assign who answers, then bring every case of the year as far as it went; how many."""
    slug, people = scene.town.slug, []
    for place, post, code in (cells for kind, *cells in rows("complaints") if kind == "duty"):
        if place == slug:
            person, unit = scene.holder(post, FIRST), None if code == "*" else scene.units[code]
            at = scene.at(FIRST, MORNING)
            assign_duty(by=scene.on_duty("hr"), at=at, person=person, unit=unit, starts_on=FIRST)
            people.append(person)
    desk, told = Desk(scene, *people), [cells for kind, *cells in rows("complaints") if kind == "case"]
    ours = [cells[1:] for cells in told if cells[0] == slug]
    for cells in ours:
        _live(desk, *cells)
    usual = [cells[1:] for kind, *cells in rows("complaints") if kind == "usual" and cells[0] == slug]
    for code, monthly in usual:
        _come_again(desk, code, int(monthly))
    tell_reporters_acts(at=scene.end, government=scene.government)
    release_due_cases(at=scene.end, government=scene.government)
    return len(ours)


def _come_again(desk: Desk, unit: str, monthly: int) -> None:
    """What comes every month, answered sooner and sooner; two months before the end there is nothing more of it."""
    words = cycle([cells for kind, *cells in rows("complaints") if kind == "word"])
    roll = dice("cases", desk.scene.town.slug)
    for month in range(1, 11):
        for _case in range(monthly):
            kind, concerns, text, answer = next(words)
            on = workday(date(YEAR, month, roll.randint(1, 24)))
            is_slow = roll.randrange(100) < 55 - 4 * month
            category = "request" if kind == "request" else "light" if is_slow else "normative"
            went = weighted(roll, (("confirmed", 55), ("silent", 35), ("unresolved", 10)))
            mode = weighted(roll, (("open", 60), ("secret", 20), ("anonymous", 20)))
            number = f"{month}.{roll.randrange(10**9)}"
            _live(desk, on.isoformat(), kind, mode, concerns, unit, category, went, text, answer, number=number)


def _live(
    desk: Desk, sent: str, kind: str, mode: str, concerns: str, unit: str, category: str, went: str, text: str,
    answer: str, changed: str = "", number: str = "",
) -> None:  # fmt: skip  # the order of the table
    on, unit_row = date.fromisoformat(sent), desk.scene.units[unit]
    brought = Brought(
        kind=kind, text=text, mode=mode, concerns=concerns, unit=unit_row, name="Warga Contoh", phone="0800-0000-000"
    )
    at, key = desk.scene.at(on, MORNING), uuid5(NAMESPACE_URL, f"{unit}:{text}{number}")
    case, _code = send_case(at=at, government=desk.scene.government, brought=brought, key=key)
    if went == "received":
        return
    if went == "not_ours":
        words = "Ini urusan kantor pertanahan. Silakan bawa ke sana atau lapor di lapor.go.id."
        moves.refer_elsewhere(by=desk.coordinator, at=desk.at(on, 1), case=case, words=words)
        return
    moves.verify_case(
        by=desk.coordinator, at=desk.at(on, 1, MORNING), case=case, kind=kind, category=category, concerns=concerns,
        unit=unit_row,
    )  # fmt: skip  # one thought a line
    case = moves.forward_case(by=desk.coordinator, at=desk.at(on, 1), case=case, unit=unit_row)
    if went != "forwarded":
        _work(desk, work.take_case(by=desk.officer, at=desk.at(on, 2), case=case), on, went, answer, changed)


def _work(desk: Desk, case: Case, on: date, went: str, answer: str, changed: str) -> None:
    if went == "asked":
        work.ask_reporter(by=desk.officer, at=desk.at(on, 3), case=case, question=answer)
    elif went == "unresolved":
        moves.close_unresolved(by=desk.coordinator, at=desk.at(on, 6), case=case, reason=answer)
    elif went != "progress":
        if went == "heard":
            _hear(desk, case, on)
        at = desk.at(on, 2 if went == "answered" else 5)
        work.answer_case(by=desk.officer, at=at, case=case, answer=answer, changed=changed)
        _end(desk, case, on, went, changed)


def _hear(desk: Desk, case: Case, on: date) -> None:
    """Ask the head of the section, who is cleared: the list of papers was never written down."""
    person = desk.scene.holder("kasi-identitas", on)
    asked = hearing.ask_person(
        by=desk.coordinator, at=desk.at(on, 3), case=case, person=person,
        question="Seorang warga diminta kembali beberapa kali. Bagaimana loket memberi tahu syaratnya?",
    )  # fmt: skip  # one thought a line
    words = "Syarat disampaikan lisan, dan tiap petugas menyebut yang berbeda. Daftar tertulis belum ada."
    hearing.say_to_complaint(by=person, at=desk.at(on, 4), hearing=asked, words=words)
    reason = "Bukan kelalaian orang: daftar syarat memang belum pernah ditulis."
    hearing.clear_person(by=desk.coordinator, at=desk.at(on, 5), hearing=asked, reason=reason)


def _end(desk: Desk, case: Case, on: date, went: str, changed: str) -> None:
    key = uuid5(NAMESPACE_URL, f"{went}:{case.text}")
    if went in ("confirmed", "heard"):
        reporter.confirm_case(at=desk.at(on, 7), case=case, key=key)
        reporter.rate_case(at=desk.at(on, 7), case=case, key=uuid5(key, "rate"), face=4)
    elif went == "silent":
        settle_silence(at=desk.at(on, 26), government=desk.scene.government)
    elif went == "reopened":
        reporter.reopen_case(at=desk.at(on, 8), case=case, key=key, reason="Nama di akta baru masih salah.")
    if changed:
        at = desk.at(on, 28 if went != "answered" else 2)
        work.publish_change(by=desk.coordinator, at=at, case=case, words=changed, is_shown=True)
