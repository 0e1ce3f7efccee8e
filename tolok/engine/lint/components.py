"""What must hold for each component: unit, rows, direction, jumps."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from tolok.engine.lint.found import Finding
from tolok.engine.numbers import block_of
from tolok.engine.schema.blocks import BandRow, BandsBlock, PieceRow, PiecesBlock
from tolok.engine.schema.schemes import PackComponent
from tolok.rules.blocks import in_points
from tolok.rules.measures import MEASURES, Measure
from tolok.rules.numbers import shown
from tolok.rules.policy import Block
from tolok.rules.proof import Direction, Domain, Proof, Turn, prove, turn
from tolok.rules.steps import Formula
from tolok.rules.terms import Better, Scale
from tolok.rules.values import compute

# Of a group this small a member could be recognised.
FEWEST_VOICES = 3
ALONE = ("superior", "self")
_WANTED = {Better.HIGHER: Direction.RISING, Better.LOWER: Direction.FALLING}
# So many values are looked at one by one where a proof leaves a jump wider than it may be.
COUNTABLE = 1_000_000


def component_findings(component: PackComponent, key: str, largest_jump: int) -> Iterator[Finding]:
    """Everything wrong with one component; what is proven of its block only where its unit and rows fit."""
    measure = MEASURES[component.measure]
    basic = [*_unit(component, key, measure), *_rows(component, key, measure)]
    yield from basic
    yield from _voices(component, key)
    if not basic:
        yield from _proven(component, key, measure, largest_jump)


def _unit(component: PackComponent, key: str, measure: Measure) -> Iterator[Finding]:
    if component.block.unit is not measure.scale:
        told, counted = component.block.unit.value, measure.scale.value
        fault = f"the block counts {told}, but `{component.measure}` is measured in {counted}."
        yield Finding(f"{key}.block.unit", fault, f"Write the block's numbers in {counted}, with unit = {counted!r}.")


def _rows(component: PackComponent, key: str, measure: Measure) -> Iterator[Finding]:
    """Rows follow each other without a gap or an overlap, from nothing to an open end that can be reached."""
    block = component.block
    if not isinstance(block, BandsBlock | PiecesBlock):
        return
    kind = block.kind
    rows: tuple[BandRow | PieceRow, ...] = block.bands if isinstance(block, BandsBlock) else block.pieces
    step = block.step if isinstance(block, PiecesBlock) else 1
    expected: int | None = 0
    for place, row in enumerate(rows):
        at = f"{key}.block.{kind}[{place}]"
        yield from _row(row, at, expected, measure.most // step)
        expected = None if row.end is None else row.end + 1
    if expected is not None:
        fault = f"nothing is said from {expected} on."
        yield Finding(f"{key}.block.{kind}[{len(rows) - 1}]", fault, "Leave `to` out of the last row.")


def _row(row: BandRow | PieceRow, key: str, expected: int | None, most: int) -> Iterator[Finding]:
    if expected is None:
        yield Finding(key, "the row before has no `to`, so this one is never reached.", "Write the `to` of that row.")
    elif row.start > expected:
        fault = f"there is a gap: nothing is said from {expected} to {row.start - 1}."
        yield Finding(key, fault, f"Let the row begin at {expected}.")
    elif row.start < expected:
        fault = f"the rows overlap: {row.start} to {expected - 1} stand in two of them."
        yield Finding(key, fault, f"Let the row begin at {expected}.")
    elif row.start > most:
        fault = f"the row is never reached: the measure ends at {most}."
        yield Finding(key, fault, "Remove the row, or correct its limit.")


def _voices(component: PackComponent, key: str) -> Iterator[Finding]:
    if component.measure == "voice" and component.of not in ALONE and component.minimum < FEWEST_VOICES:
        fault = f"{component.minimum} voices are too few: who gave them could be recognised."
        yield Finding(f"{key}.minimum", fault, f"Ask for at least {FEWEST_VOICES}.")


def proof_of(component: PackComponent) -> Proof | None:
    """What is proven of a component's points over everything its measure can be; None if their units differ."""
    measure = MEASURES[component.measure]
    if component.block.unit is not measure.scale:
        return None
    return _proof(block_of(component.block), measure)


