"""Lets citizens talk in the forum, and the government make something of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from tolok.citizens.actions import assign_duty
from tolok.citizens.actions.forum import raise_topic, write_post
from tolok.citizens.actions.improvements import finish_improvement, start_improvement
from tolok.citizens.actions.moderation import set_aside
from tolok.citizens.actions.outcomes import link_indicator
from tolok.citizens.actions.topics import Wanted, answer_topic, close_topic, improve_topic, propose_indicator
from tolok.citizens.queries import officers_of
from tolok.demo.days import TODAY, YEAR
from tolok.demo.told import rows
from tolok.skp.queries import indicators

if TYPE_CHECKING:
    from collections.abc import Callable

    from tolok.citizens.models import Post, Topic
    from tolok.demo.scene import Scene
    from tolok.people.models import Person, Unit

STARTS = date(YEAR, 1, 5)
# Who answers for the population office where topics became something.
OFFICER = "kasi-dokumen"
MORNING, EVENING = 9 * 60 + 10, 19 * 60


def open_forum(scene: Scene) -> None:
    """Name who coordinates and answers, and write this government's topics."""
    _staff(scene)
    talk = Talk(scene)
    kinds: dict[str, Callable[..., None]] = {
        "topic": talk.topic, "post": talk.post, "answer": talk.answer, "official": talk.official,
        "summary": talk.summary, "improvement": talk.improvement, "indicator": talk.indicator,
    }  # fmt: skip  # one line a thought
    for slug, kind, day, *cells in rows("forum"):
        if slug == scene.town.slug:
            kinds[kind](date.fromisoformat(day), *cells)


def _staff(scene: Scene) -> None:
    by, at = scene.on_duty("hr"), scene.at(STARTS, MORNING)
    told: list[tuple[Person, Unit | None]] = [(scene.holder("hr", STARTS), None)]
    if scene.town.slug == "bulungan":
        told.append((scene.holder(OFFICER, STARTS), scene.units["DISDUKCAPIL"]))
    for person, unit in told:
        if person not in officers_of(unit.pk if unit else None, on=TODAY):
            assign_duty(by=by, at=at, person=person, unit=unit, starts_on=STARTS)


class Talk:
    """One government's forum while it is written; a row belongs to the topic and the post before it."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.on_topic: Topic | None = None
        self.before: Post | None = None
        self.number = 0

    def _arrived(self, on: date, name: str, standing: str = "open") -> dict[str, Any]:
        kind, _, why = standing.partition(":")
        self.number += 1
        return {
            "at": self.scene.at(on, EVENING), "key": uuid5(NAMESPACE_URL, f"{self.scene.town.slug}/{self.number}"),
            "name": "" if name == "-" else name, "standing": "held" if kind == "held" else "open",
            "held_for": why if kind == "held" else "",
        }  # fmt: skip  # one line a thought

    def _acting(self, on: date, label: str) -> dict[str, Any]:
        return {"by": self.scene.holder(label, on), "at": self.scene.at(on, MORNING), "topic": self.on_topic}

    def topic(self, on: date, name: str, unit: str, title: str, text: str) -> None:
        """A citizen opens a topic."""
        told: dict[str, Any] = {
            "government": self.scene.government,
            "unit": self.scene.units[unit],
            "title": title,
            "text": text,
        }
        self.on_topic = raise_topic(**self._arrived(on, name), **told)

    def post(self, on: date, name: str, standing: str, text: str, *, answers: Post | None = None) -> None:
        """A citizen writes; it counts, waits, or is put aside."""
        assert self.on_topic is not None  # the first row of a government opens one
        given = self._arrived(on, name, standing)
        post = write_post(topic=self.on_topic, answers=answers, text=text, **given)
        self.before = self.before if answers else post
        if standing.startswith("aside:"):
            reason, at = standing.partition(":")[2], self.scene.at(on, EVENING + 60)
            set_aside(by=self.scene.holder("hr", on), at=at, row=post, reason=reason)

    def answer(self, on: date, name: str, standing: str, text: str) -> None:
        """A citizen answers the post before."""
        self.post(on, name, standing, text, answers=self.before)

    def official(self, on: date, label: str, _standing: str, text: str) -> None:
        """An official answers the post before."""
        key = self._arrived(on, "-")["key"]
        answer_topic(**self._acting(on, label), answers=self.before, key=key, text=text)

    def summary(self, on: date, label: str, _standing: str, text: str) -> None:
        """An official closes the topic."""
        self.on_topic = close_topic(**self._acting(on, label), summary=text)

    def improvement(self, on: date, label: str, until: str, state: str, title: str, outcome: str) -> None:
        """Something is done about it."""
        given, due_on = self._acting(on, label), date.fromisoformat(until)
        unit = self.scene.units["DISDUKCAPIL"]
        made = improve_topic(**given, text=title, owner=given["by"], unit=unit, due_on=due_on)
        if state == "running":
            start_improvement(by=given["by"], at=given["at"], improvement=made)
        if state == "done":
            finish_improvement(by=given["by"], at=self.scene.at(due_on, MORNING), improvement=made, outcome=outcome)

    def indicator(self, on: date, label: str, until: str, state: str, *told: str) -> None:
        """Something is to be measured; a planner links what the library has."""
        name, measured_in, target, polarity, accumulation, formula = told
        given = self._acting(on, label)
        due_on = date.fromisoformat(until)
        wanted = Wanted(name, measured_in, polarity, accumulation, formula, int(target), "", given["by"], due_on)
        made = propose_indicator(**given, wanted=wanted, unit=self.scene.units["DISDUKCAPIL"])
        if state.startswith("linked:"):
            code, by = state.partition(":")[2], self.scene.on_duty("planning")
            known = next(each.indicator for each in indicators(search=code) if each.indicator.code == code)
            link_indicator(by=by, at=self.scene.at(on, EVENING), proposal=made, indicator=known)
