"""Subtracting one period from the next tells nothing of who left in between."""

from __future__ import annotations

from random import Random

from tests.apps.feedback.city import City
from tolok.feedback.models import Heard
from tolok.feedback.queries.voices import results
from tolok.feedback.queries.voices.statements import PLACES
from tolok.rules.terms import Value

TIMES, STAY = 400, 3
MARKS, WEIGHTS = (1, 2, 3, 4, 5), (3, 7, 20, 40, 30)


def published(city: City, given: list[int]) -> int:
    """The mean of five, in hundredths, that the page shows of one value to which colleagues gave these marks."""
    counts = [given.count(mark) for mark in range(PLACES)] * len(Value)
    row = results._voice(Heard(voice="peers", counts=counts), city.period, ())
    mean = row.values[0].mean
    assert mean is not None
    return mean


def guessed(city: City, first: list[int], second: list[int]) -> int:
    """What whoever left had said, if everybody else said the same again; the attacker knows who was heard when."""
    sums = [round(published(city, given) * len(given) / 100) for given in (first, second)]
    return sums[0] - sums[1]


def right(city: City, *, others_change: bool) -> int:
    """How often the attacker names the mark of the one who left between two rounds."""
    chance, found = Random(26), 0
    for _time in range(TIMES):
        others = chance.choices(MARKS, WEIGHTS, k=STAY)
        left = chance.choices(MARKS, WEIGHTS)[0]
        again = [min(5, max(1, mark + chance.choice((-1, 0, 1)))) if others_change else mark for mark in others]
        found += guessed(city, [*others, left], again) == left
    return found


def test_two_periods_tell_less_of_whoever_left_than_the_most_common_mark_does(city: City) -> None:
    by_guessing = TIMES * max(WEIGHTS) // sum(WEIGHTS)

    assert right(city, others_change=True) < by_guessing


def test_if_everybody_else_said_just_the_same_again_it_would_be_found(city: City) -> None:
    assert right(city, others_change=False) > TIMES * 9 // 10
