"""Rating is a person's act: whole, explained, never filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction

from tests.apps.appraisal.conftest import ALL_MEET, LATER, Office, sheet
from tolok.appraisal.actions import (
    AlreadySigned,
    LevelsMissing,
    RatingDraft,
    ReasonMissing,
    Unexplained,
    UnknownLevel,
    rate,
    rate_many,
)
from tolok.appraisal.models import Appraisal, GivenLevel, Rating
from tolok.appraisal.queries import to_rate
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed
from tolok.people.actions import declare_tie


def test_a_rating_keeps_levels_reasons_and_how_it_came_to_be(office: Office) -> None:
    appraisal = office.rated()

    rating = Rating.objects.get()
    levels = GivenLevel.objects.filter(appraisal=appraisal)
    assert (rating.rater, rating.work, rating.behaviour) == (office.people["superior"], "meets", "meets")
    assert (rating.proposed_work, rating.proposed_behaviour, rating.seconds) == ("meets", "meets", 90)
    assert {each.behaviour: each.level for each in levels if each.behaviour} == ALL_MEET
    assert [each.level for each in levels if each.outcome_id] == ["meets"]
    assert (appraisal.state, appraisal.predikat) == ("rated", "")


def test_a_rating_may_be_replaced_until_it_is_signed(office: Office) -> None:
    appraisal = office.rated()

    rate(
        by=office.people["superior"],
        at=LATER,
        appraisal=appraisal,
        sheet=sheet(appraisal, work="above", work_reason="She opened on Saturdays too."),
    )

    assert [(each.work, each.work_reason) for each in Rating.objects.all()] == [
        ("above", "She opened on Saturdays too.")
    ]
    assert GivenLevel.objects.count() == 8
    assert LedgerEntry.objects.filter(verb="rate").count() == 2


@pytest.mark.parametrize("about", ["work", "behaviour"])
def test_a_departure_from_the_proposal_needs_its_reason(office: Office, about: str) -> None:
    appraisal = office.gathered()
    changes = {about: "below", f"{about}_reason": "   "}

    with pytest.raises(ReasonMissing) as refused:
        rate(by=office.people["superior"], at=LATER, appraisal=appraisal, sheet=sheet(appraisal, **changes))

    assert refused.value.unexplained == (Unexplained(about, "below", "meets"),)
    assert Rating.objects.count() == 0


@pytest.mark.parametrize("level", ["above", "below"])
def test_a_rating_that_stands_out_needs_an_example_though_the_rules_propose_it(office: Office, level: str) -> None:
    appraisal, by = office.gathered(), office.people["superior"]
    bare = sheet(appraisal, behaviours=dict.fromkeys(ALL_MEET, level), behaviour=level)

    with pytest.raises(ReasonMissing) as refused:
        rate(by=by, at=LATER, appraisal=appraisal, sheet=bare)
    kept = rate(
        by=by, at=LATER, appraisal=appraisal, sheet=replace(bare, behaviour_reason="The Monday queue was empty.")
    )

    assert refused.value.unexplained == (Unexplained("behaviour", level, level),)
    assert "menonjol" in str(refused.value)
    assert (kept.behaviour, kept.proposed_behaviour) == (level, level)


def test_both_reasons_are_asked_for_at_once(office: Office) -> None:
    appraisal = office.gathered()
    bare = sheet(appraisal, work="above", behaviour="below")

    with pytest.raises(ReasonMissing) as refused:
        rate(by=office.people["superior"], at=LATER, appraisal=appraisal, sheet=bare)

    assert [each.about for each in refused.value.unexplained] == ["work", "behaviour"]


def test_where_the_rules_propose_nothing_the_rating_needs_its_ground(office: Office) -> None:
    office.plan("colleague")
    office.report("colleague", 300, trust="claimed")
    appraisal = office.gathered("colleague")
    by, bare = office.people["superior"], sheet(appraisal, work="meets", work_reason="")

    with pytest.raises(ReasonMissing) as refused:
        rate(by=by, at=LATER, appraisal=appraisal, sheet=bare)
    kept = rate(by=by, at=LATER, appraisal=appraisal, sheet=replace(bare, work_reason="I saw the queue myself."))

    assert refused.value.unexplained == (Unexplained("work", "meets", None),)
    assert (kept.work, kept.proposed_work) == ("meets", "")


def test_seven_levels_and_each_unmeasured_outcome_are_asked(office: Office) -> None:
    appraisal = office.gathered()
    whole = sheet(appraisal)

    for lacking in (
        replace(whole, behaviours={**ALL_MEET, "loyal": ""}),
        replace(whole, behaviours={name: word for name, word in ALL_MEET.items() if name != "loyal"}),
        replace(whole, outcomes={}),
        replace(whole, work=""),
        replace(whole, behaviour=""),
    ):
        with pytest.raises(LevelsMissing):
            rate(by=office.people["superior"], at=LATER, appraisal=appraisal, sheet=lacking)


def test_a_level_nobody_asked_for_is_refused(office: Office) -> None:
    appraisal = office.gathered()
    whole = sheet(appraisal)
    measured = appraisal.skp.outcomes.get(number=1).pk

    for strange in (
        replace(whole, work="superb"),
        replace(whole, behaviours={**ALL_MEET, "loyal": "good"}),
        replace(whole, behaviours={**ALL_MEET, "punctual": "meets"}),
        replace(whole, outcomes={**whole.outcomes, measured: "above"}),
    ):
        with pytest.raises(UnknownLevel):
            rate(by=office.people["superior"], at=LATER, appraisal=appraisal, sheet=strange)


@pytest.mark.parametrize("role", ["above", "clerk", "colleague", "hr", "planner", "stranger"])
def test_nobody_but_the_rater_rates(office: Office, role: str) -> None:
    appraisal = office.gathered()

    with pytest.raises(NotAllowed):
        rate(by=office.people[role], at=LATER, appraisal=appraisal, sheet=sheet(appraisal))


def test_when_the_rater_has_left_the_superior_of_the_day_rates(office: Office) -> None:
    appraisal = office.gathered()
    office.leave("superior", on=date(2026, 7, 3))

    rate(by=office.people["above"], at=LATER, appraisal=appraisal, sheet=sheet(appraisal))

    assert Rating.objects.get().rater == office.people["above"]
    with pytest.raises(NotAllowed):
        rate(by=office.people["superior"], at=LATER, appraisal=appraisal, sheet=sheet(appraisal))


def test_a_named_rater_who_turns_out_to_be_family_no_longer_rates(office: Office) -> None:
    appraisal = office.gathered()
    clerk, superior, above = (office.people[role] for role in ("clerk", "superior", "above"))
    assert to_rate(superior, on=LATER.date()) == [appraisal]
    declare_tie(by=clerk, at=LATER, person=clerk, about=superior, kind="spouse", starts_on=date(2020, 1, 1))

    with pytest.raises(NotAllowed):
        rate(by=superior, at=LATER, appraisal=appraisal, sheet=sheet(appraisal))

    assert [to_rate(by, on=LATER.date()) for by in (superior, above)] == [[], [appraisal]]
    assert rate(by=above, at=LATER, appraisal=appraisal, sheet=sheet(appraisal)).rater == above


def test_a_rater_who_was_never_named_is_the_superior_of_the_day(office: Office) -> None:
    appraisal = office.gathered()
    Appraisal.objects.update(rater=None)

    rate(by=office.people["superior"], at=LATER, appraisal=appraisal, sheet=sheet(appraisal))

    assert Rating.objects.get().rater == office.people["superior"]


def test_a_signed_appraisal_is_not_rated_again(office: Office) -> None:
    appraisal = office.signed()

    with pytest.raises(AlreadySigned):
        rate(by=office.people["superior"], at=LATER, appraisal=appraisal, sheet=sheet(appraisal))


def _rows() -> tuple[object, ...]:
    fields = [field.attname for field in Rating._meta.concrete_fields if field.attname != "id"]
    acts = LedgerEntry.objects.filter(verb="rate").order_by("pk")
    return (
        list(Rating.objects.values_list(*fields).order_by("pk")),
        list(GivenLevel.objects.values_list("appraisal_id", "behaviour", "outcome_id", "level").order_by("pk")),
        list(acts.values_list("actor_id", "object_type", "object_id", "person_id", "field_names", "occurred_at")),
        list(Appraisal.objects.values_list("pk", "state", "predikat").order_by("pk")),
    )


def test_many_sheets_at_once_leave_what_single_sheets_leave(office: Office) -> None:
    office.plan("colleague")
    appraisals = [office.gathered("clerk"), office.appraisal("colleague")]
    by, moments = office.people["superior"], [LATER, LATER + timedelta(minutes=3)]
    drafts = [RatingDraft(by, at, each, sheet(each)) for each, at in zip(appraisals, moments, strict=True)]
    undo = transaction.savepoint()
    for draft in drafts:
        rate(by=by, at=draft.at, appraisal=draft.appraisal, sheet=draft.sheet)
    single = _rows()
    transaction.savepoint_rollback(undo)

    rate_many(at=LATER, drafts=drafts)

    assert _rows() == single


def test_one_bad_sheet_among_many_leaves_nothing(office: Office) -> None:
    office.plan("colleague")
    first, second = office.gathered("clerk"), office.appraisal("colleague")
    by = office.people["superior"]

    with pytest.raises(LevelsMissing):
        rate_many(
            at=LATER,
            drafts=[
                RatingDraft(by, LATER, first, sheet(first)),
                RatingDraft(by, LATER, second, sheet(second, work="")),
            ],
        )

    assert Rating.objects.count() == 0
