"""One person's move in words, with the schemes by their labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import get_language

from tolok.engine.packs import FaultyPack
from tolok.insight.queries.packs import packs_of
from tolok.rules.numbers import shown

if TYPE_CHECKING:
    from tolok.engine.packs import Pack
    from tolok.insight.models import Simulation
    from tolok.rules.moves import Move


@dataclass(frozen=True)
class MoveRow:
    """One of the largest moves, with the person's name; `place` counts from 1."""

    place: int
    name: str
    unit: str
    before: str
    after: str
    scores: tuple[tuple[str, str, str], ...]
    tpp: tuple[int, int] | None


def scheme_labels(simulation: Simulation) -> dict[str, str]:
    """The schemes of both policies in the reader's language, by name; bare names if a pack is gone."""
    is_id = (get_language() or "id").startswith("id")
    return {
        each.name: each.label_id if is_id else each.label_en
        for pack in packs_left(simulation)
        for each in pack.contents.scheme
    }


def packs_left(simulation: Simulation) -> tuple[Pack, ...]:
    """Both policies; none if one can't be used any more."""
    try:
        return packs_of(simulation)
    except FaultyPack:
        return ()


def move_row(place: int, move: Move, name: str, labels: Mapping[str, str]) -> MoveRow:
    """One move in words; only scores that change are told."""
    then = dict(move.after.scores)
    one, other = move.before.tpp, move.after.tpp
    return MoveRow(
        place=place,
        name=name,
        unit=move.unit,
        before=move.before.predikat or "",
        after=move.after.predikat or "",
        scores=tuple(
            (labels.get(scheme, scheme), _points(points), _points(then[scheme]))
            for scheme, points in move.before.scores
            if scheme in then and then[scheme] != points
        ),
        tpp=(one, other) if one is not None and other is not None and one != other else None,
    )


def _points(points: int | None) -> str:
    return "–" if points is None else shown(points, "points")
