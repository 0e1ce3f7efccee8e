"""What the attendance machines record, leave, and one failure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from tolok.demo.chance import dice, weighted
from tolok.demo.days import TODAY, between, workday
from tolok.demo.scene import Scene
from tolok.demo.structure import Town
from tolok.demo.temper import Temper, temper
from tolok.evidence.actions import (
    Claim,
    ask_correction,
    declare_failure,
    record_attendance,
    record_leaves,
)
from tolok.evidence.queries import DayRow, LeaveRow, Record

SOURCE = "SiHadir (contoh)"
DAY = timedelta(days=1)
# On these days the machine of the population office sent nothing.
FAILED_ON, MENDED_ON = date(2026, 10, 5), date(2026, 10, 7)
# Whose machine took them for late although they were there; it waits for the superior.
CONTESTED = {"pontianak": "operator-ktp", "bulungan": "operator", "bukittinggi": "loket", "mataram": "operator"}
CONTESTED_ON = workday(date(2026, 12, 29))
WHY = "Mesin di loket baru menyala pukul delapan lewat. Saya sudah melayani warga sejak pukul setengah delapan."
# What becomes of a day at work, in thousandths; people late by habit are so more often.
OUTCOMES = (("on time", 905), ("late", 70), ("early", 12), ("excused", 8), ("absent", 2), ("no record", 3))
LATE_BY_HABIT = (("on time", 700), ("late", 265), ("early", 20), ("excused", 8), ("absent", 4), ("no record", 3))


def grant(scene: Scene) -> int:
    """Grant everybody's week of leave, and declare the failure; the number of leaves."""
    rows = [
        LeaveRow(nip, "annual", *gap, external_id=f"C-{number}")
        for number, (nip, habit) in enumerate(_habits(scene.town), 1)
        if (gap := _leave(habit)) is not None
    ]
    at = scene.at(date(2026, 1, 5), 9 * 60)
    record_leaves(by=scene.on_duty("hr"), at=at, government=scene.government, source=SOURCE, rows=rows)
    unit = scene.units[_unit_of(scene, CONTESTED[scene.town.slug])]
    declare_failure(
        by=scene.on_duty("hr"),
        at=scene.at(MENDED_ON, 9 * 60),
        unit_id=unit.pk,
        starts_on=FAILED_ON,
        ends_on=MENDED_ON,
        reason="Server presensi mati; data dua hari tidak terkirim.",
    )
    return len(rows)


def record(scene: Scene, starts_on: date, ends_on: date) -> int:
    """Record the machines' days of a span; the number of days."""
    rows = [row for nip, habit in _habits(scene.town) for row in _days(scene, nip, habit, starts_on, ends_on)]
    record_attendance(by=None, at=scene.end, government=scene.government, source=SOURCE, rows=rows)
    return len(rows)


def contest(scene: Scene) -> None:
    """Let one person contest one day of the last week."""
    person = scene.holder(CONTESTED[scene.town.slug], CONTESTED_ON)
    claim = Claim(Record("present", 0, 0), WHY)
    ask_correction(by=person, at=scene.at(CONTESTED_ON + DAY, 8 * 60), on=CONTESTED_ON, claim=claim)


def _habits(place: Town) -> Iterator[tuple[str, Temper]]:
    return ((nip, temper(place.slug, nip)) for nip in place.people)


def _leave(habit: Temper) -> tuple[date, date] | None:
    """The week of leave; who is silent for weeks is at work and only reports nothing."""
    return None if habit.kind == "silent" else habit.gap


def _days(scene: Scene, nip: str, habit: Temper, starts_on: date, ends_on: date) -> Iterator[DayRow]:
    place, roll = scene.town, dice("attendance", scene.town.slug, nip, starts_on)
    came_on = min(holding.starts_on for holding in place.holdings if holding.nip == nip)
    leave = _leave(habit)
    is_contested = scene.holder(CONTESTED[place.slug], CONTESTED_ON).nip == nip
    failed = _unit_of(scene, CONTESTED[place.slug])
    days = between(max(starts_on, came_on), ends_on)
    words, weights = zip(*(LATE_BY_HABIT if habit.kind == "late" else OUTCOMES), strict=True)
    for on, outcome in zip(days, roll.choices(words, weights, k=len(days)), strict=True):
        post = place.post_of(nip, on)
        is_failed = FAILED_ON <= on < MENDED_ON and post is not None and post.unit == failed
        if is_contested and on == CONTESTED_ON:
            yield DayRow(nip, on, "present", 47, 0, f"P-{nip[-4:]}-{on:%m%d}")
        elif on < TODAY and not is_failed and not (leave and leave[0] <= on < leave[1]):
            yield from _day(nip, on, outcome, roll)


def _day(nip: str, on: date, outcome: str, roll: Random) -> Iterator[DayRow]:
    number = f"P-{nip[-4:]}-{on:%m%d}"
    match outcome:
        case "late":
            yield DayRow(
                nip, on, "present", weighted(roll, ((roll.randint(2, 20), 8), (roll.randint(21, 75), 2))), 0, number
            )
        case "early":
            yield DayRow(nip, on, "present", 0, roll.randint(5, 45), number)
        case "on time":
            yield DayRow(nip, on, "present", 0, 0, number)
        case "excused" | "absent":
            yield DayRow(nip, on, outcome, 0, 0, number)


def _unit_of(scene: Scene, label: str) -> str:
    """The code of the unit of the labelled post."""
    return scene.town.labelled(label).unit
