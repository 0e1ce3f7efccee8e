"""What a pack must not do: turn the wrong way, leap, leave gaps, stand still."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from tolok.rules.blocks import in_points
from tolok.rules.measures import MEASURES, Measure
from tolok.rules.policy import Block, Component, Policy
from tolok.rules.proof import Direction, Domain, Proof, Turn, prove, turn
from tolok.rules.steps import Formula
from tolok.rules.terms import Better, Scale

Broken = tuple[tuple[str | int, ...], str, str]
"""The place in the pack, what is wrong, and what to do."""

_WANTED = {Better.HIGHER: Direction.RISING, Better.LOWER: Direction.FALLING}
_WAYS = {Better.HIGHER: "more is better", Better.LOWER: "less is better"}


def broken(policy: Policy, largest_jump: int) -> Iterator[Broken]:
    """Every promise that a component of the policy's local schemes breaks; points in hundredths."""
    for place, scheme in enumerate(policy.schemes):
        for at, component in enumerate(scheme.components):
            for fault, remedy in _component(component, largest_jump):
                yield ("scheme", place, "component", at, "block"), fault, remedy


def _component(component: Component, largest_jump: int) -> Iterator[tuple[str, str]]:
    measure, block = MEASURES[component.measure], component.block
    if block.unit != measure.scale:
        fault = f"the block counts in {block.unit}, but {component.measure} is measured in {measure.scale}."
        yield fault, f'Write unit = "{measure.scale}" and check its limits.'
        return
    gaps = list(_gaps(block))
    yield from gaps
    if not gaps:
        proof = prove((_points(block, measure),), _columns(measure))["points"]
        yield from ((each.text, "Mend the block.") for each in proof.faults)
        yield from _direction(proof, block, component.measure, measure)
        yield from _leap(proof, component, measure, largest_jump)


def _gaps(block: Block) -> Iterator[tuple[str, str]]:
    """Rows of a table that don't follow each other from nothing to the end."""
    if not block.pieces:
        return
    if block.pieces[0].start:
        yield f"the first row begins at {block.pieces[0].start}, so nothing is said below.", "Begin at 0."
    for row, following in pairwise(block.pieces):
        if following.start > row.end + 1:
            fault = f"nothing is said from {row.end + 1} to {following.start - 1}."
            yield fault, "Close the gap between the two rows."
        elif following.start <= row.end:
            yield (
                f"the rows from {row.start} and from {following.start} overlap.",
                "Let each begin after the one before.",
            )


@cache
def _points(block: Block, measure: Measure) -> Formula:
    node = in_points(block, measure.value.column)
    return Formula("points", node, "Nilai komponen", "Points of the component", Scale.POINTS, "", "")


def _columns(measure: Measure) -> dict[str, Domain]:
    own = Domain(measure.scale, 0, measure.most)
    return {measure.value.column.name: own, "is_utmost": Domain(Scale.COUNT, 0, 1)}


def _direction(proof: Proof, block: Block, name: str, measure: Measure) -> Iterator[tuple[str, str]]:
    """Points that move against what the measure says is better."""
    column, wanted = measure.value.column.name, _WANTED[measure.better]
    if proof.is_constant or proof.directions.get(column) is wanted:
        return
    shown = turn((_points(block, measure),), _columns(measure), column, wanted)
    fault = _told(shown, measure) if shown else "it can't be proven that the points never move the wrong way."
    yield f"{fault[0].upper()}{fault[1:]}", f"For {name}, {_WAYS[measure.better]}: turn the block round."


def _told(turn: Turn, measure: Measure) -> str:
    way = "rise" if turn.result_after > turn.result_before else "fall"
    span = f"from {turn.before} to {turn.after} {measure.scale}"
    return f"{span} the points {way} from {_shown(turn.result_before)} to {_shown(turn.result_after)}."


def _shown(points: int) -> str:
    return f"{points // 100}.{points % 100:02d}".removesuffix(".00")


def _leap(proof: Proof, component: Component, measure: Measure, largest: int) -> Iterator[tuple[str, str]]:
    """A cliff: one more minute, day or voice moves the whole score by more than the policy's limit."""
    jump = proof.jump.get(measure.value.column.name)
    if jump is None:
        yield "it can't be proven how far one more unit moves the points.", "Use a line or bands."
    elif jump * component.weight > largest * 10_000:
        moved = _shown(jump * component.weight // 10_000)
        fault = f"one more of {measure.scale} can move the score by {moved}, more than {_shown(largest)}."
        yield fault, "Put more rows between, or raise `limits.largest_jump` with its source."
