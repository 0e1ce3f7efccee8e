"""What a unit's distribution says to its leader, in both languages."""

from __future__ import annotations

from typing import NamedTuple

from tolok.rules.sayings import LANGUAGES, said
from tolok.rules.terms import OrganisationPredikat, Predikat, Standing

Pair = tuple[str, str]


class Told(NamedTuple):
    """What is known of the whole pattern."""

    organisation: OrganisationPredikat
    persons: int
    unknown: int
    standing: Standing
    moves: int | None


class ToldLimit(NamedTuple):
    """What is known of one limit, in persons."""

    predikat: tuple[Predikat, ...]
    persons: int
    least: int
    most: int
    found: int


_EMPTY = ("Unit ini belum punya pegawai, jadi polanya belum dapat dilihat.", "The unit has no persons yet.")
_SMALL = (
    "Unit ini terlalu kecil: pola untuk organisasi {0} tidak mungkin terpenuhi dengan {1} pegawai.",
    "The unit is too small: the pattern for an organisation rated {0} can't hold with {1} persons.",
)
_STANDING: dict[Standing, Pair] = {
    Standing.HOLDS: (
        "Pola untuk organisasi {0} terpenuhi.",
        "The pattern for an organisation rated {0} holds.",
    ),
    Standing.OPEN: (
        "Pola untuk organisasi {0} masih dapat terpenuhi; {2} dari {1} pegawai belum berpredikat.",
        "The pattern for an organisation rated {0} can still hold; {2} of {1} persons have no predikat yet.",
    ),
    Standing.BROKEN: (
        "Pola untuk organisasi {0} tidak terpenuhi: dari {1} pegawai, paling sedikit {3} predikat berbeda dari pola.",
        "The pattern for an organisation rated {0} does not hold: of {1} persons, at least {3} depart from it.",
    ),
}
_ADVICE = (
    " Ini pertimbangan bagi pimpinan; predikat siapa pun tidak berubah karenanya.",
    " This is for the leader to consider; it changes nobody's predikat.",
)
_LIMITS: dict[tuple[bool, bool], Pair] = {
    (True, True): ("paling sedikit {0} dan paling banyak {1} dari {2} pegawai", "{0} to {1} of {2} persons"),
    (True, False): ("paling sedikit {0} dari {2} pegawai", "at least {0} of {2} persons"),
    (False, True): ("paling banyak {1} dari {2} pegawai", "at most {1} of {2} persons"),
    (False, False): ("berapa pun dari {2} pegawai", "any number of {2} persons"),
}
_NOW = ("{}: {}; sekarang {}{}.", "{}: {}; now {}{}.")
_FEW = (", kurang {}", ", {} too few")
_MANY = (", lebih {}", ", {} too many")


def pattern_text(told: Told, language: str) -> str:
    """The whole pattern in one sentence, and that it binds nobody."""
    if not told.persons:
        saying = _EMPTY
    elif told.moves is None:
        saying = _SMALL
    else:
        saying = _STANDING[told.standing]
    place = LANGUAGES.index(language)
    word = said(told.organisation, language)
    return saying[place].format(word, told.persons, told.unknown, told.moves) + _ADVICE[place]


def limit_text(told: ToldLimit, language: str) -> str:
    """One limit in one sentence: what it asks for, and how many there are now."""
    place = LANGUAGES.index(language)
    words = (" atau ", " or ")[place].join(said(word, language) for word in told.predikat)
    bounds = _LIMITS[told.least > 0, told.most < told.persons][place]
    off = ""
    if told.found < told.least:
        off = _FEW[place].format(told.least - told.found)
    elif told.found > told.most:
        off = _MANY[place].format(told.found - told.most)
    return _NOW[place].format(words, bounds.format(told.least, told.most, told.persons), told.found, off)
