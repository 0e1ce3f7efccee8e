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


@dataclass(frozen=True, slots=True)
class UnitFirst:
    """The columns of a unit's figure and of a person's own, each with how many stand behind it, and two limits."""

    unit: Column
    unit_n: Column
    own: Column
    own_n: Column
    least: Column
    pull: Column

    def figure(self) -> Node:
        """The unit's figure; from `least` own ones on the person's, drawn as if `pull` more were like the unit's."""
        drawn = Ratio(self.own * self.own_n + self.unit * self.pull, self.own_n + self.pull, 1)
        return self._chosen(drawn, self.unit, Nothing())

    def number(self) -> Node:
        """How many stand behind the figure."""
        return self._chosen(self.own_n, self.unit_n, Number(0))

    def _chosen(self, own: Node, unit: Node, nothing: Node) -> Node:
        known = When(Missing(self.own), unit, When(self.own_n >= self.least, own, unit))
        return When(Missing(self.unit), nothing, known)


_HEARD = UnitFirst(_UNIT, _UNIT_N, _OWN, _OWN_N, _LEAST, _PULL)


@formula("Kepuasan warga yang dihitung", "Citizens' satisfaction that counts", Scale.POINTS, "heard")
def heard_points() -> Node:
    """The unit's index; once enough answered about the person's services, these, drawn towards the unit.

    Few answers are mostly chance, so they weigh against the unit as if so many more had said what the unit's did.

    Source: rancangan Tolok, unit lebih dulu; seseorang hanya dari jumlah jawaban tertentu dan ditarik ke unitnya
    """
    return _HEARD.figure()


@formula("Banyak jawaban yang mendasari", "How many answers stand behind it", Scale.COUNT, "heard_n")
def heard_n() -> Node:
    """How many answered about the unit, or about the person's services where these are heard.

    Source: rancangan Tolok, jumlah suara terlalu kecil tidak dihitung
    """
    return _HEARD.number()


HEARD: tuple[Formula, ...] = (heard_points, heard_n)


def heard(unit: Heard, own: Heard, *, heard_from: int, pull: int) -> Heard:
    """What counts for a person of what was said of the unit and of the services the person gave.

    Source: rancangan Tolok, unit lebih dulu; seseorang hanya dari jumlah jawaban tertentu dan ditarik ke unitnya
    """
    cells: Row = {"unit_points": unit.points, "unit_n": unit.n, "own_points": own.points, "own_n": own.n}
    found = compute(HEARD, cells | {"heard_from": heard_from, "pull": pull})
    points, n = found["heard"], found["heard_n"]
    return Heard(points if isinstance(points, int) else None, n if isinstance(n, int) else 0)
