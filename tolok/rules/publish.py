"""What of a survey may be published, so that nobody's answer can be worked out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from tolok.rules.canon import Canonical


@dataclass(frozen=True, slots=True)
class Sums(Canonical):
    """Of a group: how many answered, and for each unsur the sum and the number of its marks."""

    n: int
    totals: tuple[int, ...]
    counts: tuple[int, ...]

    def plus(self, other: Sums, sign: int = 1) -> Sums:
        """Both groups together; with a sign of −1 this one without the other."""
        return Sums(
            self.n + sign * other.n,
            tuple(a + sign * b for a, b in zip(self.totals, other.totals, strict=True)),
            tuple(a + sign * b for a, b in zip(self.counts, other.counts, strict=True)),
        )


@dataclass(frozen=True, slots=True)
class Place(Canonical):
    """A service, a unit with its services, or a government with its units; a whole is the sum of what is below it."""

    key: str
    sums: Sums
    below: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits(Canonical):
    """The fewest answers of a group, from how many its number and two decimals are told, and the marks' bounds."""

    least: int
    exact_from: int
    fine_from: int
    lowest: int = 1
    highest: int = 4


Safe = Callable[[Place], bool]
# From how many to how many answers; the same twice is exact, None is open upwards.
Told = tuple[int, int | None]


def whole(key: str, below: tuple[Place, ...], unsur: int) -> Place:
    """A place that is the sum of what is below it.

    Source: rancangan Tolok, nilai satuan kerja dihitung dari seluruh responden
    """
    sums = Sums(0, (0,) * unsur, (0,) * unsur)
    for each in below:
        sums = sums.plus(each.sums)
    return Place(key, sums, below)


def publishable(root: Place, limits: Limits) -> tuple[set[str], set[str]]:
    """The places whose index may be published, and those of them whose every unsur may be.

    Whatever is published can be worked out from the exact sums of groups that do not overlap. Each of them has at
    least `least` answers that are not all the lowest or all the highest mark, so two of its people could change
    places and nothing published would change. Where a group tells its index only, its marks could still be played
    off against its neighbours' unsur; unless marks can be exchanged between them, the index is not told either.

    Source: rancangan Tolok, penahanan primer dan pelengkap pada hasil survei (P12)
    """
    index = visible(root, lambda each: _is_mixed(each.sums, limits))
    unsur = visible(root, lambda each: each.key in index and _is_mixed_throughout(each.sums, limits))
    groups = chain(_groups(root, index), (each.sums for each in _walk(root) if each.key in index - unsur))
    if index != unsur and not all(_can_exchange(each, limits) for each in groups):
        return unsur, set(unsur)
    return index, unsur


def told_numbers(root: Place, index: set[str], limits: Limits) -> dict[str, Told]:
    """How many answered, as it may be told of each place whose index is; only numbers from `exact_from` are exact.

    A whole is told exactly where all of its parts are, else from how many on: or subtraction would find a small part.

    Source: rancangan Tolok, jumlah jawaban yang kecil tidak disebut tepat (P12)
    """
    if root.key not in index:
        return {}
    found: dict[str, Told] = {}
    for each in root.below:
        found |= told_numbers(each, index, limits)
    parts = [found.get(each.key) for each in root.below if each.sums.n]
    n = root.sums.n
    if n < limits.exact_from:
        found[root.key] = (limits.least, limits.exact_from - 1)
    elif all(part is not None and part[0] == part[1] for part in parts):
        found[root.key] = (n, n)
    else:
        found[root.key] = (max(limits.exact_from, sum(part[0] for part in parts if part)), None)
    return found


def told_together(spans: Iterable[bool | None]) -> bool:
    """Whether several spans of a place may be told as one: each is told itself, or nobody answered in it (None).

    So the whole is worked out from what its spans tell already, and tells nothing more.

    Source: rancangan Tolok, penahanan primer dan pelengkap pada hasil survei (P12)
    """
    answered = [is_told for is_told in spans if is_told is not None]
    return bool(answered) and all(answered)


def told_points(points: int, n: int, limits: Limits) -> int:
    """Points (10,000 = 100) as they are published: to one decimal (tens) below `fine_from` answers.

    Source: rancangan Tolok, satu desimal bila jawaban kurang dari 50 (P12)
    """
    return points if n >= limits.fine_from else (points + 5) // 10 * 10


def _is_mixed(sums: Sums, limits: Limits) -> bool:
    total, count = sum(sums.totals), sum(sums.counts)
    return min(sums.n, *sums.counts) >= limits.least and count * limits.lowest < total < count * limits.highest


def _is_mixed_throughout(sums: Sums, limits: Limits) -> bool:
    marks = zip(sums.totals, sums.counts, strict=True)
    return _is_mixed(sums, limits) and all(n * limits.lowest < total < n * limits.highest for total, n in marks)


def _can_exchange(sums: Sums, limits: Limits) -> bool:
    """Whether everybody answered every unsur, and none got the lowest mark from all."""
    marks = zip(sums.totals, sums.counts, strict=True)
    return all(n == sums.n and total > n * limits.lowest for total, n in marks)


def visible(root: Place, is_safe: Safe) -> set[str]:
    """The places that are safe and leave nothing unsafe beside them to be found by subtraction.

    Source: rancangan Tolok, penahanan primer dan pelengkap pada angka kelompok kecil
    """
    return {root.key} | _visible_below(root, is_safe) if is_safe(root) else set()


def _visible_below(place: Place, is_safe: Safe) -> set[str]:
    """The smallest is hidden along with what must be, until what is hidden is safe as a whole, or nobody."""
    kept = sorted((each for each in place.below if is_safe(each)), key=lambda each: (-each.sums.n, each.key))
    while kept and not _may_hide(_rest(place, {each.key for each in kept}), is_safe):
        kept.pop()
    return {each.key for each in kept}.union(*(_visible_below(each, is_safe) for each in kept))


def _rest(place: Place, kept: set[str]) -> Place:
    """What of a place is below it and not kept; it bears the place's own key."""
    rest = place.sums
    for each in place.below:
        rest = rest.plus(each.sums, -1) if each.key in kept else rest
    return Place(place.key, rest)


def _may_hide(rest: Place, is_safe: Safe) -> bool:
    return rest.sums.n == 0 or is_safe(rest)


def _groups(place: Place, index: set[str]) -> Iterator[Sums]:
    """What is known of a visible place: what is visible below it, each for itself, and the rest as one."""
    if place.key not in index:
        return
    for each in place.below:
        yield from _groups(each, index)
    rest = _rest(place, index)
    if rest.sums.n:
        yield rest.sums


def _walk(place: Place) -> Iterator[Place]:
    yield place
    for each in place.below:
        yield from _walk(each)
