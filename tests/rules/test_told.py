"""What is published of cases lets nobody work out a single one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations
from random import Random

from tolok.rules.told import BUCKETS, CaseSums, Tellable, tellable

LEAST, CITIES = 10, 1_000
CITY = "city"


def sums(*buckets: int, in_time: int = 0) -> CaseSums:
    """Cases by bucket; those that are not open are decided."""
    told = (*buckets, *(0,) * (len(BUCKETS) - len(buckets)))
    return CaseSums(told, sum(told[:-1]), in_time)


def added(parts: Iterable[CaseSums]) -> CaseSums:
    listed = list(parts)
    buckets = tuple(map(sum, zip(*(each.buckets for each in listed), strict=True)))
    return CaseSums(buckets, sum(each.decided for each in listed), sum(each.in_time for each in listed))


def told(units: Mapping[str, CaseSums], lost: CaseSums | None = None) -> Tellable:
    """What may be told; `lost` lies with no unit."""
    whole = added([*units.values(), *([lost] if lost else [])])
    return tellable(whole, dict(units), key=CITY, least=LEAST)


def test_a_unit_of_few_is_hidden_and_so_is_the_smallest_beside_it() -> None:
    found = told({"a": sums(20, 20), "b": sums(6, 6), "c": sums(2, 2)})

    assert found == Tellable(*[frozenset({CITY, "a"})] * 3)


def test_a_city_of_few_tells_nothing() -> None:
    assert told({"a": sums(5, 4)}) == Tellable(frozenset(), frozenset(), frozenset())


def test_what_lies_with_no_unit_is_hidden_by_nobody_of_few() -> None:
    units = {"a": sums(20, 20), "b": sums(8, 8)}

    assert told(units).number == {CITY, "a", "b"}
    assert told(units, lost=sums(1, 2)).number == {CITY, "a"}


def test_where_all_reporters_did_the_same_their_buckets_are_hidden_and_one_beside_them() -> None:
    found = told({"a": sums(20, 20), "b": sums(12), "c": sums(8, 8)})

    assert found.number == {CITY, "a", "b", "c"}
    assert found.buckets == {CITY, "a"}
    assert found.times == {CITY, "a", "b", "c"}


def test_of_few_answers_nothing_is_said_about_time() -> None:
    found = told({"a": sums(20, 20), "b": sums(3, 3, 0, 0, 20)})

    assert found.number == {CITY, "a", "b"}
    assert found.times == {CITY}


def city_of(seed: int) -> tuple[dict[str, CaseSums], CaseSums]:
    """Units of many sizes, some in which all cases ended alike, and a few cases that lie with no unit."""
    roll = Random(seed)

    def unit() -> CaseSums:
        n, alike = roll.choice((0, 1, 3, 6, 9, 10, 12, 25)), roll.random() < 0.3
        drawn = [0 if alike else roll.randrange(len(BUCKETS)) for _case in range(n)]
        return sums(*(drawn.count(bucket) for bucket in range(len(BUCKETS))))

    return {f"u{number}": unit() for number in range(roll.randint(1, 6))}, unit()


def found_out(units: Mapping[str, CaseSums], lost: CaseSums, shown: Tellable) -> bool:
    """Whether somebody who adds and subtracts all that is shown gets a group of few, or one where all did the same."""
    whole = added([*units.values(), lost])
    return any(
        _is_known(whole if CITY in keys else None, [units[key] for key in keys if key in units], kind)
        for kind, keys in (("number", shown.number), ("buckets", shown.buckets), ("times", shown.times))
    )


def _is_known(whole: CaseSums | None, parts: list[CaseSums], kind: str) -> bool:
    groups = [*parts]
    for size in range(len(parts) + 1):
        groups += [_less(whole, taken) for taken in combinations(parts, size)] if whole else []
    return any(_tells(each, kind) for each in groups)


def _less(whole: CaseSums, taken: Iterable[CaseSums]) -> CaseSums:
    rest = whole
    for each in taken:
        buckets = tuple(a - b for a, b in zip(rest.buckets, each.buckets, strict=True))
        rest = CaseSums(buckets, rest.decided - each.decided, rest.in_time - each.in_time)
    return rest


def _tells(group: CaseSums, kind: str) -> bool:
    n = group.decided if kind == "times" else group.n
    return 0 < n < LEAST or (kind == "buckets" and 0 < n == max(group.buckets))


def test_nobody_finds_a_case_in_a_thousand_cities() -> None:
    shown_units = 0
    for seed in range(CITIES):
        units, lost = city_of(seed)
        shown = told(units, lost)
        shown_units += len(shown.buckets)

        assert not found_out(units, lost, shown), f"city {seed}"

    assert shown_units > CITIES


def test_the_same_reader_finds_some_where_only_the_small_are_hidden() -> None:
    found = 0
    for seed in range(200):
        units, lost = city_of(seed)
        large = frozenset({CITY, *(key for key, each in units.items() if each.n >= LEAST)})
        found += found_out(units, lost, Tellable(large, large, large))

    assert found > 100
