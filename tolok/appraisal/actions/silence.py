"""Reminds raters, then tells their superior and the HR agency; nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from tolok.appraisal.queries.silence import Silent, next_above, silent_raters
from tolok.calendar.queries import add_working_days, all_periods, back_working_days
from tolok.delivery.actions import Reminder, remind
from tolok.engine import packs
from tolok.people.queries import with_duty

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.people.models import Government, Person


@transaction.atomic
def tell_silence(*, government: Government, at: datetime, on: date) -> int:
    """Tell everybody who should know today that ratings are still to come, each thing once; how many were told.

    The people who wait are never touched: no rating is filled in, and their appraisal stays as it is.
    """
    rated = [period for period in all_periods() if period.state == "rating"]
    with override(settings.LANGUAGE_CODE):
        told = [each for period in rated for each in _reminders(period, government, on)]
    return remind(by=None, at=at, reminders=told)


def _reminders(period: Period, government: Government, on: date) -> Iterator[Reminder]:
    limits, due = packs.load(period.pack).integrity.silence, period.rate_by
    if on < back_working_days(due, limits.ahead):
        return
    silent = silent_raters(period)
    yield from _to_raters(period, silent, government, "ahead")
    if on >= add_working_days(due, limits.rater_after):
        yield from _to_raters(period, silent, government, "late")
    if on >= add_working_days(due, limits.superior_after):
        yield from _to_superiors(period, silent, government, on)
    if silent and on >= add_working_days(due, limits.agency_after):
        told = _agency(sum(each.count for each in silent), len(silent), period)
        yield from (_reminder(period, government, person, "agency", told) for person in with_duty("hr", on=on))


def _to_raters(period: Period, silent: list[Silent], government: Government, step: str) -> Iterator[Reminder]:
    for each in silent:
        said = ngettext(
            "%(count)s person waits for your rating of %(period)s; please rate by %(day)s.",
            "%(count)s people wait for your rating of %(period)s; please rate by %(day)s.",
            each.count,
        )
        words = {"count": each.count, "period": period.label, "day": date_format(period.rate_by, "j F Y")}
        yield _reminder(period, government, each.rater, step, said % words)


def _to_superiors(period: Period, silent: list[Silent], government: Government, on: date) -> Iterator[Reminder]:
    above = next_above([each.rater for each in silent], on=on)
    for each in silent:
        if superior := above.get(each.rater.pk):
            yield _reminder(period, government, superior, f"superior:{each.rater.pk}", _above(each, period))


def _above(silent: Silent, period: Period) -> str:
    said = ngettext(
        "%(name)s has not rated %(count)s person of %(period)s yet. Please speak with them; nobody rates instead.",
        "%(name)s has not rated %(count)s people of %(period)s yet. Please speak with them; nobody rates instead.",
        silent.count,
    )
    return said % {"name": silent.rater.name, "count": silent.count, "period": period.label}


def _agency(count: int, raters: int, period: Period) -> str:
    said = _("%(count)s ratings of %(period)s are late, with %(raters)s raters; their superiors know. See the cockpit.")
    return said % {"count": count, "raters": raters, "period": period.label}


def _reminder(period: Period, government: Government, person: Person, step: str, text: str) -> Reminder:
    place = reverse("appraisal:periods" if step == "agency" else "appraisal:to_rate", args=[government.slug])
    return Reminder(person, f"silence:{period.pk}:{step}", text, place)
