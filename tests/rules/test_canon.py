"""Facts and results survive being written down, and foreign text is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from random import Random

import pytest

from tests.rules.make import behaviours, dossier, outcome, target
from tests.rules.people import one
from tolok.engine import packs
from tolok.rules.appraise import appraise
from tolok.rules.canon import Canonical, rebuilt
from tolok.rules.facts import BehaviourFact, ComponentFact, Dossier, EventFact, TargetFact
from tolok.rules.policy import Policy
from tolok.rules.result import Step

PERSON = dossier(
    target(checked=9_300, n_checked=2),
    outcomes=(outcome(1), outcome(2, "additional", "above")),
    levels=behaviours("meets", None),
    components=(ComponentFact("citizens", None, 2),),
)


def test_a_dossier_is_the_same_after_a_round_trip() -> None:
    assert Dossier.from_json(PERSON.to_json()) == PERSON


def test_the_hash_is_of_the_canonical_text() -> None:
    assert PERSON.hash == "cf5e290198816708bd3957266c7adbac75c9d4400dcf5e1f6258550e435d5f39"


@pytest.mark.parametrize("name", packs.names())
def test_a_policy_is_the_same_after_a_round_trip(name: str) -> None:
    policy = packs.load(name).policy()

    assert Policy.from_json(policy.to_json()) == policy


def test_a_field_added_later_leaves_what_was_kept_before_alone() -> None:
    text = target().to_json()

    assert "is_utmost" not in text
    assert '"is_utmost":1' in target(is_utmost=1).to_json()
    assert target(is_utmost=1).from_json(text) == target()


@pytest.mark.parametrize("wrong", ['"1"', "true", "1.5", "null"])
def test_a_foreign_value_is_refused(wrong: str) -> None:
    text = target().to_json().replace('"id":1', f'"id":{wrong}')

    with pytest.raises(TypeError, match="is not int"):
        TargetFact.from_json(text)


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (lambda: target(polarity="upward"), "upward"),
        (lambda: target(accumulation="total"), "total"),
        (lambda: outcome(kind="side"), "side"),
        (lambda: outcome(stated="great"), "great"),
        (lambda: BehaviourFact("ramah", None), "ramah"),
        (lambda: BehaviourFact("loyal", "great"), "great"),
    ],
)
def test_words_the_rules_do_not_know_are_refused(make: Callable[[], object], word: str) -> None:
    with pytest.raises(ValueError, match=f"'{word}' is not a valid"):
        make()


def test_time_is_counted_in_minutes_or_days_and_nothing_else() -> None:
    with pytest.raises(ValueError, match="'hours' is neither minutes nor days"):
        EventFact("complaint", "hours", 1, 2, 3)


def test_a_value_of_no_allowed_kind_is_refused() -> None:
    with pytest.raises(TypeError, match="is none of int, str"):
        rebuilt(Step, {"value": 1.5})


def _plain(value: object) -> object:
    """The slow way: dictionaries without the fields that have their default, lists, plain words."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if not is_dataclass(value):
        return value
    own = {field.name: (getattr(value, field.name), field.default) for field in fields(value)}
    return {name: _plain(is_now) for name, (is_now, usual) in own.items() if is_now != usual}


@pytest.mark.parametrize("name", packs.names())
def test_what_is_written_is_what_json_would_write(name: str) -> None:
    policy, chance = packs.load(name).policy(), Random(name)
    written: list[Canonical] = [policy]
    for person in (one(chance) for _ in range(20)):
        written += [person, appraise(person, policy)]

    slow = [json.dumps(_plain(each), sort_keys=True, separators=(",", ":"), ensure_ascii=False) for each in written]

    assert [each.to_json() for each in written] == slow


def test_a_text_with_quotes_and_control_signs_comes_back() -> None:
    odd = target(name='“Dokumen” "terbit"\n\t\\ \x00 é 𝛑')

    assert TargetFact.from_json(odd.to_json()) == odd


def test_a_number_with_a_point_has_no_canonical_text() -> None:
    step = Step("p", "n", "", "", 1.5, "count", "", "", None)  # type: ignore[arg-type]  # what a caller got wrong

    with pytest.raises(TypeError, match="float has no canonical text"):
        step.to_json()
