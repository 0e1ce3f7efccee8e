"""A sheet that says little goes back kindly; one sentence of its own is enough."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from tests.apps.appraisal.conftest import AFTER, ALL_MEET, LATER, Office, Visitor, sheet
from tolok.appraisal.actions import (
    RatingDraft,
    ReasonMissing,
    SaysTooLittle,
    Sheet,
    gather_period,
    rate,
    rate_many,
    sign,
)
from tolok.appraisal.models import Appraisal, Rating
from tolok.appraisal.queries.doubts import lacks_a_word
from tolok.people.access import enter

OWN = "You calmed the queue on Mondays."
VARIED = ALL_MEET | {"loyal": "above"}


def filled(appraisal: Appraisal, **changes: Any) -> Sheet:
    """A varied sheet without a word, but for what is changed."""
    return sheet(appraisal, **{"behaviours": VARIED, "remark": "", **changes})


def doubts(office: Office, role: str = "clerk", **changes: Any) -> str:
    """What is noted beside the rating."""
    appraisal = office.gathered(role)
    rate(by=office.people["superior"], at=LATER, appraisal=appraisal, sheet=filled(appraisal, **changes))
    return Rating.objects.get(appraisal=appraisal).doubts


@pytest.mark.parametrize(
    ("changes", "noted"),
    [
        ({}, ""),
        ({"behaviours": ALL_MEET}, "flat"),
        ({"seconds": 29}, "quick"),
        ({"seconds": 30}, ""),
        ({"seconds": None}, "quick"),
        ({"seconds": 5, "behaviours": ALL_MEET}, "flat quick"),
    ],
)
def test_what_a_sheet_says_little_by_is_kept(office: Office, changes: dict[str, Any], noted: str) -> None:
    assert doubts(office, **changes) == noted


def test_it_is_not_signed_until_one_sentence_stands_on_it(office: Office) -> None:
    doubts(office, behaviours=ALL_MEET)
    appraisal, rater = office.appraisal(), office.people["superior"]

    with pytest.raises(SaysTooLittle) as refused:
        sign(by=rater, at=LATER, appraisal=appraisal)
    assert "Ketujuh nilai" in str(refused.value)
    rate(by=rater, at=LATER, appraisal=appraisal, sheet=filled(appraisal, behaviours=ALL_MEET, remark="Good."))
    with pytest.raises(SaysTooLittle):
        sign(by=rater, at=LATER, appraisal=appraisal)
    rate(by=rater, at=LATER, appraisal=appraisal, sheet=filled(appraisal, behaviours=ALL_MEET, remark=OWN))

    sign(by=rater, at=LATER, appraisal=appraisal)

    assert Rating.objects.get().doubts == "flat"


def test_a_reason_is_a_sentence_too(office: Office) -> None:
    appraisal = office.gathered()
    told = filled(appraisal, behaviours=ALL_MEET, work="above", work_reason="She opened on Saturdays.")
    rate(by=office.people["superior"], at=LATER, appraisal=appraisal, sheet=told)

    assert lacks_a_word(Rating.objects.get(), office.quarter()) == []


def test_the_same_as_last_time_is_seen_within_a_calendar(office: Office) -> None:
    rater, hr = office.people["superior"], office.people["hr"]
    gather_period(by=hr, at=AFTER, period=office.quarter(1))
    first = Appraisal.objects.get(period=office.quarter(1), person=office.people["clerk"])
    levels = {"work": "meets", "work_reason": "I saw the queue myself.", "behaviour": "meets"}
    rate(by=rater, at=LATER, appraisal=first, sheet=filled(first, **levels))
    sign(by=rater, at=LATER, appraisal=first)

    assert doubts(office, **levels) == "last pasted"
    assert doubts(office, **levels, behaviours=ALL_MEET | {"adaptif": "above"}) == ""


def test_the_same_for_everybody_counts_from_five_on(office: Office) -> None:
    for number in range(4):
        office.hire(f"more{number}", above="superior")
        office.plan(f"more{number}")
        office.report(f"more{number}", 290)
    roles = ["clerk", *(f"more{number}" for number in range(4))]

    noted = [doubts(office, role) for role in roles]

    assert noted == ["", "", "", "", "everybody"]
    assert doubts(office, "clerk") == "everybody"
    assert doubts(office, "clerk", behaviours=ALL_MEET | {"adaptif": "above"}) == ""
    assert doubts(office, "more1") == "everybody"
    assert doubts(office, "more2", behaviours=ALL_MEET | {"adaptif": "below"}) == ""
    assert doubts(office, "more1") == ""


@pytest.mark.parametrize("word", ["x", "Good work.", "aaaaaaaaaaaaaaaaaaaaaaaa", "good good good good good good"])
def test_what_is_no_sentence_is_no_reason_and_no_word_of_one_s_own(office: Office, word: str) -> None:
    appraisal, rater = office.gathered(), office.people["superior"]

    with pytest.raises(ReasonMissing) as refused:
        rate(by=rater, at=LATER, appraisal=appraisal, sheet=filled(appraisal, work="above", work_reason=word))
    rate(by=rater, at=LATER, appraisal=appraisal, sheet=filled(appraisal, behaviours=ALL_MEET, remark=word))
    with pytest.raises(SaysTooLittle):
        sign(by=rater, at=LATER, appraisal=appraisal)

    assert [each.about for each in refused.value.unexplained] == ["work"]
    assert "terlalu singkat" in str(refused.value)


def test_a_sentence_pasted_from_another_sheet_is_not_one_s_own(office: Office) -> None:
    office.plan("colleague")
    office.report("colleague", 290)
    flat: dict[str, Any] = {"behaviours": ALL_MEET, "remark": OWN}

    first, second = doubts(office, **flat), doubts(office, "colleague", **flat | {"remark": f"{OWN} Thanks!"})
    with pytest.raises(SaysTooLittle) as refused:
        sign(by=office.people["superior"], at=LATER, appraisal=office.appraisal("colleague"))
    own = doubts(office, "colleague", **flat | {"remark": "You taught two new people the scanner."})

    assert (first, second, own) == ("flat", "flat pasted", "flat")
    assert "ada juga di lembar lain" in str(refused.value)


def test_a_sentence_pasted_from_last_time_is_not_one_s_own(office: Office) -> None:
    rater, hr = office.people["superior"], office.people["hr"]
    gather_period(by=hr, at=AFTER, period=office.quarter(1))
    first = Appraisal.objects.get(period=office.quarter(1), person=office.people["clerk"])
    why = {"work": "meets", "work_reason": "I saw the queue myself.", "behaviour": "meets"}
    rate(by=rater, at=LATER, appraisal=first, sheet=filled(first, **why, behaviours=ALL_MEET))
    sign(by=rater, at=LATER, appraisal=first)

    assert doubts(office, **why, behaviours=ALL_MEET | {"loyal": "below"}, remark="") == ""
    assert doubts(office, **why, behaviours=ALL_MEET, remark="") == "flat last pasted"
    assert doubts(office, **why, behaviours=ALL_MEET, remark="You taught two new people the scanner.") == "flat last"


def test_many_sheets_are_compared_like_each_alone(office: Office) -> None:
    office.plan("colleague")
    office.report("colleague", 290)
    appraisals = [office.gathered(role) for role in ("clerk", "colleague")]
    drafts = [RatingDraft(office.people["superior"], LATER, each, filled(each)) for each in appraisals]
    flat = replace(drafts[1].sheet, behaviours=ALL_MEET)

    rate_many(at=LATER, drafts=[drafts[0], replace(drafts[1], sheet=flat)])

    assert [each.doubts for each in Rating.objects.order_by("appraisal_id")] == ["", "flat"]


def test_the_confirmation_says_why_and_leads_back_to_the_sheet(office: Office, visitor: Visitor) -> None:
    doubts(office, behaviours=ALL_MEET, seconds=12)
    place = f"/contoh/penilaian/{office.appraisal().pk}"
    client = visitor("superior")

    page = client.get(f"{place}/tanda-tangan/").content.decode()

    assert "Masih kurang satu kalimat" in page
    assert "12 detik" in page
    assert f"{place}/nilai/#id_remark" in page
    assert client.post(f"{place}/tanda-tangan/", {"key": str(uuid4())}).status_code == 422
    enter(office.government.pk)
    assert office.appraisal().state == "rated"
