"""Subtracting one period from the next tells nothing of who left or came."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import pytest

from tests.apps.feedback.city import City
from tolok.engine.schema.voices import FEWEST
from tolok.feedback.models import Heard
from tolok.feedback.queries.voices import results
from tolok.feedback.queries.voices.statements import PLACES
from tolok.rules.hiding import is_found
from tolok.rules.terms import Value

TIMES = 400
MARKS, WEIGHTS = (1, 2, 3, 4, 5), (3, 7, 20, 40, 30)
MOST_COMMON = 4
# Of a hundred who were asked twice, so many change their mark by one.
RATES = (0, 20, 33, 50)


def published(city: City, given: list[int]) -> int:
    """The mean of five, in hundredths, that the page shows of one value to which colleagues gave these marks."""
    counts = [given.count(mark) for mark in range(PLACES)] * len(Value)
    row = results._voice(Heard(voice="peers", counts=counts), city.period, ())
    mean = row.values[0].mean
    assert mean is not None
    return mean


@dataclass(frozen=True)
class Change:
    """Some who stay, some who leave before the second round, and how many of a hundred stayers change their mark."""

    stay: int
    leave: int
    rate: int

    @property
    def is_told(self) -> bool:
        """Whether the second round is told beside the first."""
        return not is_found(set(range(self.stay)), [set(range(self.stay + self.leave))], least=FEWEST)

    def right(self, city: City, *, guarded: bool = True) -> tuple[int, int, int]:
        """How often the mark of one who left is named: by subtraction, by the most common mark, and from a page.

        The page is that of those who left alone: what a group of them tells of each.
        """
        chance, by_subtraction, by_guess, by_page = Random(26), 0, 0, 0
        for _time in range(TIMES):
            others = chance.choices(MARKS, WEIGHTS, k=self.stay)
            gone = chance.choices(MARKS, WEIGHTS, k=self.leave)
            again = [self._again(chance, mark) for mark in others]
            guess = MOST_COMMON
            if self.is_told or not guarded:
                sums = [round(published(city, each) * len(each) / 100) for each in ([*others, *gone], again)]
                guess = round((sums[0] - sums[1]) / self.leave)
            by_subtraction += guess == gone[0]
            by_guess += gone[0] == MOST_COMMON
            by_page += self.leave >= FEWEST and round(published(city, gone) / 100) == gone[0]
        return by_subtraction, by_guess, by_page

    def _again(self, chance: Random, mark: int) -> int:
        return min(5, max(1, mark + chance.choice((-1, 1)))) if chance.randrange(100) < self.rate else mark


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("leave", [1, 2])
def test_who_leaves_alone_or_with_one_other_is_guessed_no_better_than_anybody(
    city: City, rate: int, leave: int
) -> None:
    by_subtraction, by_guess, _page = Change(3, leave, rate).right(city)

    assert by_subtraction == by_guess


@pytest.mark.parametrize("rate", RATES)
def test_three_who_leave_are_as_hidden_as_a_group_of_three_is(city: City, rate: int) -> None:
    change = Change(4, 3, rate)

    by_subtraction, _guess, by_page = change.right(city)

    assert change.is_told
    assert by_subtraction <= by_page


@pytest.mark.parametrize("rate", [rate for rate in RATES if rate < 50])
def test_if_every_round_were_told_who_leaves_alone_would_be_found(city: City, rate: int) -> None:
    by_subtraction, by_guess, _page = Change(3, 1, rate).right(city, guarded=False)

    assert by_subtraction > by_guess
