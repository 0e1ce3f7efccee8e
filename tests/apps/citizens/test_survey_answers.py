"""An answer is stored once, summed at once, and leads to nobody."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from tests.apps.citizens.surveys import APRIL, GOOD, JULY, POOR, asked, crowded, given_service, sent
from tests.apps.evidence.events import given as given_event
from tests.apps.evidence.events import row, took
from tests.apps.work import Office
from tests.conftest import NOON, TODAY
from tolok.citizens.actions import assign_duty
from tolok.citizens.actions.moderation import release, set_aside
from tolok.citizens.actions.survey.answers import (
    AnswersAreNotWhole,
    Arrival,
    InvitationIsUsed,
    SurveyIsClosed,
    send_answers,
)
from tolok.citizens.actions.survey.invitations import NobodyToInvite, invite_served
from tolok.citizens.actions.survey.opening import HasASurvey, change_survey, open_survey
from tolok.citizens.actions.survey.papers import MonthIsOver, WrongNumberOfForms, enter_papers
from tolok.citizens.actions.survey.releases import release_survey
from tolok.citizens.models import Survey, SurveyAnswer, SurveyComment, SurveyInvitation, SurveySum
from tolok.citizens.queries.survey.given import Given
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed


def sums(survey: Survey) -> dict[str, tuple[int, list[int], list[int]]]:
    return {each.channel: (each.n, each.totals, each.counts) for each in SurveySum.objects.filter(survey=survey)}


def test_answers_are_summed_by_survey_month_and_channel(office: Office) -> None:
    survey = asked(office)

    sent(survey)
    sent(survey, POOR)
    sent(survey, POOR, channel="kiosk")

    assert sums(survey) == {
        "qr": (2, [*(a + b for a, b in zip(GOOD, POOR, strict=True)), 0], [*[2] * 9, 0]),
        "kiosk": (1, [*POOR, 0], [*[1] * 9, 0]),
    }


def test_a_repeat_of_the_same_form_changes_nothing(office: Office) -> None:
    survey, key = asked(office), uuid4()

    for _time in range(3):
        sent(survey, key=key, comment="Antreannya panjang")

    assert SurveyAnswer.objects.count() == SurveyComment.objects.count() == sums(survey)["qr"][0] == 1


def test_the_stored_answer_names_no_day_no_person_and_leaves_no_entry(office: Office) -> None:
    survey = asked(office)
    before = LedgerEntry.objects.count()

    sent(survey, sex="f", age="25", comment="Petugasnya ramah")

    answer, comment = SurveyAnswer.objects.get(), SurveyComment.objects.get()
    kept = {field.attname for field in SurveyAnswer._meta.concrete_fields}
    assert kept == {
        *("id", "government_id", "standing", "held_for", "key_hash", "survey_id", "month", "channel", "marks"),
        *("sex", "age", "education", "work"),
    }
    assert (answer.month, comment.month, LedgerEntry.objects.count()) == (JULY, JULY, before)
    assert bytes(answer.key_hash) != bytes(comment.key_hash)
    assert comment.state == SurveyComment.State.WAITING


def test_what_is_held_back_counts_only_once_it_is_admitted(office: Office) -> None:
    survey = asked(office)
    sent(survey, standing="held")
    held = SurveyAnswer.objects.get()

    before = sums(survey)
    assign_duty(by=office["hr"], at=NOON, person=office["colleague"], unit=None, starts_on=TODAY)
    with pytest.raises(NotAllowed):
        release(by=office["self"], at=NOON, row=held)
    counted = sums(survey) if release(by=office["colleague"], at=NOON, row=held) else {}
    set_aside(by=office["colleague"], at=NOON, row=held, reason="abuse")

    assert (before, counted["qr"][0]) == ({}, 1)
    assert sums(survey) == {"qr": (0, [0] * 10, [0] * 10)}


@pytest.mark.parametrize(
    "given",
    [
        Given(GOOD[:8]),
        Given((*GOOD[:8], 0)),
        Given((*GOOD[:8], 5)),
        Given((*GOOD, 4)),
        Given(GOOD, sex="x"),
        Given(GOOD, comment="a" * 601),
    ],
)
def test_marks_and_words_that_nobody_asked_for_are_refused(office: Office, given: Given) -> None:
    survey = asked(office)

    with pytest.raises(AnswersAreNotWhole):
        sent(survey, given.marks, sex=given.sex, comment=given.comment)

    assert SurveyAnswer.objects.count() == 0


def test_the_units_own_question_stands_after_the_nine(office: Office) -> None:
    survey = asked(office, extra="Bagaimana ruang tunggunya?")

    sent(survey, (*GOOD, 2))

    assert sums(survey)["qr"][1][-1] == 2


def test_a_closed_survey_takes_nothing(office: Office) -> None:
    survey = change_survey(by=office["hr"], at=NOON, survey=asked(office), extra="", population=900, is_open=False)

    with pytest.raises(SurveyIsClosed):
        sent(survey)


def test_a_service_is_asked_about_once_and_by_its_own_unit(office: Office) -> None:
    service = given_service(office)
    open_survey(by=office["hr"], at=NOON, service=service)

    with pytest.raises(HasASurvey):
        open_survey(by=office["hr"], at=NOON, service=service)
    for role in ("self", "stranger"):
        with pytest.raises(NotAllowed):
            open_survey(by=office[role], at=NOON, service=service)
    service.government_id = office["stranger"].government_id
    with pytest.raises(NotAllowed):
        open_survey(by=office["hr"], at=NOON, service=service)


def test_an_officer_of_another_unit_changes_nothing_here(office: Office) -> None:
    from tolok.people.models import Unit

    survey = asked(office)
    other = Unit.objects.create(government=office.government, code="LAIN", name="Dinas Lain", time_zone="Asia/Jakarta")
    assign_duty(by=office["hr"], at=NOON, person=office["self"], unit=other, starts_on=TODAY)

    with pytest.raises(NotAllowed):
        change_survey(by=office["self"], at=NOON, survey=survey, extra="", population=None, is_open=True)
    assign_duty(by=office["hr"], at=NOON, person=office["self"], unit=office.unit, starts_on=TODAY)
    changed = change_survey(by=office["self"], at=NOON, survey=survey, extra=" Baru? ", population=None, is_open=True)

    assert changed.extra == "Baru?"


def invited(office: Office) -> tuple[Survey, list[str]]:
    """A survey with three finished services, and the secrets of their invitations."""
    given_event(office)
    took(office, row(office, 1), row(office, 2), row(office, 3, role="colleague"))
    from tolok.skp.models import Service

    survey = open_survey(by=office["hr"], at=NOON, service=Service.objects.get())
    return survey, [each.secret for each in invite_served(by=office["hr"], at=NOON, survey=survey)]


def test_an_invitation_counts_once_and_leaves_no_row(office: Office) -> None:
    survey, secrets = invited(office)

    sent(survey, channel="invited", secret=secrets[0])
    with pytest.raises(InvitationIsUsed):
        sent(survey, channel="invited", secret=secrets[0])
    with pytest.raises(InvitationIsUsed):
        sent(survey, channel="invited", secret="made up")

    assert (SurveyInvitation.objects.count(), SurveyAnswer.objects.count()) == (2, 1)


def test_an_invitation_says_neither_event_nor_person(office: Office) -> None:
    _survey, secrets = invited(office)

    kept = {field.attname for field in SurveyInvitation._meta.concrete_fields}
    assert kept == {"id", "government_id", "survey_id", "secret_hash", "until"}
    assert len(set(secrets)) == 3


def test_nobody_is_invited_twice(office: Office) -> None:
    survey, _secrets = invited(office)

    with pytest.raises(NobodyToInvite):
        invite_served(by=office["hr"], at=NOON, survey=survey)


def test_many_at_once_are_stored_as_each_alone(office: Office) -> None:
    one, many = asked(office), asked(office, "kk", "Kartu keluarga")
    for number in range(60):
        sent(one, (GOOD, POOR)[number % 2], comment="Baik" if number % 20 == 0 else "")

    send_answers(
        at=NOON,
        arrivals=[
            Arrival(many, JULY, "qr", Given((GOOD, POOR)[number % 2], comment="Baik" if number % 20 == 0 else ""))
            for number in range(60)
        ],
    )

    assert sums(one) == sums(many)
    assert SurveyComment.objects.filter(survey=one).count() == SurveyComment.objects.filter(survey=many).count() == 3


def test_paper_forms_may_have_gaps_and_are_entered_as_one_act(office: Office) -> None:
    survey = asked(office)

    n = enter_papers(by=office["hr"], at=NOON, survey=survey, month=date(2026, 6, 1), forms=[Given((*GOOD[:8], 0))] * 2)

    assert (n, sums(survey)["paper"][2]) == (2, [*[2] * 8, 0, 0])
    assert LedgerEntry.objects.filter(verb="enter_papers").count() == 1


def test_paper_forms_are_refused_where_they_would_move_published_results(office: Office) -> None:
    survey = asked(office)
    crowded(survey, 6)
    release_survey(by=office["hr"], at=NOON, government=office.government, starts_on=APRIL)

    for month in (date(2026, 6, 1), date(2026, 8, 1)):
        with pytest.raises(MonthIsOver):
            enter_papers(by=office["hr"], at=NOON, survey=survey, month=month, forms=[Given(GOOD)])
    with pytest.raises(WrongNumberOfForms):
        enter_papers(by=office["hr"], at=NOON, survey=survey, month=JULY, forms=[])
    with pytest.raises(AnswersAreNotWhole):
        enter_papers(by=office["hr"], at=NOON, survey=survey, month=JULY, forms=[Given((0,) * 9)])
    with pytest.raises(NotAllowed):
        enter_papers(by=office["self"], at=NOON, survey=survey, month=JULY, forms=[Given(GOOD)])
