"""The open pages of the stream: who follows whom, and what each has to hear."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from tolok.ledger.events import News
from tolok.people.access import Following

# How many pages one process serves, and how many of them may be one person's.
MOST, MOST_OF_ONE = 5_000, 20


class Full(Exception):
    """There are too many open pages, of all or of this person."""


class Reader:
    """One open page; `pending` holds each kind once, so that a slow page costs no memory."""

    def __init__(self, following: Following) -> None:
        self.following = following
        self.pending: set[str] = set()
        self.is_over = False
        self.stirred = asyncio.Event()

    def tell(self, kind: str) -> None:
        """Let the page know of something new."""
        self.pending.add(kind)
        self.stirred.set()

    def end(self) -> None:
        """Let the page go: it asks for itself from now on."""
        self.is_over = True
        self.stirred.set()

    async def next_kinds(self, *, within: float) -> list[str]:
        """What is new, as soon as there is something; empty after so many seconds."""
        try:
            await asyncio.wait_for(self.stirred.wait(), within)
        except TimeoutError:
            return []
        self.stirred.clear()
        kinds, self.pending = sorted(self.pending), set()
        return kinds


class Readers:
    """All open pages, found by whom they follow."""

    def __init__(self) -> None:
        self._by_person: dict[tuple[int, int], set[Reader]] = defaultdict(set)
        self._all: set[Reader] = set()
        self._of_one: Counter[tuple[int, int]] = Counter()

    def __len__(self) -> int:
        return len(self._all)

    @contextmanager
    def reading(self, following: Following) -> Iterator[Reader]:
        """A page that is open for the length of the block; Full when there are too many."""
        one = (following.government_id, following.reader_id)
        if len(self._all) >= MOST or self._of_one[one] >= MOST_OF_ONE:
            raise Full
        reader = Reader(following)
        places = [(following.government_id, person_id) for person_id in following.person_ids]
        self._all.add(reader)
        self._of_one[one] += 1
        for place in places:
            self._by_person[place].add(reader)
        try:
            yield reader
        finally:
            self._all.discard(reader)
            self._of_one[one] -= 1
            for place in places:
                self._leave(place, reader)

    def tell(self, news: News) -> None:
        """Let every page know that follows this person and this kind."""
        for reader in self._by_person.get((news.government_id, news.person_id), ()):
            if news.kind in reader.following.kinds:
                reader.tell(news.kind)

    def end(self) -> None:
        """Let all pages go."""
        for reader in self._all:
            reader.end()

    def _leave(self, place: tuple[int, int], reader: Reader) -> None:
        held = self._by_person[place]
        held.discard(reader)
        if not held:
            del self._by_person[place]
