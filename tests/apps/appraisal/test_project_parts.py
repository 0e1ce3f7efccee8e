"""Against which plan a project is judged, and for whom its result counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.apps.appraisal.test_projects import ENDS, STARTS, facts, part, reading
from tolok.appraisal.queries.projects import project_lines
from tolok.engine import packs
from tolok.skp.queries import ProjectPart


def test_a_project_whose_plan_moved_is_judged_by_the_plan_agreed_last_with_the_first_beside_it() -> None:
    project = replace(part(reading(1)).project, first_ends_on=date(2026, 5, 20), first_budget=700)

    found = facts(ProjectPart(project, STARTS, None))[0]

    assert (found.planned_days, found.budget, found.first_days, found.first_budget) == (100, 900, 80, 700)
    told = project_lines([found], packs.load("bulungan-2026").policy("semester"))[0]
    assert (
        told.detail == "102 dari 100 hari rencana · Rp810 dari Rp900 · rencana semula: 80 hari · anggaran semula: Rp700"
    )
    assert [step.result for step in told.steps][1:] == ["98 %", "100 %"]


def test_what_did_not_move_is_not_told_and_keeps_its_bytes() -> None:
    project = replace(part(reading(1)).project, first_ends_on=ENDS, first_budget=900)

    assert facts(ProjectPart(project, STARTS, None)) == facts(part(reading(1)))
    assert "first" not in facts(part(reading(1)))[0].to_json()


@pytest.mark.parametrize(
    ("parts", "own"),
    [
        ([{"starts_on": date(2026, 5, 31)}], None),  # 11 of 102 days
        ([{"starts_on": date(2026, 6, 1)}], 10),
        ([{"starts_on": date(2026, 6, 10)}], 1),
        ([{"starts_on": date(2026, 3, 1), "ends_on": date(2026, 3, 11)}, {"starts_on": date(2026, 6, 10)}], None),
        ([{"starts_on": date(2026, 6, 10)}, {"starts_on": date(2026, 3, 1), "ends_on": date(2026, 3, 10)}], 10),
        ([{"starts_on": date(2026, 1, 1), "ends_on": date(2026, 3, 2)}, {"starts_on": date(2026, 6, 2)}], 10),
    ],
)
def test_whoever_belonged_to_it_for_less_than_a_tenth_of_its_days_has_no_part_in_the_result(
    parts: list[dict[str, date]], own: int | None
) -> None:
    found = facts(*(part(reading(1), **each) for each in parts))

    assert [(each.own_days, each.taken_days) for each in found] == [(own, 102 if own is None else None)]
    assert own is None or (found[0].done, found[0].spent) == (None, None)


@pytest.mark.parametrize(
    ("span", "own", "taken"),
    [
        ({"starts_on": date(2026, 3, 25), "ends_on": date(2026, 4, 5)}, None, 102),  # 11 of 102 days, 4 in the span
        ({"starts_on": date(2026, 3, 25), "ends_on": date(2026, 4, 4)}, 10, None),
        ({"starts_on": date(2026, 6, 10), "ends_on": date(2026, 6, 10)}, None, None),  # named and left on one day
    ],
)
def test_whoever_left_before_the_end_has_a_part_in_the_result_as_large_as_those_who_stayed(
    span: dict[str, date], own: int | None, taken: int | None
) -> None:
    assert [(each.own_days, each.taken_days) for each in facts(part(reading(1), **span))] == [(own, taken)]


def test_whoever_left_before_the_span_and_came_back_after_the_end_has_no_part_in_it() -> None:
    left = part(reading(1), ends_on=date(2026, 3, 31))
    back = part(reading(1), starts_on=date(2026, 6, 20))

    assert [(each.own_days, each.taken_days) for each in facts(left, back)] == [(None, None)]


def test_in_a_project_that_ended_early_nobody_of_the_first_day_is_left_out() -> None:
    assert [each.taken_days for each in facts(part(reading(1), finished_on=date(2026, 4, 2)))] == [33]
    assert [each.own_days for each in facts(part(reading(1), finished_on=date(2026, 4, 2)))] == [None]


def test_whoever_carried_an_overdue_project_for_long_has_a_part_in_it() -> None:
    late = part(reading(1), starts_on=date(2026, 6, 10), finished_on=date(2026, 6, 29))

    assert [each.taken_days for each in facts(late)] == [121]
