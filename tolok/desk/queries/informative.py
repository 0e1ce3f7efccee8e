"""One's own signals of a month, and the team's share of informative reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tolok.people.queries import subordinates, superior_of
from tolok.reports.queries import Explained, Share, Signal, explanations, month_of, next_month, seen_until, shares

if TYPE_CHECKING:
    from tolok.people.models import Government, Person

# A share of fewer reports says nothing.
FEWEST = 5
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Months:
    """The month shown, and those beside it; `after` is None for the running one."""

    month: date
    before: date
    after: date | None


@dataclass(frozen=True)
class OwnMonth:
    """What a person sees of their own month; `share` is None without a report."""

    months: Months
    signals: tuple[Signal, ...]
    share: Share | None
    superior: Person | None


@dataclass(frozen=True)
class MemberShare:
    """A member of the team; `share` is None while too few of the month's reports may be seen."""

    name: str
    post: str
    share: Share | None
    seen: int
    words: tuple[Explained, ...]


@dataclass(frozen=True)
class TeamMonth:
    """The team's month by name; only what was filed before `seen_until` is in it."""

    months: Months
    members: tuple[MemberShare, ...]
    seen_until: date

    @property
    def last_seen(self) -> date:
        """The last day whose filed reports are counted."""
        return self.seen_until - DAY


def months_around(asked: date, *, on: date) -> Months:
    """The month of the asked day, never one to come."""
    month = min(asked, on).replace(day=1)
    return Months(month, (month - DAY).replace(day=1), next_month(month) if next_month(month) <= on else None)


def own_month(person: Person, *, month: date, on: date) -> OwnMonth:
    """The person's month with what calls for a word; the number of queries is fixed."""
    signals, share = month_of(person, month=month, on=on)
    return OwnMonth(months_around(month, on=on), tuple(signals), share, superior_of(person, on=on))


def unexplained(person: Person, *, on: date) -> int:
    """How many signals of the running month wait for a word of the person; the number of queries is fixed."""
    signals, _share = month_of(person, month=on.replace(day=1), on=on)
    return sum(signal.is_open for signal in signals)


def team_month(person: Person, government: Government, *, month: date, on: date) -> TeamMonth:
    """The direct subordinates' month, by name and never by share; the number of queries is fixed."""
    posts = subordinates(person, on=on)
    ids = [post.person_id for post in posts]
    until = seen_until(government, on=on)
    found = shares(ids, month=month, government=government, until=until)
    said = explanations(ids, month=month)
    members = [
        _member(post.person.name, post.position.title, found.get(post.person_id), said.get(post.person_id, []))
        for post in posts
    ]
    return TeamMonth(months_around(month, on=on), tuple(members), until)


def _member(name: str, post: str, share: Share | None, words: list[Explained]) -> MemberShare:
    seen = share.total if share else 0
    return MemberShare(name, post, share if seen >= FEWEST else None, seen, tuple(words))
