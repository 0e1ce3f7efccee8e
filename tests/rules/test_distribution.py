"""A unit against its pattern: the analytic check equals trying everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.engine import packs
from tolok.rules.distribution import distribution
from tolok.rules.pattern import Distribution, Limit, Pattern
from tolok.rules.spread import Bound, apart_or_nested, least_moves
from tolok.rules.terms import OrganisationPredikat, Predikat, Standing

PACK = packs.load("permenpanrb-6-2022")
PATTERNS = {word: pattern for word in OrganisationPredikat if (pattern := PACK.pattern(word))}
WORDS = st.sampled_from(Predikat)
PEOPLE = st.lists(st.one_of(st.none(), WORDS), min_size=1, max_size=9)
ORGANISATIONS = st.sampled_from(OrganisationPredikat)


def spreads(persons: int) -> Iterator[dict[Predikat, int]]:
    """Every way to give persons five predikat."""
    for bars in combinations(range(persons + 4), 4):
        places = (-1, *bars, persons + 4)
        yield {word: places[n + 1] - places[n] - 1 for n, word in enumerate(Predikat)}


def bounds(pattern: Pattern, persons: int) -> list[Bound]:
    """The pattern's limits in persons, as the rule counts them."""
    found = distribution([None] * persons, pattern).limits
    return [Bound(frozenset(each.predikat), each.least, each.most) for each in found]


def fits(spread: dict[Predikat, int], limits: list[Bound]) -> bool:
    """Whether a spread keeps every limit."""
    return all(each.least <= sum(spread[word] for word in each.words) <= each.most for each in limits)


@pytest.mark.parametrize("organisation", list(OrganisationPredikat))
def test_whether_a_pattern_can_hold_equals_trying_every_spread(organisation: OrganisationPredikat) -> None:
    for persons in range(1, 26):
        limits = bounds(PATTERNS[organisation], persons)

        analytic = least_moves({}, persons, limits) is not None

        assert analytic == any(fits(spread, limits) for spread in spreads(persons)), persons


def test_these_units_are_too_small_and_no_others() -> None:
    small = {
        word: [n for n in range(1, 101) if distribution([None] * n, pattern).moves is None]
        for word, pattern in PATTERNS.items()
    }

    assert small == {
        OrganisationPredikat.ISTIMEWA: [1, 2, 4],
        OrganisationPredikat.BAIK: [1, 2, 4],
        OrganisationPredikat.BUTUH_PERBAIKAN: [],
        OrganisationPredikat.KURANG: [1, 2],
        OrganisationPredikat.SANGAT_KURANG: [1, 2],
    }


@given(PEOPLE, ORGANISATIONS)
def test_the_least_moves_equal_trying_every_spread(people: list[Predikat | None], word: OrganisationPredikat) -> None:
    limits = bounds(PATTERNS[word], len(people))
    counts = Counter(each for each in people if each)

    found = distribution(people, PATTERNS[word]).moves

    ways = [
        sum(max(counts[each] - spread[each], 0) for each in Predikat)
        for spread in spreads(len(people))
        if fits(spread, limits)
    ]
    assert found == min(ways, default=None)


@given(PEOPLE, ORGANISATIONS)
def test_a_standing_is_what_every_or_some_completion_says(
    people: list[Predikat | None], word: OrganisationPredikat
) -> None:
    limits = bounds(PATTERNS[word], len(people))
    counts = Counter(each for each in people if each)
    ends = [spread for spread in spreads(len(people)) if all(spread[each] >= counts[each] for each in Predikat)]

    found = distribution(people, PATTERNS[word])

    kept = [fits(end, limits) for end in ends]
    assert (found.standing is Standing.HOLDS) == all(kept)
    assert (found.standing is Standing.BROKEN) == (not any(kept))
    for limit, each in zip(limits, found.limits, strict=True):
        alone = [fits(end, [limit]) for end in ends]
        assert (each.standing is Standing.HOLDS) == all(alone)
        assert (each.standing is Standing.BROKEN) == (not any(alone))


@given(st.permutations([Predikat.BAIK] * 4 + [Predikat.KURANG, Predikat.SANGAT_BAIK, None]))
def test_the_order_of_persons_leaves_no_trace(people: list[Predikat | None]) -> None:
    first = distribution(sorted(people, key=str), PATTERNS[OrganisationPredikat.BAIK])

    assert distribution(people, PATTERNS[OrganisationPredikat.BAIK]).to_json() == first.to_json()


