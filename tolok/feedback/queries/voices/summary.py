"""Reads what the HR agency sees of a closed round: units, comments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from tolok.engine.schema.voices import FEWEST
from tolok.feedback.models import Comment, Round
from tolok.feedback.queries.voices.results import marks_of, told_counts
from tolok.feedback.queries.voices.rounds import minimum_of
from tolok.feedback.queries.voices.statements import LABELS, NAMED
from tolok.people.queries import units, units_of_all
from tolok.rules.hiding import published
from tolok.rules.steps import ratio


@dataclass(frozen=True, order=True)
class UnitRow:
    """The mean mark (hundredths, told in tenths) that the unit's people got from voices that are not named."""

    name: str
    mean: int


@dataclass(frozen=True)
class Summary:
    """The whole and the units that may stand beside it; `hidden` units had too few people to be named."""

    whole: int | None
    units: tuple[UnitRow, ...]
    hidden: int


@dataclass(frozen=True)
class CommentRow:
    """A comment as the HR agency reads it: the words alone, neither about whom nor by whom."""

    key: UUID
    text: str
    state: str
    label: str
    reason: str


def summary(round_: Round) -> Summary:
    """The units of a closed round; none of so few people that one could be found by subtraction. Three queries."""
    at = units_of_all(on=round_.last_day)
    people: dict[int, set[int]] = {}
    marks, totals = Counter[int | None](), Counter[int | None]()
    kept = round_.heard.exclude(voice__in=NAMED) if round_.state == Round.State.CLOSED else round_.heard.none()
    least = {voice.value: minimum_of(round_.period, voice) for voice in LABELS}
    for subject, voice, counts in kept.values_list("subject_id", "voice", "counts"):
        people.setdefault(at.get(subject, 0), set()).add(subject)
        given, total = marks_of(told_counts(counts, least[voice]))
        for place in (None, at.get(subject, 0)):
            marks[place] += given
            totals[place] += total
    names = {unit.pk: unit.name for unit in units()}
    shown = published({place: len(group) for place, group in people.items()}, least=FEWEST) & set(names)
    rows = sorted(UnitRow(names[place], _tenths(totals[place], marks[place])) for place in shown if marks[place])
    whole = _tenths(totals[None], marks[None]) if sum(map(len, people.values())) >= FEWEST else None
    return Summary(whole, tuple(rows), len(people) - len(shown))


def _tenths(total: int, marks: int) -> int:
    return (ratio(total * 10, marks) or 0) * 10


def comments_in(round_: Round) -> Sequence[CommentRow]:
    """The comments of a closed round, what is to be read first, in an order that says nothing; one query."""
    rank = {Comment.State.WAITING: 0, Comment.State.HELD: 1, Comment.State.SHOWN: 2}
    found = round_.comments.order_by("key")
    rows = [CommentRow(each.key, each.text, each.state, str(each.get_state_display()), each.reason) for each in found]
    return sorted(rows, key=lambda row: rank[Comment.State(row.state)])


def comments_of(round_: Round) -> list[Comment]:
    """The comments of a round themselves, in the order of their words."""
    return list(round_.comments.select_related("round").order_by("text", "key"))


def comment_of(key: UUID) -> Comment | None:
    """A comment with its round, when this transaction may see it."""
    return Comment.objects.select_related("round__period").filter(pk=key).first()
