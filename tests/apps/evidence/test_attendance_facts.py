"""What attendance adds up to equals an independent recount, and reaches the rules."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest

from tests.apps.evidence.attending import AFTER, FIRST, MONDAY, SUNDAY, TUESDAY, counted, day, grant, leave, take
from tests.apps.work import Office
from tests.conftest import NOON
from tolok.calendar.models import Holiday
from tolok.evidence.actions import Claim, NothingToCorrect, ask_correction, declare_failure
from tolok.evidence.models import AttendanceCorrection, AttendanceDay, Leave, MachineFailure
from tolok.evidence.queries import Record, attended, known

pytestmark = pytest.mark.usefixtures("noon")
SATURDAY = date(2026, 7, 11)


def test_days_and_minutes_are_counted_by_kind(office: Office) -> None:
    clerk = office["self"]
    take(
        office,
        day(clerk, date(2026, 7, 6), late=15, early=10),
        day(clerk, date(2026, 7, 7), late=15),
        day(clerk, date(2026, 7, 8), late=None),
        day(clerk, date(2026, 7, 9), "excused"),
        day(clerk, date(2026, 7, 10), "absent"),
    )

    assert counted(clerk) == {
        ("absent", None): 1,
        ("early", 10): 1,
        ("late", 15): 2,
        ("late", None): 1,
        ("working", None): 4,
    }


def test_a_day_without_a_record_is_missing_not_absent(office: Office) -> None:
    take(office, day(office["self"]))

    assert counted(office["self"]) == {("working", None): 1}


def test_nobody_is_absent_where_nobody_works_but_saturdays_are_the_offices_own(office: Office) -> None:
    Holiday.objects.create(government=office.government, on=MONDAY, name="Libur contoh")
    take(office, *(day(office["self"], on, "absent") for on in (MONDAY, SUNDAY, SATURDAY)))

    assert counted(office["self"]) == {("absent", None): 1}


def test_leave_is_at_work_whatever_the_machine_says_and_unpaid_leave_is_nowhere(office: Office) -> None:
    clerk, other = office["self"], office["colleague"]
    grant(office, leave(clerk, SATURDAY, TUESDAY), leave(other, SATURDAY, TUESDAY, "unpaid"))
    take(office, day(clerk, kind="absent"), day(other, kind="absent"))

    assert (counted(clerk), counted(other)) == ({("working", None): 1}, {})


def test_only_the_persons_part_of_a_period_counts(office: Office) -> None:
    take(office, day(office["self"], MONDAY), day(office["self"], TUESDAY))

    assert counted(office["self"], TUESDAY, AFTER) == {("working", None): 1}


def recount(person_id: int, starts_on: date, ends_on: date, unit_id: int) -> Counter[tuple[str, int | None]]:
    """Day by day from the tables alone, without the code under test."""
    found = Counter[tuple[str, int | None]]()
    free = set(Holiday.objects.values_list("on", flat=True))
    for number in range((ends_on - starts_on).days):
        on = starts_on + timedelta(days=number)
        record = AttendanceDay.objects.filter(person_id=person_id, on=on).first()
        is_worked = on.weekday() < 5 and on not in free
        if record is None and not is_worked:
            continue
        away = Leave.objects.filter(person_id=person_id, state="granted", starts_on__lte=on, ends_on__gt=on).first()
        failed = [
            failure
            for failure in MachineFailure.objects.filter(withdrawn_at=None, starts_on__lte=on, ends_on__gt=on)
            if failure.unit_id in (None, unit_id)
        ]
        if away is not None:
            found["working", None] += away.kind != "unpaid"
        elif failed:
            found["working", None] += 1
        elif AttendanceCorrection.objects.filter(person_id=person_id, on=on, state="asked").exists():
            continue
        elif record is not None and record.kind == "absent":
            found["absent", None] += is_worked or on.weekday() == 5
        elif record is not None:
            found["working", None] += 1
            found["late", record.late_minutes] += record.late_minutes != 0
            found["early", record.early_minutes] += record.early_minutes != 0
    return +found


@pytest.mark.parametrize("seed", range(12))
def test_the_facts_equal_an_independent_recount(office: Office, seed: int) -> None:
    roll, people = Random(seed), [office[role] for role in ("self", "colleague", "superior", "planner")]
    Holiday.objects.create(government=office.government, on=date(2026, 7, 8), name="Libur contoh")
    for person in people:
        days = roll.sample(range(14), roll.randint(0, 14))
        kinds = [roll.choice(("present", "present", "present", "excused", "absent")) for _ in days]
        minutes = [roll.choice((0, 0, 5, 90, None)) if kind == "present" else 0 for kind in kinds]
        take(
            office,
            *(day(person, FIRST + timedelta(days=n), k, m) for n, k, m in zip(days, kinds, minutes, strict=True)),
        )
        starts_on = FIRST + timedelta(days=roll.randint(0, 9))
        kind = roll.choice(("annual", "unpaid", "sick"))
        grant(office, leave(person, starts_on, starts_on + timedelta(days=roll.randint(1, 4)), kind))
        try:
            on = FIRST + timedelta(days=roll.randint(0, 13))
            ask_correction(by=person, at=NOON, on=on, claim=Claim(Record("present", 0, 0), "Saya ada."))
        except NothingToCorrect:
            pass
    for unit in (None, office.unit.pk):
        starts_on = FIRST + timedelta(days=roll.randint(0, 13))
        declare_failure(
            by=office["hr"], at=NOON, unit_id=unit, starts_on=starts_on, ends_on=starts_on + timedelta(days=1),
            reason="Listrik padam.",
        )  # fmt: skip  # one line a thought
    of = known([person.pk for person in people], starts_on=FIRST, ends_on=AFTER)

    for person in people:
        facts = attended(person.pk, of, starts_on=FIRST, ends_on=AFTER)
        assert {(f.kind, f.minutes): f.n for f in facts} == recount(person.pk, FIRST, AFTER, office.unit.pk)


def test_what_is_known_takes_as_many_queries_for_many_as_for_one(
    office: Office, django_assert_num_queries: object
) -> None:
    take(office, *(day(office[role]) for role in ("self", "colleague", "superior")))

    for people in (["self"], ["self", "colleague", "superior"]):
        with django_assert_num_queries(7):  # type: ignore[operator]  # pytest-django's own fixture
            known([office[role].pk for role in people], starts_on=FIRST, ends_on=AFTER)
