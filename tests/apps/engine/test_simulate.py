"""Another policy tried on the same facts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.rules.make import behaviours, dossier, target
from tolok.engine import packs
from tolok.engine.packs import Pack
from tolok.engine.simulate import Trial, rules_of, simulate
from tolok.rules.facts import AttendanceFact, Dossier

NATIONAL = packs.load("permenpanrb-6-2022")
MONTH = (AttendanceFact("working", None, 21), AttendanceFact("late", 20, 2))


def stricter() -> Pack:
    """The national pack, but an outcome meets the expectation only from 98 % on."""
    own = NATIONAL.contents
    return Pack(own.model_copy(update={"outcome": own.outcome.model_copy(update={"meets_from": 9_800})}))


def clerk(number: int, checked: int, **more: Any) -> Dossier:
    """A clerk who issued so many hundredths of 100 documents."""
    person = dossier(target(checked=checked, n_checked=1), levels=behaviours("meets"), **more)
    return replace(person, person=number, unit="Loket")


def tried(*people: Dossier) -> Trial:
    """These people under both packs."""
    return simulate(people, rules_of(NATIONAL), rules_of(stricter()), lambda done: None)


def test_it_says_who_moves_and_shows_both_receipts() -> None:
    found = tried(clerk(1, 9_500), clerk(2, 9_900))

    assert (found.simulation.persons, found.simulation.moved) == (2, 1)
    assert found.simulation.predikat == (("baik", "baik", 1), ("baik", "butuh_perbaikan", 1))
    assert [each.move.person for each in found.receipts] == [1]
    assert (found.receipts[0].before.predikat, found.receipts[0].after.predikat) == ("baik", "butuh_perbaikan")
    assert found.receipts[0].before.steps


def test_it_adds_up_what_the_allowance_would_cost() -> None:
    person = clerk(1, 9_500, attendance=MONTH, tpp_base=5_000_000)

    found = tried(person, clerk(2, 9_900))

    assert found.simulation.tpp_n == 1
    assert found.simulation.tpp_after < found.simulation.tpp_before
    assert found.receipts[0].tpp_before is not None
    assert found.receipts[0].tpp_before.value == found.simulation.tpp_before


def test_a_pack_without_an_allowance_says_nothing_of_money() -> None:
    silent = Pack(NATIONAL.contents.model_copy(update={"tpp": None}))

    found = simulate([clerk(1, 9_500, tpp_base=1)], rules_of(silent), rules_of(silent), lambda done: None)

    assert (found.simulation.tpp_n, found.simulation.moved, found.receipts) == (0, 0, ())


def test_an_allowance_that_waits_is_not_zero() -> None:
    found = tried(clerk(1, 9_500, tpp_base=5_000_000))

    assert found.simulation.tpp_n == 0


def test_it_tells_how_far_it_is_and_keeps_only_the_largest_moves() -> None:
    seen: list[int] = []

    found = simulate((clerk(n, 9_500) for n in range(30)), rules_of(NATIONAL), rules_of(stricter()), seen.append)

    assert seen == list(range(1, 31))
    assert [each.move.person for each in found.receipts] == list(range(10))


def test_a_trial_is_kept_as_text_and_read_back() -> None:
    found = tried(clerk(1, 9_500, attendance=MONTH, tpp_base=5_000_000))

    assert Trial.from_json(found.to_json()) == found
