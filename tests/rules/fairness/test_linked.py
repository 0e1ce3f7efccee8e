"""Who can be compared, and who would make it so."""

from __future__ import annotations

from tests.rules.fairness.invented import World, as_ratings, invented
from tolok.rules.fairness.columns import Ratings, ratings
from tolok.rules.fairness.linked import MOST_ADVICE, Cross, cross_raters, linked
from tolok.rules.fairness.sheets import sheets


def on_one_item(*pairs: str) -> Ratings:
    """Ratings as `ratee by rater`, all on one item."""
    whom, by = zip(*(pair.split(" by ") for pair in pairs), strict=True)
    return ratings(whom, by, ["x"] * len(pairs), [3.0] * len(pairs))


def test_a_chain_of_sheets_makes_a_component_and_the_largest_comes_first() -> None:
    given = on_one_item("a by r", "c by s", "c by t", "d by t", "e by s")

    found = linked(sheets(given))

    assert dict(zip(given.ratees, found.ratee.tolist(), strict=True)) == {"a": 1, "c": 0, "d": 0, "e": 0}
    assert dict(zip(given.raters, found.rater.tolist(), strict=True)) == {"r": 1, "s": 0, "t": 0}
    assert found.sheets.tolist() == [4, 1]


def test_somebody_who_is_ratee_and_rater_does_not_link_by_that() -> None:
    given = on_one_item("a by b", "b by a", "c by d")

    assert len(linked(sheets(given)).sheets) == 3


def test_cross_raters_link_what_is_apart() -> None:
    given = on_one_item("a by r", "b by r", "c by s", "d by s", "d by t")
    of = sheets(given)

    found = cross_raters(of, linked(of))

    assert [(given.raters[each.rater], given.ratees[each.ratee]) for each in found] == [("s", "a"), ("r", "c")]
    more = on_one_item("a by r", "b by r", "c by s", "d by s", "d by t", "a by s", "c by r")
    assert len(linked(sheets(more)).sheets) == 1


def test_one_component_needs_no_cross_rater() -> None:
    of = sheets(on_one_item("a by r", "b by r"))

    assert cross_raters(of, linked(of)) == []


def test_advice_is_short() -> None:
    made = invented(World(ratees=300, outside=0.0))
    of = sheets(as_ratings(made.ratee, made.rater, made.sheet))

    found = cross_raters(of, linked(of))

    assert len(found) == MOST_ADVICE
    assert isinstance(found[0], Cross)
