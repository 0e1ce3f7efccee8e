"""A person contests a day, the superior decides, and nothing of it is lost."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.apps.evidence.attending import MONDAY, SUNDAY, counted, day, stored, take
from tests.apps.work import Office
from tests.conftest import NOON, TODAY
from tolok.delivery.models import Notice
from tolok.evidence import actions
from tolok.evidence.actions import (
    AskedAlready,
    Claim,
    CorrectionReasonMissing,
    NoCorrection,
    NothingToCorrect,
    Upload,
    ask_correction,
    confirm_correction,
    refuse_correction,
    withdraw_correction,
)
from tolok.evidence.models import AttendanceCorrection, AttendanceDay, Evidence, FormerAttendance
from tolok.evidence.queries import Record, corrections_for, team_days
from tolok.people.access import NotAllowed

pytestmark = pytest.mark.usefixtures("noon")
WHY = "Mesin di loket mati sampai pukul sembilan."


def ask(office: Office, role: str = "self", on: date = MONDAY, **more: Any) -> AttendanceCorrection:
    """Contest a day as somebody who was there in time."""
    claim = Claim(Record("present", 0, 0), more.pop("reason", WHY), **more)
    return ask_correction(by=office[role], at=NOON, on=on, claim=claim)


def test_a_contested_day_counts_nowhere_and_a_confirmed_one_as_asked(office: Office) -> None:
    take(office, day(office["self"], late=15))
    before = counted(office["self"])

    asked = ask(office)
    during = counted(office["self"])
    confirm_correction(by=office["superior"], at=NOON, correction_id=asked.pk)

    assert before == {("working", None): 1, ("late", 15): 1}
    assert during == {}
    assert counted(office["self"]) == {("working", None): 1}
    assert stored(office["self"]) == ("present", 0, 0, "corrected", 2)
    former = FormerAttendance.objects.get()
    assert (former.late_minutes, former.source) == (15, "Mesin contoh")


def test_a_day_without_a_record_is_made_by_the_decision(office: Office) -> None:
    asked = ask(office)
    assert counted(office["self"]) == {}

    confirm_correction(by=office["superior"], at=NOON, correction_id=asked.pk, answer="Saya lihat sendiri.")

    assert stored(office["self"]) == ("present", 0, 0, "corrected", 1)
    assert AttendanceCorrection.objects.get().answer == "Saya lihat sendiri."


def test_a_refusal_needs_a_reason_and_lets_the_record_stand(office: Office) -> None:
    take(office, day(office["self"], kind="absent"))
    asked = ask(office)

    with pytest.raises(CorrectionReasonMissing):
        refuse_correction(by=office["superior"], at=NOON, correction_id=asked.pk, answer="  ")
    refuse_correction(by=office["superior"], at=NOON, correction_id=asked.pk, answer="Tidak ada di kantor.")

    assert stored(office["self"]) == ("absent", 0, 0, "recorded", 1)
    assert counted(office["self"]) == {("absent", None): 1}


def test_a_decision_stands_when_a_later_question_is_refused(office: Office) -> None:
    take(office, day(office["self"], kind="absent"))
    first = ask_correction(
        by=office["self"], at=NOON, on=MONDAY, claim=Claim(Record("present", 30, 0), "Datang terlambat.")
    )
    confirm_correction(by=office["superior"], at=NOON, correction_id=first.pk)

    refuse_correction(by=office["superior"], at=NOON, correction_id=ask(office).pk, answer="30 menit itu benar.")

    assert stored(office["self"]) == ("present", 30, 0, "corrected", 2)


def test_a_question_taken_back_changes_nothing(office: Office) -> None:
    take(office, day(office["self"], late=15))
    asked = ask(office)

    withdraw_correction(by=office["self"], at=NOON, correction_id=asked.pk)

    assert stored(office["self"]) == ("present", 15, 0, "recorded", 1)
    assert ask(office).pk != asked.pk


@pytest.mark.parametrize("on", [TODAY + timedelta(days=1), SUNDAY, date(2026, 1, 1)])
def test_a_day_to_come_or_without_work_is_not_contested(office: Office, on: date) -> None:
    from tolok.calendar.models import Holiday

    Holiday.objects.create(government=office.government, on=date(2026, 1, 1), name="Tahun Baru")

    with pytest.raises(NothingToCorrect):
        ask(office, on=on)


def test_what_the_record_says_already_is_not_asked_for(office: Office) -> None:
    take(office, day(office["self"]))

    with pytest.raises(NothingToCorrect):
        ask(office)


def test_a_day_is_contested_once_at_a_time_and_with_a_reason(office: Office) -> None:
    with pytest.raises(CorrectionReasonMissing):
        ask(office, reason="  ")
    ask(office)
    with pytest.raises(AskedAlready):
        ask(office)


def test_nobody_decides_twice_or_on_nothing(office: Office) -> None:
    asked = ask(office)
    confirm_correction(by=office["superior"], at=NOON, correction_id=asked.pk)

    for act in (refuse_correction, confirm_correction):
        with pytest.raises(NoCorrection):
            act(by=office["superior"], at=NOON, correction_id=asked.pk, answer="Nanti.")
    with pytest.raises(NoCorrection):
        withdraw_correction(by=office["self"], at=NOON, correction_id=10**9)


@pytest.mark.parametrize("role", ["self", "above", "colleague", "planner"])
def test_only_the_direct_superior_or_hr_decides(office: Office, role: str) -> None:
    asked = ask(office)

    with pytest.raises(NotAllowed):
        actions.confirm_correction(by=office[role], at=NOON, correction_id=asked.pk)


def test_evidence_goes_with_the_question(office: Office, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path

    linked = ask(office, link="https://berkas.example.org/foto")
    filed = ask(office, on=TODAY, upload=Upload("foto.pdf", b"%PDF-1.4\n%%EOF"))

    assert [asked.evidence.kind if asked.evidence else "" for asked in (linked, filed)] == ["link", "file"]
    assert Evidence.objects.count() == 2


def test_the_superior_hears_of_the_question_and_the_person_of_the_answer(office: Office) -> None:
    take(office, day(office["self"], late=15))

    refuse_correction(by=office["superior"], at=NOON, correction_id=ask(office).pk, answer="Tidak benar.")

    told = list(Notice.objects.order_by("pk").values_list("person__name", "text"))
    assert [name for name, _text in told] == ["Ratna", "Ani"]
    assert "13 Juli 2026" in told[0][1]
    assert "Tidak benar." in told[1][1]


def test_somebody_without_a_superior_is_answered_by_hr(office: Office) -> None:
    asked = ask(office, role="above")

    confirm_correction(by=office["hr"], at=NOON, correction_id=asked.pk)

    assert Notice.objects.get().person == office["above"]


def test_the_page_and_the_counts_show_what_waits_for_whom(office: Office) -> None:
    take(office, day(office["self"], late=15), day(office["hr"], kind="absent"))
    ask(office)
    ask(office, role="hr")

    lists = {role: corrections_for(office[role], on=TODAY).rows for role in ("superior", "above", "hr", "self")}

    assert {role: [row.name for row in rows] for role, rows in lists.items()} == {
        "superior": ["Ani"],
        "above": [],
        "hr": ["Ani"],
        "self": [],
    }
    assert team_days([office["self"].pk, office["colleague"].pk], TODAY, TODAY).waiting == {office["self"].pk: 1}
    assert AttendanceDay.objects.filter(state="disputed").count() == 2
