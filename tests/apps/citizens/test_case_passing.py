"""What time does: warns once each, settles, enters acts mixed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from pytest_django import Settings

from tests.apps.citizens.at_desk import Desk, seat
from tests.apps.work import Office
from tests.conftest import NOON
from tolok.citizens.actions import assign_duty, end_duty
from tolok.citizens.actions.cases.hearing import ask_person
from tolok.citizens.actions.cases.passing import tell_reporters_acts, warn_staff
from tolok.citizens.actions.cases.reporter import add_message, rate_case
from tolok.citizens.models import Case, DeskDuty, Untold
from tolok.citizens.models.cases import State
from tolok.citizens.queries.cases.who import who_acts
from tolok.citizens.tasks import pass_time
from tolok.delivery.models import Notice
from tolok.ledger.models import LedgerEntry
from tolok.people.access import enter

DAY = timedelta(days=1)


@pytest.fixture
def desk(office: Office) -> Desk:
    """A desk with its people."""
    return seat(office)


def test_who_must_act_is_warned_at_each_share_once(desk: Desk) -> None:
    at_desk, at_work = desk.bring(), desk.at(State.IN_PROGRESS)
    Case.objects.filter(pk=at_work.pk).update(within=10, scale="working_days")

    counted = {}
    for days in (1, 3, 7, 9, 14, 15):
        before = Notice.objects.count()
        warn_staff(at=NOON + days * DAY, government=desk.office.government)
        counted[days] = Notice.objects.count() - before

    # 3 working days at the desk: half and more on the second, all on the third; 10 at work: the 5th, 8th and 10th.
    assert counted == {1: 0, 3: 1, 7: 1, 9: 0, 14: 1, 15: 0}
    assert who_acts(at_desk, on=date(2026, 7, 15)) == [desk.coordinator]
    assert who_acts(at_work, on=date(2026, 7, 15)) == [desk.officer]


def test_whom_it_is_about_is_never_told(desk: Desk) -> None:
    case = desk.at(State.IN_PROGRESS)

    ask_person(by=desk.coordinator, at=NOON, case=case, person=desk.officer, question="Bagaimana?")

    assert who_acts(case, on=date(2026, 7, 15)) == [desk.coordinator]


def test_a_case_without_unit_waits_at_the_desk(desk: Desk) -> None:
    case = desk.bring(unit=None)
    Case.objects.filter(pk=case.pk).update(state=State.FORWARDED)

    assert who_acts(Case.objects.get(), on=date(2026, 7, 15)) == [desk.coordinator]


def test_an_officer_named_is_told_before_all_of_the_unit(desk: Desk) -> None:
    assign_duty(
        by=desk.office["hr"], at=NOON, person=desk.office["planner"], unit=desk.unit, starts_on=date(2026, 7, 14)
    )
    case = desk.at(State.FORWARDED)
    every = who_acts(case, on=date(2026, 7, 15))
    Case.objects.filter(pk=case.pk).update(officer=desk.office["planner"])

    one = who_acts(Case.objects.get(pk=case.pk), on=date(2026, 7, 15))

    assert (every, one) == ([desk.officer, desk.office["planner"]], [desk.office["planner"]])


def test_reporters_acts_enter_the_ledger_later_without_an_hour(desk: Desk) -> None:
    case, held = desk.at(State.ANSWERED), desk.bring(at=NOON + timedelta(hours=8))
    Case.objects.filter(pk=held.pk).update(standing="held")
    add_message(at=NOON, case=case, key=uuid4(), text="Halo")
    rate_case(at=NOON, case=case, key=uuid4(), face=2)
    before = LedgerEntry.objects.filter(actor_id=None, object_type="citizens_case").count()

    done = [tell_reporters_acts(at=NOON + timedelta(hours=9), government=desk.office.government) for _time in range(2)]

    entries = LedgerEntry.objects.filter(actor_id=None, object_type="citizens_case")
    assert (before, done, Untold.objects.count()) == (0, [4, 0], 0)
    assert {entry.verb for entry in entries} == {"send_case", "add_message", "rate_case"}
    assert {entry.occurred_at for entry in entries} == {datetime(2026, 7, 13, 17, tzinfo=UTC)}
    assert not Notice.objects.filter(address__contains=str(held.pk)).exists()
    assert Notice.objects.filter(address__contains=str(case.pk), person=desk.officer).count() == 3


def test_the_task_settles_warns_and_tells_in_every_government(desk: Desk, settings: Settings) -> None:
    settings.EXAMPLE_DAY = None
    government = desk.office.government
    late = int((NOON + 60 * DAY).timestamp())
    desk.at(State.ANSWERED)

    done = [pass_time(late), pass_time(late)]
    settings.EXAMPLE_DAY = date(2026, 12, 31)
    enter(government.pk)
    desk.at(State.ANSWERED)
    stands = pass_time(late)

    enter(government.pk)
    assert (done, stands) == ([2, 0], 1)
    assert set(Case.objects.values_list("state", flat=True)) == {State.SETTLED, State.ANSWERED}


def test_nobody_waits_where_nobody_coordinates(desk: Desk) -> None:
    for duty in DeskDuty.objects.all():
        end_duty(by=desk.office["hr"], at=NOON, duty=duty, ends_on=date(2026, 7, 15))
    desk.bring()

    warned = warn_staff(at=NOON + 30 * DAY, government=desk.office.government)

    assert warned == 0
