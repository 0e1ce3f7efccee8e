"""The projects of the example year, above all those of Bulungan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tolok.demo.chance import dice
from tolok.demo.days import between
from tolok.demo.structure import town
from tolok.demo.told import rows

EVERY = 5


@dataclass(frozen=True)
class Project:
    """Work with an end; `members` are labels of posts with a role each, `reached` percent at the end of the year."""

    title: str
    unit: str
    goal: str
    starts_on: date
    ends_on: date
    rupiah: int
    head: str
    members: tuple[tuple[str, str], ...]
    reached: int


@dataclass(frozen=True)
class Followed:
    """What happened to one project, as cells in the order of the story."""

    milestones: list[list[str]]
    outcomes: list[list[str]]
    acts: list[tuple[date, str, list[str]]]


@dataclass(frozen=True)
class Step:
    """One report on a project's progress."""

    nip: str
    on: date
    percent: int
    note: str


def projects(slug: str) -> tuple[Project, ...]:
    """The projects of one government."""
    found = []
    for town_slug, title, unit, goal, starts, ends, rupiah, head, members, reached in rows("projects"):
        if town_slug == slug:
            named = tuple((label, role) for label, _, role in (m.partition("=") for m in members.split(", ")))
            span = date.fromisoformat(starts), date.fromisoformat(ends)
            found.append(Project(title, unit, goal, *span, int(rupiah), head, named, int(reached)))
    return tuple(found)


def followed(slug: str, project: Project) -> Followed:
    """The plan of a project, and what was reached, read, spent, assessed and ended, by day."""
    told = Followed([], [], [])
    for town_slug, begins, what, *cells in rows("followed"):
        if town_slug != slug or not project.title.startswith(begins):
            continue
        if what == "tahap":
            told.milestones.append(cells)
            told.acts.extend([(date.fromisoformat(cells[2]), what, cells)] if cells[2] != "–" else [])
        elif what == "hasil":
            told.outcomes.append(cells)
            readings = (reading.partition("=") for reading in cells[3].split(", "))
            told.acts.extend((date.fromisoformat(day), what, [cells[0], amount]) for day, _, amount in readings)
        else:
            told.acts.append((date.fromisoformat(cells[0]), what, cells[1:]))
    told.acts.sort(key=lambda act: (act[0], act[1] == "selesai"))
    return told


def holder(slug: str, label: str, on: date) -> str:
    """Who held the labelled post that day."""
    place = town(slug)
    nip = place.holder(place.labelled(label).code, on)
    assert nip, f"{slug}: nobody at {label}"
    return nip


def steps(slug: str, project: Project) -> Iterator[Step]:
    """Every week or so a member tells how far it is: slow first, fast in the middle, late at the end."""
    days = between(project.starts_on, min(project.ends_on, date(2026, 12, 31)))[EVERY :: EVERY + 1]
    for number, day in enumerate(days, 1):
        label, _role = project.members[number % len(project.members)]
        part = number / len(days)
        percent = round(project.reached * part * part * (3 - 2 * part))
        note = dice("project", slug, project.title, day).choice(NOTES).format(percent=percent)
        yield Step(holder(slug, label, day), day, percent, note)


NOTES = (
    "Kemajuan {percent} persen menurut jadwal mingguan.",
    "Kemajuan {percent} persen. Hujan menahan pekerjaan dua hari.",
    "Kemajuan {percent} persen, material tiba tepat waktu.",
    "Kemajuan {percent} persen; rapat lapangan dengan pelaksana.",
)
