"""From achievements to the two ratings, and from those to the predikat."""

from __future__ import annotations

from tolok.rules.steps import (
    Band,
    Both,
    Column,
    Compare,
    Count,
    Formula,
    Lookup,
    Missing,
    Node,
    Nothing,
    Number,
    Ratio,
    Total,
    When,
    Word,
    formula,
    known,
)
from tolok.rules.terms import Level, OutcomeKind, Predikat, Scale

_ONE = Column("achievement", Scale.RATIO, "capaian", "achievement")
_CONFIRMED = Column("achievement_if_confirmed", Scale.RATIO, "capaian bila klaim diterima", "if confirmed")
_WAIT = Column("wait", Scale.COUNT, "kebijakan menunggu", "the policy waits")
_ABOVE_FROM = Column("above_from", Scale.RATIO, "batas di atas ekspektasi", "limit of above expectation")
_MEETS_FROM = Column("meets_from", Scale.RATIO, "batas sesuai ekspektasi", "limit of meeting expectation")
_LEVEL = Column("level", Scale.LEVEL, "tingkat", "level")
_KIND = Column("kind", Scale.WORD, "jenis hasil kerja", "kind of outcome")
_MOST = Column("most", Scale.RATIO, "lebih dari ini berarti sebagian besar", "more than this is most")
_SMALL = Column("small_part", Scale.RATIO, "paling banyak ini berarti sebagian kecil", "up to this is a small part")
_ENOUGH = Column("known_share", Scale.RATIO, "paling sedikit yang harus diketahui", "least share to be known")
_ABOVE_COUNT = Column("above_count", Scale.COUNT, "banyak nilai di atas", "values above")
_BELOW_COUNT = Column("below_count", Scale.COUNT, "banyak nilai di bawah", "values below")
_KNOWN_COUNT = Column("known_count", Scale.COUNT, "banyak nilai yang harus ada", "values needed")


def _mean(of: Column) -> Node:
    """The exact mean of what is known; missing if the policy waits for the rest."""
    there = Count("targets", known(of))
    waits = Both(_WAIT.same(1), Compare(">", Count("targets", Missing(of)), Number(0)))
    return When(waits, Nothing(), Ratio(Total("targets", of), there, 1))


def _banded(of: Column) -> Node:
    limits = ((_ABOVE_FROM, Level.ABOVE.value), (_MEETS_FROM, Level.MEETS.value))
    return Band(of, limits, Level.BELOW.value)


@formula("Capaian hasil kerja", "Achievement of the outcome", Scale.RATIO, "achievement")
def outcome_achievement() -> Node:
    """The exact mean of the achievements of the outcome's indicators.

    Source: rancangan Tolok; PermenPANRB 6/2022 tidak memberi bobot pada indikator
    """
    return _mean(_ONE)


@formula(
    "Capaian bila klaim diterima", "Achievement if the claims are confirmed", Scale.RATIO, "achievement_if_confirmed"
)
def outcome_if_confirmed() -> Node:
    """The mean that the unchecked reports could lead to.

    Source: rancangan Tolok, pegawai tidak menanggung diamnya pemeriksa
    """
    return _mean(_CONFIRMED)


@formula("Tingkat hasil kerja", "Level of the outcome", Scale.LEVEL, "level")
def outcome_level() -> Node:
    """The band the achievement reaches; missing while unchecked reports could change it.

    Source: PermenPANRB 6/2022, rating hasil kerja; batasnya dari kebijakan
    """
    reached = _banded(outcome_achievement.column)
    possible = _banded(outcome_if_confirmed.column)
    return When(Compare("=", reached, possible), reached, Nothing())


@formula("Tingkat yang dinyatakan pimpinan", "Level stated by the superior", Scale.LEVEL, "level")
def outcome_stated() -> Node:
    """A qualitative outcome has the level its superior states.

    Source: PermenPANRB 6/2022, SKP pendekatan kualitatif
    """
    return Column("stated", Scale.LEVEL, "tingkat yang dinyatakan", "stated level")


OUTCOME: tuple[Formula, ...] = (outcome_achievement, outcome_if_confirmed, outcome_level)
STATED: tuple[Formula, ...] = (outcome_stated,)


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
