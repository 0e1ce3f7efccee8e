"""SKM and IKM: what the public says of a service, unsur by unsur and as an index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm

from tolok.rules.canon import Canonical
from tolok.rules.receipt import Receipt
from tolok.rules.result import Step
from tolok.rules.steps import Band, Column, Count, Formula, Node, Nothing, Ratio, Total, When, formula
from tolok.rules.terms import Scale
from tolok.rules.trace import trace
from tolok.rules.values import Cell, Row

UNANSWERED = "unsur_unanswered"
"""Why there is no NRR, or no index: nobody answered an unsur, and its silence is no zero."""


@dataclass(frozen=True, slots=True)
class Answers(Canonical):
    """One unsur: sum and number of its answers (or of a mean as a fraction), and `n` answers if that is known."""

    name: str
    total: int
    count: int
    n: int | None


@dataclass(frozen=True, slots=True)
class Mutu(Canonical):
    """A letter of quality and the points (10,000 = 100) from which it is given; below the last one it is too."""

    letter: str
    from_points: int
    label_id: str
    label_en: str


@dataclass(frozen=True, slots=True)
class Bands(Canonical):
    """A regulation's numbers: the answers' bounds, what a mean is multiplied by, four letters, the best first."""

    name: str
    lowest: int
    highest: int
    times: int
    mutu: tuple[Mutu, ...]
    source: str


@dataclass(frozen=True, slots=True)
class UnsurScore(Canonical):
    """One unsur's answers, NRR (ten-thousandths), points (10,000 = 100) and letter; missing without answers."""

    name: str
    n: int | None
    nrr: int | None
    points: int | None
    mutu: str | None


@dataclass(frozen=True, slots=True)
class SurveyIndex(Canonical):
    """A survey's IKM in points (10,000 = 100) with its letter, or why it is missing; each unsur; each step."""

    points: int | None
    mutu: str | None
    missing: str | None
    unsur: tuple[UnsurScore, ...]
    steps: tuple[Step, ...]


_TOTAL = Column("total", Scale.COUNT, "jumlah nilai jawaban", "sum of the answers")
_COUNT = Column("count", Scale.COUNT, "banyak jawaban", "answers")
_SHARE = Column("share", Scale.COUNT, "faktor penyamaan penyebut", "factor to the common denominator")
_COMMON = Column("common", Scale.COUNT, "penyebut bersama", "common denominator")
_WEIGHT = Column("weight", Scale.COUNT, "pembilang bobot", "numerator of the weight")
_WEIGHT_BY = Column("weight_by", Scale.COUNT, "penyebut bobot", "denominator of the weight")
_TIMES = Column("times", Scale.COUNT, "pengali ke skala 100", "multiplier to the scale of 100")
_LIMITS = tuple(
    (Column(f"from_{letter}", Scale.POINTS, f"batas mutu {letter}", f"limit of {letter}"), letter) for letter in "ABC"
)


@formula("Nilai rata-rata unsur (NRR)", "Mean of the unsur (NRR)", Scale.MEAN, "nrr")
def unsur_nrr() -> Node:
    """The sum of an unsur's answers over how many were given; missing if nobody answered it.

    Source: PermenPANRB 14/2017, Lampiran (pengolahan data, nilai rata-rata per unsur)
    """
    return Ratio(_TOTAL, _COUNT, 10_000)


@formula("Nilai unsur pada skala 100", "Points of the unsur", Scale.POINTS, "points")
def unsur_points() -> Node:
    """The exact mean on the scale of 100, rounded once; not taken from the rounded NRR.

    Source: PermenPANRB 14/2017, Lampiran (konversi nilai ke skala 25 sampai 100)
    """
    return Ratio(_TOTAL * _TIMES, _COUNT, 100)


@formula("Mutu unsur", "Quality of the unsur", Scale.WORD, "mutu")
def unsur_mutu() -> Node:
    """The letter that the rounded points reach.

    Source: PermenPANRB 14/2017, Lampiran (mutu pelayanan)
    """
    return Band(unsur_points.column, _LIMITS, "D")


