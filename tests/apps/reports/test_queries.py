"""Reports add up as their target says; one row and three cost the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.apps.work import YESTERDAY, Office, filed
from tests.conftest import NOON, TODAY
from tolok.evidence.actions import check_evidence
from tolok.reports import queries
from tolok.reports.actions import Filing, file_reports
from tolok.reports.models import Report
from tolok.reports.queries import Amounts, NotANumber, amounts, hundredths, spelled

TOMORROW = TODAY + timedelta(days=1)
JULY = {"starts_on": date(2026, 7, 1), "ends_on": TOMORROW}


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12", 1200),
        ("2,5", 250),
        ("2.5", 250),
        ("1.250", 125_000),
        ("1.250,75", 125_075),
        (" 1 000 ", 100_000),
        ("0", 0),
    ],
)
def test_a_number_is_read_as_people_type_it(typed: str, amount: int) -> None:
    assert hundredths(typed) == amount


@pytest.mark.parametrize("typed", ["", "dua belas", "-1", "1,234", "1e5", "٣", "9" * 12, "12 dokumen", "1,2,3"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(NotANumber):
        hundredths(typed)


@pytest.mark.parametrize(
    ("amount", "typed"), [(None, ""), (1200, "12"), (250, "2,5"), (205, "2,05"), (10_000, "100"), (0, "0")]
)
def test_an_amount_is_spelled_as_it_would_be_typed(amount: int | None, typed: str) -> None:
    assert spelled(amount) == typed


def check(office: Office, report: Report, *, is_accepted: bool = True) -> None:
    """The superior's verdict."""
    check_evidence(
        by=office["superior"], at=NOON, evidence_id=report.evidence_id, is_accepted=is_accepted, reason="Buram"
    )


def test_a_sum_keeps_checked_and_claimed_apart_and_drops_what_was_not_accepted(office: Office) -> None:
    check(office, filed(office, amount=500))
    check(office, filed(office, amount=700), is_accepted=False)
    filed(office, amount=300)
    measured = Filing(None, NOON, office["self"], TODAY, target_id=office.documents.pk, amount=100, source="SIAK")
    file_reports(at=NOON, filings=[measured])

    found = amounts([office["self"].pk], **JULY)

    assert found == {office.documents.pk: Amounts(office.documents.pk, 600, 300, 2, 1, TODAY)}


def test_a_mean_is_rounded_half_up(office: Office) -> None:
    for amount in (1000, 1001):
        check(office, filed(office, target_id=office.minutes.pk, amount=amount))

    found = amounts([office["self"].pk], **JULY)[office.minutes.pk]

    assert (found.checked, found.claimed, found.n_checked) == (1001, None, 2)


@pytest.mark.parametrize(
    ("checked_on", "claimed_on", "expected"), [(YESTERDAY, TODAY, (500, 300)), (TODAY, YESTERDAY, (500, None))]
)
def test_a_latest_value_is_not_overtaken_by_an_older_claim(
    office: Office, checked_on: date, claimed_on: date, expected: tuple[int, int | None]
) -> None:
    office.documents.accumulation = "latest"
    office.documents.save()
    check(office, filed(office, on=checked_on - timedelta(days=1), amount=900))
    check(office, filed(office, on=checked_on, amount=500))
    filed(office, on=claimed_on, amount=300)

    found = amounts([office["self"].pk], **JULY)[office.documents.pk]

    assert (found.checked, found.claimed, found.n_claimed) == (*expected, 1)


def test_only_the_span_counts(office: Office) -> None:
    filed(office)

    assert amounts([office["self"].pk], starts_on=date(2026, 7, 1), ends_on=TODAY) == {}


def test_the_week_of_a_team_is_counted_by_day(office: Office) -> None:
    filed(office)
    filed(office)
    filed(office, on=YESTERDAY)
    filed(office, on=date(2026, 7, 8))

    found = queries.team_activity([office["self"].pk, office["colleague"].pk], on=TODAY)

    ani, budi = found[office["self"].pk], found[office["colleague"].pk]
    assert (ani.days, ani.this_week, ani.last_on) == ((1, 0, 0, 0, 0, 1, 2), 3, TODAY)
    assert (budi.days, budi.this_week, budi.last_on) == ((0,) * 7, 0, None)


