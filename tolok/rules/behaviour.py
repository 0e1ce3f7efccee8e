"""The rating of behaviour, proposed from the levels of seven values."""

from __future__ import annotations

from tolok.rules.steps import (
    Both,
    Column,
    Compare,
    Count,
    Formula,
    Node,
    Nothing,
    When,
    Word,
    formula,
    known,
)
from tolok.rules.terms import Level, Scale

_LEVEL = Column("level", Scale.LEVEL, "tingkat", "level")
_ABOVE_COUNT = Column("above_count", Scale.COUNT, "banyak nilai di atas", "values above")
_BELOW_COUNT = Column("below_count", Scale.COUNT, "banyak nilai di bawah", "values below")
_KNOWN_COUNT = Column("known_count", Scale.COUNT, "banyak nilai yang harus ada", "values needed")


@formula("Nilai perilaku yang sudah ada", "Values rated", Scale.COUNT, "known")
def behaviour_known() -> Node:
    """How many of the seven values have a level.

    Source: SE MenPANRB 20/2021 (tujuh nilai BerAKHLAK)
    """
    return Count("behaviours", known(_LEVEL))


@formula("Nilai di atas ekspektasi", "Values above expectation", Scale.COUNT, "above")
def behaviour_above() -> Node:
    """How many of the seven values are above expectation.

    Source: PermenPANRB 6/2022, rating perilaku kerja
    """
    return Count("behaviours", _LEVEL.same(Level.ABOVE))


@formula("Nilai di bawah ekspektasi", "Values below expectation", Scale.COUNT, "below")
def behaviour_below() -> Node:
    """How many of the seven values are below expectation.

    Source: PermenPANRB 6/2022, rating perilaku kerja
    """
    return Count("behaviours", _LEVEL.same(Level.BELOW))


@formula("Usulan rating perilaku kerja", "Proposed rating of behaviour", Scale.LEVEL, "rating")
def behaviour_rating() -> Node:
    """By counts of levels, no points per value; above only if no value is below.

    Source: PermenPANRB 6/2022, rating perilaku kerja; banyaknya dari kebijakan
    """
    above = Both(Compare("≥", behaviour_above.column, _ABOVE_COUNT), behaviour_below.column.same(0))
    below = Compare("≥", behaviour_below.column, _BELOW_COUNT)
    rated = When(above, Word(Level.ABOVE), When(below, Word(Level.BELOW), Word(Level.MEETS)))
    return When(Compare("≥", behaviour_known.column, _KNOWN_COUNT), rated, Nothing())


BEHAVIOUR: tuple[Formula, ...] = (behaviour_known, behaviour_above, behaviour_below, behaviour_rating)
