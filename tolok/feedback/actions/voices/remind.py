"""Reminds of sheets that wait: that they wait and until when, never about whom."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from tolok.calendar.queries import still_due
from tolok.delivery.actions import Waiting, tell_waiting
from tolok.feedback.queries import asked_days, raters_waited_for

if TYPE_CHECKING:
    from tolok.feedback.models import Round
    from tolok.people.models import Government


@transaction.atomic
def remind_voices(*, government: Government, at: datetime, on: date) -> int:
    """Tell whoever has a sheet left, once for a day that the policy names; how many notices.

    Who has sent all is left in peace. How many are left is not told: two reminders would say how many were sent
    between them.
    """
    waited = raters_waited_for(on=on)
    due = {each: still_due(asked_days(each), on=on) for rounds in waited.values() for each in rounds}
    named = {each: max(days) for each, days in due.items() if days}
    if not named:
        return 0
    key, place = f"voices:{max(named.values())}", reverse("feedback:voices", args=[government.slug])
    with override(settings.LANGUAGE_CODE):
        waiting = [
            Waiting(
                person, key, _("Your voice is still asked for"), [_line(each) for each in rounds], place, government
            )
            for person, rounds in waited.items()
            if not named.keys().isdisjoint(rounds)
        ]
        return tell_waiting(at=at, waiting=waiting)


def _line(asked: Round) -> str:
    words = {"period": asked.period.label, "day": date_format(asked.last_day, "j F Y")}
    return _("%(period)s: sheets wait until %(day)s") % words
