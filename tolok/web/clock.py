"""What time it is; in the example mode the day stands still."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

LAST_HOUR = 21


def now() -> datetime:
    """This moment in UTC; in the example mode the same time of day on the example day.

    The example's evening ends at nine in Jakarta, so that no government has the next day already.
    """
    moment = timezone.now()
    if settings.EXAMPLE_DAY is None:
        return moment
    local = moment.astimezone(ZoneInfo(settings.TIME_ZONE))
    day = settings.EXAMPLE_DAY
    return local.replace(year=day.year, month=day.month, day=day.day, hour=min(local.hour, LAST_HOUR))
