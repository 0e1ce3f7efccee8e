"""Results come out by the clock, once; owners and planners hear once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django import Settings

from tests.apps.citizens.surveys import APRIL, asked, crowded
from tests.apps.citizens.talk import proposed, staffed
from tests.apps.citizens.test_survey_plans import planned
from tests.apps.work import Office
from tests.conftest import NOON, TODAY
from tolok.calendar.models import Holiday
from tolok.citizens.actions import assign_duty
from tolok.citizens.actions.improvements import finish_improvement, plan_improvement
from tolok.citizens.actions.reminders import remind_owners, tell_planners
from tolok.citizens.actions.survey.releases import release_due, release_survey
from tolok.citizens.models import SurveyRelease
from tolok.citizens.tasks import pass_day
from tolok.delivery.models import Notice
from tolok.ledger.models import LedgerEntry
from tolok.people.access import enter
from tolok.people.models import Person, Position, Unit


def noon_of(day: int, month: int = 7) -> datetime:
    return datetime(2026, month, day, 4, tzinfo=UTC)


def told(key: str) -> set[Person]:
    return {notice.person for notice in Notice.objects.filter(key__startswith=key)}


@pytest.mark.parametrize(("free", "first"), [(None, 7), (date(2026, 7, 3), 8)])
def test_results_come_out_on_the_fifth_working_day_after_their_span(
    office: Office, free: date | None, first: int
) -> None:
    if free:
        Holiday.objects.create(government=office.government, on=free, name="Libur contoh")
    crowded(asked(office), 12)

    done = {day: release_due(at=noon_of(day), government=office.government) for day in (1, first - 1, first, 20)}

    assert done == {1: 0, first - 1: 0, first: 1, 20: 0}
    assert SurveyRelease.objects.get().released_on == date(2026, 7, first)
    assert LedgerEntry.objects.get(verb="release_survey").actor_id is None


def test_spans_that_nobody_published_come_out_together_and_silent_ones_never(office: Office) -> None:
    survey = asked(office)
    crowded(survey, 12, month=date(2025, 8, 1))
    crowded(survey, 12)

    done = release_due(at=NOON, government=office.government)

    assert done == 2
    assert [each.starts_on for each in SurveyRelease.objects.all()] == [date(2025, 7, 1), APRIL]


def test_whom_results_concern_is_told_once_and_never_who_published_them(office: Office) -> None:
    other = Unit.objects.create(government=office.government, code="PU", name="Dinas PU", time_zone="Asia/Jakarta")
    Position.objects.filter(postings__person=office["above"]).update(is_head=True)
    for person, unit in (("colleague", None), ("self", office.unit), ("planner", other)):
        assign_duty(by=office["hr"], at=NOON, person=office[person], unit=unit, starts_on=date(2026, 7, 14))
    survey = asked(office)
    plan_improvement(
        by=office["hr"], at=NOON, survey=survey, unsur="time", text="Loket", owner=office["superior"],
        due_on=date(2026, 9, 1),
    )  # fmt: skip  # one line a thought
    crowded(survey, 12)

    release_survey(by=office["colleague"], at=NOON, government=office.government, starts_on=APRIL)
    again = release_due(at=NOON + timedelta(days=1), government=office.government)

    assert again == 0
    assert told("survey:2026-04-01") == {office["self"], office["above"], office["superior"]}
    assert {notice.address for notice in Notice.objects.filter(key="survey:2026-04-01")} == {
        "/contoh/warga/survei/hasil/"
    }


def test_an_owner_hears_that_the_day_nears_and_that_it_passed(office: Office) -> None:
    plan = planned(office)

    days = ((24, 8), (25, 8), (31, 8), (1, 9), (2, 9), (20, 9))
    done = [remind_owners(at=noon_of(*day), government=office.government) for day in days]

    assert done == [0, 1, 0, 0, 1, 0]
    assert told(f"improvement:{plan.pk}:260901:") == {office["self"]}
    finish_improvement(by=office["self"], at=NOON, improvement=plan, outcome="Antrean sepuluh menit")
    Notice.objects.all().delete()
    assert remind_owners(at=noon_of(20, 9), government=office.government) == 0


def test_a_planner_hears_once_of_an_indicator_that_waits_and_its_proposer_never(office: Office) -> None:
    staffed(office)
    proposal = proposed(office)

    done = [tell_planners(at=NOON, government=office.government) for _time in range(2)]
    post_left = office["planner"].postings.get()
    post_left.ends_on = TODAY
    post_left.save()
    instead = tell_planners(at=NOON, government=office.government)

    assert (done, instead) == ([1, 0], 1)
    assert told(f"proposal:{proposal.pk}") == {office["planner"], office["hr"]}
    assert tell_planners(at=NOON, government=office["stranger"].government) == 0


def test_the_task_waits_for_the_morning_and_stands_still_in_the_example(office: Office, settings: Settings) -> None:
    settings.EXAMPLE_DAY = None
    crowded(asked(office), 12)
    night, morning = (int(noon_of(7).replace(hour=hour).timestamp()) for hour in (0, 2))

    settings.EXAMPLE_DAY = date(2026, 12, 31)
    stands = pass_day(morning)
    settings.EXAMPLE_DAY = None
    done = [pass_day(night - 12 * 3600), pass_day(morning), pass_day(morning)]

    enter(office.government.pk)
    assert (stands, done, SurveyRelease.objects.count()) == (0, [0, 1, 0], 1)
