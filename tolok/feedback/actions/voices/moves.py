"""One step of a round from state to state: who may, what goes, who is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Self

from django.db import connection, transaction
from django.utils.translation import gettext as _

from tolok.calendar.queries import day_of
from tolok.delivery.actions import Telling, tell_many
from tolok.feedback.access import STEPS
from tolok.feedback.actions.voices.counting import Groups
from tolok.feedback.actions.voices.sealing import RoundKey
from tolok.feedback.actions.voices.send import ALONE
from tolok.feedback.models import Ask, Round, SealedSheet
from tolok.feedback.queries import seal_path
from tolok.ledger.actions import Refusal, copy_models, reserve_ids
from tolok.people.access import require_step
from tolok.people.queries import with_duty

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from tolok.people.models import Person

ENDS_SENDING = {"order_close", "void_round"}


class RoundHasEnded(Refusal):
    """Only a round that is there can move."""

    def __init__(self) -> None:
        super().__init__(_("This round has ended already, so nothing was changed. Its results stand as they are."))


class RoundIsBusy(Refusal):
    """A worker draws or counts."""

    def __init__(self) -> None:
        super().__init__(_("This round is being drawn or counted right now. Wait until it is done; you are told then."))


@dataclass(frozen=True)
class RoundStep:
    """One step of one round, locked until it is stored; without `by` the clock or the worker takes it."""

    round: Round
    verb: str
    by: Person | None
    at: datetime

    @classmethod
    def begin(cls, verb: str, *, by: Person | None, at: datetime, round_: Round) -> Self:
        """The step; refuses who may not take it, and a round that is not where it begins.

        Whatever ends the sending first waits for whoever is sending right now.
        """
        if verb in ENDS_SENDING:
            with connection.cursor() as cursor:
                cursor.execute(ALONE, [round_.pk])
        found = Round.objects.select_for_update(of=("self",)).select_related("period", "government", "ordered_by")
        held = found.get(pk=round_.pk)
        refusal = RoundIsBusy() if held.is_worked_on else RoundHasEnded()
        if by is not None:
            on = day_of(at, held.government)
            require_step(STEPS, verb, by=by, about=by, on=on, state=held.state, otherwise=refusal)
        elif held.state not in STEPS[verb][0]:
            raise refusal
        return cls(held, verb, by, at)

    def store(self, **fields: object) -> Round:
        """Store the round in the state after the step."""
        held, changes = self.round, {"state": STEPS[self.verb][1], **fields}
        for name, value in changes.items():
            setattr(held, name, value)
        held.save(update_fields=list(changes))
        return held

    def forget(self) -> None:
        """Remove the sealed sheets, write the list of who was asked anew, destroy the key once that is certain."""
        held = self.round
        SealedSheet.objects.filter(round=held).delete()
        asks = Groups.shuffled(list(Ask.objects.filter(round=held)))
        Ask.objects.filter(round=held).delete()
        for number, ask in zip(reserve_ids(Ask, len(asks)), asks, strict=True):
            ask.pk = number
        copy_models(Ask, asks)
        transaction.on_commit(partial(RoundKey.destroy, seal_path(held)))

    def tell(self, text: StrOrPromise, **words: str) -> None:
        """Tell who ordered it, or everybody of the HR agency where the clock did; once for each verb and state."""
        held = self.round
        people = [held.ordered_by] if held.ordered_by else with_duty("hr", on=day_of(self.at, held.government))
        key, told = f"round:{held.pk}:{self.verb}:{held.state}", {"period": held.period.label, **words}
        news = [Telling(self.at, each, key, text, told, "feedback:round", held.pk) for each in people]
        tell_many(at=self.at, tellings=news)
