"""Signals and explanations as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tolok.engine import packs
from tolok.reports.models import SignalAnswer
from tolok.reports.queries.authentic.alike import repeats, shared
from tolok.reports.queries.authentic.detect import Finding, Seen, findings
from tolok.reports.queries.authentic.entries import Entry, entries
from tolok.reports.queries.authentic.informative import Share, informative_ids
from tolok.reports.queries.typed import MINUTES_OF_A_DAY

if TYPE_CHECKING:
    from tolok.people.models import Person

SHOWN = 3
Choice = SignalAnswer.Choice
#: Which answers fit which kind; a free sentence always does.
CHOICES: dict[str, tuple[Choice, ...]] = {
    "repeated": (Choice.RECURRING, Choice.MISTAKE),
    "shared": (Choice.TOGETHER, Choice.RECURRING, Choice.MISTAKE),
    "late": (Choice.FIELD, Choice.MISTAKE),
    "rushed": (Choice.FIELD, Choice.MISTAKE),
    "overfull": (Choice.LONG_DAY, Choice.MISTAKE),
    "copied": (Choice.RECURRING, Choice.MISTAKE),
}


@dataclass(frozen=True)
class Explained:
    """What a person said about a signal; `count` reports it was about then."""

    kind: str
    label: str
    words: str
    text: str
    count: int
    at: datetime


@dataclass(frozen=True)
class Signal:
    """A signal with its sentence, some of its reports, the answers that fit, and the newest answer."""

    kind: str
    label: str
    sentence: str
    count: int
    examples: tuple[Entry, ...]
    choices: tuple[tuple[str, str], ...]
    answer: Explained | None

    @property
    def is_open(self) -> bool:
        """Whether nothing was said yet, or more came since."""
        return self.answer is None or self.answer.count < self.count


def signals_of(person: Person, *, month: date, on: date) -> list[Signal]:
    """What calls for the person's word in the month that begins that day; five queries."""
    return month_of(person, month=month, on=on)[0]


def month_of(person: Person, *, month: date, on: date) -> tuple[list[Signal], Share | None]:
    """The same with the share of what says something new, None without a report; no query more."""
    limits = packs.load(person.government.pack).authenticity
    ids = [person.pk]
    seen = Seen(
        month=month,
        entries=entries(ids, month=month),
        repeats=repeats(ids, month=month, similar_from=limits.similar_from),
        shared=shared(person.pk, month=month, on=on, persons_from=limits.persons_from),
    )
    answers = {each.kind: each for each in explanations(ids, month=month).get(person.pk, ())}
    new = informative_ids(seen.entries, seen.repeats)
    share = Share(len(new), len(seen.entries)) if seen.entries else None
    return [_signal(each, answers.get(each.kind)) for each in findings(seen, limits)], share


def explanations(person_ids: Iterable[int], *, month: date) -> dict[int, list[Explained]]:
    """The newest word about each kind in a month, by person id; one query."""
    held = SignalAnswer.objects.filter(person_id__in=list(person_ids), month=month)
    found: dict[int, list[Explained]] = {}
    for each in held.order_by("person_id", "kind", "-pk").distinct("person_id", "kind"):
        said = Explained(
            each.kind, each.get_kind_display(), each.get_choice_display(), each.text, each.count, each.answered_at
        )
        found.setdefault(each.person_id, []).append(said)
    return found


def _signal(found: Finding, answer: Explained | None) -> Signal:
    return Signal(
        kind=found.kind,
        label=str(SignalAnswer.Kind(found.kind).label),
        sentence=_sentence(found),
        count=found.count,
        examples=found.entries[-SHOWN:],
        choices=tuple((str(each), str(each.label)) for each in CHOICES[found.kind]),
        answer=answer,
    )


def _sentence(found: Finding) -> str:
    numbers = {"n": found.count, "most": found.most}
    match found.kind:
        case "repeated":
            said = ngettext(
                "%(n)s note is nearly the same as an earlier one. A word about what was different that day helps"
                " whoever reads it.",
                "%(n)s notes are nearly the same as earlier ones. A word about what was different that day helps"
                " whoever reads them.",
                found.count,
            )
        case "shared":
            said = ngettext(
                "%(n)s note was written word by word on the same day by %(most)s people of your unit.",
                "%(n)s notes were written word by word on the same days by up to %(most)s people of your unit.",
                found.count,
            )
        case "late":
            said = ngettext(
                "%(n)s report about earlier days was written in the last days of the month.",
                "%(n)s reports about earlier days were written in the last days of the month.",
                found.count,
            )
        case "rushed":
            said = ngettext(
                "Reports about %(most)s day were written within a few minutes.",
                "Reports about %(most)s different days were written within a few minutes.",
                found.most,
            )
        case "overfull" if found.most > MINUTES_OF_A_DAY:
            said = _("The minutes of one day add up to %(most)s, and a day has 1440. Perhaps a digit slipped in.")
        case "overfull":
            said = _("The minutes of one day add up to %(most)s, more than a day of work usually holds.")
        case _:
            said = ngettext(
                "%(n)s copied report says just what the earlier one said.",
                "%(n)s copied reports say just what the earlier ones said.",
                found.count,
            )
    return said % numbers
