"""How many people a survey asks, so that their answers stand for all."""

from __future__ import annotations

from tolok.rules.steps import Column, Formula, Node, Ratio, formula
from tolok.rules.terms import Scale
from tolok.rules.values import Row, compute

_POPULATION = Column("population", Scale.COUNT, "populasi penerima layanan", "people served")


@formula("Ukuran sampel", "Sample size", Scale.COUNT)
def sample() -> Node:
    """3,841 N over 10 (N − 1) + 3,841: chi-square 3.841, P = 0.5 and an error of 5 %, in whole numbers.

    Source: Krejcie dan Morgan 1970, tabel sampel yang dipakai dalam SKM
    """
    return Ratio(_POPULATION * 3_841, (_POPULATION - 1) * 10 + 3_841, 1)


SAMPLE: tuple[Formula, ...] = (sample,)


def sample_size(population: int) -> int | None:
    """How many respondents stand for `population` people; missing below zero.

    The printed table says 384 for 100,000 people, where its own formula gives 383.

    Source: Krejcie dan Morgan 1970, tabel sampel yang dipakai dalam SKM
    """
    cells: Row = {"population": population}
    found = compute(SAMPLE, cells)["sample"]
    return found if isinstance(found, int) else None
