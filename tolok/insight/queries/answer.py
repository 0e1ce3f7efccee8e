"""What a finished simulation shows: who moves, where, and at what cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tolok.engine.simulate import Trial
from tolok.insight.models import SimulatedPerson
from tolok.insight.queries import shift
from tolok.insight.queries.moves import MoveRow, move_row, packs_left, scheme_labels
from tolok.insight.queries.shift import Cell
from tolok.rules.numbers import shown

if TYPE_CHECKING:
    from tolok.insight.models import Simulation
    from tolok.rules.moves import Move, ScoreMoves, UnitMoves
    from tolok.rules.moves import Simulation as Found


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
    still: tuple[UnitMoves, ...]
    schemes: tuple[SchemeRow, ...]
    money: Money
    moves: tuple[MoveRow, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The predikat from the highest to none, as columns of the matrix."""
        return shift.ORDER


def answer(simulation: Simulation) -> Answer:
    """The finished page; one query for the names, however many people there are."""
    found, labels = Trial.from_json(simulation.trial).simulation, scheme_labels(simulation)
    matrix = tuple(shift.matrix(found))
    pairs = sorted(
        (cell for _name, row in matrix for cell in row if cell.n and cell.way), key=lambda cell: (-cell.n, cell.before)
    )
    units = sorted(found.units, key=lambda each: (-_stir(each), each.unit))
    ways = {way: sum(cell.n for cell in pairs if cell.way == way) for way in ("up", "down", "other")}
    return Answer(
        persons=found.persons,
        moved=found.moved,
        higher=ways["up"],
        lower=ways["down"],
        other=ways["other"],
        matrix=matrix,
        pairs=tuple(pairs),
        units=tuple(each for each in units if _stir(each)),
        still=tuple(each for each in units if not _stir(each)),
        schemes=tuple(_scheme(each, labels) for each in found.scores),
        money=Money(found.tpp_n, found.tpp_before, found.tpp_after, _why_no_money(simulation, found)),
        moves=tuple(_moves(simulation, found.largest, labels)),
    )


def _stir(unit: UnitMoves) -> int:
    """What moves most stands first: another predikat, then scores."""
    return 1_000_000 * unit.other_predikat + unit.up + unit.down


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
    if any(pack.contents.tpp is None for pack in packs_left(simulation)):
        return _("One of the two policies says nothing of the allowance.")
    if not simulation.known_nips:
        return _("No allowances were given. Add the file with nip and tpp to the next simulation.")
    return _("Nobody's working days are known, and unknown is not zero. Add hari_kerja and tidak_masuk to the file.")


def _moves(simulation: Simulation, largest: tuple[Move, ...], labels: Mapping[str, str]) -> Iterator[MoveRow]:
    held = SimulatedPerson.objects.filter(simulation_id=simulation.pk, person_id__in=[move.person for move in largest])
    names = dict(held.values_list("person_id", "person__name"))
    for place, move in enumerate(largest, 1):
        yield move_row(place, move, names.get(move.person, ""), labels)
