"""Long form: names in order, missing scores left out, self-ratings kept apart."""

from __future__ import annotations

import pytest

from tolok.rules.fairness.columns import Ratings, coded, kept, parted, ratings
from tolok.rules.fairness.items import correlation, items
from tolok.rules.fairness.own import NONE, UNMET, own
from tolok.rules.fairness.sheets import sheets


def rows(*told: str) -> Ratings:
    """Ratings as `ratee rater score`, all on one item."""
    whom, by, score = zip(*(each.split() for each in told), strict=True)
    return ratings(whom, by, ["x"] * len(told), [None if each == "-" else float(each) for each in score])


def test_names_are_in_natural_order_and_missing_scores_gone() -> None:
    found = rows("a10 r 4", "a2 r 3", "a3 r -")

    assert (found.ratees, found.score.tolist()) == (("a2", "a10"), [3, 4])
    assert coded(["b", "a", "b"])[0].tolist() == [1, 0, 1]


def test_what_people_say_of_themselves_is_kept_apart() -> None:
    others, of_self = parted(rows("ani ani 9", "ani budi 6", "budi ani 7", "budi budi 8"))

    assert (others.score.tolist(), of_self.score.tolist()) == ([6, 7], [9, 8])
    told = own(of_self, others, sheets(others))
    assert (told.sheets, told.n, told.difference) == (2, 2, 2)
    assert told.interval is not None


def test_nobody_rated_themselves_or_only_who_nobody_else_rated() -> None:
    others, of_self = parted(rows("ani budi 6", "budi ani 7"))
    alone = parted(rows("ani ani 9", "budi citra 6"))
    one = parted(rows("ani ani 9", "ani citra 6"))

    assert own(of_self, others, sheets(others)).reason == NONE
    assert own(alone[1], alone[0], sheets(alone[0])).reason == UNMET
    assert own(one[1], one[0], sheets(one[0]))[2:4] == (3, None)


def test_people_who_are_merely_numbered_do_not_rate_themselves() -> None:
    table = rows("1 1 9", "1 2 8", "2 1 7", "2 2 5", "3 1 4", "3 2 2")
    panel = rows("1 1 9", "1 2 8", "2 1 7", "2 2 5")
    holes = rows("1 1 9", "1 2 8", "2 2 7", "3 1 4")
    colleagues = rows("1 1 9", "1 2 8", "2 1 7", "3 1 4", "4 3 3", "5 4 4", "6 3 2")
    persons = rows("198501012010011901 198501012010011901 9", "198501012010011901 198501012010012902 8", "1 2 3")

    assert len(parted(table)[1].score) == 0
    assert parted(panel)[1].score.tolist() == [9, 5]
    assert len(parted(holes)[1].score) == 0
    assert parted(colleagues)[1].score.tolist() == [9]
    assert parted(persons)[1].score.tolist() == [9]


def test_names_that_no_longer_occur_go() -> None:
    given = rows("a r 1", "b s 2")

    found = kept(given, given.score > 1)

    assert (found.ratees, found.raters, found.items) == (("b",), ("s",), ("x",))


def test_items_tell_their_mean_and_whether_they_go_with_the_others() -> None:
    table = [
        (f"a{k}", "r", item, float(score)) for k in range(6) for item, score in (("p", k), ("q", k + 1), ("z", -k))
    ]
    given = ratings(*zip(*table, strict=True))

    first, _, last = items(given, sheets(given))

    assert (first.item, first.n, first.mean) == ("p", 6, 2.5)
    assert first.sd == pytest.approx(3.5**0.5)
    assert last.rest_correlation == pytest.approx(-1)


def test_one_score_has_a_mean_only() -> None:
    (found,) = items(rows("a r 4"), sheets(rows("a r 4")))

    assert (found.mean, found.interval, found.sd, found.rest_correlation) == (4, None, None, None)
    assert (
        correlation(
            found.mean * sheets(rows("a r 1", "b r 2", "c r 3")).raw, sheets(rows("a r 1", "b r 1", "c r 1")).raw
        )
        is None
    )
