"""What measured events add up to: by target, by span, by case, by unit."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.apps.evidence.events import MONDAY, SOURCE, fed, given, measured, row, took
from tests.apps.work import Office
from tests.conftest import NOON, TODAY
from tolok.evidence.models import ServiceEvent
from tolok.evidence.queries import (
    Finished,
    Part,
    Tally,
    amount,
    events_behind,
    measured_month,
    measured_today,
    tallies,
    unit_month,
)
from tolok.evidence.queries import measured as read_from

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

JULY = {"starts_on": date(2026, 7, 1), "ends_on": date(2026, 8, 1)}


@pytest.mark.parametrize(
    ("reading", "read"),
    [
        ("count", (700, 7)),
        ("share_in_time", (5714, 7)),
        ("median_days", (300, 7)),
        ("median_minutes", (None, 0)),
    ],
)
def test_a_target_reads_what_its_service_measured(office: Office, reading: str, read: tuple[int | None, int]) -> None:
    target = fed(office, given(office), reading)
    measured(office, 0, 1, 2, 3, 4, 4, 7)
    part = Part(office["self"].pk, date(2026, 7, 1), date(2026, 8, 1))

    assert read_from([target], tallies([part])[part]) == {target.pk: read}


def test_nothing_measured_is_nothing_and_not_zero() -> None:
    assert [amount(reading, []) for reading in ("count", "share_in_time", "median_days")] == [(None, 0)] * 3
    assert amount("median_minutes", [Tally(1, "days", 3, 3, 9), Tally(1, "minutes", 30, 60, 1)]) == (3000, 1)


def test_spans_of_thousands_are_counted_in_one_query(
    office: Office, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    given(office)
    measured(office, 1, 2)
    measured(office, 1, role="colleague")
    parts = [Part(office[role].pk, date(2026, 7, 1), date(2026, 7, 8)) for role in ("self", "colleague")]
    after = Part(office["self"].pk, date(2026, 7, 8), date(2026, 8, 1))

    with django_assert_num_queries(1):
        found = tallies([*parts, after])

    assert {part: sum(each.n for each in held) for part, held in found.items()} == {parts[0]: 1, parts[1]: 1, after: 1}
    assert tallies([]) == {}


def test_a_contested_or_struck_event_counts_nowhere(office: Office) -> None:
    service = given(office)
    fed(office, service)
    events = measured(office, 1, 1, 1)
    for event, state in zip(events, ("measured", "contested", "struck"), strict=True):
        ServiceEvent.objects.filter(pk=event.pk).update(state=state)
    part = Part(office["self"].pk, date(2026, 7, 1), date(2026, 8, 1))

    month = measured_month(office["self"], **JULY)
    behind = events_behind(office["self"].pk, service.pk, **JULY)

    assert [each.n for each in tallies([part])[part]] == [1]
    assert (month.n, month.contested, month.struck) == (1, 1, 1)
    assert [each.external_id for each in behind] == [events[0].external_id]
    assert [each.n for each in unit_month([office.unit.pk], **JULY)] == [1]


def test_the_day_says_what_was_counted_and_by_which_system(office: Office) -> None:
    fed(office, given(office))
    measured(office, 1, 1, 2)

    today = measured_today(office["self"], on=MONDAY + timedelta(days=1))

    assert [(each.name, each.today, each.this_month, each.source) for each in today] == [
        ("KTP-el terbit", 2, 2, SOURCE)
    ]
    assert measured_today(office["colleague"], on=TODAY) == []


def test_a_month_keeps_the_mix_of_cases_apart(office: Office) -> None:
    given(office)
    took(
        office,
        row(office, 1, days=1, complexity="mudah", queue=10),
        row(office, 2, days=2, complexity="mudah", queue=21),
        row(office, 3, days=7, complexity="rumit"),
    )

    cases = measured_month(office["self"], **JULY).cases

    assert [(each.complexity, each.n, each.in_time, each.middle, each.queue) for each in cases] == [
        ("mudah", 2, 2, "1 hari kerja", 16),
        ("rumit", 1, 0, "5 hari kerja", None),
    ]


def test_finished_carries_what_the_file_says() -> None:
    assert Finished("1", "2", "3", NOON, NOON) == Finished("1", "2", "3", NOON, NOON, "", "", None)
