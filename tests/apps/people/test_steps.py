"""A step is refused to who may not take it, before anybody learns where it stands."""

from __future__ import annotations

import pytest

from tests.conftest import TODAY
from tolok.ledger.actions import Refusal
from tolok.people.access import NotAllowed, is_self, is_worker, require_step
from tolok.people.models import Person

TABLE = {
    # verb: (from, to, who may)
    "begin": ((None,), "open", is_self),
    "end": (("open", "held"), "over", is_self),
    "count": (("open",), "over", is_worker),
}


class TooLate(Refusal):
    """The caller's own word."""


def step(verb: str, by: Person, state: str | None) -> str:
    """The state after, for a thing about the first person."""
    return require_step(TABLE, verb, by=by, about=Person(pk=1), on=TODAY, state=state, otherwise=TooLate())


def test_a_step_leads_on_from_the_states_of_the_table() -> None:
    ours = Person(pk=1)

    assert [step("begin", ours, None), step("end", ours, "held")] == ["open", "over"]


@pytest.mark.parametrize(("verb", "state"), [("begin", "open"), ("end", None), ("end", "over")])
def test_from_elsewhere_it_is_refused_in_the_caller_s_words(verb: str, state: str | None) -> None:
    with pytest.raises(TooLate):
        step(verb, Person(pk=1), state)


@pytest.mark.parametrize("state", ["open", "over"])
def test_whoever_may_not_learns_no_state(state: str) -> None:
    for verb, by in (("end", Person(pk=2)), ("count", Person(pk=1))):
        with pytest.raises(NotAllowed):
            step(verb, by, state)
