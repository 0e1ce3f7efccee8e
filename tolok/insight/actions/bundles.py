"""Orders, ends, expires and removes downloads of many forms."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tolok.calendar.queries import day_of
from tolok.insight.access.bundles import STEPS, State, may_order
from tolok.insight.events import ask_for_bundle, ask_for_expiry
from tolok.insight.models import Bundle
from tolok.insight.queries.papers.bundles import parts_of, place_of
from tolok.ledger.actions import Refusal, record
from tolok.people.access import NotAllowed, require
from tolok.people.models import Person

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.people.models import Unit

DAYS_KEPT = 7


class NothingToPrint(Refusal):
    """The unit has no plan of that year that the person may see."""

    def __init__(self) -> None:
        super().__init__(
            _("Nobody in this unit has a plan for that year, so there is nothing to print. Choose another.")
        )


class OneIsRunning(Refusal):
    """The person's forms are already being printed."""

    def __init__(self) -> None:
        super().__init__(_("Your last download is still being printed. Wait until it is ready, or delete it."))


@dataclass(frozen=True)
class Order:
    """Which forms: a unit with all below, a year's plans, perhaps a period's appraisals; `address` verifies papers."""

    unit: Unit
    year: int
    period: Period | None
    ending: str
    address: str


@transaction.atomic
def order_bundle(*, by: Person, at: datetime, order: Order) -> Bundle:
    """Keep what was asked and enqueue the job; refuses other people's units, an empty unit, and a second at once."""
    on = day_of(at, by.government)
    if not may_order(by, order.unit.pk, on=on):
        raise NotAllowed("order_bundle")
    # Two tabs of one person wait for each other here, so that the limit holds.
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    if Bundle.objects.filter(asked_by=by, state=State.RUNNING).exists():
        raise OneIsRunning
    total = len(parts_of(by, order.unit.pk, order.year, on=on))
    if not total:
        raise NothingToPrint
    bundle = Bundle.objects.create(
        government_id=by.government_id,
        asked_by=by,
        asked_at=at,
        unit=order.unit,
        year=order.year,
        period=order.period,
        ending=order.ending,
        address=order.address,
        total=total,
        file_name=f"{secrets.token_hex(16)}.zip",
        ends_at=at + timedelta(days=DAYS_KEPT),
    )
    kept = {"unit": order.unit.pk, "year": order.year, "period": order.period.pk if order.period else None}
    record(verb="order_bundle", by=by, at=at, on=bundle, person=by, fields=kept)
    ask_for_bundle(bundle=bundle)
    return bundle


@transaction.atomic
def finish_bundle(*, at: datetime, bundle_id: int, papers: int, size: int) -> bool:
    """The file is there; False when the download ended or was removed meanwhile."""
    return _end("finish_bundle", at, bundle_id, papers=papers, size=size)


@transaction.atomic
def stop_bundle(*, at: datetime, bundle_id: int, reason: str) -> bool:
    """Say why there is no file; False when the download ended or was removed meanwhile."""
    return _end("stop_bundle", at, bundle_id, reason=reason[:500])


@transaction.atomic
def remove_bundle(*, by: Person, at: datetime, bundle: Bundle) -> None:
    """Delete a download with its file; a job that still runs stops at its next step."""
    who = STEPS["remove_bundle"][2]
    require({"remove_bundle": who}, "remove_bundle", by=by, person=bundle.asked_by, on=day_of(at, by.government))
    record(verb="remove_bundle", by=by, at=at, on=bundle, person=by)
    _forget(bundle)


@transaction.atomic
def expire_bundle(*, at: datetime, bundle_id: int) -> bool:
    """Delete a download whose days are over; False when somebody did it before."""
    starts = STEPS["expire_bundle"][0]
    bundle = Bundle.objects.select_for_update().filter(pk=bundle_id, state__in=starts).first()
    if bundle is None:
        return False
    record(verb="expire_bundle", by=None, at=at, on=bundle)
    _forget(bundle)
    return True


def _end(verb: str, at: datetime, bundle_id: int, **kept: object) -> bool:
    starts, state, _who = STEPS[verb]
    found = Bundle.objects.select_for_update().filter(pk=bundle_id, state__in=starts).first()
    if found is None:
        return False
    for name, value in {**kept, "state": str(state), "seconds_left": None}.items():
        setattr(found, name, value)
    found.done = found.total if state == State.DONE else found.done
    found.save()
    record(verb=verb, by=None, at=at, on=found, fields=kept)
    if state == State.DONE:
        ask_for_expiry(bundle=found, days=DAYS_KEPT)
    return True


def _forget(bundle: Bundle) -> None:
    """The row now, the file once the row is gone for good."""
    place = place_of(bundle)
    bundle.delete()
    transaction.on_commit(lambda: place.unlink(missing_ok=True))
