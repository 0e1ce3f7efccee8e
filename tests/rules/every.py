"""A policy that looks at every measure through every building block that fits it."""

from __future__ import annotations

from dataclasses import replace

from tolok.engine import packs
from tolok.rules.measures import MEASURES
from tolok.rules.policy import Block, Component, Piece, Policy, Scheme, ScoreBand
from tolok.rules.terms import Aspect, Scale, Silence


def blocks(unit: str) -> tuple[Block, ...]:
    """One block of each kind, near the values that random persons have."""
    ratio = unit in (Scale.RATIO, Scale.POINTS)
    size = 1_000 if ratio else 1
    pieces = (Piece(0, 4, 10_000, 6_000), Piece(5, 9, 5_500, 900), Piece(10, 10**12, 0, 0))
    return (
        *([Block("points", unit, most=9_000)] if ratio else ()),
        Block("deduction", unit, full=9_000, each=1 if ratio else 700),
        Block("line", unit, full=10_000, nothing_at=9 * size, full_at=2 * size),
        Block("line", unit, full=8_000, nothing_at=1 * size, full_at=8 * size),
        Block("bands", unit, pieces=(Piece(0, size, 9_000, 9_000), Piece(2 * size, 10**12, 4_000, 4_000))),
        Block("pieces", unit, step=max(size, 3), utmost=7_000 if ratio else None, pieces=pieces),
    )


def components() -> tuple[Component, ...]:
    """Every measure of everything it may be of, through every block."""
    found = []
    for name, measure in MEASURES.items():
        indicators = measure.over == "targets"
        choices = ("",) if indicators else measure.choices or ("complaint", "citizens") if measure.of else ("",)
        for of in choices:
            for block in blocks(measure.scale.value):
                fits = block if indicators else replace(block, utmost=None)
                found.append((name, of, fits, tuple(Aspect) if indicators else ()))
    return tuple(_component(number, *each) for number, each in enumerate(found))


def _component(number: int, measure: str, of: str, block: Block, aspects: tuple[Aspect, ...]) -> Component:
    return Component(
        kind=f"c{number}",
        label_id="",
        label_en="",
        weight=1 + number % 7,
        measure=measure,
        of=of,
        aspects=aspects,
        block=block,
        minimum=0 if aspects else 1 + number % 3,
        missing=Silence.REDISTRIBUTE,
        source="x",
    )


def policy() -> Policy:
    """Pontianak's policy with one scheme for each component, and one of all with bands."""
    alone = (Scheme(part.kind, "", "", (part,), "x") for part in components())
    bands = (ScoreBand(0, "low", "", "", ""), ScoreBand(4_000, "high", "", "", "innovation"))
    together = Scheme("all", "", "", components(), "x", bands)
    return replace(packs.load("pontianak-2026").policy(), schemes=(*alone, together))
