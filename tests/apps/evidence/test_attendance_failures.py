"""Nobody loses by the machine's failure."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.apps.evidence.attending import AFTER, MONDAY, SUNDAY, TUESDAY, counted, day, grant, leave, take
from tests.apps.work import Office, hire, post
from tests.conftest import NOON, TODAY
from tolok.evidence.actions import (
    CorrectionReasonMissing,
    NoFailure,
    NoUnit,
    WrongSpan,
    declare_failure,
    withdraw_failure,
)
from tolok.evidence.models import MachineFailure
from tolok.evidence.queries import failure_rows, gaps, team_days
from tolok.people.access import NotAllowed
from tolok.people.models import Unit

pytestmark = pytest.mark.usefixtures("noon")
WORKING = ("working", None)


def fail(office: Office, unit: Unit | None = None, *, starts_on: date = MONDAY, days: int = 1) -> MachineFailure:
    """The HR agency declares a failure."""
    return declare_failure(
        by=office["hr"], at=NOON, unit_id=unit.pk if unit else None, starts_on=starts_on,
        ends_on=starts_on + timedelta(days=days), reason="Listrik padam.",
    )  # fmt: skip  # one line a thought


def test_absence_lateness_and_lack_of_a_record_count_as_present(office: Office) -> None:
    take(office, day(office["self"], late=15), day(office["colleague"], kind="absent"))

    fail(office)

    assert [counted(office[role]) for role in ("self", "colleague", "superior")] == [{WORKING: 1}] * 3


def test_taken_back_everything_counts_as_before_and_the_list_still_tells(office: Office) -> None:
    take(office, day(office["self"], kind="absent"))
    declared = fail(office)

    withdraw_failure(by=office["hr"], at=NOON, failure_id=declared.pk)

    assert counted(office["self"]) == {("absent", None): 1}
    assert [(row.unit, row.last_on, row.is_withdrawn) for row in failure_rows()] == [("", MONDAY, True)]
    with pytest.raises(NoFailure):
        withdraw_failure(by=office["hr"], at=NOON, failure_id=declared.pk)


def test_a_unit_takes_those_below_it_along_and_nobody_else(office: Office) -> None:
    below = Unit.objects.create(
        government=office.government, code="LOKET", name="Loket", time_zone="Asia/Jakarta", parent=office.unit
    )
    other = Unit.objects.create(government=office.government, code="X", name="Lain", time_zone="Asia/Jakarta")
    clerk, stranger = (hire(office.government, name, number) for name, number in (("Tia", 50), ("Uci", 51)))
    post(below, "L", clerk, None)
    post(other, "M", stranger, None)

    fail(office, office.unit)

    assert [counted(person) for person in (office["self"], clerk, stranger)] == [{WORKING: 1}, {WORKING: 1}, {}]


def test_only_the_days_in_the_unit_count(office: Office) -> None:
    posting = office["self"].postings.get()
    posting.ends_on = TUESDAY
    posting.save()

    fail(office, office.unit, days=2)

    assert counted(office["self"]) == {WORKING: 1}


def test_a_failure_on_a_day_without_work_is_nothing(office: Office) -> None:
    fail(office, starts_on=SUNDAY)

    assert counted(office["self"]) == {}


@pytest.mark.parametrize(
    ("starts_on", "days", "wrong"),
    [(TODAY + timedelta(days=1), 1, "starts_on"), (MONDAY, 0, "last_on"), (MONDAY, 32, "last_on")],
)
def test_a_failure_has_days_and_no_more_than_a_month(office: Office, starts_on: date, days: int, wrong: str) -> None:
    with pytest.raises(WrongSpan) as refusal:
        fail(office, starts_on=starts_on, days=days)
    assert refusal.value.about == wrong


def test_a_failure_needs_a_reason_a_unit_of_ours_and_hr(office: Office) -> None:
    common = {"at": NOON, "starts_on": MONDAY, "ends_on": TUESDAY}

    with pytest.raises(CorrectionReasonMissing):
        declare_failure(by=office["hr"], unit_id=None, reason=" ", **common)  # type: ignore[arg-type]  # as above
    with pytest.raises(NoUnit):
        declare_failure(by=office["hr"], unit_id=10**9, reason="x", **common)  # type: ignore[arg-type]  # as above
    with pytest.raises(NotAllowed):
        declare_failure(by=office["superior"], unit_id=None, reason="x", **common)  # type: ignore[arg-type]  # as above


def test_the_overview_names_unit_days_without_records_until_a_failure_explains_them(office: Office) -> None:
    people = [person for role, person in office.people.items() if role != "stranger"]
    take(office, *(day(person) for person in people[:5]))

    found = {each.on: (each.missing, each.people, each.is_failure) for each in gaps(on=TODAY)}
    fail(office)

    assert found[MONDAY] == (1, 6, False)
    assert found[date(2026, 7, 10)] == (6, 6, True)
    assert MONDAY not in {each.on for each in gaps(on=TODAY)}


def test_who_is_away_by_right_is_not_silent(office: Office) -> None:
    grant(office, leave(office["self"], SUNDAY, TUESDAY))
    take(office, day(office["self"], date(2026, 7, 10), "excused"), day(office["colleague"]))

    away = team_days([office["self"].pk, office["colleague"].pk], date(2026, 7, 1), AFTER).away

    assert away == {office["self"].pk: {date(2026, 7, 10), SUNDAY, MONDAY}}