@given(st.sets(WORDS, min_size=1), st.sets(WORDS, min_size=1), st.integers(0, 6), st.integers(0, 6))
def test_any_nested_or_separate_limits_are_checked_exactly(
    one: set[Predikat], other: set[Predikat], least: int, most: int
) -> None:
    limits = [Bound(frozenset(one), least, 6), Bound(frozenset(other), 1, most)]
    counts = {Predikat.BAIK: 4, Predikat.KURANG: 1}

    if apart_or_nested(each.words for each in limits):
        ways = [
            sum(max(counts.get(each, 0) - spread[each], 0) for each in Predikat)
            for spread in spreads(6)
            if fits(spread, limits)
        ]
        assert least_moves(counts, 6, limits) == min(ways, default=None)


def test_overlapping_limits_are_refused() -> None:
    words = (Predikat.BAIK, Predikat.KURANG), (Predikat.KURANG, Predikat.SANGAT_BAIK)
    limits = tuple(Limit(each, 1_000, 10_000, None, "PP 1/2000") for each in words)

    with pytest.raises(ValueError, match="overlap"):
        Pattern(OrganisationPredikat.BAIK, limits, "PP 1/2000")


@pytest.mark.parametrize(
    ("people", "text"),
    [
        ([], "Unit ini belum punya pegawai, jadi polanya belum dapat dilihat."),
        (["baik"] * 4, "Unit ini terlalu kecil: pola untuk organisasi Baik tidak mungkin terpenuhi dengan 4 pegawai."),
        (["baik"] * 2 + ["kurang"], "Pola untuk organisasi Baik terpenuhi."),
        (
            ["baik"] * 3 + [None] * 2,
            "Pola untuk organisasi Baik masih dapat terpenuhi; 2 dari 5 pegawai belum berpredikat.",
        ),
        (
            ["baik"] * 5,
            "Pola untuk organisasi Baik tidak terpenuhi: dari 5 pegawai, paling sedikit 2 predikat berbeda dari pola.",
        ),
    ],
)
def test_the_leader_reads_one_sentence_and_that_it_binds_nobody(people: list[str | None], text: str) -> None:
    found = distribution([Predikat(word) if word else None for word in people], PATTERNS[OrganisationPredikat.BAIK])

    assert found.text_id == f"{text} Ini pertimbangan bagi pimpinan; predikat siapa pun tidak berubah karenanya."
    assert found.text_en.endswith(" This is for the leader to consider; it changes nobody's predikat.")


def test_each_limit_is_told_with_what_is_missing_or_too_much() -> None:
    people = [Predikat.BAIK] * 9 + [Predikat.SANGAT_BAIK]

    found = distribution(people, PATTERNS[OrganisationPredikat.BAIK])

    assert [each.text_id for each in found.limits] == [
        "Baik: paling sedikit 6 dari 10 pegawai; sekarang 9.",
        "Baik: paling banyak 7 dari 10 pegawai; sekarang 9, lebih 2.",
        "Butuh Perbaikan atau Kurang: paling sedikit 1 dari 10 pegawai; sekarang 0, kurang 1.",
    ]
    assert found.limits[2].text_en == "Butuh Perbaikan or Kurang: at least 1 of 10 persons; now 0, 1 too few."


def test_a_limit_with_both_ends_and_one_without_are_told_too() -> None:
    both = Limit((Predikat.BAIK,), 2_000, 5_000, None, "PP 1/2000")
    none = Limit((Predikat.KURANG,), 0, 10_000, None, "PP 1/2000")

    found = distribution([Predikat.BAIK] * 10, Pattern(OrganisationPredikat.BAIK, (both, none), "PP 1/2000"))

    assert [each.text_id for each in found.limits] == [
        "Baik: paling sedikit 2 dan paling banyak 5 dari 10 pegawai; sekarang 10, lebih 5.",
        "Kurang: berapa pun dari 10 pegawai; sekarang 0.",
    ]


def test_the_steps_explain_each_limit_and_name_its_source() -> None:
    found = distribution([Predikat.BUTUH_PERBAIKAN] * 7, PATTERNS[OrganisationPredikat.BUTUH_PERBAIKAN])

    steps = {step.path: step for step in found.steps}
    assert steps["distribution/persons"].value == 7
    assert steps["distribution/1/least_persons"].formula == "(60 % × 7 + 99,99 %) ÷ 100 % = 5"
    assert steps["distribution/1/standing"].value == "holds"
    assert steps["distribution/1/standing"].source.endswith("SE MenPANRB 3/2023, pola distribusi (butuh perbaikan)")
    assert Distribution.from_json(found.to_json()) == found
