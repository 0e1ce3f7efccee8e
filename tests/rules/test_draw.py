"""The draw of raters: balanced, connected, the same for the same seed."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from time import perf_counter

from hypothesis import given, settings
from hypothesis import strategies as st

from tolok.rules.draw import Circle, Drawn, Pair, Want, draw

PEERS = {"peers": Want(4, 3)}


def team(size: int, *, voice: str = "peers", first: int = 1) -> Circle:
    """Colleagues who may all be asked about one another."""
    people = tuple(range(first, first + size))
    return Circle(voice, people, people)


def loads(drawn: list[Drawn], people: tuple[int, ...]) -> list[int]:
    """How often each of these people is asked."""
    asked = Counter(each.rater for each in drawn)
    return [asked[person] for person in people]


def reached(drawn: list[Drawn], start: int) -> set[int]:
    """Everybody joined to a person by who is asked about whom."""
    beside = defaultdict[int, set[int]](set)
    for each in drawn:
        beside[each.rater].add(each.subject)
        beside[each.subject].add(each.rater)
    found, waiting = {start}, [start]
    while waiting:
        fresh = beside[waiting.pop()] - found
        found |= fresh
        waiting += fresh
    return found


def test_everybody_in_a_team_is_asked_equally_often_and_about_equally_many() -> None:
    drawn = draw([team(9)], wants=PEERS, barred={}, most=8, seed="a")

    assert loads(drawn, team(9).raters) == [4] * 9
    assert Counter(each.subject for each in drawn) == dict.fromkeys(range(1, 10), 4)


@given(
    size=st.integers(4, 40),
    wanted=st.integers(3, 6),
    seed=st.text("abc", min_size=1, max_size=4),
    tied=st.lists(st.tuples(st.integers(1, 40), st.integers(1, 40)), max_size=3),
)
@settings(max_examples=150, deadline=None)
def test_loads_differ_by_one_at_most_and_a_team_hangs_together(
    size: int, wanted: int, seed: str, tied: list[Pair]
) -> None:
    wants = {"peers": Want(wanted, 3)}
    family = {pair for one, other in tied for pair in ((one, other), (other, one))} if size > 12 else set[Pair]()

    drawn = draw([team(size)], wants=wants, barred={"peers": family}, most=40, seed=seed)

    asked = loads(drawn, team(size).raters)
    assert max(asked) - min(asked) <= 1
    assert reached(drawn, 1) == set(range(1, size + 1))
    assert not [each for each in drawn if each.rater == each.subject or (each.rater, each.subject) in family]
    assert len({(each.rater, each.subject) for each in drawn}) == len(drawn)


def test_the_same_seed_draws_the_same_and_another_one_others() -> None:
    first, again, other = (draw([team(20)], wants=PEERS, barred={}, most=8, seed=seed) for seed in ("a", "a", "b"))

    assert first == again
    assert first != other


def test_sheets_move_along_a_chain_until_loads_are_even() -> None:
    crowded = Circle("subordinates", (100, 101), (1, 2, 3, 4))
    roomy = Circle("served", (200, 201, 202), (3, 4, 5, 6, 7))
    wants = {"subordinates": Want(3, 3), "served": Want(3, 3)}

    for seed in "abcdefgh":
        drawn = draw([crowded, roomy], wants=wants, barred={}, most=9, seed=seed)

        asked = loads(drawn, (1, 2, 3, 4, 5, 6, 7))
        assert sum(asked) == 15
        assert max(asked) - min(asked) <= 1


def test_a_group_that_can_never_be_heard_is_not_asked() -> None:
    few = draw([team(3)], wants=PEERS, barred={}, most=8, seed="a")
    tied = draw([team(4)], wants=PEERS, barred={"peers": {(2, 1)}}, most=8, seed="a")

    assert few == []
    assert {each.subject for each in tied} == {2, 3, 4}


def test_nobody_gets_more_sheets_than_the_most() -> None:
    many = Circle("served", tuple(range(100, 140)), (1, 2, 3, 4))

    drawn = draw([many], wants={"served": Want(3, 3)}, barred={}, most=6, seed="a")

    assert max(loads(drawn, many.raters)) <= 6
    assert set(Counter(each.subject for each in drawn).values()) == {3}


def test_neighbours_share_raters_so_that_severity_can_be_told_from_merit() -> None:
    drawn = draw([team(30)], wants=PEERS, barred={}, most=8, seed="a")
    panels = defaultdict[int, set[int]](set)
    for each in drawn:
        panels[each.subject].add(each.rater)

    shared = [one for one in panels.values() for other in panels.values() if one is not other and one & other]

    assert len(shared) > len(panels)


def test_without_voices_nobody_is_drawn() -> None:
    assert draw([], wants={}, barred={}, most=8, seed="a") == []


def test_thousands_are_drawn_in_a_moment() -> None:
    edges = list(range(0, 2_001, 25))
    teams = [team(last - first, first=first) for first, last in pairwise(edges)]
    served = [
        Circle("served", one.subjects, other.raters) for one, other in zip(teams, teams[1:] + teams[:1], strict=True)
    ]
    began = perf_counter()

    drawn = draw([*teams, *served], wants={"peers": Want(5, 3), "served": Want(5, 3)}, barred={}, most=12, seed="a")

    assert len(drawn) == 20_000
    assert set(Counter(each.rater for each in drawn).values()) == {10}
    assert perf_counter() - began < 20  # a third of a second on one free core, without anything that watches the lines
