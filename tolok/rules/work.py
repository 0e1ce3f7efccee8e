"""The rating of work results, proposed from counts of outcomes without weights."""

from __future__ import annotations

from tolok.rules.steps import (
    Both,
    Column,
    Compare,
    Count,
    Formula,
    Node,
    Nothing,
    Number,
    Ratio,
    When,
    Word,
    formula,
    known,
)
from tolok.rules.terms import Level, OutcomeKind, Scale

_LEVEL = Column("level", Scale.LEVEL, "tingkat", "level")
_KIND = Column("kind", Scale.WORD, "jenis hasil kerja", "kind of outcome")
_MOST = Column("most", Scale.RATIO, "batas sebagian besar", "limit for most")
_SMALL = Column("small_part", Scale.RATIO, "batas sebagian kecil", "limit for a small part")
_ENOUGH = Column("known_share", Scale.RATIO, "bagian yang harus diketahui", "share that must be known")


def _share_of_known(level: Level) -> Node:
    return Ratio(Count("outcomes", _LEVEL.same(level)), Count("outcomes", known(_LEVEL)))


@formula("Hasil kerja yang sudah diketahui", "Outcomes with a known level", Scale.RATIO, "known")
def work_known() -> Node:
    """The share of outcomes whose level is known.

    Source: rancangan Tolok, yang belum ada bukan nol dan bukan penuh
    """
    there = Count("outcomes", known(_LEVEL))
    return Ratio(there, Count("outcomes", Number(1)))


@formula("Bagian di atas ekspektasi", "Share above expectation", Scale.RATIO, "above")
def work_above() -> Node:
    """The share of known outcomes above expectation.

    Source: PermenPANRB 6/2022, rating hasil kerja
    """
    return _share_of_known(Level.ABOVE)


@formula("Bagian di bawah ekspektasi", "Share below expectation", Scale.RATIO, "below")
def work_below() -> Node:
    """The share of known outcomes below expectation.

    Source: PermenPANRB 6/2022, rating hasil kerja
    """
    return _share_of_known(Level.BELOW)


@formula("Hasil kerja utama di bawah ekspektasi", "Share of main outcomes below expectation", Scale.RATIO, "main_below")
def work_main_below() -> Node:
    """The share of known main outcomes below expectation; none if there are no main ones.

    Source: PermenPANRB 6/2022, rating hasil kerja
    """
    main = _KIND.same(OutcomeKind.MAIN)
    total = Count("outcomes", Both(main, known(_LEVEL)))
    share = Ratio(Count("outcomes", Both(main, _LEVEL.same(Level.BELOW))), total)
    return When(Compare("=", total, Number(0)), Number(0, Scale.RATIO), share)


@formula("Usulan rating hasil kerja", "Proposed rating of work results", Scale.LEVEL, "rating")
def work_rating() -> Node:
    """Above: most are, no main one is below; below: most are, or more than a small part of the main ones.

    Source: PermenPANRB 6/2022, rating hasil kerja (tanpa pembobotan)
    """
    nearly_all = Both(Compare(">", work_above.column, _MOST), work_main_below.column.same(0))
    good_enough = Both(Compare("≤", work_below.column, _MOST), Compare("≤", work_main_below.column, _SMALL))
    rated = When(nearly_all, Word(Level.ABOVE), When(good_enough, Word(Level.MEETS), Word(Level.BELOW)))
    return When(Compare("≥", work_known.column, _ENOUGH), rated, Nothing())


WORK: tuple[Formula, ...] = (work_known, work_above, work_below, work_main_below, work_rating)