@cache
def _proof(block: Block, measure: Measure) -> Proof:
    return prove((_points(block, measure),), _domain(measure))["points"]


def _proven(component: PackComponent, key: str, measure: Measure, largest_jump: int) -> Iterator[Finding]:
    block, domain = block_of(component.block), _domain(measure)
    step, proof = _points(block, measure), _proof(block, measure)
    if proof.low is not None and proof.low == proof.high:
        fault = f"the points are always {shown(proof.low, Scale.POINTS)}: a constant poses as a component."
        yield Finding(f"{key}.block", fault, "Let the points depend on the measure, or remove the component.")
        return
    wrong = list(_direction(step, domain, proof, key, measure))
    yield from wrong or _jump(component, step, domain, proof, key, largest_jump)


@cache
def _points(block: Block, measure: Measure) -> Formula:
    label_id, label_en = "Nilai komponen", "Points of the component"
    return Formula("points", in_points(block, measure.value.column), label_id, label_en, Scale.POINTS, "", "")


def _domain(measure: Measure) -> dict[str, Domain]:
    """Everything that the measure can be."""
    return {"measured": Domain(measure.scale, 0, measure.most), "is_utmost": Domain(Scale.COUNT, 0, 1)}


def _direction(step: Formula, domain: dict[str, Domain], proof: Proof, key: str, measure: Measure) -> Iterator[Finding]:
    """The points never worsen when the measure improves."""
    if proof.directions["measured"] in (_WANTED[measure.better], Direction.CONSTANT):
        return
    found = _wrong_move(step, domain, measure.better)
    fault = "the points may move against the measure."
    if found:
        ends = [shown(each, measure.scale) for each in (found.before, found.after)]
        points = [shown(each, Scale.POINTS) for each in (found.result_before, found.result_after)]
        way = "rise" if found.result_after > found.result_before else "fall"
        fault = f"from {ends[0]} to {ends[1]} {measure.scale.value} the points {way} from {points[0]} to {points[1]}."
    more = "more" if measure.better is Better.HIGHER else "less"
    yield Finding(f"{key}.block", fault, f"Of this measure {more} is better; turn the numbers round.")


def _jump(
    component: PackComponent, step: Formula, domain: dict[str, Domain], proof: Proof, key: str, largest_jump: int
) -> Iterator[Finding]:
    """One more minute, day or voice moves the score by no more than the pack's limit."""
    jump = proof.jump["measured"]
    if jump is None or (_weighed(jump, component) > largest_jump and (domain["measured"].high or 0) <= COUNTABLE):
        jump = _counted_jump(step, domain)
    if _weighed(jump, component) > largest_jump:
        size, limit = (shown(each, Scale.POINTS) for each in (_weighed(jump, component), largest_jump))
        fault = f"a cliff: one step of the measure moves the score by {size} points."
        yield Finding(f"{key}.block", fault, f"Soften it to {limit} (`limits.largest_jump`), or lower the weight.")


def _weighed(points: int, component: PackComponent) -> int:
    return -(-points * component.weight // 10_000)


def _counted_jump(step: Formula, domain: dict[str, Domain]) -> int:
    """The largest jump, counted over every value there is, where the proof leaves it wider than it may be."""
    return max(abs(after - before) for _, before, after in _walk(step, domain))


def _wrong_move(step: Formula, domain: dict[str, Domain], better: Better) -> Turn | None:
    """Two values between which the points move the wrong way: the first step of all, or found beside the limits."""
    if (domain["measured"].high or 0) > COUNTABLE:
        return turn((step,), domain, "measured", _WANTED[better])
    for value, before, after in _walk(step, domain):
        if (before > after) if better is Better.HIGHER else (before < after):
            return Turn("measured", value, value + 1, before, after, {})
    return None


def _walk(step: Formula, domain: dict[str, Domain]) -> Iterator[tuple[int, int, int]]:
    """Every value of the measure with the points there and one further."""
    for is_utmost in (0, 1):
        values = range((domain["measured"].high or 0) + 1)
        for value, (before, after) in enumerate(pairwise(_at(step, each, is_utmost) for each in values)):
            yield value, before, after


def _at(step: Formula, value: int, is_utmost: int) -> int:
    return int(compute((step,), {"measured": value, "is_utmost": is_utmost})["points"] or 0)
