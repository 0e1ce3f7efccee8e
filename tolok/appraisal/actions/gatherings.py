"""Has a period gathered in the background: asked once, told at its end."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from tolok.appraisal.access.gatherings import STEPS, VoicesAreAsked, require_gathering
from tolok.appraisal.actions.gather import keep_cases
from tolok.appraisal.events import ask_to_gather
from tolok.appraisal.models import Gathering
from tolok.appraisal.queries.gatherings import running_gathering, without_rater_count
from tolok.appraisal.queries.waiting import waiting_count, waiting_people
from tolok.calendar.actions import begin_rating
from tolok.calendar.queries import day_of, gathers_on, periods_missed, periods_to_open
from tolok.delivery.actions import Telling, tell_many
from tolok.ledger.actions import Refusal, record
from tolok.people.queries import with_duty

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from tolok.calendar.models import Period
    from tolok.people.models import Government, Person

State = Gathering.State
DONE = _("%(period)s is gathered: %(count)s appraisals are new.")
WITHOUT = _("%(period)s is gathered: %(count)s appraisals are new. %(without)s have nobody to rate them; please see.")
MISSED = _("%(period)s has not opened by itself, and its day to rate by is over. %(why)s")
STOPPED = _("The gathering of %(period)s stopped after %(count)s appraisals. What is there stays; please begin again.")


class GatheringRuns(Refusal):
    """The period is being gathered right now."""

    def __init__(self, period: Period) -> None:
        super().__init__(
            _("%(period)s is being gathered right now. Wait until it is done; you are told then.")
            % {"period": period.label}
        )


@transaction.atomic
def order_gathering(*, by: Person | None, at: datetime, period: Period) -> Gathering:
    """Begin the rating, keep who asked and enqueue the work; refuses a second one meanwhile. `by` None is the clock."""
    require_gathering(by, period, on=day_of(at, period.government))
    # Whoever asks at the same moment waits here for the lock on the period.
    begin_rating(by=by, at=at, period=period)
    if running_gathering(period.pk):
        raise GatheringRuns(period)
    gathering = Gathering.objects.create(
        government_id=period.government_id,
        period=period,
        asked_by=by,
        asked_at=at,
        total=waiting_count(period),
    )
    record(verb="order_gathering", by=by, at=at, on=gathering, fields={"period": period.pk})
    ask_to_gather(gathering=gathering)
    return gathering


@transaction.atomic
def gather_batch(*, at: datetime, gathering_id: int, person_ids: Collection[int]) -> int | None:
    """Keep and propose for these people, and say how far it is; None once the gathering has ended.

    A killed batch leaves nothing; what another one wrote is left out.
    """
    gathering = _running(gathering_id)
    if gathering is None:
        return None
    begin_rating(by=None, at=at, period=gathering.period)
    count = keep_cases(by=gathering.asked_by, at=at, period=gathering.period, person_ids=person_ids)
    done = gathering.done + count
    Gathering.objects.filter(pk=gathering.pk).update(done=done, total=max(gathering.total, done))
    return count


@transaction.atomic
def finish_gathering(*, at: datetime, gathering_id: int) -> bool:
    """All is there: tell who asked; False when it had ended before."""
    gathering = _running(gathering_id)
    if gathering is None:
        return False
    without = without_rater_count(gathering.period_id, on=day_of(at, gathering.government))
    _end("finish_gathering", gathering, at=at, total=gathering.done)
    _tell(gathering, WITHOUT if without else DONE, at=at, without=without)
    return True


@transaction.atomic
def stop_gathering(*, at: datetime, gathering_id: int, reason: str) -> bool:
    """It can't go on: say why, and tell who asked; what is written stays. False when it had ended before."""
    gathering = _running(gathering_id)
    if gathering is None:
        return False
    _end("stop_gathering", gathering, at=at, reason=reason[:500])
    _tell(gathering, STOPPED, at=at)
    return True


@transaction.atomic
def open_due(*, government: Government, at: datetime, on: date) -> list[Gathering]:
    """Begin what the policy opens by itself that day or opened while nobody looked.

    What may not be gathered yet is tried again by the next call. Past its day to rate by nothing begins by itself; the
    HR agency is told once, with the reason.
    """
    for missed in periods_missed(on=on):
        _tell_missed(at, missed, on)
    due = [period for period in periods_to_open(on=on) if gathers_on(period) <= on]
    return [begun for period in due if (begun := _tried(at, period))]


def _tried(at: datetime, period: Period) -> Gathering | None:
    try:
        return order_gathering(by=None, at=at, period=period)
    except Refusal:
        return None


def _tell_missed(at: datetime, period: Period, on: date) -> None:
    """Nothing to tell where nobody's plan waits for the period, as in years before Tolok came."""
    if not waiting_people(period):
        return
    words = {"period": period.label, "why": _why_missed(period, on)}
    told = [
        Telling(at, person, f"missed:{period.pk}", MISSED, words, "appraisal:gathering", period.pk)
        for person in with_duty("hr", on=on)
    ]
    tell_many(at=at, tellings=told)


def _why_missed(period: Period, on: date) -> str:
    with override(settings.LANGUAGE_CODE):
        try:
            require_gathering(None, period, on=on)
        except VoicesAreAsked as refusal:
            return str(refusal)
        return gettext("The server did not run when it was time. Gather it by hand and give raters more time.")


def _running(gathering_id: int) -> Gathering | None:
    held = Gathering.objects.select_for_update(of=("self",)).filter(pk=gathering_id, state=State.RUNNING)
    return held.select_related("period__government", "asked_by").first()


def _end(verb: str, gathering: Gathering, *, at: datetime, **kept: object) -> None:
    Gathering.objects.filter(pk=gathering.pk).update(state=STEPS[verb][1], **kept)
    record(verb=verb, by=None, at=at, on=gathering, fields={"done": gathering.done, **kept})


def _tell(gathering: Gathering, text: StrOrPromise, *, at: datetime, without: int = 0) -> None:
    """Who asked; everybody of the HR agency where the clock did."""
    period, by = gathering.period, gathering.asked_by
    people = [by] if by else with_duty("hr", on=day_of(at, period.government))
    words = {"period": period.label, "count": str(gathering.done), "without": str(without)}
    key = f"gathering:{gathering.pk}:{'done' if text is not STOPPED else 'stopped'}"
    told = [Telling(at, person, key, text, words, "appraisal:gathering", period.pk) for person in people]
    tell_many(at=at, tellings=told)
