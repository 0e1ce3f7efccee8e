"""Loads a government's units, posts, people and postings, and its calendar."""

from __future__ import annotations

from datetime import date

from tolok.calendar.actions import open_periods, seed_holidays
from tolok.demo.days import TODAY, YEAR, moment
from tolok.demo.scene import Scene
from tolok.demo.structure import Holding, Town, town
from tolok.people.actions import add_person, add_posting, end_posting, found_government, import_people, make_accounts
from tolok.people.queries import ImportRows, PersonRow, PositionRow, PostingRow, UnitRow, posting_of, postings, units

NAMES = {
    "pontianak": ("Kota Pontianak", "Asia/Pontianak"),
    "bulungan": ("Kabupaten Bulungan", "Asia/Makassar"),
    "bukittinggi": ("Kota Bukittinggi", "Asia/Jakarta"),
    "mataram": ("Kota Mataram", "Asia/Makassar"),
}
SEATS = {"bulungan": "Tanjung Selor"}
FOUNDED_ON = date(YEAR, 1, 2)
MORNING = 8 * 60


def found(slug: str) -> Scene:
    """Open the government and bring in everybody as the year begins; by None: the operator."""
    name, zone = NAMES[slug]
    at = moment(FOUNDED_ON, MORNING, zone)
    government = found_government(
        by=None,
        at=at,
        slug=slug,
        name=name,
        time_zone=zone,
        pack=f"{slug}-{YEAR}",
        is_example=True,
        seat=SEATS.get(slug, ""),
    )
    scene = Scene(town(slug), government, zone)
    import_people(by=None, at=at, government=government, rows=_rows(scene.town))
    _gather(scene, FOUNDED_ON)
    hr = scene.on_duty("hr")
    _move(scene)
    _gather(scene, TODAY)
    make_accounts(by=hr, at=scene.end, persons=scene.people.values())
    open_periods(by=hr, at=scene.at(FOUNDED_ON, MORNING + 30), year=YEAR)
    seed_holidays(by=hr, at=scene.at(FOUNDED_ON, MORNING + 35), year=YEAR)
    return scene


def _gather(scene: Scene, on: date) -> None:
    scene.people = {posting.person.nip: posting.person for posting in postings(on=on)}
    scene.units = {unit.code: unit for unit in units()}


def _rows(place: Town) -> ImportRows:
    """What holds on the first day; a holding that ends later has no end yet."""
    there = [h for h in place.holdings if h.starts_on <= FOUNDED_ON]
    known = {h.nip for h in there}
    return ImportRows(
        units=tuple(UnitRow(code=u.code, name=u.name, parent=u.parent) for u in place.units.values()),
        positions=tuple(
            PositionRow(
                p.code, p.title, p.unit, p.level, reports_to=p.above, duty=p.duty, is_head=p.is_head, place=p.place
            )
            for p in place.posts.values()
        ),
        persons=tuple(_person(place, nip) for nip in place.people if nip in known),
        postings=tuple(_posting(h) for h in there),
    )


def _person(place: Town, nip: str) -> PersonRow:
    person = place.people[nip]
    return PersonRow(nip=nip, name=person.name, status=person.status, rank=person.rank, email=person.email)


def _posting(holding: Holding) -> PostingRow:
    return PostingRow(nip=holding.nip, position=holding.post, starts_on=holding.starts_on, kind=holding.kind)


def _move(scene: Scene) -> None:
    """What changes in the year, entered by the HR agency on its day: newcomer, transfer, acting official."""
    hr, place = scene.on_duty("hr"), scene.town
    later = sorted((h for h in place.holdings if h.starts_on > FOUNDED_ON), key=lambda h: h.starts_on)
    for holding in later:
        at = scene.at(holding.starts_on, MORNING)
        if holding.nip not in scene.people:
            add_person(by=hr, at=at, government=scene.government, row=_person(place, holding.nip))
        elif holding.kind == "definitive":
            before = posting_of(scene.people[holding.nip], on=FOUNDED_ON)
            assert before
            end_posting(by=hr, at=at, posting=before, ends_on=holding.starts_on)
        posted = add_posting(by=hr, at=at, government=scene.government, row=_posting(holding))
        if holding.ends_on:
            end_posting(by=hr, at=scene.at(holding.ends_on, MORNING), posting=posted, ends_on=holding.ends_on)
