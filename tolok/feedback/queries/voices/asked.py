"""Reads the sheets that a person is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tolok.feedback.models import Ask, Round
from tolok.feedback.queries.voices.rounds import minimum_of, voices_in
from tolok.feedback.queries.voices.statements import NAMED
from tolok.people.queries import persons_of, units, units_of_all
from tolok.rules.terms import Voice

if TYPE_CHECKING:
    from tolok.people.models import Person


@dataclass(frozen=True)
class AskLine:
    """One sheet that is asked for: about whom, as what, until when (`last_on`), and whether one's name stays hidden."""

    id: int
    name: str
    unit: str
    voice: str
    label: str
    period: str
    last_on: date
    minimum: int
    is_named: bool
    is_self: bool
    is_given: bool


def ask_of(ask_id: int) -> Ask | None:
    """What somebody is asked, with the person and the round, when this transaction may see it."""
    return Ask.objects.select_related("subject", "rater", "round__period").filter(pk=ask_id).first()


def asks_in(round_: Round) -> list[Ask]:
    """All that is asked in a round, with rater and subject, in the order of persons."""
    found = round_.asks.select_related("rater__government", "subject", "round__period")
    return list(found.order_by("rater_id", "subject_id"))


def asked_of(person: Person, *, on: date) -> list[AskLine]:
    """The sheets of open rounds that wait for the person, then those sent; three queries."""
    found = Ask.objects.filter(rater=person, round__state=Round.State.OPEN, round__ends_on__gt=on)
    places, names = units_of_all(on=on), {unit.pk: unit.name for unit in units()}
    lines = [
        ask_line(each, names.get(places.get(each.subject_id, 0), ""))
        for each in found.select_related("subject", "round__period")
    ]
    return sorted(lines, key=lambda line: (line.is_given, not line.is_named, line.voice, line.name))


def waiting_sheets(person: Person, *, on: date) -> int:
    """How many sheets wait for the person; one query."""
    open_ = Ask.objects.filter(rater=person, is_given=False, round__state=Round.State.OPEN, round__ends_on__gt=on)
    return open_.count()


def asked_days(round_: Round) -> list[date]:
    """The days on which the policy reminds of the round's sheets."""
    asked = voices_in(round_.period)
    return [round_.last_day - timedelta(days=days) for days in asked.remind_before_days] if asked else []


def raters_waited_for(*, on: date) -> dict[Person, list[Round]]:
    """Who has a sheet left, and in which rounds that are open that day; three queries however many."""
    found = (
        Round.objects.filter(state=Round.State.OPEN, ends_on__gt=on).select_related("period").order_by("ends_on", "pk")
    )
    rounds = {each.pk: each for each in found}
    left = Ask.objects.filter(round__in=rounds, is_given=False).values_list("rater", "round").distinct()
    waited: dict[int, set[int]] = {}
    for rater, number in left:
        waited.setdefault(rater, set()).add(number)
    persons = persons_of(waited)
    return {persons[rater]: [rounds[each] for each in rounds if each in own] for rater, own in waited.items()}


def ask_line(ask: Ask, unit: str) -> AskLine:
    """What a page shows of one sheet."""
    period = ask.round.period
    return AskLine(
        id=ask.pk,
        name=ask.subject.name,
        unit=unit,
        voice=ask.voice,
        label=str(ask.get_voice_display()),
        period=period.label,
        last_on=ask.round.last_day,
        minimum=minimum_of(period, ask.voice),
        is_named=ask.voice in NAMED,
        is_self=ask.voice == Voice.SELF,
        is_given=ask.is_given,
    )
