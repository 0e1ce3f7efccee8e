"""The rating of behaviour, proposed from the levels of seven values."""

from __future__ import annotations

from functools import cache

from tolok.rules.policy import BehaviourPolicy
from tolok.rules.steps import (
    Both,
    Column,
    Compare,
    Count,
    Formula,
    Join,
    Missing,
    Node,
    Nothing,
    Number,
    When,
    Word,
    formula,
    known,
)
from tolok.rules.terms import Level, Scale
from tolok.rules.voices import voices_level, voices_rule

_LEVEL = Column("level", Scale.LEVEL, "tingkat", "level")
_ABOVE_COUNT = Column("above_count", Scale.COUNT, "batas nilai di atas ekspektasi", "limit of values above")
_BELOW_COUNT = Column("below_count", Scale.COUNT, "batas nilai di bawah ekspektasi", "limit of values below")
_VOICES_COUNT = Column("voices_count", Scale.COUNT, "bobot suara sebagai nilai", "weight of the voices as values")
_KNOWN_COUNT = Column("known_count", Scale.COUNT, "banyak nilai yang harus ada", "values needed")


@formula("Nilai perilaku yang sudah ada", "Values rated", Scale.COUNT, "known")
def behaviour_known() -> Node:
    """How many of the seven values have a level.

    Source: SE MenPANRB 20/2021 (tujuh nilai BerAKHLAK)
    """
    return Count("behaviours", known(_LEVEL))


def _counted(level: Level) -> Node:
    return Count("behaviours", _LEVEL.same(level))


@formula("Nilai di atas ekspektasi", "Values above expectation", Scale.COUNT, "above")
def behaviour_above() -> Node:
    """How many of the seven values are above expectation.

    Source: PermenPANRB 6/2022, rating perilaku kerja
    """
    return _counted(Level.ABOVE)


@formula("Nilai di bawah ekspektasi", "Values below expectation", Scale.COUNT, "below")
def behaviour_below() -> Node:
    """How many of the seven values are below expectation.

    Source: PermenPANRB 6/2022, rating perilaku kerja
    """
    return _counted(Level.BELOW)


def _together(level: Level) -> Node:
    """The values at a level, and the voices as so many more where they are known and say the same."""
    said = When(Missing(voices_level.column), Number(0), voices_level.column.same(level))
    return Join("+", _counted(level), Join("×", _VOICES_COUNT, said))


@formula("Nilai dan suara di atas ekspektasi", "Values and voices above expectation", Scale.COUNT, "above")
def together_above() -> Node:
    """Values above expectation; the voices together count as some more.

    Source: PermenPANRB 6/2022, rating perilaku kerja dan umpan balik berkelanjutan
    """
    return _together(Level.ABOVE)


@formula("Nilai dan suara di bawah ekspektasi", "Values and voices below expectation", Scale.COUNT, "below")
def together_below() -> Node:
    """Values below expectation; the voices together count as some more.

    Source: PermenPANRB 6/2022, rating perilaku kerja dan umpan balik berkelanjutan
    """
    return _together(Level.BELOW)


@formula("Usulan rating perilaku kerja", "Proposed rating of behaviour", Scale.LEVEL, "rating")
def behaviour_rating() -> Node:
    """By counts of levels, no points per value; above only if no value is below.

    Source: PermenPANRB 6/2022, rating perilaku kerja; banyaknya dari kebijakan
    """
    above = Both(Compare("≥", behaviour_above.column, _ABOVE_COUNT), behaviour_below.column.same(0))
    below = Compare("≥", behaviour_below.column, _BELOW_COUNT)
    rated = When(above, Word(Level.ABOVE), When(below, Word(Level.BELOW), Word(Level.MEETS)))
    return When(Compare("≥", behaviour_known.column, _KNOWN_COUNT), rated, Nothing())


_ALONE: tuple[Formula, ...] = (behaviour_known, behaviour_above, behaviour_below, behaviour_rating)


@cache
def behaviour_rule(policy: BehaviourPolicy) -> tuple[Formula, ...]:
    """The steps that propose the rating of behaviour, with the voices where the policy hears them.

    Source: PermenPANRB 6/2022, rating perilaku kerja
    """
    if policy.voices is None:
        return _ALONE
    together = (behaviour_known, together_above, together_below, behaviour_rating)
    return (*voices_rule(policy.voices), *together)
