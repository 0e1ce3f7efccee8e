"""How the public's cases were answered, as it counts for one person."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.rules.canon import Canonical
from tolok.rules.heard import UnitFirst
from tolok.rules.steps import Column, Formula, Node, formula
from tolok.rules.terms import Scale
from tolok.rules.values import Row, compute

_UNIT = Column("unit_amount", Scale.AMOUNT, "angka unit", "figure of the unit")
_UNIT_N = Column("unit_cases", Scale.COUNT, "aduan unit", "cases of the unit")
_OWN = Column("own_amount", Scale.AMOUNT, "angka yang ditangani sendiri", "figure of one's own cases")
_OWN_N = Column("own_cases", Scale.COUNT, "aduan yang ditangani sendiri", "cases handled oneself")
_LEAST = Column("own_from", Scale.COUNT, "aduan sendiri paling sedikit", "fewest own cases")
_PULL = Column("own_pull", Scale.COUNT, "bobot unit", "weight of the unit")
_CASES = UnitFirst(_UNIT, _UNIT_N, _OWN, _OWN_N, _LEAST, _PULL)


@dataclass(frozen=True, slots=True)
class Caseload(Canonical):
    """A figure in hundredths (of a percent or a day), missing where there was no case; from `n` cases."""

    amount: int | None
    n: int


@formula("Angka aduan yang dihitung", "Figure of cases that counts", Scale.AMOUNT, "answered")
def answered_amount() -> Node:
    """The unit's figure; once a person handled enough cases themselves, theirs, drawn towards the unit.

    Source: rancangan Tolok, unit lebih dulu; seseorang hanya dari jumlah aduan tertentu dan ditarik ke unitnya
    """
    return _CASES.figure()


@formula("Banyak aduan yang mendasari", "How many cases stand behind it", Scale.COUNT, "answered_n")
def answered_n() -> Node:
    """How many cases the unit had, or the person, where their own count.

    Source: rancangan Tolok, jumlah aduan terlalu kecil tidak dihitung
    """
    return _CASES.number()


ANSWERED: tuple[Formula, ...] = (answered_amount, answered_n)


def answered(unit: Caseload, own: Caseload, *, own_from: int, pull: int) -> Caseload:
    """What counts for a person of how the unit's cases were answered and of those the person handled.

    Source: rancangan Tolok, unit lebih dulu; seseorang hanya dari jumlah aduan tertentu dan ditarik ke unitnya
    """
    cells: Row = {"unit_amount": unit.amount, "unit_cases": unit.n, "own_amount": own.amount, "own_cases": own.n}
    found = compute(ANSWERED, cells | {"own_from": own_from, "own_pull": pull})
    amount, n = found["answered"], found["answered_n"]
    return Caseload(amount if isinstance(amount, int) else None, n if isinstance(n, int) else 0)