def test_what_may_be_reported_is_known_from_plan_project_and_the_last_day(office: Office) -> None:
    target = filed(office, on=YESTERDAY, note="Loket 2")
    filed(office, on=YESTERDAY, task="Rapat", ordered_by="Ratna", amount=None)
    filed(office, project_id=office.project.pk, amount=None)

    found = queries.proposals(office["self"], on=TODAY)

    assert [(each.key[0], each.title, each.is_filed) for each in found] == [
        ("t", "KTP-el terbit", False),
        ("x", "Rapat", False),
        ("t", "Waktu antre", False),
        ("p", "Jemput bola KTP-el", True),
    ]
    assert found[0].last == queries.Copy(target.pk, YESTERDAY, 1200, "Loket 2")
    assert (found[1].task, found[1].ordered_by) == ("Rapat", "Ratna")


def test_a_row_tells_everything_a_page_shows(office: Office) -> None:
    first = filed(office, on=YESTERDAY)
    report = filed(office, link="https://a.id", note="Loket 2", copied_from_id=first.pk)
    check(office, report, is_accepted=False)

    row = queries.reports_on_target(office.documents.pk, starts_on=TODAY, ends_on=TOMORROW)[0]

    assert (row.kind, row.title, row.unit, row.amount) == ("target", "KTP-el terbit", "dokumen", 1200)
    assert (row.trust, row.tone, row.checker, row.reason) == ("refused", "warn", "Ratna", "Buram")
    assert (row.copied_from_on, row.link, row.is_open) == (YESTERDAY, "https://a.id", False)


def test_projects_and_tasks_have_their_title(office: Office) -> None:
    filed(office, project_id=office.project.pk, amount=None)
    filed(office, task="Rapat", ordered_by="Ratna", amount=None)

    rows = queries.reports_of(office["self"], **JULY)

    assert [(row.kind, row.title, row.unit) for row in rows] == [
        ("task", "Rapat", ""),
        ("project", "Jemput bola KTP-el", "persen selesai"),
    ]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("cost", "read"),
    [
        (2, lambda office: queries.reports_of(office["self"], **JULY)),
        (2, lambda office: queries.team_reports([office["self"].pk], on=TODAY, most=9)),
        (1, lambda office: queries.waiting([office["self"].pk])),
        (1, lambda office: queries.team_activity([office["self"].pk], on=TODAY)),
        (1, lambda office: amounts([office["self"].pk], **JULY)),
        (4, lambda office: queries.proposals(office["self"], on=TODAY)),
    ],
)
def test_one_row_and_three_cost_the_same(
    office: Office, django_assert_num_queries: Any, cost: int, read: Callable[[Office], Any], count: int
) -> None:
    for _report in range(count):
        check(office, filed(office, on=YESTERDAY))
        filed(office)

    with django_assert_num_queries(cost):
        read(office)


def test_weeks_with_a_report_are_named_once_each(office: Office) -> None:
    ani = office["self"].pk
    for on in (TODAY, YESTERDAY, YESTERDAY - timedelta(days=6)):
        filed(office, on=on)

    assert queries.weeks_reported([ani], **JULY) == {ani: [date(2026, 7, 6), date(2026, 7, 13)]}
    assert queries.weeks_reported([ani], starts_on=TOMORROW, ends_on=TOMORROW) == {}


@pytest.mark.parametrize(
    ("days_ago", "is_proposed"),
    [((1,), True), ((5,), False), ((7, 14), True), ((6, 13), False), ((3, 5), True)],
)
def test_a_task_comes_back_on_its_weekday_or_when_done_on_several(
    office: Office, days_ago: tuple[int, ...], is_proposed: bool
) -> None:
    for days in (1, *days_ago):
        at = NOON - timedelta(days=days)
        filing = Filing(office["self"], at, office["self"], TODAY - timedelta(days=days), task="Rapat", ordered_by="A")
        other = replace(filing, task="Lain") if days == 1 and days_ago != (1,) else filing
        file_reports(at=NOON, filings=[other])

    found = queries.proposals(office["self"], on=TODAY)

    assert ("Rapat" in [each.title for each in found]) is is_proposed


@pytest.mark.parametrize(("amount", "left", "is_due"), [(1200, 8800, True), (9000, 1000, False), (12_000, 0, False)])
def test_what_lags_behind_the_month_is_due(office: Office, amount: int, left: int, is_due: bool) -> None:
    filed(office, amount=amount, on=YESTERDAY)

    found = next(each for each in queries.proposals(office["self"], on=TODAY) if each.id == office.documents.pk)

    assert (found.left, found.is_due) == (left, is_due)


def test_a_project_without_a_word_for_a_week_is_due(office: Office) -> None:
    due = [each.is_due for each in queries.proposals(office["self"], on=TODAY) if each.kind == "project"]
    filed(office, project_id=office.project.pk, amount=None, on=YESTERDAY)

    after = [each.is_due for each in queries.proposals(office["self"], on=TODAY) if each.kind == "project"]

    assert (due, after) == ([True], [False])
