"""What time it is; in the example mode the day stands still."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """This moment in UTC; in the example mode the same time of day on the example day."""
    moment = timezone.now()
    if settings.EXAMPLE_DAY is None:
        return moment
    local = moment.astimezone(ZoneInfo(settings.TIME_ZONE))
    return local.replace(year=settings.EXAMPLE_DAY.year, month=settings.EXAMPLE_DAY.month, day=settings.EXAMPLE_DAY.day)
