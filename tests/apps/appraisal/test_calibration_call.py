"""Who calls a calibration, whom, when; and how it ends before its meeting."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.apps.appraisal.conftest import LATER, Office
from tests.apps.appraisal.units import AT_MEETING, MEETING_ON, called, met, page_for, rated_unit, say, sign_role
from tolok.appraisal.actions import (
    AlreadyOpen,
    NotTheMoment,
    TooFewSeats,
    WrongDay,
    call_off_calibration,
    open_calibration,
    reveal_calibration,
)
from tolok.appraisal.models import Calibration, CalibrationItem, CalibrationWord
from tolok.calendar.models import Period
from tolok.people.access import NotAllowed

ON = date(2026, 7, 9)


def test_the_words_are_not_revealed_before_the_day_of_the_meeting(office: Office) -> None:
    rated_unit(office)
    called(office)

    with pytest.raises(WrongDay):
        reveal_calibration(by=office.people["hr"], at=LATER, calibration=Calibration.objects.get())


def test_a_session_called_off_deletes_what_was_said(office: Office) -> None:
    rated_unit(office)
    own = called(office)
    say(office, "superior", "junior", "Too good.")

    call_off_calibration(by=office.people["above"], at=LATER, calibration=own)

    assert (CalibrationWord.objects.count(), Calibration.objects.get().state) == (0, "called_off")
    called(office)
    assert Calibration.objects.count() == 2


@pytest.mark.parametrize("roles", [("superior",), ("superior", "clerk"), ("superior", "second", "above")])
def test_only_raters_of_the_unit_are_called_and_at_least_two(office: Office, roles: tuple[str, ...]) -> None:
    rated_unit(office)

    with pytest.raises(TooFewSeats):
        called(office, *roles)


def test_one_session_at_a_time_on_a_day_to_come_in_an_open_period(office: Office) -> None:
    organisation = rated_unit(office)
    about = {"by": office.people["hr"], "organisation": organisation, "period": office.quarter()}
    seats = [office.people[role].pk for role in ("superior", "second")]

    with pytest.raises(WrongDay):
        open_calibration(**about, at=AT_MEETING, held_on=date(2026, 7, 8), seats=seats)  # type: ignore[arg-type]  # a test's call by name
    called(office)
    with pytest.raises(AlreadyOpen):
        called(office)
    Period.objects.filter(pk=office.quarter().pk).update(state="closed")
    about["period"] = office.quarter()
    with pytest.raises(NotTheMoment):
        open_calibration(**about, at=LATER, held_on=MEETING_ON, seats=seats)  # type: ignore[arg-type]  # likewise


def test_the_head_s_superior_may_call_it_too_and_nobody_else(office: Office) -> None:
    rated_unit(office)

    for role in ("superior", "second", "clerk"):
        with pytest.raises(NotAllowed):
            called(office, by=role)
    assert called(office, by="above").opened_by == office.people["above"]


def test_nothing_on_the_table_is_a_session_too(office: Office) -> None:
    rated_unit(office)
    called(office)
    for role in ("clerk", "colleague", "second", "junior"):
        sign_role(office, role)

    own = met(office)

    assert CalibrationItem.objects.count() == 0
    assert page_for(office, own, "superior", on=ON).total == 0


def test_of_a_unit_without_head_the_agency_leads(office: Office) -> None:
    organisation = rated_unit(office)
    office.positions["superior"].is_head = False
    office.positions["superior"].save()

    made = open_calibration(
        by=office.people["hr"],
        at=datetime(2026, 7, 6, 3, tzinfo=UTC),
        organisation=organisation,
        period=office.quarter(),
        held_on=MEETING_ON,
        seats=[office.people[role].pk for role in ("superior", "second")],
    )

    assert len(page_for(office, made, "second", on=ON).round) == 3
