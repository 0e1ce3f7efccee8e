"""Who rates whom as pages list it: everybody on a day, one person over days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext_lazy as _

from tolok.people.models import Position, Posting
from tolok.people.queries.doors import names_of
from tolok.people.queries.lists import PAGE, persons_found
from tolok.people.queries.raters import NOBODY, PASSED, WAYS, Rated, RaterSpan, Way, Why, rater_spans, raters_on
from tolok.people.queries.structure import running

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    from tolok.people.models import Person


class Group(StrEnum):
    """What the list may be narrowed to, in the order in which it stands."""

    NOBODY = "kosong"
    PASSED = "pengganti"
    ACTING = "plt"
    LEAD = "tim"
    PLAIN = "atasan"
    HEAD = "kepala"
    OUT = "luar"


# What others read one word for, so that it never tells a family tie.
VEILED = (Why.TIE, Why.CIRCLE, Why.ONESELF)
GROUPS = {
    Group.NOBODY: _("Nobody rates"),
    Group.PASSED: _("Another one instead"),
    Group.ACTING: _("Acting (Plt, Plh)"),
    Group.LEAD: _("Team lead"),
    Group.PLAIN: _("Superior"),
    Group.HEAD: _("Head of the government"),
    Group.OUT: _("Not in service"),
}


@dataclass(frozen=True)
class RatingLine:
    """One person on a day: rater and the rater's rater, how and why; or the reason why nobody, and what to do."""

    id: int
    name: str
    post: str
    unit: str
    rater_id: int | None
    rater: str
    above: str
    way: StrPromise | str
    why: StrPromise | str
    remedy: StrPromise | str
    tone: str


@dataclass(frozen=True)
class RatingPage:
    """One page of who rates whom, with how many there are of each group among those who were looked for."""

    page: Page[RatingLine]
    counts: tuple[tuple[Group, StrPromise, int], ...]
    persons: int
    is_whole: bool


@dataclass(frozen=True)
class SpanLine:
    """A stretch of days of one person in words; `last_on` is its last day."""

    starts_on: date
    last_on: date
    days: int
    rater: str
    way: StrPromise | str
    why: StrPromise | str
    is_now: bool


@dataclass(frozen=True)
class Share:
    """How many days of a span somebody was the rater."""

    rater: str
    days: int


def shares_of(lines: Sequence[SpanLine]) -> list[Share]:
    """Who rates on how many of these days, most days first; days without a rater are nobody's."""
    days = Counter[str]()
    for each in lines:
        days[each.rater] += each.days if each.rater else 0
    return [Share(rater, count) for rater, count in days.most_common() if rater]


def group_of(rated: Rated) -> Group:
    """Where somebody stands in the list."""
    if rated.rater_id is None:
        return {Why.OUT: Group.OUT, Why.HEAD: Group.HEAD}.get(rated.why or Why.VACANT, Group.NOBODY)
    if rated.why in (Why.TIE, Why.CIRCLE, Why.ONESELF):
        return Group.PASSED
    return {Way.DEFINITIVE: Group.PLAIN, Way.LEAD: Group.LEAD}.get(rated.way or Way.PLT, Group.ACTING)


def rating_page(search: str, page: str | None, *, on: date, only: str = "") -> RatingPage:
    """One page of everybody in service that day, whom nobody rates first; three queries, however many persons."""
    rated = raters_on(on)
    names = dict(persons_found(search, on=on).values_list("pk", "name"))
    groups = {pk: group_of(rated[pk]) for pk in names}
    counts = Counter(groups.values())
    wanted = [only] if only in list(Group) else [each for each in Group if each is not Group.OUT]
    order = {group: place for place, group in enumerate(Group)}
    listed = sorted((pk for pk in names if groups[pk] in wanted), key=lambda pk: order[groups[pk]])
    pages: Paginator[Any] = Paginator(listed, PAGE)
    shown = pages.get_page(page)
    lines = _lines(list(shown.object_list), rated, names, on)
    in_service = len(names) - counts[Group.OUT]
    told = tuple((group, GROUPS[group], counts[group]) for group in Group)
    return RatingPage(Page(lines, shown.number, pages), told, in_service, in_service > 0 and not counts[Group.NOBODY])


def span_lines(person: Person, *, starts_on: date, ends_on: date, on: date, tells_ties: bool) -> list[SpanLine]:
    """The person's raters between two days, in the order of time; family ties are told only to whom they concern."""
    return _told(rater_spans(starts_on=starts_on, ends_on=ends_on, person_ids=[person.pk])[person.pk], on, tells_ties)


def _lines(shown: list[int], rated: Mapping[int, Rated], names: Mapping[int, str], on: date) -> list[RatingLine]:
    """The lines of some persons; whoever rates holds a post that day, so that one query tells posts and names."""
    raters = {pk: rated[pk].rater_id or 0 for pk in shown}
    above = {rater: rated[rater].rater_id or 0 for rater in raters.values() if rater}
    known = running(on).filter(person__in={*shown, *raters.values(), *above.values()})
    posted = list(known.select_related("person", "position__unit"))
    told = {posting.person_id: posting.person.name for posting in posted}
    held = {each.person_id: each.position for each in posted if each.kind == Posting.Kind.DEFINITIVE}
    return [_line(pk, names[pk], held.get(pk), rated[pk], told, above) for pk in shown]


def _line(
    pk: int, name: str, post: Position | None, rated: Rated, told: Mapping[int, str], above: Mapping[int, int]
) -> RatingLine:
    rater = rated.rater_id or 0
    why, remedy = _why(rated)
    return RatingLine(
        pk,
        name,
        post.title if post else "",
        post.unit.name if post else "",
        rated.rater_id,
        told.get(rater, ""),
        told.get(above.get(rater, 0), ""),
        WAYS[rated.way] if rated.way else "",
        why,
        remedy,
        "warn" if group_of(rated) is Group.NOBODY else "",
    )


def _why(rated: Rated) -> tuple[StrPromise | str, StrPromise | str]:
    if rated.why is None:
        return "", ""
    return NOBODY[rated.why] if rated.rater_id is None else (PASSED[rated.why], "")


def _told(spans: list[RaterSpan], on: date, tells_ties: bool) -> list[SpanLine]:
    names = names_of(each.rated.rater_id for each in spans)
    hidden = _("By the rules for raters")
    return [
        SpanLine(
            each.starts_on,
            each.ends_on - timedelta(days=1),
            each.days,
            names.get(each.rated.rater_id or 0, ""),
            WAYS[each.rated.way] if each.rated.way else "",
            hidden if each.rated.why in VEILED and not tells_ties else _why(each.rated)[0],
            each.starts_on <= on < each.ends_on,
        )
        for each in spans
    ]
