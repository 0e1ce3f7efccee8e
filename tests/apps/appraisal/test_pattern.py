"""The pattern is guidance beside what was given; it changes nobody."""

from __future__ import annotations

from datetime import date

import pytest

from tests.apps.appraisal.conftest import AFTER, LATER, Office
from tests.apps.appraisal.units import decide, rate_role, rated_unit, sign_role, staffed
from tolok.appraisal.actions import NothingDeparts, WhyMissing, explain_pattern, gather_period
from tolok.appraisal.models import Achievement, PatternReason
from tolok.appraisal.queries.achievements import spreads_for
from tolok.appraisal.queries.lists import to_rate
from tolok.appraisal.queries.pattern import Spread, given, signed, spread
from tolok.appraisal.queries.units import members, organisation_around
from tolok.people.access import NotAllowed

ON = date(2026, 7, 6)
EVERYBODY = ("clerk", "colleague", "second", "junior", "new0", "new1")


def shown(office: Office) -> Spread:
    """The unit beside its pattern, by what is signed."""
    organisation = organisation_around(office.unit.pk)
    assert organisation is not None
    people = members(office.quarter(), organisation)
    head = office.people["superior"].pk
    found = spread(Achievement.objects.get(), office.quarter(), organisation.unit, people, head, signed)
    assert found is not None
    return found


def signed_unit(office: Office) -> None:
    """Six people, all signed as good, none in need of improvement; the achievement is good."""
    staffed(office, more=2)
    gather_period(by=office.people["hr"], at=AFTER, period=office.quarter())
    for role in EVERYBODY:
        sign_role(office, role)
    decide(office)


def explain(office: Office, reason: str = "All six reached what was agreed.", by: str = "superior") -> PatternReason:
    """The head's word."""
    organisation = organisation_around(office.unit.pk)
    assert organisation is not None
    return explain_pattern(
        by=office.people[by], at=LATER, organisation=organisation, period=office.quarter(), reason=reason
    )


def test_limits_on_the_same_word_are_one_bar_and_words_without_limit_follow(office: Office) -> None:
    signed_unit(office)

    found = shown(office)

    bars = [(bar.words, bar.found, bar.least, bar.most, bar.span) for bar in found.bars]
    assert bars == [
        (("baik",), 6, 4, 4, 0),
        (("butuh_perbaikan", "kurang"), 0, 1, 6, 5),
        (("sangat_baik",), 0, None, None, 0),
        (("sangat_kurang",), 0, None, None, 0),
    ]
    assert (found.organisation, found.persons, found.unknown, found.departs) == ("Baik", 6, 0, True)


def test_what_is_not_signed_is_not_counted_but_for_its_own_rater(office: Office) -> None:
    rated_unit(office, more=2)
    decide(office)
    second = office.people["second"]

    everybody = shown(office)
    own = spreads_for(second, to_rate(second, on=ON), on=ON)

    assert (everybody.unknown, everybody.bars[0].found) == (6, 0)
    assert [(each.unknown, each.bars[0].found) for each in own] == [(5, 1)]


def test_in_the_meeting_the_unsigned_count_too(office: Office) -> None:
    organisation = rated_unit(office, more=2)
    decide(office)

    people = members(office.quarter(), organisation)
    found = spread(Achievement.objects.get(), office.quarter(), organisation.unit, people, None, given)

    assert found is not None
    assert (found.unknown, found.bars[0].found) == (0, 6)


def test_fewer_than_five_are_said_to_be_too_small_and_show_no_numbers(office: Office) -> None:
    rated_unit(office)
    decide(office)

    found = shown(office)

    assert (found.is_small, found.bars, found.departs) == (True, (), False)
    assert "5" in found.text


def test_the_head_is_not_counted(office: Office) -> None:
    staffed(office, more=2)
    office.plan("superior", superior="above")
    gather_period(by=office.people["hr"], at=AFTER, period=office.quarter())
    decide(office)

    assert shown(office).persons == 6


def test_the_head_explains_once_what_departs_when_all_is_signed(office: Office) -> None:
    signed_unit(office)

    word = explain(office)

    assert Achievement.objects.get().state == "explained"
    assert word.reason == "All six reached what was agreed."
    assert '"persons":6' in word.found
    with pytest.raises(NothingDeparts):
        explain(office)


def test_a_new_decision_asks_for_a_new_word(office: Office) -> None:
    signed_unit(office)
    explain(office)

    decide(office, "istimewa", "The council praised it.")

    assert Achievement.objects.get().state == "decided"
    explain(office, "Nobody stands out, all do.")
    assert PatternReason.objects.count() == 2


def test_there_is_nothing_to_explain_before_all_are_signed(office: Office) -> None:
    rated_unit(office, more=2)
    with pytest.raises(NothingDeparts):
        explain(office)
    decide(office)

    with pytest.raises(NothingDeparts):
        explain(office)


def test_there_is_nothing_to_explain_where_the_pattern_holds(office: Office) -> None:
    staffed(office, more=2)
    gather_period(by=office.people["hr"], at=AFTER, period=office.quarter())
    below = {"work": "below", "work_reason": "I saw only half of all that was agreed."}
    for role in EVERYBODY:
        sign_role(office, role, **(below if role in ("new0", "new1") else {}))
    decide(office)

    assert not shown(office).departs
    with pytest.raises(NothingDeparts):
        explain(office)


def test_the_word_is_the_heads_and_not_empty(office: Office) -> None:
    signed_unit(office)

    for role in ("above", "hr", "clerk"):
        with pytest.raises(NotAllowed):
            explain(office, by=role)
    with pytest.raises(WhyMissing):
        explain(office, " ")


def test_a_pattern_never_blocks_a_rating(office: Office) -> None:
    staffed(office, more=2)
    gather_period(by=office.people["hr"], at=AFTER, period=office.quarter())
    decide(office, "sangat_kurang", "The audit found nothing done.")

    rated = rate_role(office, "clerk", work="above", work_reason="She alone reached more.")

    assert rated.state == "rated"


def test_a_rater_with_nothing_to_rate_is_shown_no_pattern(office: Office) -> None:
    assert spreads_for(office.people["clerk"], [], on=ON) == []


def test_before_a_decision_there_is_no_pattern(office: Office) -> None:
    rated_unit(office, more=2)
    second = office.people["second"]

    assert spreads_for(second, to_rate(second, on=ON), on=ON) == []
