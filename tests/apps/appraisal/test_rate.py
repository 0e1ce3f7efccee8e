"""Rating is a person's act: whole, explained, never filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.apps.appraisal.conftest import ALL_MEET, LATER, Office, sheet
from tolok.appraisal.actions import (
    AlreadySigned,
    LevelsMissing,
    RatingDraft,
    ReasonMissing,
    UnknownLevel,
    rate,
    rate_many,
)
from tolok.appraisal.models import Appraisal, GivenLevel, Rating
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed


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

    assert (refused.value.about, refused.value.proposal) == (about, "meets")
    assert Rating.objects.count() == 0


def test_where_the_rules_propose_nothing_the_rating_needs_its_ground(office: Office) -> None:
    office.plan("colleague")
    office.report("colleague", 300, trust="claimed")
    appraisal = office.gathered("colleague")
    stated = sheet(appraisal).outcomes
    filled = sheet(appraisal, work="meets", work_reason="", outcomes=stated)
    proposal = sheet(appraisal).work_reason

    if proposal:
        with pytest.raises(ReasonMissing) as refused:
            rate(by=office.people["superior"], at=LATER, appraisal=appraisal, sheet=filled)
        assert refused.value.proposal is None


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


def test_a_rater_who_was_never_named_is_the_superior_of_the_day(office: Office) -> None:
    appraisal = office.gathered()
    Appraisal.objects.update(rater=None)

    rate(by=office.people["superior"], at=LATER, appraisal=appraisal, sheet=sheet(appraisal))

    assert Rating.objects.get().rater == office.people["superior"]


def test_a_signed_appraisal_is_not_rated_again(office: Office) -> None:
    appraisal = office.signed()

    with pytest.raises(AlreadySigned):
        rate(by=office.people["superior"], at=LATER, appraisal=appraisal, sheet=sheet(appraisal))


def _rows() -> list[tuple[object, ...]]:
    fields = ("rater_id", "work", "behaviour", "proposed_work", "result_hash", "seconds", "rated_at")
    ratings = list(Rating.objects.values_list("appraisal__person__name", *fields).order_by("appraisal__person__name"))
    levels = list(GivenLevel.objects.values_list("appraisal__person__name", "behaviour", "level").order_by("pk"))
    acts = list(LedgerEntry.objects.filter(verb="rate").values_list("actor_id", "verb", "field_names", "occurred_at"))
    return [*ratings, *levels, *acts, *Appraisal.objects.values_list("state")]


def test_many_sheets_at_once_leave_what_single_sheets_leave(office: Office) -> None:
    office.plan("colleague")
    appraisals = [office.gathered("clerk"), office.appraisal("colleague")]
    by = office.people["superior"]
    moments = [LATER, LATER + timedelta(minutes=3)]
    for appraisal, at in zip(appraisals, moments, strict=True):
        rate(by=by, at=at, appraisal=appraisal, sheet=sheet(appraisal))
    single = _rows()
    seen = LedgerEntry.objects.filter(verb="rate").count()

    rate_many(
        at=LATER,
        drafts=[RatingDraft(by, at, each, sheet(each)) for each, at in zip(appraisals, moments, strict=True)],
    )

    many = _rows()
    assert seen == 2
    assert [row for row in many if row not in single] == []
    assert LedgerEntry.objects.filter(verb="rate").count() == 4


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
