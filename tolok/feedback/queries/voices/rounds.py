"""Reads rounds: which period has one, when it may open, how many took part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q

from tolok.calendar.queries import periods_of_year, seconds_left
from tolok.engine import packs
from tolok.engine.schema.voices import FEWEST
from tolok.feedback.models import Round, SealedSheet
from tolok.feedback.queries.voices.statements import LABELS, NAMED
from tolok.people.queries import units, units_of_all
from tolok.rules.hiding import published

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.engine.schema.voices import VoiceRound

ENDED = (Round.State.CLOSED, Round.State.VOID)


@dataclass(frozen=True)
class RoundLine:
    """A period in which voices are heard; `round` is None until it opens, `opens_on` the first day for it."""

    period: Period
    round: Round | None
    opens_on: date
    may_open: bool
    is_late: bool


@dataclass(frozen=True)
class Part:
    """How many of the sheets asked of a group were sent."""

    label: str
    asked: int
    given: int


@dataclass(frozen=True)
class Participation:
    """How many took part in a round: all, by voice, and by the raters' unit; `hidden` units sent too few."""

    whole: Part
    voices: list[Part]
    units: list[Part]
    hidden: int


def voices_in(period: Period) -> VoiceRound | None:
    """How voices are heard in a period; None when its pack hears none."""
    return packs.load(period.pack).voices(period.calendar)


def opens_from(period: Period, asked: VoiceRound) -> date:
    """The first day on which the voices of a period may be asked."""
    return period.last_day - timedelta(days=asked.opens_before_end_days)


def minimum_of(period: Period, voice: str) -> int:
    """How many sheets a voice needs; never fewer than protect whoever is not named, whatever a pack says."""
    asked = voices_in(period)
    told: dict[str, int] = {each.voice: each.minimum for each in asked.voice} if asked else {}
    return 1 if voice in NAMED else max(FEWEST, told.get(voice, FEWEST))


def round_of(round_id: int) -> Round | None:
    """A round with its period, when this transaction may see it."""
    return Round.objects.select_related("period").filter(pk=round_id).first()


def round_in(period: Period) -> Round | None:
    """The round of a period that was not thrown away."""
    return Round.objects.filter(period=period.pk).exclude(state=Round.State.VOID).first()


def closed_round(period_id: int) -> Round | None:
    """The round of a period that was published."""
    return Round.objects.select_related("period").filter(period=period_id, state=Round.State.CLOSED).first()


def is_being_asked(period: Period) -> bool:
    """Whether a round of the period is under way, to the last sheet counted: its voices can't be in a dossier yet."""
    return Round.objects.filter(period=period.pk).exclude(state__in=ENDED).exists()


def rounds_to_work() -> list[Round]:
    """The rounds that wait for a worker to draw or to count."""
    return list(Round.objects.filter(state__in=(Round.State.OPENING, Round.State.CLOSING)).order_by("pk"))


def work_left(round_: Round, *, at: datetime) -> int | None:
    """How many seconds the counting will still take at the pace so far; None while nobody knows."""
    if round_.state != Round.State.CLOSING:
        return None
    return seconds_left(since=round_.ordered_at, at=at, done=round_.done, total=round_.total)


def sealed_keys(round_: Round) -> list[UUID]:
    """The keys of the sheets that wait sealed, in their own order: that of chance."""
    return list(SealedSheet.objects.filter(round=round_).order_by("key").values_list("key", flat=True))


def sealed_sheets(keys: Sequence[UUID]) -> list[SealedSheet]:
    """The sealed sheets of these keys."""
    return list(SealedSheet.objects.filter(key__in=keys))


def due_rounds(*, on: date) -> list[Round]:
    """The open rounds whose last day has passed."""
    return list(Round.objects.filter(state=Round.State.OPEN, ends_on__lte=on).select_related("period"))


def ended_rounds() -> list[Round]:
    """The rounds that were published or thrown away."""
    return list(Round.objects.filter(state__in=ENDED))


def seal_path(round_: Round) -> Path:
    """Where the key of a round lies, outside the database."""
    return Path(settings.SEAL_ROOT) / f"{round_.seal.hex}.key"


def has_key(round_: Round) -> bool:
    """Whether the sheets of a round can still be opened."""
    return seal_path(round_).is_file()


def round_lines(year: int, *, on: date) -> list[RoundLine]:
    """The year's periods in which voices are heard, in the order of time; two queries."""
    told = [(period, opens_from(period, asked)) for period in periods_of_year(year) if (asked := voices_in(period))]
    kept = Round.objects.filter(period__in=[period.pk for period, _first in told]).exclude(state=Round.State.VOID)
    rounds = {each.period_id: each for each in kept}
    return [
        RoundLine(
            period,
            rounds.get(period.pk),
            first,
            may_open=period.pk not in rounds and period.state == "open" and first <= on,
            is_late=period.pk not in rounds and period.state != "open",
        )
        for period, first in told
    ]


def participation(round_: Round, *, on: date) -> Participation:
    """How many sheets were asked for and sent; a unit is named once it sent enough not to tell who. Three queries."""
    is_given = Count("pk", filter=Q(is_given=True))
    rows = round_.asks.values_list("rater_id", "voice").annotate(asked=Count("pk"), given=is_given)
    at, asked, given = units_of_all(on=on), Counter[object](), Counter[object]()
    for rater, voice, sheets, sent in rows:
        for group in (None, voice, at.get(rater, 0)):
            asked[group] += sheets
            given[group] += sent
    names = {unit.pk: unit.name for unit in units()}
    sizes = {place: given[place] for place in {0, *at.values()} if asked[place]}
    shown = published(sizes, least=FEWEST) & set(names)
    lines = [Part(names[place], asked[place], given[place]) for place in shown]
    voices = [Part(str(label), asked[voice.value], given[voice.value]) for voice, label in LABELS.items()]
    return Participation(
        Part("", asked[None], given[None]),
        [each for each in voices if each.asked],
        sorted(lines, key=lambda part: (part.given * 100 // part.asked, part.label)),
        len(sizes) - len(shown),
    )
