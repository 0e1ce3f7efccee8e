"""In the example mode the day stands still, for every time zone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from tolok.web.clock import now

LATE = datetime(2027, 3, 3, 16, 30, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_half_past_eleven_at_night_is_still_the_example_day_everywhere(settings: Any, zone: str) -> None:
    settings.EXAMPLE_DAY = date(2026, 12, 31)

    with time_machine.travel(LATE, tick=False):
        seen = now().astimezone(ZoneInfo(zone))

    assert seen.date() == date(2026, 12, 31)


def test_without_an_example_the_clock_is_the_clock(settings: Any) -> None:
    settings.EXAMPLE_DAY = None

    with time_machine.travel(LATE, tick=False):
        assert now() == LATE
