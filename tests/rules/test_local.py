"""Local scores: weights, voices, and what silence means."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.rules.make import dossier, target
from tolok.engine import packs
from tolok.rules.appraise import appraise
from tolok.rules.facts import AttendanceFact, ComponentFact, Dossier
from tolok.rules.policy import Policy
from tolok.rules.result import Held, LocalScore
from tolok.rules.terms import Silence


@pytest.fixture(scope="module")
def bukittinggi() -> Policy:
    """Quantity 30, quality 30, discipline 20, dealing with the public 20."""
    return packs.load("bukittinggi-2026").policy()


def score(person: Dossier, policy: Policy) -> LocalScore:
    """The first local score."""
    return appraise(person, policy).local[0]


PRESENT = (AttendanceFact("working", None, 61), AttendanceFact("late", 15, 2))


def quarter(*components: ComponentFact, attendance: tuple[AttendanceFact, ...] = PRESENT) -> Dossier:
    """A clerk with 90 % quantity and 100 % quality, never absent, half an hour late in all."""
    quality = target(2, aspect="quality", checked=12_000, n_checked=3)
    return dossier(target(1, checked=9_000, n_checked=9), quality, components=components, attendance=attendance)


def test_weights_times_points(bukittinggi: Policy) -> None:
    person = quarter(ComponentFact("citizens", 8_250, 12))

    found = appraise(person, bukittinggi)

    assert found.local[0].points == 9_310
    assert {step.path: step.formula for step in found.steps}["local/empat-indikator/score"] == (
        "(30 % × 90 + 30 % × 100 + 12 % × 100 + 8 % × 95 + 20 % × 82,50) ÷ (30 % + 30 % + 12 % + 8 % + 20 %) = 93,10"
    )


def test_too_few_voices_give_their_weight_to_the_others_and_it_is_said(bukittinggi: Policy) -> None:
    person = quarter(ComponentFact("citizens", 2_000, 4))

    found = score(person, bukittinggi)

    assert found.points == 9_575
    assert {part.kind: (part.missing, part.n) for part in found.parts} == {
        "quantity": (None, 1),
        "quality": (None, 1),
        "discipline": (None, 61),
        "punctuality": (None, 61),
        "citizens": ("too_few_voices", 4),
    }


def test_a_component_that_must_come_holds_the_score(bukittinggi: Policy) -> None:
    found = appraise(quarter(ComponentFact("citizens", 8_250, 12), attendance=()), bukittinggi)

    assert (found.local[0].points, found.local[0].missing) == (None, "component_missing")
    waiting = ("discipline", "punctuality")
    assert found.held == tuple(Held(f"local/empat-indikator/{kind}", "component_missing", "agency") for kind in waiting)


def test_a_refusing_component_stops_the_score_and_asks_nobody(bukittinggi: Policy) -> None:
    scheme = bukittinggi.schemes[0]
    strict = tuple(replace(part, missing=Silence.REFUSE) for part in scheme.components)
    policy = replace(bukittinggi, schemes=(replace(scheme, components=strict),))

    found = appraise(quarter(), policy)

    assert (found.local[0].points, found.local[0].missing, found.held) == (None, "component_missing", ())


def test_without_any_component_there_is_no_score(bukittinggi: Policy) -> None:
    scheme = bukittinggi.schemes[0]
    lenient = tuple(replace(part, missing=Silence.REDISTRIBUTE) for part in scheme.components)
    policy = replace(bukittinggi, schemes=(replace(scheme, components=lenient),))

    found = score(dossier(), policy)

    assert (found.points, found.missing) == (None, "no_component")
    assert {part.kind: part.missing for part in found.parts} == {
        "quantity": "not_measured",
        "quality": "not_measured",
        "discipline": "nothing_received",
        "punctuality": "nothing_received",
        "citizens": "nothing_received",
    }


def test_unchecked_work_makes_the_score_wait_for_the_checker(bukittinggi: Policy) -> None:
    partly = target(1, checked=4_000, claimed=5_000, n_checked=4, n_claimed=5)
    voices = (ComponentFact("citizens", 8_250, 12),)

    found = appraise(dossier(partly, components=voices), bukittinggi)

    assert found.local[0].points is None
    assert found.local[0].parts[0].missing == "claims_could_change_it"
    assert Held("local/empat-indikator/quantity", "claims_could_change_it", "checker") in found.held


def test_what_is_over_target_gives_no_more_than_full_points(bukittinggi: Policy) -> None:
    found = score(quarter(), bukittinggi)

    assert {part.kind: part.points for part in found.parts}["quality"] == 10_000
