"""Reminds raters of what waits, sums up for the HR agency: notices and mails."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from tolok.appraisal.queries.lists import Progress, progress
from tolok.appraisal.queries.silence import waited_for
from tolok.calendar.queries import is_turn, periods_being_rated, reminder_days, still_due
from tolok.delivery.actions import Waiting, tell_waiting
from tolok.people.queries import with_duty

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.people.models import Government, Person

# What waits for one rater: how many people in which period.
Left = Sequence[tuple["Period", int]]


@transaction.atomic
def remind_raters(*, government: Government, at: datetime, on: date) -> int:
    """Tell each rater once that day, with all that waits, and the HR agency how far it is; how many notices.

    Each has a minute of the morning, so that not all open the heaviest page at once. Only periods whose policy names
    that day count, but a rater then hears of every period. No text of an appraisal goes out by mail, and nobody is
    reminded who has nothing left.
    """
    rated = periods_being_rated()
    due = [(day, period) for period in rated for day in still_due(reminder_days(period), on=on)]
    if not due:
        return 0
    named, labels = {period.pk for _day, period in due}, {period.pk: period for period in rated}
    told = {
        person: [(labels[number], counts[number]) for number in labels if number in counts]
        for person, counts in waited_for(rated, on=on).items()
        if named & set(counts) and is_turn(person, at, government)
    }
    done = {number: how for number, how in progress(labels, on=on).items() if how.signed < how.gathered}
    key = f"rating:{max(day for day, _period in due)}"
    with override(settings.LANGUAGE_CODE):
        asked = [_to_rater(person, lines, government, key, on) for person, lines in told.items()]
        lines = [_sum(period, done[period.pk]) for period in rated if period.pk in done]
        asked += _to_agency(lines, government, key, on=on, at=at) if named & set(done) else []
        return tell_waiting(at=at, waiting=asked)


def _to_rater(person: Person, lines: Left, government: Government, key: str, on: date) -> Waiting:
    count = sum(number for _period, number in lines)
    said = ngettext("%(n)s person waits for your rating", "%(n)s people wait for your rating", count) % {"n": count}
    told = [_line(period, number, on) for period, number in lines]
    return Waiting(person, key, said, told, reverse("appraisal:to_rate", args=[government.slug]), government)


def _line(period: Period, number: int, on: date) -> str:
    words = {"period": period.label, "n": number, "day": date_format(period.rate_by, "j F Y")}
    if period.rate_by < on:
        return _("%(period)s: %(n)s people, over since %(day)s") % words
    return _("%(period)s: %(n)s people, until %(day)s") % words


def _to_agency(lines: Sequence[str], government: Government, key: str, *, on: date, at: datetime) -> list[Waiting]:
    place = reverse("appraisal:periods", args=[government.slug])
    people = [person for person in with_duty("hr", on=on) if is_turn(person, at, government)]
    return [Waiting(each, f"{key}:agency", _("How far the ratings are"), lines, place, government) for each in people]


def _sum(period: Period, done: Progress) -> str:
    said = _("%(period)s: %(signed)s of %(gathered)s signed, %(silent)s raters have something left")
    words = {"period": period.label, "signed": done.signed, "gathered": done.gathered, "silent": done.silent}
    without = ngettext("%(n)s person without a rater", "%(n)s persons without a rater", done.without)
    return f"{said % words}, {without % {'n': done.without}}" if done.without else said % words
