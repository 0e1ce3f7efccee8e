"""The rules agree with an independent reading of the regulation on random persons."""

from __future__ import annotations

import os
from random import Random

import pytest

from tests.rules import every, people
from tests.rules.oracle import Opinion, opinion
from tolok.engine import packs
from tolok.rules.appraise import appraise
from tolok.rules.facts import Dossier
from tolok.rules.policy import Policy

PERSONS = int(os.environ.get("TOLOK_ORACLE_PERSONS", "1000"))


def ours(dossier: Dossier, policy: Policy) -> Opinion:
    """What the rules say, in the oracle's form."""
    found = appraise(dossier, policy)
    values = {step.path: step.value for step in found.steps}
    return Opinion(
        achievements={each.id: values[f"target/{each.id}/achievement"] for each in dossier.targets},  # type: ignore[misc]  # steps of achievements hold whole numbers
        levels={each.id: values[f"outcome/{each.id}/level"] for each in dossier.outcomes},  # type: ignore[misc]  # steps of levels hold words
        work=found.work,
        behaviour=found.behaviour,
        predikat=found.predikat,
        local={score.name: (score.points, score.word) for score in found.local},
    )


@pytest.mark.parametrize("name", packs.names())
def test_rules_and_oracle_agree_on_random_persons(name: str) -> None:
    policy, chance = packs.load(name).policy(), Random(f"{name} 2026")

    for _ in range(PERSONS // len(packs.names())):
        person = people.one(chance)
        assert ours(person, policy) == opinion(person, policy)


def test_the_random_persons_reach_every_predikat() -> None:
    policy, chance = packs.load("pontianak-2026").policy(), Random(1)

    found = {appraise(people.one(chance), policy).predikat for _ in range(2_500)}

    assert len(found) == 6  # five words and none


def test_rules_and_oracle_agree_on_every_measure_and_block() -> None:
    policy, chance = every.policy(), Random("every 2026")

    for _ in range(PERSONS // 20):
        person = people.one(chance)
        assert ours(person, policy) == opinion(person, policy)
