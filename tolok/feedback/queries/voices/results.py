"""Reads what closed rounds said, as finished rows and as facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tolok.feedback.models import Comment, Heard, Round
from tolok.feedback.queries.voices.rounds import closed_round, minimum_of
from tolok.feedback.queries.voices.statements import HIGHEST, LABELS, LOWEST, NAMED, NAMES, PLACES, STATEMENTS
from tolok.rules.steps import ratio
from tolok.rules.terms import Value, Voice

if TYPE_CHECKING:
    from tolok.calendar.models import Period

# From so many sheets on their number is told exactly; below it one may count heads.
EXACT_FROM = 10
POINTS, HUNDREDTHS = 10_000, 100


@dataclass(frozen=True)
class ValueRow:
    """What a voice said to one value: its mean in hundredths of a mark, and of each mark its share in percent.

    Both are empty where too few could say. Shares of small groups are told in tens only.
    """

    name: str
    statement: str
    mean: int | None
    shares: tuple[int, ...]


@dataclass(frozen=True)
class VoiceRow:
    """One voice on one person; `sheets` is exact from ten on, else None and `least` is told ("at least 3")."""

    voice: str
    label: str
    is_named: bool
    sheets: int | None
    least: int
    mean: int | None
    values: tuple[ValueRow, ...]
    comments: tuple[str, ...]


@dataclass(frozen=True)
class VoicesRow:
    """All voices on one person in one period, once its round has closed; `silent` are the voices too few spoke for."""

    person_id: int
    period: str
    voices: tuple[VoiceRow, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True)
class RoundRow:
    """A closed round, as a list of results names it."""

    id: int
    period: str


def closed_rounds() -> list[RoundRow]:
    """The rounds that were published, the newest first; one query."""
    found = Round.objects.filter(state=Round.State.CLOSED).select_related("period")
    return [RoundRow(each.pk, each.period.label) for each in found.order_by("-starts_on", "-pk")]


def voices_of(person_id: int, period: Period) -> VoicesRow | None:
    """What all voices said of a person in a period; None while its round is not closed. Four queries."""
    round_ = closed_round(period.pk)
    if round_ is None:
        return None
    kept = {each.voice: each for each in round_.heard.filter(subject=person_id)}
    comments: dict[str, list[str]] = defaultdict(list)
    shown = round_.comments.filter(subject=person_id, state=Comment.State.SHOWN).order_by("key")
    for voice, text in shown.values_list("voice", "text"):
        comments[voice].append(text)
    rows = [_voice(kept[voice], period, comments[voice]) for voice in LABELS if voice in kept]
    asked = set(round_.asks.filter(subject=person_id).values_list("voice", flat=True).distinct())
    silent = (str(label) for voice, label in LABELS.items() if voice in asked and voice not in kept)
    return VoicesRow(person_id, period.label, tuple(rows), tuple(silent))


def points_of(person_ids: Collection[int], period: Period) -> dict[int, list[tuple[str, int]]]:
    """For each sheet that counted its voice and points (10,000 = 100), by person, as far as the page tells them too.

    A voice's sheets all have the mean of what is told; of a few without a name there are as many as it takes to be
    heard. One query; empty while the period's round is not closed.
    """
    found = Heard.objects.filter(round__period=period.pk, round__state=Round.State.CLOSED, subject__in=person_ids)
    least = {voice.value: minimum_of(period, voice) for voice in LABELS}
    points: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for each in found.order_by("subject_id", "voice"):
        mean, sheets = _points(each, least[each.voice]), _sheets_told(each)
        if mean is not None:
            points[each.subject_id] += [(each.voice, mean)] * (sheets or least[each.voice])
    return points


def sheets_of(counts: Sequence[int]) -> int:
    """How many sheets stand behind the counters: each fills one place of each value."""
    return sum(counts[:PLACES])


def _sheets_told(heard: Heard) -> int | None:
    """The number of sheets, where it is told: none of a few without a name."""
    sheets = sheets_of(heard.counts)
    return sheets if sheets >= EXACT_FROM or heard.voice in NAMED else None


def _points(heard: Heard, least: int) -> int | None:
    """The mean of what is told in points: the lowest mark is nothing, the highest 100; None where nothing is told.

    Of those without a name it is the tenth of a mark that the page shows: a finer one would tell what the page hides.
    """
    told = told_counts(heard.counts, least)
    marks, total = marks_of(told)
    if heard.voice in NAMED:
        return ratio((total - LOWEST * marks) * POINTS, (HIGHEST - LOWEST) * marks) if marks else None
    mean = _mean(told, least)
    return None if mean is None else (mean - LOWEST * HUNDREDTHS) * POINTS // ((HIGHEST - LOWEST) * HUNDREDTHS)


def told_counts(counts: Sequence[int], least: int) -> list[int]:
    """The counters of the values to which at least `least` gave a mark; of the others nothing is told anywhere."""
    values = (counts[start : start + PLACES] for start in range(0, len(counts), PLACES))
    return [count for own in values if sum(own[1:]) >= least for count in own]


def marks_of(counts: Sequence[int]) -> tuple[int, int]:
    """How many marks were given, and their sum; "I don't know" is no mark."""
    told = [(place % PLACES, count) for place, count in enumerate(counts) if place % PLACES]
    return sum(count for _mark, count in told), sum(mark * count for mark, count in told)


def _voice(heard: Heard, period: Period, comments: Sequence[str]) -> VoiceRow:
    least = minimum_of(period, heard.voice)
    return VoiceRow(
        voice=heard.voice,
        label=str(LABELS[Voice(heard.voice)]),
        is_named=heard.voice in NAMED,
        sheets=_sheets_told(heard),
        least=least,
        mean=_mean(told_counts(heard.counts, least), least),
        values=tuple(_values(heard.counts, least)),
        comments=tuple(comments),
    )


def _values(counts: Sequence[int], least: int) -> Iterator[ValueRow]:
    for number, value in enumerate(Value):
        own = counts[number * PLACES : (number + 1) * PLACES]
        mean = _mean(own, least)
        shares = () if mean is None else tuple(_share(count, sum(own[1:]), least) for count in own[1:])
        yield ValueRow(NAMES[value], str(STATEMENTS[value]), mean, shares)


def _mean(counts: Sequence[int], least: int) -> int | None:
    """The mean mark in hundredths, told in tenths; None where fewer than `least` marks were given."""
    marks, total = marks_of(counts)
    tenths = ratio(total * 10, marks) if marks >= least else None
    return None if tenths is None else tenths * 10


def _share(count: int, whole: int, least: int) -> int:
    """The share in percent; in tens where so few spoke that one could count them."""
    step = 1 if whole >= EXACT_FROM or least == 1 else 10
    return (ratio(count * 100, whole * step) or 0) * step
