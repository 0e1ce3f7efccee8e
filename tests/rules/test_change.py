"""What would change it: the least amount that lifts an outcome."""

from __future__ import annotations

import pytest

from tests.rules.make import dossier, outcome, target
from tolok.rules.change import what_would_change
from tolok.rules.facts import Dossier
from tolok.rules.policy import Policy
from tolok.rules.result import Change
from tolok.rules.terms import Level


def test_three_more_documents_lift_the_outcome(national: Policy) -> None:
    person = dossier(target(low=1_000, high=1_000, checked=800, n_checked=8))

    assert what_would_change(person, national) == (Change(1, 1, 100, "dokumen", Level.BELOW, Level.MEETS),)


def test_the_relatively_smallest_step_is_named(national: Policy) -> None:
    small = target(1, low=1_000, high=1_000, checked=1_000, n_checked=1)
    large = target(2, low=100_000, high=100_000, checked=100_000, n_checked=1)

    assert what_would_change(dossier(small, large), national) == (
        Change(1, 2, 19_985, "dokumen", Level.MEETS, Level.ABOVE),
    )


@pytest.mark.parametrize(
    "person",
    [
        dossier(target(checked=12_000, n_checked=1)),  # already above
        dossier(target()),  # nothing is known
        dossier(target(polarity="lower", checked=12_000, n_checked=1)),  # less would be better
        dossier(outcomes=(outcome(stated="below"),)),  # not measured
        dossier(target(low=0, high=0, checked=0, polarity="on_off")),  # out of reach
        dossier(target(polarity="on_off", low=100, high=100, checked=100)),  # no "above" for on and off
    ],
)
def test_where_no_amount_helps_nothing_is_promised(national: Policy, person: Dossier) -> None:
    assert what_would_change(person, national) == ()
