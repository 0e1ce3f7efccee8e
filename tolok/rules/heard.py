"""What citizens say of a unit's services, as it is heard about one person."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.rules.canon import Canonical
from tolok.rules.steps import Column, Formula, Missing, Node, Nothing, Number, Ratio, When, formula
from tolok.rules.terms import Scale
from tolok.rules.values import Row, compute

_UNIT = Column("unit_points", Scale.POINTS, "IKM unit", "IKM of the unit")
_UNIT_N = Column("unit_n", Scale.COUNT, "jawaban tentang unit", "answers about the unit")
_OWN = Column("own_points", Scale.POINTS, "IKM layanan yang dikerjakan", "IKM of the services given")
_OWN_N = Column("own_n", Scale.COUNT, "jawaban tentang layanan itu", "answers about those services")
_LEAST = Column("heard_from", Scale.COUNT, "jawaban paling sedikit", "fewest answers")
_PULL = Column("pull", Scale.COUNT, "bobot unit", "weight of the unit")


@dataclass(frozen=True, slots=True)
class Heard(Canonical):
    """What is heard in points (10,000 = 100), missing where nobody said anything; from so many answers."""

    points: int | None
    n: int


@formula("Kepuasan warga yang dihitung", "Citizens' satisfaction that counts", Scale.POINTS, "heard")
def heard_points() -> Node:
    """The unit's index; once enough answered about the person's services, these, drawn towards the unit.

    Few answers are mostly chance, so they weigh against the unit as if so many more had said what the unit's did.

    Source: rancangan Tolok, unit lebih dulu; seseorang hanya dari jumlah jawaban tertentu dan ditarik ke unitnya
    """
    drawn = Ratio(_OWN * _OWN_N + _UNIT * _PULL, _OWN_N + _PULL, 1)
    own = When(Missing(_OWN), _UNIT, When(_OWN_N >= _LEAST, drawn, _UNIT))
    return When(Missing(_UNIT), Nothing(), own)


@formula("Banyak jawaban yang mendasari", "How many answers stand behind it", Scale.COUNT, "heard_n")
def heard_n() -> Node:
    """How many answered about the unit, or about the person's services where these are heard.

    Source: rancangan Tolok, jumlah suara terlalu kecil tidak dihitung
    """
    own = When(Missing(_OWN), _UNIT_N, When(_OWN_N >= _LEAST, _OWN_N, _UNIT_N))
    return When(Missing(_UNIT), Number(0), own)


HEARD: tuple[Formula, ...] = (heard_points, heard_n)


def heard(unit: Heard, own: Heard, *, heard_from: int, pull: int) -> Heard:
    """What counts for a person of what was said of the unit and of the services the person gave.

    Source: rancangan Tolok, unit lebih dulu; seseorang hanya dari jumlah jawaban tertentu dan ditarik ke unitnya
    """
    cells: Row = {"unit_points": unit.points, "unit_n": unit.n, "own_points": own.points, "own_n": own.n}
    found = compute(HEARD, cells | {"heard_from": heard_from, "pull": pull})
    points, n = found["heard"], found["heard_n"]
    return Heard(points if isinstance(points, int) else None, n if isinstance(n, int) else 0)
