"""Comments are read first, improvements are moved, old results worked out again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.apps.citizens.surveys import asked, sent
from tests.apps.work import Office
from tests.conftest import NOON, TODAY
from tolok.citizens.access.moderation import NotThisStep
from tolok.citizens.actions.improvements import (
    NotSuchAPlan,
    SayWhatCameOfIt,
    drop_improvement,
    finish_improvement,
    plan_improvement,
    start_improvement,
)
from tolok.citizens.actions.survey.comments import (
    CommentStandsSo,
    NoReasonGiven,
    show_survey_comment,
    withhold_survey_comment,
)
from tolok.citizens.actions.survey.past import NothingToImport, import_past
from tolok.citizens.models import Improvement, PastResult, SurveyComment
from tolok.citizens.queries.survey.past import past_rows, read_past, template
from tolok.people.access import NotAllowed
from tolok.people.models import Person


def test_a_comment_is_read_by_a_moderator_before_anybody(office: Office) -> None:
    sent(asked(office), comment="Petugas Budi kasar")
    comment = SurveyComment.objects.get()

    with pytest.raises(NotAllowed):
        show_survey_comment(by=office["self"], at=NOON, comment=comment)
    show_survey_comment(by=office["hr"], at=NOON, comment=comment)
    with pytest.raises(CommentStandsSo):
        show_survey_comment(by=office["hr"], at=NOON, comment=comment)
    with pytest.raises(NoReasonGiven):
        withhold_survey_comment(by=office["hr"], at=NOON, comment=comment, reason=" ")
    held = withhold_survey_comment(by=office["hr"], at=NOON, comment=comment, reason="Menyebut nama")

    assert (held.state, held.reason) == ("withheld", "Menyebut nama")


def planned(office: Office, owner: Person | None = None) -> Improvement:
    return plan_improvement(
        by=office["hr"],
        at=NOON,
        survey=asked(office),
        unsur="time",
        text="Loket kedua dibuka",
        owner=owner or office["self"],
        due_on=date(2026, 9, 1),
    )


def test_an_improvement_is_started_and_finished_with_what_came_of_it(office: Office) -> None:
    plan = planned(office)

    start_improvement(by=office["self"], at=NOON, improvement=plan)
    with pytest.raises(NotThisStep):
        start_improvement(by=office["self"], at=NOON, improvement=plan)
    with pytest.raises(SayWhatCameOfIt):
        finish_improvement(by=office["self"], at=NOON, improvement=plan, outcome=" ")
    done = finish_improvement(by=office["self"], at=NOON, improvement=plan, outcome="Antrean turun separuh")

    assert (done.state, done.outcome) == ("done", "Antrean turun separuh")
    with pytest.raises(NotThisStep):
        drop_improvement(by=office["hr"], at=NOON, improvement=plan, outcome="Batal")


def test_a_plan_has_an_unsur_a_text_a_day_to_come_and_people_of_the_house(office: Office) -> None:
    plan = planned(office)
    good: dict[str, Any] = {
        "by": office["hr"], "at": NOON, "survey": plan.survey, "unsur": "time", "text": "x", "owner": office["self"],
        "due_on": date(2026, 9, 1),
    }  # fmt: skip  # one line a thought

    for wrong in ({"unsur": "speed"}, {"text": " "}, {"due_on": TODAY}):
        with pytest.raises(NotSuchAPlan):
            plan_improvement(**{**good, **wrong})
    with pytest.raises(NotAllowed):
        plan_improvement(**{**good, "owner": office["stranger"]})
    for role in ("colleague", "stranger"):
        with pytest.raises(NotAllowed):
            start_improvement(by=office[role], at=NOON, improvement=plan)


OLD = """Layanan;Tahun;Responden;IKM;Persyaratan;Prosedur;Waktu;Biaya;Produk;Kompetensi;Perilaku;Pengaduan;Sarana
ktp-el;2024;212;80,00;3,2;3,2;3,2;3,2;3,2;3,2;3,2;3,2;3,2
ktp-el;2023;;85;3,20;3,20;3,20;3,20;3,20;3,20;3,20;3,20;3,20
ktp-el;2022;100;79,92;3,2000;3,2000;3,2000;3,2000;3,2000;3,2000;3,2000;3,2000;3,2000
ktp-el;2021;100;79,92
"""


def test_old_results_say_whether_they_follow_from_their_own_means(office: Office) -> None:
    asked(office)

    rows, faults = read_past(OLD.encode())
    assert import_past(by=office["hr"], at=NOON, rows=rows) == import_past(by=office["hr"], at=NOON, rows=rows) == 4

    assert (faults, PastResult.objects.count()) == ([], 4)
    assert [(row.year, row.points, row.verdict) for row in past_rows()] == [
        (2024, 8_000, "same"),
        (2023, 8_000, "other"),
        (2022, 8_000, "legacy"),
        (2021, None, "unknown"),
    ]
    assert template().count("\r\n") == 2


def test_what_is_wrong_with_an_old_row_is_named_by_its_cell(office: Office) -> None:
    asked(office)
    wrong = "Layanan;Tahun;Responden;IKM;Waktu\nentah;1999;x;101;4,5\nktp-el;2024;;80;3,1\n"

    rows, faults = read_past(wrong.encode())

    assert [fault.column for fault in faults] == ["Layanan", "Tahun", "Responden", "IKM", "Waktu"]
    assert [(row.year, row.n, row.published, row.means) for row in rows] == [(2024, None, 8_000, {"time": "3.1"})]
    assert [fault.column for fault in read_past(b"Layanan;Tahun\na;2024\n")[1]] == ["IKM"]
    with pytest.raises(NothingToImport):
        import_past(by=office["hr"], at=NOON, rows=[])
    with pytest.raises(NotAllowed):
        import_past(by=office["self"], at=NOON, rows=rows)
