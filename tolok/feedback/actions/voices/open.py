"""Opens a round: draws who is asked about whom, keeps its key, tells the raters."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tolok.calendar.queries import day_of
from tolok.delivery.actions import Telling, tell_many
from tolok.feedback.access import STEPS
from tolok.feedback.actions.voices.sealing import RoundKey
from tolok.feedback.models import Ask, Round
from tolok.feedback.queries import opens_from, pools, round_in, voices_in
from tolok.ledger.actions import Refusal, copy_models, record, reserve_ids
from tolok.people.access import require
from tolok.people.queries import persons_of
from tolok.rules.draw import Drawn, Want, draw
from tolok.rules.terms import Voice

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.engine.schema.voices import VoiceRound
    from tolok.feedback.queries import Pools
    from tolok.people.models import Person

NEWS = gettext_lazy("Your voice is asked for: %(count)s sheets until %(day)s. Each says above who sees what.")


class NoVoicesHere(Refusal):
    """The policy hears no voices in this period."""

    def __init__(self, period: Period) -> None:
        super().__init__(
            _("The policy hears no voices in %(period)s. Choose a period of a calendar that does.")
            % {"period": period.label}
        )


class RoundIsEarly(Refusal):
    """The round may not open yet."""

    def __init__(self, period: Period, first: date) -> None:
        day = formats.date_format(first, "j F Y")
        super().__init__(
            _("Voices on %(period)s may be asked from %(day)s on. Come back on that day.")
            % {"period": period.label, "day": day}
        )


class RoundIsThere(Refusal):
    """The period has its round already."""

    def __init__(self, period: Period) -> None:
        super().__init__(
            _("The voices on %(period)s were asked already, and nobody is asked twice. Open that round instead.")
            % {"period": period.label}
        )


class RoundIsLate(Refusal):
    """The period's facts are kept already, so that voices could no longer be among them."""

    def __init__(self, period: Period) -> None:
        super().__init__(
            _("%(period)s is gathered already, so voices would come too late for it. Ask them in the next period.")
            % {"period": period.label}
        )


@transaction.atomic
def open_round(*, by: Person, at: datetime, period: Period, seed: str = "") -> Round:
    """Draw the raters of everybody in service and ask them; the seed and all that was drawn are in the ledger.

    With a seed the same people are drawn again; without one, nobody knows it beforehand.
    """
    on = day_of(at, by.government)
    require({"open_round": STEPS["open_round"][2]}, "open_round", by=by, person=by, on=on)
    asked = voices_in(period)
    if asked is None:
        raise NoVoicesHere(period)
    if round_in(period) is not None:
        raise RoundIsThere(period)
    if period.state != "open":
        raise RoundIsLate(period)
    if on < opens_from(period, asked):
        raise RoundIsEarly(period, opens_from(period, asked))
    opened = Round.objects.create(
        government_id=by.government_id, period=period, starts_on=on, ends_on=on + timedelta(days=asked.open_days),
        seed=seed or secrets.token_hex(16), opened_at=at,
    )  # fmt: skip  # one line a thought
    drawn = _drawn(opened, asked)
    numbers = reserve_ids(Ask, len(drawn))
    copy_models(Ask, [_ask(number, each, opened) for number, each in zip(numbers, drawn, strict=True)])
    told = sha256(repr(drawn).encode()).hexdigest()
    record(verb="open_round", by=by, at=at, on=opened, fields={"seed": opened.seed, "asks": told})
    tell_many(at=at, tellings=list(_news(opened, drawn, at)))
    RoundKey.made(opened)
    return opened


def _drawn(opened: Round, asked: VoiceRound) -> list[Drawn]:
    """Everybody's superior, themselves, and who was drawn; the same again from the seed."""
    wants: dict[str, Want] = {each.voice: Want(each.drawn, each.minimum) for each in asked.voice}
    least = wants["peers"].drawn if "peers" in wants else 0
    there = pools(on=opened.starts_on, least=least)
    circles = [circle for circle in there.circles if circle.voice in wants]
    random = draw(circles, wants=wants, barred=there.barred, most=asked.most_sheets, seed=opened.seed)
    return sorted([*random, *(each for each in _named(there) if each.voice in wants)])


def _named(there: Pools) -> Iterator[Drawn]:
    for person in there.persons:
        yield Drawn(person, Voice.SELF.value, person)
        if person in there.superiors:
            yield Drawn(person, Voice.SUPERIOR.value, there.superiors[person])


def _ask(number: int, drawn: Drawn, opened: Round) -> Ask:
    return Ask(
        pk=number,
        government_id=opened.government_id,
        round_id=opened.pk,
        rater_id=drawn.rater,
        subject_id=drawn.subject,
        voice=drawn.voice,
    )


def _news(opened: Round, drawn: list[Drawn], at: datetime) -> Iterator[Telling]:
    counts: dict[int, int] = {}
    for each in drawn:
        counts[each.rater] = counts.get(each.rater, 0) + 1
    day = formats.date_format(opened.last_day, "j F Y")
    for rater, person in persons_of(counts).items():
        words = {"count": str(counts[rater]), "day": day}
        yield Telling(at, person, f"voices:{opened.pk}", NEWS, words, view="feedback:voices")
