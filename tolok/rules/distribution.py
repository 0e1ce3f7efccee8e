"""How the predikat of a unit's people are spread: soft limits that change nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tolok.rules.advice import Told, ToldLimit, limit_text, pattern_text
from tolok.rules.pattern import Distribution, Limit, LimitFound, Pattern, together
from tolok.rules.receipt import Receipt
from tolok.rules.spread import Bound, least_moves
from tolok.rules.steps import (
    Both,
    Column,
    Compare,
    Count,
    Formula,
    Greatest,
    Join,
    Missing,
    Node,
    Number,
    When,
    Word,
    formula,
)
from tolok.rules.terms import Predikat, Scale, Standing
from tolok.rules.trace import trace
from tolok.rules.values import Row

_PREDIKAT = Column("predikat", Scale.PREDIKAT, "predikat", "predikat")
_INSIDE = Column("inside", Scale.COUNT, "predikat termasuk batas ini", "the predikat belongs to this limit")
_LEAST = Column("least_share", Scale.RATIO, "bagian terkecil yang diminta", "least share asked for")
_MOST = Column("most_share", Scale.RATIO, "bagian terbesar yang diizinkan", "largest share allowed")
_MORE_THAN = Column("more_than", Scale.RATIO, "bagian yang harus dilampaui", "share to be exceeded")
_ALL, _UP = Number(10_000, Scale.RATIO), Number(9_999, Scale.RATIO)


@formula("Pegawai dalam unit", "Persons in the unit", Scale.COUNT, "persons")
def unit_persons() -> Node:
    """How many persons the unit has.

    Source: SE MenPANRB 3/2023, pola distribusi predikat kinerja
    """
    return Count("persons", Number(1))


@formula("Pegawai yang belum berpredikat", "Persons without a predikat yet", Scale.COUNT, "unknown")
def unit_unknown() -> Node:
    """How many persons have no predikat yet; they count as persons, not as any predikat.

    Source: rancangan Tolok, yang belum ada bukan nol dan bukan penuh
    """
    return Count("persons", Missing(_PREDIKAT))


@formula("Pegawai yang termasuk batas ini", "Persons within this limit", Scale.COUNT, "found")
def limit_found() -> Node:
    """How many persons have one of the limit's words.

    Source: SE MenPANRB 3/2023, pola distribusi predikat kinerja
    """
    return Count("persons", _INSIDE.same(1))


@formula("Batas bawah pegawai", "Lower limit of persons", Scale.COUNT, "least_persons")
def limit_least() -> Node:
    """The least share rounded up to whole persons, or one more than a share that must be exceeded.

    Source: SE MenPANRB 3/2023, pola distribusi predikat kinerja; pembulatan rancangan Tolok
    """
    rounded_up = Join("÷", Join("+", Join("×", _LEAST, unit_persons.column), _UP), _ALL)
    exceeded = Join("+", Join("÷", Join("×", _MORE_THAN, unit_persons.column), _ALL), Number(1))
    return When(Missing(_MORE_THAN), rounded_up, Greatest(rounded_up, exceeded))


@formula("Batas atas pegawai", "Upper limit of persons", Scale.COUNT, "most_persons")
def limit_most() -> Node:
    """The largest share rounded down to whole persons.

    Source: SE MenPANRB 3/2023, pola distribusi predikat kinerja; pembulatan rancangan Tolok
    """
    return Join("÷", Join("×", _MOST, unit_persons.column), _ALL)


@formula("Keadaan batas", "Where the limit stands", Scale.WORD, "standing")
def limit_standing() -> Node:
    """Holds whatever the others get, can still hold, or can no longer hold.

    Source: rancangan Tolok, pola distribusi adalah pertimbangan (SE MenPANRB 3/2023)
    """
    found, possible = limit_found.column, Join("+", limit_found.column, unit_unknown.column)
    settled = Both(Compare("≥", found, limit_least.column), Compare("≤", possible, limit_most.column))
    rest = When(settled, Word(Standing.HOLDS), Word(Standing.OPEN))
    short = When(Compare("<", possible, limit_least.column), Word(Standing.BROKEN), rest)
    return When(Compare(">", found, limit_most.column), Word(Standing.BROKEN), short)


UNIT: tuple[Formula, ...] = (unit_persons, unit_unknown)
LIMIT: tuple[Formula, ...] = (limit_found, limit_least, limit_most, limit_standing)


def distribution(persons: Iterable[Predikat | None], pattern: Pattern) -> Distribution:
    """Hold a unit's predikat (None: not yet known) against its pattern; it warns and never changes anybody.

    Source: SE MenPANRB 3/2023, pola distribusi predikat kinerja
    """
    people, receipt = tuple(persons), Receipt()
    cells: Row = {}
    groups: list[Row] = [{"predikat": word} for word in people]
    receipt.write("distribution", trace(UNIT, cells, {"persons": groups}), None, pattern.source)
    counts = Counter(word for word in people if word is not None)
    limits = tuple(_limit(limit, place, people, cells, receipt) for place, limit in enumerate(pattern.limits, 1))
    moves = least_moves(counts, len(people), (Bound(frozenset(f.predikat), f.least, f.most) for f in limits))
    told = Told(pattern.organisation, len(people), len(people) - counts.total(), together(moves, limits), moves)
    return Distribution(
        organisation=pattern.organisation,
        persons=told.persons,
        unknown=told.unknown,
        limits=limits,
        standing=told.standing,
        moves=moves,
        text_id=pattern_text(told, "id"),
        text_en=pattern_text(told, "en"),
        steps=tuple(receipt.steps),
    )


def _limit(limit: Limit, place: int, people: tuple[Predikat | None, ...], unit: Row, receipt: Receipt) -> LimitFound:
    """One limit over the unit's record."""
    groups: list[Row] = [{"inside": None if word is None else int(word in limit.predikat)} for word in people]
    cells: Row = {**unit, "least_share": limit.least, "most_share": limit.most, "more_than": limit.more_than}
    traced = trace(LIMIT, cells, {"persons": groups})
    receipt.write(f"distribution/{place}", traced, None, limit.source)
    found, least, most = (int(each.value or 0) for each in traced[:3])
    told = ToldLimit(limit.predikat, len(people), least, most, found)
    return LimitFound(
        predikat=limit.predikat,
        least=least,
        most=most,
        found=found,
        standing=Standing(str(traced[-1].value)),
        too_few=max(least - found, 0),
        too_many=max(found - most, 0),
        text_id=limit_text(told, "id"),
        text_en=limit_text(told, "en"),
        source=limit.source,
    )
