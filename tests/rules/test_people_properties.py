"""What holds for every credit, sanction and simulated allowance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.engine import packs
from tolok.rules.credit import CreditFacts, FunctionalLevel, credit
from tolok.rules.discipline import DisciplineFacts, Sanction, discipline
from tolok.rules.facts import AttendanceFact
from tolok.rules.steps import Join, Node
from tolok.rules.terms import Attendance, Predikat
from tolok.rules.tpp import tpp, tpp_cells, tpp_groups
from tolok.rules.tpp.facts import TppFacts, TppPolicy
from tolok.rules.tpp.steps import tpp_rule
from tolok.rules.values import compute, value_of

PACK = packs.load("permenpanrb-6-2022")
CREDIT, DISCIPLINE, TPP = PACK.credit(), PACK.discipline(), PACK.tpp()
MATARAM = packs.load("mataram-2026").tpp()
ORDER = list(Sanction)
DAYS, MINUTES, TIMES = st.integers(1, 60), st.none() | st.integers(0, 600), st.integers(0, 9)
ROWS = st.lists(st.builds(AttendanceFact, st.sampled_from([*Attendance][1:]), MINUTES, TIMES), max_size=6).map(tuple)
BASES = st.integers(0, 1_000_000_000)
WORKING = AttendanceFact(Attendance.WORKING, None, 21)


def rank(days: int, run: int) -> int:
    """How heavy the sanction is, as its place in the order."""
    return ORDER.index(Sanction(str(discipline(DisciplineFacts(days, run), DISCIPLINE).value)))


def allowance(base: int, rows: tuple[AttendanceFact, ...], policy: TppPolicy, cut: int = 0) -> int:
    """The simulated allowance of somebody with the predikat Baik."""
    return int(tpp(TppFacts(base, Predikat.BAIK, (WORKING, *rows), cut), policy).value or 0)


@given(DAYS, DAYS, st.integers(1, 60))
def test_more_days_are_never_sanctioned_less(first: int, second: int, run: int) -> None:
    fewer, more = sorted((first, second))
    run = min(run, fewer)

    assert rank(fewer, run) <= rank(more, run)


@given(DAYS, st.integers(1, 60), st.integers(1, 60))
def test_a_longer_run_is_never_sanctioned_less(days: int, first: int, second: int) -> None:
    shorter, longer = sorted((min(first, days), min(second, days)))

    assert rank(days, shorter) <= rank(days, longer)


@given(st.sampled_from(FunctionalLevel), st.sampled_from(Predikat), st.integers(1, 12))
def test_credit_grows_with_the_months_up_to_rounding(level: FunctionalLevel, word: Predikat, months: int) -> None:
    part = credit(CreditFacts(word, level, months), CREDIT).value
    year = credit(CreditFacts(word, level, 12), CREDIT).value

    # The year's credit is itself rounded by half a thousandth at most.
    assert abs(12 * int(part or 0) - months * int(year or 0)) <= 12


@pytest.mark.parametrize("policy", [TPP, MATARAM], ids=["national", "mataram"])
@given(base=BASES, rows=ROWS, minutes=st.integers(0, 600), more=st.integers(0, 600), n=TIMES)
def test_more_minutes_never_pay(
    policy: TppPolicy, base: int, rows: tuple[AttendanceFact, ...], minutes: int, more: int, n: int
) -> None:
    for kind in (Attendance.LATE, Attendance.EARLY):
        now = allowance(base, (*rows, AttendanceFact(kind, minutes, n)), policy)
        then = allowance(base, (*rows, AttendanceFact(kind, minutes + more, n)), policy)
        unrecorded = allowance(base, (*rows, AttendanceFact(kind, None, n)), policy)

        assert unrecorded <= then <= now


@pytest.mark.parametrize("policy", [TPP, MATARAM], ids=["national", "mataram"])
@given(base=BASES, rows=ROWS, n=TIMES, kind=st.sampled_from([*Attendance][1:]), minutes=MINUTES)
def test_another_time_late_early_or_absent_never_pays(
    policy: TppPolicy, base: int, rows: tuple[AttendanceFact, ...], n: int, kind: Attendance, minutes: int | None
) -> None:
    now = allowance(base, (*rows, AttendanceFact(kind, minutes, n)), policy)
    then = allowance(base, (*rows, AttendanceFact(kind, minutes, n + 1)), policy)

    assert then <= now


@given(BASES, ROWS, st.integers(0, 10_000))
def test_the_allowance_stays_between_nothing_and_the_base(
    base: int, rows: tuple[AttendanceFact, ...], cut: int
) -> None:
    assert 0 <= allowance(base, rows, TPP, cut) <= base


@given(BASES, ROWS, st.integers(1, 20_000), st.integers(0, 10_000))
def test_an_upper_cap_only_lowers(base: int, rows: tuple[AttendanceFact, ...], cap: int, cut: int) -> None:
    capped = allowance(base, rows, replace(TPP, upper_cap=cap), cut)

    assert capped == min(allowance(base, rows, TPP, cut), (2 * base * cap + 10_000) // 20_000)


def _joins(part: Node) -> Iterator[Join]:
    """Every sum, difference, product and quotient in a formula."""
    below = [getattr(part, name, None) for name in ("left", "right", "number", "by", "of")]
    yield from (each for child in below if isinstance(child, Node) for each in _joins(child))
    if isinstance(part, Join):
        yield part


def test_a_thousand_million_rupiah_fit_into_64_bits_with_room_for_the_rounding() -> None:
    dearest = replace(TPP, multiplier=tuple(replace(each, value=20_000) for each in TPP.multiplier))
    facts = TppFacts(1_000_000_000, Predikat.BAIK, (WORKING,), 0)
    rule, groups = tpp_rule(dearest), tpp_groups(facts)
    cells = compute(rule, tpp_cells(facts, dearest), groups)

    money = [step for step in rule if step.name in ("productivity", "discipline", "before_cut", "rounded")]
    sizes = [value_of(join)(cells, groups) for step in money for join in _joins(step.node)]

    assert len(sizes) >= 10
    assert 2 * max(sizes) < 2**62
