"""Who is asked about whom: a balanced random draw with overlap, from a seed."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from itertools import product

# Whoever may be asked stands this near in the ring; more would cost time and change nothing.
REACH = 16
Pair = tuple[int, int]


@dataclass(frozen=True)
class Circle:
    """People of one voice: each of `raters` may be asked about each of `subjects`."""

    voice: str
    subjects: tuple[int, ...]
    raters: tuple[int, ...]


@dataclass(frozen=True)
class Want:
    """How many raters a voice draws for a person, and below how many it asks nobody."""

    drawn: int
    minimum: int


@dataclass(frozen=True, order=True)
class Drawn:
    """One rater is asked about one person."""

    subject: int
    voice: str
    rater: int


@dataclass(eq=False)
class _Panel:
    """The raters of one person in one voice; the first of `chosen` is the neighbour in the ring and stays."""

    subject: int
    voice: str
    pool: list[int]
    chosen: list[int] = field(default_factory=list)

    @property
    def left(self) -> Iterator[int]:
        """Who could still be asked."""
        return (each for each in self.pool if each not in self.chosen)


# A sheet goes from one rater to another.
_Step = tuple[int, _Panel, int]
_Held = dict[int, set[_Panel]]


def draw(
    circles: Iterable[Circle], *, wants: Mapping[str, Want], barred: Mapping[str, Set[Pair]], most: int, seed: str
) -> list[Drawn]:
    """Raters for everybody, the same for the same seed; `barred` holds (rater, subject) by voice.

    Nobody is drawn for more than `most` sheets. Loads can't be made more even within the pools; the ring of
    neighbours joins a circle's people to one another. A person whom too few could be asked about is left out.

    Source: rancangan Tolok, penilai diundi acak, berimbang, dan saling bertumpang
    """
    panels = [panel for circle in circles for panel in _panels(circle, barred.get(circle.voice, frozenset()), seed)]
    panels.sort(key=lambda panel: _mixed(seed, f"panel {panel.voice}", panel.subject))
    _fill(panels, wants, most)
    heard = [panel for panel in panels if panel.chosen]
    loads = Counter(rater for panel in heard for rater in panel.chosen)
    _level(heard, loads)
    return sorted(Drawn(panel.subject, panel.voice, rater) for panel in heard for rater in panel.chosen)


def _mixed(seed: str, word: str, number: int) -> bytes:
    """A place in an order that only the seed knows."""
    return sha256(f"{seed}:{word}:{number}".encode()).digest()


def _panels(circle: Circle, barred: Set[Pair], seed: str) -> Iterator[_Panel]:
    """Each person of a circle with the next ones in its ring who may be asked."""
    ring = sorted(set(circle.raters), key=partial(_mixed, seed, circle.voice))
    places = {person: place for place, person in enumerate(ring)}
    subjects = sorted(set(circle.subjects), key=partial(_mixed, seed, f"about {circle.voice}"))
    for number, subject in enumerate(subjects):
        start = places.get(subject, number * len(ring) // len(subjects) - 1) + 1
        turned = (ring[(start + step) % len(ring)] for step in range(len(ring)))
        able = (each for each in turned if each != subject and (each, subject) not in barred)
        yield _Panel(subject, circle.voice, [each for _place, each in zip(range(REACH), able, strict=False)])


def _fill(panels: Sequence[_Panel], wants: Mapping[str, Want], most: int) -> None:
    """Give each panel as many as it takes to be heard, or nobody; then one more after the other."""
    loads = Counter[int]()
    for panel in panels:
        able = [each for each in panel.left if loads[each] < most]
        if len(able) >= wants[panel.voice].minimum:
            rest = sorted(able[1:], key=lambda each: loads[each])
            panel.chosen = [able[0], *rest[: wants[panel.voice].minimum - 1]]
            loads.update(panel.chosen)
    longest = max((want.drawn for want in wants.values()), default=0)
    for size, panel in product(range(1, longest), panels):
        if len(panel.chosen) == size < wants[panel.voice].drawn:
            more = sorted((each for each in panel.left if loads[each] < most), key=lambda each: loads[each])[:1]
            panel.chosen += more
            loads.update(more)


def _level(panels: Sequence[_Panel], loads: Counter[int]) -> None:
    """Hand sheets on from the most asked to the least, along chains of panels, until no chain helps.

    Whom a search in vain has seen helps nobody with a smaller load either, so nobody is looked at twice.
    """
    held: _Held = {}
    for panel in panels:
        for rater in panel.chosen[1:]:
            held.setdefault(rater, set()).add(panel)
    settled: set[int] = set()
    for load in range(max(loads.values(), default=0), 1, -1):
        for rater in sorted(each for each, count in loads.items() if count == load and each not in settled):
            _relieve(rater, held, loads, settled)


def _relieve(rater: int, held: _Held, loads: Counter[int], settled: set[int]) -> None:
    """Take one sheet from a rater, when that makes loads more even."""
    came: dict[int, _Step] = {}
    for step in _search(rater, held, came, settled):
        if loads[step[2]] <= loads[rater] - 2:
            _hand_on(list(_back(step[2], came)), held)
            loads[rater] -= 1
            loads[step[2]] += 1
            return
    settled |= {rater, *came}


def _search(rater: int, held: _Held, came: dict[int, _Step], settled: Set[int]) -> Iterator[_Step]:
    """Everybody to whom sheets could go on from here, the nearest first; `came` tells the way."""
    waiting, past = deque([rater]), settled | {rater}
    while waiting:
        here = waiting.popleft()
        for panel, there in _ways(here, held, past, came):
            came[there] = (here, panel, there)
            waiting.append(there)
            yield came[there]


def _ways(here: int, held: _Held, past: Set[int], came: Mapping[int, _Step]) -> Iterator[tuple[_Panel, int]]:
    """To whom each of a rater's sheets could go instead, in a fixed order, but nobody twice."""
    panels = sorted(held.get(here, ()), key=lambda panel: (panel.voice, panel.subject))
    fresh = ((panel, there) for panel in panels for there in panel.left)
    return ((panel, there) for panel, there in fresh if there not in came and there not in past)


def _back(there: int, came: Mapping[int, _Step]) -> Iterator[_Step]:
    """The steps that led there, the last first."""
    while there in came:
        yield came[there]
        there = came[there][0]


def _hand_on(chain: Sequence[_Step], held: _Held) -> None:
    """Carry the steps out."""
    for here, panel, there in chain:
        panel.chosen[panel.chosen.index(here, 1)] = there
        held[here].discard(panel)
        held.setdefault(there, set()).add(panel)
