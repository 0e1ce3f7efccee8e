"""Short ways to write facts in tests."""

from __future__ import annotations

from typing import Any

from tolok.rules.facts import BehaviourFact, ComponentFact, Dossier, OutcomeFact, ProjectFact, RatingFact, TargetFact
from tolok.rules.terms import Value


def target(number: int = 1, **facts: Any) -> TargetFact:
    """An indicator of outcome 1: 100 documents a year, more is better, unless told otherwise."""
    usual: dict[str, Any] = {
        "id": number,
        "outcome": 1,
        "aspect": "quantity",
        "name": "Dokumen terbit",
        "unit": "dokumen",
        "polarity": "higher",
        "accumulation": "sum",
        "low": 10_000,
        "high": 10_000,
        "checked": None,
        "claimed": None,
        "n_checked": 0,
        "n_claimed": 0,
    }
    return TargetFact(**(usual | facts))


def outcome(number: int = 1, kind: str = "main", stated: str | None = None) -> OutcomeFact:
    """An outcome."""
    return OutcomeFact(number, kind, f"Hasil kerja {number}", stated)


def behaviours(*levels: str | None) -> tuple[BehaviourFact, ...]:
    """Levels for the seven values in their order; one level stands for all seven."""
    spread = levels * 7 if len(levels) == 1 else levels
    return tuple(BehaviourFact(value.value, level) for value, level in zip(Value, spread, strict=False))


def dossier(
    *targets: TargetFact,
    outcomes: tuple[OutcomeFact, ...] | None = None,
    levels: tuple[BehaviourFact, ...] = (),
    components: tuple[ComponentFact, ...] = (),
    months: int = 12,
    **more: Any,
) -> Dossier:
    """A person's year, unless told otherwise."""
    own = (outcome(),) if outcomes is None else outcomes
    return Dossier(
        person=7,
        government="mataram",
        period="2026",
        starts_on="2026-01-01",
        ends_on="2027-01-01",
        months=months,
        targets=targets,
        outcomes=own,
        behaviours=levels or behaviours("meets"),
        components=components,
        **more,
    )


def sheets(voice: str, *points: int | None) -> tuple[RatingFact, ...]:
    """One voice's sheets."""
    return tuple(RatingFact(voice, each) for each in points)


def project(**facts: Any) -> ProjectFact:
    """A road of 12 kilometres, 100 days and 900 million, unless told otherwise."""
    usual: dict[str, Any] = {
        "id": 1,
        "title": "Jalan lingkungan",
        "target": 1_200,
        "done": 1_200,
        "planned_days": 100,
        "taken_days": 100,
        "budget": 900_000_000,
        "spent": 900_000_000,
    }
    return ProjectFact(**(usual | facts))
