"""Has rounds drawn and counted in the background; throws them away."""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import formats
from django.utils.translation import gettext as _

from tolok.calendar.queries import day_of
from tolok.feedback.access import STEPS
from tolok.feedback.actions.voices.moves import RoundStep
from tolok.feedback.actions.voices.sealing import KeyIsLost, RoundKey
from tolok.feedback.events import ask_to_work
from tolok.feedback.models import Round, SealedSheet
from tolok.feedback.queries import due_rounds, ended_rounds, opens_from, round_in, seal_path, voices_in
from tolok.ledger.actions import Refusal, record
from tolok.people.access import require_step

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.people.models import Government, Person

LONGEST_REASON = 300
# Read who is in service, draw, write.
STEPS_OF_OPENING = 3


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


class NoReason(Refusal):
    """A round is not thrown away without a word."""

    about = "reason"

    def __init__(self) -> None:
        super().__init__(_("Say in a sentence of at most 300 letters why the round is thrown away, then try again."))


@transaction.atomic
def order_round(*, by: Person, at: datetime, period: Period, seed: str = "") -> Round:
    """Have the raters of everybody in service drawn, once for a period; the seed is in the ledger before anything else.

    A worker that is killed draws again, and from the same seed the same: nobody can roll the dice until they please.
    With a seed of one's own the same people are drawn again; without one, nobody knows it beforehand.
    """
    on, there = day_of(at, by.government), round_in(period)
    now, refusal = there.state if there else None, RoundIsThere(period)
    state = require_step(STEPS, "order_round", by=by, about=by, on=on, state=now, otherwise=refusal)
    asked = voices_in(period)
    if asked is None:
        raise NoVoicesHere(period)
    if period.state != "open":
        raise RoundIsLate(period)
    if on < opens_from(period, asked):
        raise RoundIsEarly(period, opens_from(period, asked))
    ordered = Round.objects.create(
        government_id=by.government_id, period=period, state=state, starts_on=on,
        ends_on=on + timedelta(days=asked.open_days), seed=seed or secrets.token_hex(16),
        opened_at=at, ordered_by=by, ordered_at=at, total=STEPS_OF_OPENING,
    )  # fmt: skip  # one line a thought
    record(verb="order_round", by=by, at=at, on=ordered, fields={"seed": ordered.seed})
    ask_to_work(round_=ordered)
    return ordered


@transaction.atomic
def order_close(*, by: Person | None, at: datetime, round_: Round) -> Round:
    """End the sending and have the sheets counted; who is sending right now still counts. `by` None is the clock."""
    step = RoundStep.begin("order_close", by=by, at=at, round_=round_)
    RoundKey.of(step.round)
    total = SealedSheet.objects.filter(round=step.round).count()
    ordered = step.store(ordered_by=by, ordered_at=at, done=0, total=total)
    record(verb="order_close", by=by, at=at, on=ordered)
    ask_to_work(round_=ordered)
    return ordered


@transaction.atomic
def void_round(*, by: Person, at: datetime, round_: Round, reason: str) -> Round:
    """Throw a round away unread, with a reason; its period may then be asked anew."""
    words = reason.strip()
    step = RoundStep.begin("void_round", by=by, at=at, round_=round_)
    if not words or len(words) > LONGEST_REASON:
        raise NoReason
    step.forget()
    void = step.store(ended_at=at, reason=words)
    record(verb="void_round", by=by, at=at, on=void, fields={"reason": words})
    return void


@transaction.atomic
def close_due(*, at: datetime, government: Government) -> int:
    """Have every round counted whose last day has passed; one without its key stays for the HR agency. How many."""
    ordered = 0
    for due in due_rounds(on=day_of(at, government)):
        try:
            order_close(by=None, at=at, round_=due)
        except KeyIsLost:
            continue
        ordered += 1
    for ended in ended_rounds():  # a server that died between the last two steps of a closing left its key
        RoundKey.destroy(seal_path(ended))
    return ordered
