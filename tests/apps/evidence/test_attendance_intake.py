"""What a machine sends is stored once, and never past a decision."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.utils import IntegrityError, ProgrammingError

from tests.apps.evidence.attending import MONDAY, SUNDAY, TUESDAY, day, grant, leave, stored, take, verdicts
from tests.apps.work import Office
from tests.conftest import NOON, TODAY
from tolok.evidence.actions import (
    Claim,
    RowsRefused,
    ask_correction,
    confirm_correction,
    record_attendance,
    record_leaves,
)
from tolok.evidence.models import AttendanceDay, FormerAttendance, Leave
from tolok.evidence.queries import Record
from tolok.ledger.models import LedgerEntry
from tolok.ledger.queries import is_committed
from tolok.people.access import NotAllowed

pytestmark = pytest.mark.usefixtures("noon")
PRESENT = Claim(Record("present", 0, 0), "Mesin di loket mati sampai pukul sembilan.")


def test_a_day_is_new_then_known_then_changed_with_its_history(office: Office) -> None:
    plans = [take(office, day(office["self"], late=minutes)) for minutes in (15, 15, 5)]

    assert [verdicts(plan) for plan in plans] == [["new"], ["known"], ["changed"]]
    assert stored(office["self"]) == ("present", 5, 0, "recorded", 2)
    former = FormerAttendance.objects.get()
    assert (former.version, former.late_minutes, former.source) == (1, 15, "Mesin contoh")


def test_the_ledger_commits_to_what_was_stored_one_entry_a_person(office: Office) -> None:
    take(office, day(office["self"], late=15), day(office["self"], TUESDAY), day(office["colleague"], kind="absent"))

    entries = LedgerEntry.objects.filter(verb="record_attendance").order_by("pk")
    assert [entry.person_id for entry in entries] == [office["self"].pk, office["colleague"].pk]
    said = "2026-07-13 v1 present 15 0; 2026-07-14 v1 present 0 0"
    assert is_committed(entries[0].pk, "days", said)


def test_what_was_kept_of_a_day_is_never_rewritten(office: Office) -> None:
    take(office, day(office["self"], late=15))
    take(office, day(office["self"], late=5))

    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute("UPDATE evidence_formerattendance SET late_minutes = 0")


@pytest.mark.parametrize(
    ("on", "kind", "late"),
    [
        (TODAY + timedelta(days=1), "present", 0),
        (date(1999, 12, 31), "present", 0),
        (MONDAY, "present", -1),
        (MONDAY, "present", 1441),
        (MONDAY, "absent", 5),
        (MONDAY, "excused", None),
    ],
)
def test_a_wrong_row_is_refused_and_the_others_are_taken(office: Office, on: date, kind: str, late: int | None) -> None:
    plan = take(office, day(office["self"], on, kind, late), day(office["colleague"]))

    assert verdicts(plan) == ["refused", "new"]
    assert plan.rows[0].problem
    assert AttendanceDay.objects.count() == 1


def test_nobody_is_found_behind_an_unknown_nip_or_one_of_another_government(office: Office) -> None:
    plan = take(office, day(office["stranger"]))

    assert (verdicts(plan), AttendanceDay.objects.count()) == (["refused"], 0)


def test_the_same_day_twice_in_a_batch_counts_once_and_a_contradiction_is_refused(office: Office) -> None:
    clerk = office["self"]

    plan = take(office, day(clerk, late=5), day(clerk, late=5), day(clerk, late=7))

    assert verdicts(plan) == ["new", "known", "refused"]
    assert stored(clerk)[1] == 5


def test_a_row_twice_over_a_stored_day_is_known_the_second_time(office: Office) -> None:
    take(office, day(office["self"], late=5))

    assert verdicts(take(office, day(office["self"], late=6), day(office["self"], late=6))) == ["changed", "known"]


def test_a_machine_never_changes_what_a_superior_decided_and_may_repeat_itself(office: Office) -> None:
    take(office, day(office["self"], late=15))
    asked = ask_correction(by=office["self"], at=NOON, on=MONDAY, claim=PRESENT)
    confirm_correction(by=office["superior"], at=NOON, correction_id=asked.pk)

    plan = [take(office, day(office["self"], late=minutes)) for minutes in (15, 0, 20)]

    assert [verdicts(each) for each in plan] == [["known"], ["known"], ["refused"]]
    assert stored(office["self"]) == ("present", 0, 0, "corrected", 2)


def test_a_disputed_day_takes_the_machines_change_and_stays_disputed(office: Office) -> None:
    take(office, day(office["self"], late=15))
    ask_correction(by=office["self"], at=NOON, on=MONDAY, claim=PRESENT)

    take(office, day(office["self"], late=10))

    assert stored(office["self"]) == ("present", 10, 0, "disputed", 2)


def test_a_record_that_comes_after_the_question_is_disputed_from_the_start(office: Office) -> None:
    ask_correction(by=office["self"], at=NOON, on=MONDAY, claim=PRESENT)

    take(office, day(office["self"], kind="absent"))

    assert stored(office["self"])[3] == "disputed"


def test_a_whole_file_is_refused_for_one_wrong_row(office: Office) -> None:
    rows = [day(office["self"]), day(office["self"], TODAY + timedelta(days=1))]

    with pytest.raises(RowsRefused) as refused:
        record_attendance(
            by=office["hr"], at=NOON, government=office.government, source="Berkas", rows=rows, is_whole=True
        )

    assert (len(refused.value.plan.rows), AttendanceDay.objects.count()) == (2, 0)


def test_only_hr_brings_a_file(office: Office) -> None:
    given = {"by": office["superior"], "at": NOON, "government": office.government, "source": "Berkas", "rows": []}

    with pytest.raises(NotAllowed):
        record_attendance(**given)  # type: ignore[arg-type]  # the same for both
    with pytest.raises(NotAllowed):
        record_leaves(**given)  # type: ignore[arg-type]  # the same for both


def test_the_database_lets_nobody_absent_be_late(office: Office) -> None:
    with pytest.raises(IntegrityError, match="only_who_came_is_late"):
        AttendanceDay.objects.create(
            government=office.government, person=office["self"], on=MONDAY, kind="absent", late_minutes=None, source="x"
        )


def test_a_leave_is_new_then_known_then_replaced_then_withdrawn(office: Office) -> None:
    clerk, after = office["self"], SUNDAY + timedelta(days=8)

    plans = [
        grant(office, leave(clerk, MONDAY, after)),
        grant(office, leave(clerk, MONDAY, after)),
        grant(office, leave(clerk, MONDAY, after, "sick")),
        grant(office, leave(clerk, MONDAY, after, "sick", is_withdrawn=True)),
        grant(office, leave(clerk, MONDAY, after, "sick", is_withdrawn=True)),
    ]

    assert [verdicts(plan) for plan in plans] == [["new"], ["known"], ["changed"], ["changed"], ["known"]]
    kept = list(Leave.objects.order_by("pk").values_list("kind", "state"))
    assert kept == [("annual", "withdrawn"), ("sick", "withdrawn")]
    assert LedgerEntry.objects.filter(verb="withdraw_leave").count() == 2


def test_a_leave_taken_back_and_sent_anew_in_one_batch_stands(office: Office) -> None:
    clerk = office["self"]
    grant(office, leave(clerk, MONDAY, TODAY))

    plan = grant(
        office, leave(clerk, MONDAY, TODAY, is_withdrawn=True), leave(clerk, MONDAY, TODAY + timedelta(days=1), "long")
    )

    assert verdicts(plan) == ["changed", "new"]
    assert Leave.objects.get(state="granted").kind == "long"


def test_leaves_that_meet_contradict_or_have_no_days_are_refused(office: Office) -> None:
    clerk, other = office["self"], office["colleague"]
    grant(office, leave(clerk, MONDAY, MONDAY + timedelta(days=4)))

    plan = grant(
        office,
        leave(clerk, TUESDAY, TUESDAY + timedelta(days=1)),
        leave(other, TUESDAY, TUESDAY),
        leave(other, TUESDAY, TUESDAY + timedelta(days=4000)),
        leave(office["stranger"], TUESDAY, TUESDAY + timedelta(days=1)),
        leave(other, MONDAY, TUESDAY),
        leave(other, MONDAY, TUESDAY),
        leave(other, MONDAY, TUESDAY, "sick"),
        leave(other, TUESDAY, TUESDAY + timedelta(days=1)),
    )

    assert verdicts(plan) == [*["refused"] * 4, "new", "known", "refused", "new"]


def test_a_whole_file_of_leaves_is_refused_for_one_wrong_row(office: Office) -> None:
    rows = [leave(office["self"], MONDAY, TUESDAY), leave(office["colleague"], TUESDAY, TUESDAY)]

    with pytest.raises(RowsRefused):
        record_leaves(by=office["hr"], at=NOON, government=office.government, source="Berkas", rows=rows, is_whole=True)

    assert Leave.objects.count() == 0
