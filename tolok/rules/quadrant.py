"""The predikat: two ratings meet in the quadrant of the law."""

from __future__ import annotations

from tolok.rules.behaviour import behaviour_rating
from tolok.rules.steps import (
    Column,
    Formula,
    Lookup,
)
from tolok.rules.terms import Level, Predikat, Scale
from tolok.rules.work import work_rating

QUADRANTS: dict[str, dict[tuple[Level, Level], Predikat]] = {
    # (work results, behaviour): predikat
    "permenpanrb-6-2022": {
        (Level.ABOVE, Level.ABOVE): Predikat.SANGAT_BAIK,
        (Level.ABOVE, Level.MEETS): Predikat.BAIK,
        (Level.ABOVE, Level.BELOW): Predikat.KURANG,
        (Level.MEETS, Level.ABOVE): Predikat.BAIK,
        (Level.MEETS, Level.MEETS): Predikat.BAIK,
        (Level.MEETS, Level.BELOW): Predikat.KURANG,
        (Level.BELOW, Level.ABOVE): Predikat.BUTUH_PERBAIKAN,
        (Level.BELOW, Level.MEETS): Predikat.BUTUH_PERBAIKAN,
        (Level.BELOW, Level.BELOW): Predikat.SANGAT_KURANG,
    },
}


def predikat(work: Level | None, behaviour: Level | None, quadrant: str = "permenpanrb-6-2022") -> Predikat | None:
    """The predikat of two ratings by the 3 x 3 quadrant; missing if either rating is.

    Source: PermenPANRB 6/2022, kuadran kinerja pegawai
    """
    if work is None or behaviour is None:
        return None
    return QUADRANTS[quadrant][work, behaviour]


def quadrant_step(quadrant: str) -> Formula:
    """The quadrant as a step, so that the receipt shows it like any other."""
    table = tuple((work.value, conduct.value, word.value) for (work, conduct), word in QUADRANTS[quadrant].items())
    work = Column("work", Scale.LEVEL, work_rating.label_id, work_rating.label_en)
    behaviour = Column("behaviour", Scale.LEVEL, behaviour_rating.label_id, behaviour_rating.label_en)
    look_up = Lookup(table, work, behaviour)
    source = "PermenPANRB 6/2022, kuadran kinerja pegawai"
    return Formula("predikat", look_up, "Usulan predikat", "Proposed predikat", Scale.PREDIKAT, "", source)


QUADRANT = quadrant_step("permenpanrb-6-2022")
