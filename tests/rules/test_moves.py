"""Who moves between two policies, whatever the order they come in."""

from __future__ import annotations

from itertools import permutations

from tolok.rules.moves import Move, ScoreMoves, Simulation, Standing, UnitMoves
from tolok.rules.tally import LARGEST, Tally
from tolok.rules.terms import Predikat

GOOD, BETTER = Predikat.BAIK, Predikat.SANGAT_BAIK


def stands(predikat: Predikat | None = GOOD, points: int | None = 8_000, tpp: int | None = None) -> Standing:
    """A standing with one score."""
    return Standing(predikat, (("lokal", points),), tpp)


def counted(*people: tuple[int, str, Standing, Standing]) -> Simulation:
    """What a tally says of these people."""
    tally = Tally()
    for person in people:
        tally.add(*person)
    return tally.result()


def test_who_stays_is_counted_and_is_no_move() -> None:
    found = counted((1, "A", stands(), stands()))

    assert (found.persons, found.moved, found.largest) == (1, 0, ())
    assert found.predikat == (("baik", "baik", 1),)
    assert found.units == (UnitMoves("A", 1, 0, 0, 0),)
    assert found.scores == (ScoreMoves("lokal", 1, 1, 1, 8_000, 8_000, 0, 0),)


def test_up_and_down_are_counted_by_unit_and_by_scheme() -> None:
    found = counted(
        (1, "A", stands(points=8_000), stands(points=8_100)),
        (2, "A", stands(points=8_000), stands(points=7_000)),
        (3, "B", stands(GOOD), stands(BETTER)),
    )

    assert found.moved == 3
    assert found.units == (UnitMoves("A", 2, 0, 1, 1), UnitMoves("B", 1, 1, 0, 0))
    assert found.scores == (ScoreMoves("lokal", 3, 3, 3, 24_000, 23_100, 1, 1),)
    assert [move.person for move in found.largest] == [3, 2, 1]


def test_a_score_that_only_one_policy_gives_is_counted_and_not_compared() -> None:
    found = counted(
        (1, "A", stands(points=None), stands(points=9_000)), (2, "A", stands(points=1), stands(points=None))
    )

    assert found.scores == (ScoreMoves("lokal", 1, 1, 0, 0, 0, 0, 0),)
    assert [move.points for move in found.largest] == [0, 0]


def test_a_scheme_that_only_one_policy_has_is_left_out() -> None:
    found = counted((1, "A", stands(), Standing(GOOD, (("other", 1),))))

    assert found.scores == ()


def test_the_allowance_is_added_where_both_policies_can_reckon_it() -> None:
    found = counted(
        (1, "A", stands(tpp=1_000), stands(tpp=900)),
        (2, "A", stands(tpp=1_000), stands(tpp=None)),
        (3, "A", stands(), stands()),
    )

    assert (found.tpp_n, found.tpp_before, found.tpp_after) == (1, 1_000, 900)
    assert [move.size for move in found.largest] == [(0, 0, 100, -1), (0, 0, 0, -2)]


def test_another_predikat_is_larger_than_any_points_and_a_missing_one_is_another() -> None:
    found = counted((1, "A", stands(points=0), stands(points=10_000)), (2, "A", stands(None), stands(GOOD)))

    assert [move.person for move in found.largest] == [2, 1]
    assert ("", "baik", 1) in found.predikat


def test_only_the_largest_moves_are_kept_in_any_order() -> None:
    people = [(n, "A", stands(points=0), stands(points=n)) for n in range(1, 30)]

    forward, backward = counted(*people), counted(*reversed(people))

    assert forward == backward
    assert [move.points for move in forward.largest] == list(range(29, 29 - LARGEST, -1))


def test_equal_moves_are_ordered_by_person() -> None:
    people = [(n, "A", stands(points=0), stands(points=5)) for n in (3, 1, 2)]

    found = {counted(*order) for order in permutations(people)}

    assert [move.person for move in found.pop().largest] == [1, 2, 3]
    assert found == set()


def test_a_move_has_no_rupiah_where_one_side_has_none() -> None:
    assert Move(1, "A", stands(tpp=5), stands(), 0).size == (0, 0, 0, -1)
