"""Lets some people and their superiors talk, on cards and of competences."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tolok.demo.days import TODAY
from tolok.demo.told import rows
from tolok.feedback.actions import (
    Seen,
    confirm_card,
    finish_card,
    give_competence,
    report_card_done,
    return_card,
    write_card,
)
from tolok.people.queries import person_of, rater_of

if TYPE_CHECKING:
    from tolok.demo.scene import Scene
    from tolok.people.models import Person

MORNING, NOON = 8 * 60 + 20, 12 * 60 + 5


def talk(scene: Scene) -> None:
    """Write the cards and the competences of this government, each on its day."""
    for slug, *cells in rows("dialogue"):
        if slug == scene.town.slug:
            _card(scene, cells)
    for slug, *cells in rows("competences"):
        if slug == scene.town.slug:
            _competence(scene, cells)


def _card(scene: Scene, cells: list[str]) -> None:
    label, writer, kind, said, answered, days, ends, text, word = cells
    said_on = date.fromisoformat(said)
    person = scene.holder(label, said_on)
    guide = _guide(person, said_on)
    author, other = (person, guide) if writer == "self" else (guide, person)
    due_on = said_on + timedelta(days=int(days)) if days != "-" else None
    at = scene.at(said_on, MORNING)
    card = write_card(by=author, at=at, person=person, kind=kind, text=text, due_on=due_on)
    if answered == "-":
        return
    at = scene.at(date.fromisoformat(answered), NOON)
    if ends == "returned":
        return_card(by=other, at=at, card=card, answer=word)
        return
    confirm_card(by=other, at=at, card=card)
    if ends in ("reported", "done") and due_on:
        at = scene.at(min(due_on, TODAY), MORNING)
        report_card_done(by=person, at=at, card=card)
        if ends == "done":
            finish_card(by=_guide(person, due_on), at=at + timedelta(hours=3), card=card)


def _competence(scene: Scene, cells: list[str]) -> None:
    label, day, name, score, reason, follow_up = cells
    on = date.fromisoformat(day)
    person = scene.holder(label, on)
    seen = Seen(name, int(score), reason, "" if follow_up == "-" else follow_up)
    give_competence(by=_guide(person, on), at=scene.at(on, NOON), person=person, seen=seen)


def _guide(person: Person, on: date) -> Person:
    """Who rates the person that day."""
    number = rater_of(person, on=on).rater_id
    found = person_of(number) if number else None
    assert found is not None, f"nobody guides {person.nip} on {on}"
    return found
