"""A unit with a head and two raters below, its achievement and its calibration."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.apps.appraisal.conftest import AFTER, LATER, Office, sheet
from tolok.appraisal.actions import (
    close_calibration,
    gather_period,
    open_calibration,
    rate,
    reveal_calibration,
    say_in_calibration,
    set_achievement,
    sign,
)
from tolok.appraisal.models import Achievement, Appraisal, Calibration
from tolok.appraisal.queries.calibration import CalibrationPage, calibration_by_id, calibration_page, seats_of
from tolok.appraisal.queries.units import Organisation, organisation_around
from tolok.calendar.models import Period
from tolok.people.queries import heads_of

MEETING_ON = date(2026, 7, 9)
AT_MEETING = datetime(2026, 7, 9, 3, 0, tzinfo=UTC)
WHY = "The rules do not see the flood of May."


def with_head(office: Office) -> Organisation:
    """The unit, led by the superior, whom the one above rates."""
    office.positions["superior"].is_head = True
    office.positions["superior"].save()
    found = organisation_around(office.unit.pk)
    assert found is not None
    return found


def staffed(office: Office, more: int = 0) -> Organisation:
    """The superior heads the unit; below work the clerk, the colleague, and a second rater with a junior (and more)."""
    organisation = with_head(office)
    office.hire("second", above="superior")
    office.hire("junior", above="second")
    for role, superior in (("colleague", "superior"), ("second", "superior"), ("junior", "second")):
        office.plan(role, superior=superior)
    for number in range(more):
        office.hire(f"new{number}", above="superior")
        office.plan(f"new{number}")
    return organisation


RATERS = {"junior": "second"}


def rate_role(office: Office, role: str, **changes: object) -> Appraisal:
    """The role's rating by its rater; `changes` are those of the sheet."""
    appraisal = office.appraisal(role)
    by = office.people[RATERS.get(role, "superior")]
    rate(by=by, at=LATER, appraisal=appraisal, sheet=sheet(appraisal, **changes))
    return office.appraisal(role)


def sign_role(office: Office, role: str, **changes: object) -> Appraisal:
    """The same, signed."""
    appraisal = rate_role(office, role, **changes)
    sign(by=office.people[RATERS.get(role, "superior")], at=LATER, appraisal=appraisal)
    return office.appraisal(role)


def rated_unit(office: Office, more: int = 0) -> Organisation:
    """Everybody of the staffed unit is rated, nobody signed."""
    organisation = staffed(office, more)
    gather_period(by=office.people["hr"], at=AFTER, period=office.quarter())
    for role in ("clerk", "colleague", "second", "junior", *(f"new{number}" for number in range(more))):
        rate_role(office, role)
    return organisation


def decide(
    office: Office,
    predikat: str = "baik",
    reason: str = WHY,
    by: str = "above",
    at: datetime = LATER,
    period: Period | None = None,
) -> Achievement:
    """The one above decides the unit's achievement, in the second quarter unless another period is named."""
    organisation = organisation_around(office.unit.pk)
    assert organisation is not None
    return set_achievement(
        by=office.people[by],
        at=at,
        organisation=organisation,
        period=period or office.quarter(),
        predikat=predikat,
        reason=reason,
    )


def called(office: Office, *roles: str, by: str = "hr") -> Calibration:
    """A private round of these raters, or of both; the meeting is on 9 July."""
    organisation = organisation_around(office.unit.pk)
    assert organisation is not None
    return open_calibration(
        by=office.people[by],
        at=LATER,
        organisation=organisation,
        period=office.quarter(),
        held_on=MEETING_ON,
        seats=[office.people[role].pk for role in roles or ("superior", "second")],
    )


def say(office: Office, by: str, about: str, line: str = "", *, agrees: bool = False) -> None:
    """A word in the private round."""
    say_in_calibration(
        by=office.people[by],
        at=LATER,
        calibration=Calibration.objects.get(),
        appraisal=office.appraisal(about),
        agrees=agrees,
        line=line,
    )


def met(office: Office) -> Calibration:
    """The words revealed at the meeting."""
    reveal_calibration(by=office.people["hr"], at=AT_MEETING, calibration=Calibration.objects.get())
    return fresh()


def closed(office: Office) -> Calibration:
    """The meeting closed with its minutes."""
    close_calibration(
        by=office.people["hr"], at=AT_MEETING, calibration=Calibration.objects.get(), minutes="We compared the queues."
    )
    return fresh()


def fresh() -> Calibration:
    """The only session as it is now."""
    found = calibration_by_id(Calibration.objects.get().pk)
    assert found is not None
    return found


def page_for(office: Office, own: Calibration, role: str, *, on: date) -> CalibrationPage:
    """The session as this role sees it."""
    head = heads_of([office.unit.pk], on=on).get(office.unit.pk)
    return calibration_page(own, seats_of(own), head, office.people[role], on=on)
