"""What a finished simulation shows: who moves, where, and at what cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tolok.engine.packs import FaultyPack
from tolok.engine.simulate import Trial
from tolok.insight.models import SimulatedPerson
from tolok.insight.queries.packs import packs_of
from tolok.rules.numbers import shown

if TYPE_CHECKING:
    from tolok.engine.packs import Pack
    from tolok.insight.models import Simulation
    from tolok.rules.moves import Move, ScoreMoves, UnitMoves
    from tolok.rules.moves import Simulation as Found

# From the highest to none at all; an empty word is a predikat that is not there yet.
ORDER = ("sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang", "")


@dataclass(frozen=True)
class Cell:
    """How many people have the row's predikat before and the column's after; `way` is "", up, down or other."""

    n: int
    before: str
    after: str
    way: str


@dataclass(frozen=True)
class SchemeRow:
    """A local score under both policies; means in points of those who have both."""

    label: str
    n_both: int
    before: str
    after: str
    up: int
    down: int


@dataclass(frozen=True)
class Money:
    """The allowances of a month in rupiah, of so many people; `why` says why there are none."""

    n: int
    before: int
    after: int
    why: str

    @property
    def change(self) -> int:
        """What a month would cost more, below zero less."""
        return self.after - self.before

    @property
    def more(self) -> int:
        """How much more it costs; 0 if it costs less."""
        return max(self.change, 0)

    @property
    def less(self) -> int:
        """How much less it costs; 0 if it costs more."""
        return max(-self.change, 0)


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


@dataclass(frozen=True)
class Answer:
    """Everything the page of a finished simulation shows."""

    persons: int
    moved: int
    higher: int
    lower: int
    other: int
    matrix: tuple[tuple[str, tuple[Cell, ...]], ...]
    pairs: tuple[Cell, ...]
    units: tuple[UnitMoves, ...]
    schemes: tuple[SchemeRow, ...]
    money: Money
    moves: tuple[MoveRow, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The predikat from the highest to none, as columns of the matrix."""
        return ORDER


def answer(simulation: Simulation) -> Answer:
    """The finished page; one query for the names, however many people there are."""
    found, labels = Trial.from_json(simulation.trial).simulation, scheme_labels(simulation)
    matrix = tuple(_matrix(found))
    pairs = sorted(
        (cell for _name, row in matrix for cell in row if cell.n and cell.way), key=lambda cell: (-cell.n, cell.before)
    )
    ways = {way: sum(cell.n for cell in pairs if cell.way == way) for way in ("up", "down", "other")}
    return Answer(
        persons=found.persons,
        moved=found.moved,
        higher=ways["up"],
        lower=ways["down"],
        other=ways["other"],
        matrix=matrix,
        pairs=tuple(pairs),
        units=tuple(sorted(found.units, key=lambda each: (-_stir(each), each.unit))),
        schemes=tuple(_scheme(each, labels) for each in found.scores),
        money=Money(found.tpp_n, found.tpp_before, found.tpp_after, _why_no_money(simulation, found)),
        moves=tuple(_moves(simulation, found.largest, labels)),
    )


def scheme_labels(simulation: Simulation) -> dict[str, str]:
    """The schemes of both policies in the reader's language, by name; bare names if a pack is gone."""
    is_id = (get_language() or "id").startswith("id")
    return {
        each.name: each.label_id if is_id else each.label_en
        for pack in _packs(simulation)
        for each in pack.contents.scheme
    }


def _packs(simulation: Simulation) -> tuple[Pack, ...]:
    try:
        return packs_of(simulation)
    except FaultyPack:
        return ()


def _stir(unit: UnitMoves) -> int:
    """What moves most stands first: another predikat, then scores."""
    return 1_000_000 * unit.other_predikat + unit.up + unit.down


def _matrix(found: Found) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    counted = {(one, other): n for one, other, n in found.predikat}
    for one in ORDER:
        yield one, tuple(Cell(counted.get((one, other), 0), one, other, way(one, other)) for other in ORDER)


def way(before: str, after: str) -> str:
    """Whether a predikat gets higher ("up"), lower ("down"), appears or vanishes ("other"), or stays ("")."""
    if before == after:
        return ""
    if not before or not after:
        return "other"
    return "up" if ORDER.index(after) < ORDER.index(before) else "down"


def mean(total: int, n: int) -> str:
    """The mean of points to two decimals, half up; empty where nobody has both."""
    return shown((2 * total + n) // (2 * n), "points") if n else ""


def _scheme(each: ScoreMoves, labels: Mapping[str, str]) -> SchemeRow:
    return SchemeRow(
        label=labels.get(each.name, each.name),
        n_both=each.n_both,
        before=mean(each.sum_before, each.n_both),
        after=mean(each.sum_after, each.n_both),
        up=each.up,
        down=each.down,
    )


def _why_no_money(simulation: Simulation, found: Found) -> str:
    if found.tpp_n:
        return ""
    if any(pack.contents.tpp is None for pack in _packs(simulation)):
        return _("One of the two policies says nothing of the allowance.")
    if not simulation.known_nips:
        return _("No allowances were given. Add the file with nip and tpp to the next simulation.")
    return _("Nobody's working days are known, and unknown is not zero. Add hari_kerja and tidak_masuk to the file.")


def _moves(simulation: Simulation, largest: tuple[Move, ...], labels: Mapping[str, str]) -> Iterator[MoveRow]:
    held = SimulatedPerson.objects.filter(simulation_id=simulation.pk, person_id__in=[move.person for move in largest])
    names = dict(held.values_list("person_id", "person__name"))
    for place, move in enumerate(largest, 1):
        yield move_row(place, move, names.get(move.person, ""), labels)


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
