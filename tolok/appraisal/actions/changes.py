"""Prolongs a period and opens a closed one again, and tells those concerned once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from tolok.appraisal.queries.silence import raters_of_period, silent_raters
from tolok.calendar.actions import extend_rating, reopen_rating
from tolok.calendar.queries import day_of
from tolok.delivery.actions import Waiting, tell_waiting

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from tolok.calendar.models import Period, PeriodChange
    from tolok.people.models import Person

LONGER = _("You have until %(day)s to rate %(period)s")
AGAIN = _("%(period)s is open again until %(day)s; what is signed stays")


@transaction.atomic
def extend_period(*, by: Person, at: datetime, period: Period, rate_by: date, reason: str) -> PeriodChange:
    """Give raters until a later day, and tell each who has something left."""
    change = extend_rating(by=by, at=at, period=period, rate_by=rate_by, reason=reason)
    _tell(change, LONGER, [each.rater for each in silent_raters(period, on=day_of(at, by.government))])
    return change


@transaction.atomic
def reopen_period(*, by: Person, at: datetime, period: Period, rate_by: date, reason: str) -> PeriodChange:
    """Let late plans into a closed period, and tell its raters. Nothing that is signed changes."""
    change = reopen_rating(by=by, at=at, period=period, rate_by=rate_by, reason=reason)
    _tell(change, AGAIN, raters_of_period(period))
    return change


def _tell(change: PeriodChange, text: StrOrPromise, people: Iterable[Person]) -> None:
    """Each once, by notice and by mail; the reason stands below."""
    own, key = change.period.government, f"{change.kind}:{change.pk}"
    with override(settings.LANGUAGE_CODE):
        said = text % {"day": date_format(change.rate_by, "j F Y"), "period": change.period.label}
        lines = [gettext("The reason: %(reason)s") % {"reason": change.reason.rstrip(".")}]
        place = reverse("appraisal:to_rate", args=[own.slug])
        tell_waiting(at=change.at, waiting=[Waiting(person, key, said, lines, place, own) for person in people])