@formula("Unsur tanpa jawaban", "Unsur without answers", Scale.COUNT)
def silent() -> Node:
    """How many unsur nobody answered.

    Source: rancangan Tolok, yang belum ada bukan nol dan bukan penuh
    """
    return Count("unsur", _COUNT.same(0))


@formula("Jumlah NRR, penyebut disamakan", "Sum of the NRR over one denominator", Scale.COUNT)
def nrr_sum() -> Node:
    """The exact sum of all NRR, counted in parts of their common denominator; missing if an unsur is silent.

    Source: PermenPANRB 14/2017, Lampiran (jumlah NRR tertimbang); tanpa pembulatan menurut rancangan Tolok
    """
    return When(silent.column > 0, Nothing(), Total("unsur", _TOTAL * _SHARE))


@formula("Indeks Kepuasan Masyarakat (IKM)", "Index of public satisfaction (IKM)", Scale.POINTS, "ikm")
def index_points() -> Node:
    """Sum of NRR times the weight of an unsur times 25, exact until it is rounded once.

    Source: PermenPANRB 14/2017, Lampiran (nilai SKM x 25); bobot tepat 1/n menurut rancangan Tolok
    """
    return Ratio(nrr_sum.column * _WEIGHT * _TIMES, _COMMON * _WEIGHT_BY, 100)


# The common denominator of unequal counts has dozens of digits, the means have few: a receipt prints those.
_AS_READ = When(silent.column > 0, Nothing(), Total("unsur", _TOTAL // _COUNT) * (_TIMES * _WEIGHT // _WEIGHT_BY))
index_points = replace(index_points, said=_AS_READ)


@formula("Mutu pelayanan", "Quality of the service", Scale.WORD, "mutu")
def index_mutu() -> Node:
    """The letter that the rounded IKM reaches, so that no value falls between two bands.

    Source: PermenPANRB 14/2017, Lampiran (mutu dan kinerja unit pelayanan)
    """
    return Band(index_points.column, _LIMITS, "D")


UNSUR: tuple[Formula, ...] = (unsur_nrr, unsur_points, unsur_mutu)
INDEX: tuple[Formula, ...] = (silent, nrr_sum, index_points, index_mutu)


def survey_index(answers: Sequence[Answers], bands: Bands, weight: Fraction | None = None) -> SurveyIndex:
    """The IKM of one survey with every step; each unsur weighs exactly 1/n, or the `weight` of an older report.

    Source: PermenPANRB 14/2017, Lampiran (pengolahan data SKM)
    """
    receipt = Receipt()
    common = lcm(*(one.count for one in answers if one.count))
    rows = [_unsur(one, common, bands, receipt) for one in answers]
    each, by = (1, len(answers)) if weight is None else weight.as_integer_ratio()
    cells = _numbers(bands) | {"common": common, "weight": each, "weight_by": by}
    traced = trace(INDEX, cells, {"unsur": rows})
    receipt.write("index", [each for each in traced if each.formula is not nrr_sum], UNANSWERED, bands.source)
    points, mutu = _whole(cells["ikm"]), _word(cells["mutu"])
    unsur = tuple(_score(one, row) for one, row in zip(answers, rows, strict=True))
    return SurveyIndex(points, mutu, UNANSWERED if points is None else None, unsur, tuple(receipt.steps))


def _numbers(bands: Bands) -> Row:
    limits: Row = {f"from_{mutu.letter}": mutu.from_points for mutu in bands.mutu}
    return limits | {"times": bands.times}


def _unsur(answers: Answers, common: int, bands: Bands, receipt: Receipt) -> Row:
    count = answers.count
    cells: Row = {"total": answers.total, "count": count, "share": common // count if count else None}
    cells |= _numbers(bands)
    receipt.write(f"unsur/{answers.name}", trace(UNSUR, cells), UNANSWERED, bands.source)
    return cells


def _score(answers: Answers, cells: Row) -> UnsurScore:
    nrr, points = _whole(cells["nrr"]), _whole(cells["points"])
    return UnsurScore(answers.name, answers.n, nrr, points, _word(cells["mutu"]))


def _whole(value: Cell) -> int | None:
    return value if isinstance(value, int) else None


def _word(value: Cell) -> str | None:
    return value if isinstance(value, str) else None
