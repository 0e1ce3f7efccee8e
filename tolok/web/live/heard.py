"""What was heard lately, in memory: is there news for this page since it was made?"""

from __future__ import annotations

from enum import StrEnum

from tolok.ledger.events import News
from tolok.people.access import Following


class Answer(StrEnum):
    """What a page that asks is told; UNSURE when nobody listened for some of the time."""

    NOTHING = "nothing"
    NEW = "new"
    UNSURE = "unsure"


class Heard:
    """When each kind of news about a person was last heard, in milliseconds, since the listening began."""

    def __init__(self) -> None:
        self.since: int | None = None
        self._last: dict[News, int] = {}

    def begin(self, at: int) -> None:
        """The database is listened to from now on."""
        self.since = at

    def lose(self) -> None:
        """Nothing is heard any more; what comes meanwhile is lost."""
        self.since = None

    def note(self, news: News, at: int) -> None:
        """Keep when it was heard."""
        self._last[news] = at

    def answer(self, following: Following) -> Answer | None:
        """Whether something new was heard since the page was made; None while nothing is heard at all."""
        if self.since is None:
            return None
        if self._is_newer(following):
            return Answer.NEW
        return Answer.UNSURE if following.since < self.since else Answer.NOTHING

    def _is_newer(self, following: Following) -> bool:
        return any(
            self._last.get(News(following.government_id, person_id, kind), 0) >= following.since
            for person_id in following.person_ids
            for kind in following.kinds
        )
