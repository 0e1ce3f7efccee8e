"""The building blocks of a formula: each turns one measure into points."""

from __future__ import annotations

from collections.abc import Callable

from tolok.rules.policy import Block, Piece
from tolok.rules.steps import Band, Both, Column, Compare, Greatest, Join, Least, Node, Number, Ratio, Unit, When
from tolok.rules.terms import Scale

_UTMOST = Column("is_utmost", Scale.COUNT, "target adalah yang tertinggi", "no more can be reached")
_ON_TARGET = Number(10_000, Scale.RATIO)


def in_points(block: Block, of: Node) -> Node:
    """The points that a block gives to a measure `of`, whose unit must be the block's; KeyError for another kind."""
    return BLOCKS[block.kind](block, of)


def _number(block: Block, value: int) -> Number:
    return Number(value, Scale(block.unit))


def _points(block: Block, of: Node) -> Node:
    """A share or points as they are, up to the most."""
    return Least(Unit(of, 1, Scale.POINTS), Number(block.most, Scale.POINTS))


def _deduction(block: Block, of: Node) -> Node:
    """Full points, minus some for each minute, day or complaint."""
    lost = Join("×", Unit(of, 1, Scale.COUNT), Number(block.each, Scale.POINTS))
    return Greatest(Join("−", Number(block.full, Scale.POINTS), lost), Number(0, Scale.POINTS))


def _line(block: Block, of: Node) -> Node:
    """Straight from nothing to full, level beyond both."""
    nothing = _number(block, block.nothing_at)
    way = Join("−", of, nothing) if block.full_at > block.nothing_at else Join("−", nothing, of)
    done = Greatest(way, _number(block, 0))
    span = _number(block, abs(block.full_at - block.nothing_at))
    return Least(Ratio(done, span, block.full), Number(block.full, Scale.POINTS))


def _bands(block: Block, of: Node) -> Node:
    """The points of the highest limit that is reached."""
    first, *higher = block.pieces
    limits = tuple((_number(block, piece.start), piece.first) for piece in reversed(higher))
    return Band(of, limits, first.first)


def _pieces(block: Block, of: Node) -> Node:
    """Straight lines between limits, over the measure rounded to whole steps."""
    steps = Ratio(of, _number(block, block.step), 1)
    found: Node = Number(block.pieces[0].first, Scale.POINTS)
    for piece in block.pieces:
        found = When(Compare("≥", steps, Number(piece.start)), _straight(piece, steps), found)
    if block.utmost is None:
        return found
    reached = Both(_UTMOST.same(1), Compare("≥", of, _ON_TARGET))
    return When(reached, Number(block.utmost, Scale.POINTS), found)


def _straight(piece: Piece, steps: Node) -> Node:
    if piece.first == piece.last:
        return Number(piece.first, Scale.POINTS)
    span, rise = piece.end - piece.start, Number(piece.last - piece.first, Scale.POINTS)
    ground = Number(piece.first * span, Scale.POINTS)
    climbed = Join("×", rise, Join("−", steps, Number(piece.start)))
    return Ratio(Join("+", ground, climbed), Number(span), 1)


BLOCKS: dict[str, Callable[[Block, Node], Node]] = {
    "points": _points,
    "deduction": _deduction,
    "line": _line,
    "bands": _bands,
    "pieces": _pieces,
}
