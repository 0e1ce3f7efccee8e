"""Prolongs a period and opens a closed one again, and tells those concerned once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from tolok.appraisal.queries.silence import raters_of_period, silent_raters
from tolok.calendar.actions import extend_rating, reopen_rating
from tolok.delivery.actions import Telling, tell_many

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from tolok.calendar.models import Period, PeriodChange
    from tolok.people.models import Person

LONGER = _("You have until %(day)s to rate %(period)s. The reason: %(reason)s")
AGAIN = _("%(period)s is open again until %(day)s; what is signed stays. The reason: %(reason)s")


@transaction.atomic
def extend_period(*, by: Person, at: datetime, period: Period, rate_by: date, reason: str) -> PeriodChange:
    """Give raters until a later day, and tell each who has something left."""
    change = extend_rating(by=by, at=at, period=period, rate_by=rate_by, reason=reason)
    _tell(change, LONGER, [each.rater for each in silent_raters(period)])
    return change


@transaction.atomic
def reopen_period(*, by: Person, at: datetime, period: Period, rate_by: date, reason: str) -> PeriodChange:
    """Let late plans into a closed period, and tell its raters. Nothing that is signed changes."""
    change = reopen_rating(by=by, at=at, period=period, rate_by=rate_by, reason=reason)
    _tell(change, AGAIN, raters_of_period(period))
    return change


def _tell(change: PeriodChange, text: StrOrPromise, people: Iterable[Person]) -> None:
    day = date_format(change.rate_by, "j F Y")
    words = {"day": day, "period": change.period.label, "reason": change.reason}
    key = f"{change.kind}:{change.pk}"
    tell_many(
        at=change.at,
        tellings=[Telling(change.at, person, key, text, words, "appraisal:to_rate") for person in people],
    )
