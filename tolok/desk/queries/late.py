"""Who is late with what in a period, whom it waits for, and the words of a reminder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from tolok.delivery.actions import Reminder
from tolok.desk.queries.cockpit import span_of
from tolok.people.queries import running, superiors_of_all
from tolok.skp.queries import planned_posts

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tolok.calendar.models import Period
    from tolok.people.models import Person, Posting

# What may be missing, and where the one it waits for sees to it; the gravest first.
ADDRESSES = {"plan": "skp:mine", "answer": "skp:proposed", "rating": "appraisal:to_rate", "report": "desk:today"}


@dataclass(frozen=True)
class Missing:
    """One step that is missing for a person; `waits_for` may be somebody else, or nobody."""

    step: str
    waits_for: int | None
    name: str = ""


@dataclass(frozen=True)
class Late:
    """A person for whom something is missing."""

    person: Person
    post: str
    unit: str
    missing: tuple[Missing, ...]


def late(period: Period, *, on: date, unit_ids: Iterable[int] | None = None) -> list[Late]:
    """Everybody for whom something is missing, by unit and name; at most eight queries."""
    day, since = span_of(period, on=on)
    posts = planned_posts(on=day).order_by("position__unit__name", "person__name", "pk")
    if unit_ids is not None:
        posts = posts.filter(position__unit__in=list(unit_ids))
    plans, filed, ratings = _plans(posts, day), _filed(posts, since, day), _ratings(posts, period, day)
    above = [superior for _state, superior in plans.values()]
    names = _names({pk for pk in (*above, *sum(ratings.values(), [])) if pk}, on=on)
    found = []
    for post in posts.select_related("person", "position__unit"):
        own = [*_plan(post.person_id, plans, names), *_rating(ratings.get(post.person_id, []), names)]
        if post.person_id not in filed:
            own.append(Missing("report", post.person_id))
        if own:
            found.append(Late(post.person, post.position.title, post.position.unit.name, tuple(own)))
    return found


def reminders(found: Iterable[Late], period: Period, *, on: date, slug: str) -> list[Reminder]:
    """One reminder for each person something waits for, in the language of the offices."""
    waiting: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for each in found:
        for missing in each.missing:
            if missing.waits_for is not None:
                waiting[missing.waits_for][missing.step] += 1
    with override(settings.LANGUAGE_CODE):
        return [
            Reminder(person, f"cockpit:{period.pk}:{on}", words(period, waiting[pk]), _address(waiting[pk], slug))
            for pk, person in _persons(waiting, on=on).items()
        ]


def words(period: Period, steps: Mapping[str, int]) -> str:
    """What a reminder says, gravest first; short enough for a notice."""
    told = {
        "plan": _("your SKP is not agreed yet"),
        "answer": ngettext(
            "%(n)s proposed SKP waits for your answer",
            "%(n)s proposed SKP wait for your answer",
            steps.get("answer", 0),
        )
        % {"n": steps.get("answer", 0)},
        "rating": ngettext(
            "%(n)s appraisal waits for your signature",
            "%(n)s appraisals wait for your signature",
            steps.get("rating", 0),
        )
        % {"n": steps.get("rating", 0)},
        "report": _("no report of yours has arrived"),
    }
    things = "; ".join(told[step] for step in ADDRESSES if steps.get(step))
    return _("%(period)s: %(things)s. Thank you for seeing to it today.") % {"period": period.label, "things": things}


def _plans(posts: QuerySet[Posting], day: date) -> dict[int, tuple[str, int | None]]:
    held = posts.filter(person__skps__starts_on__lte=day, person__skps__ends_on__gt=day).order_by(
        "person__skps__starts_on", "person__skps__pk"
    )
    found = held.values_list("person_id", "person__skps__state", "person__skps__superior_id")
    return {person: (state, superior) for person, state, superior in found}


def _filed(posts: QuerySet[Posting], since: date, day: date) -> set[int]:
    held = posts.filter(person__reports__on__gte=since, person__reports__on__lte=day).order_by()
    return set(held.values_list("person_id", flat=True).distinct())


def _ratings(posts: QuerySet[Posting], period: Period, day: date) -> dict[int, list[int | None]]:
    """Who has not signed yet, by the person to be rated; the superior of the day where nobody is named."""
    held = posts.filter(person__appraisals__period=period.pk, person__appraisals__state__in=("gathered", "rated"))
    found: dict[int, list[int | None]] = defaultdict(list)
    for person, rater in held.order_by().values_list("person_id", "person__appraisals__rater_id"):
        found[person].append(rater)
    if any(rater is None for raters in found.values() for rater in raters):
        above = {pk: superior.pk for pk, superior in superiors_of_all(on=day).items()}
        return {pk: [rater or above.get(pk) for rater in raters] for pk, raters in found.items()}
    return found


def _plan(person: int, plans: Mapping[int, tuple[str, int | None]], names: Mapping[int, str]) -> list[Missing]:
    state, superior = plans.get(person, ("", None))
    if state == "agreed":
        return []
    if state == "proposed" and superior is not None:
        return [Missing("answer", superior, names.get(superior, ""))]
    return [Missing("plan", person)]


def _rating(raters: Iterable[int | None], names: Mapping[int, str]) -> list[Missing]:
    return [Missing("rating", rater, names.get(rater or 0, "")) for rater in raters]


def _names(ids: Iterable[int], *, on: date) -> dict[int, str]:
    found = running(on).filter(person__in=list(ids)).order_by()
    return dict(found.values_list("person_id", "person__name").distinct())


def _persons(ids: Iterable[int], *, on: date) -> dict[int, Person]:
    """Those who hold a post that day, by name: nobody else is reminded."""
    held = running(on).filter(person__in=list(ids)).select_related("person")
    return {posting.person_id: posting.person for posting in held.order_by("person__name", "person")}


def _address(steps: Mapping[str, int], slug: str) -> str:
    return next(reverse(name, args=[slug]) for step, name in ADDRESSES.items() if steps.get(step))
