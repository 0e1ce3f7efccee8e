"""Who is late with what in a period, whom it waits for, and how to remind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from tolok.delivery.actions import Reminder
from tolok.desk.queries.cockpit import span_of
from tolok.people.queries import entitled_on, persons_of, raters_still_on, running, superiors_of_all
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
    """Everybody for whom something is missing, by unit and name; four queries.

    One for who rates now comes on top where a named rater no longer may, and one for their names.
    """
    day, since = span_of(period, on=on)
    posts = planned_posts(on=day).order_by("position__unit__name", "person__name", "pk")
    if unit_ids is not None:
        posts = posts.filter(position__unit__in=list(unit_ids))
    plans, filed, ratings = _plans(posts, day), _filed(posts, since, day), _ratings(posts, period, on)
    found = []
    for post in posts.select_related("person", "position__unit"):
        own = [*plans.get(post.person_id, [Missing("plan", post.person_id)]), *ratings.get(post.person_id, [])]
        if post.person_id not in filed:
            own.append(Missing("report", post.person_id))
        if own:
            found.append(Late(post.person, post.position.title, post.position.unit.name, tuple(own)))
    return found


def waited_for(found: Iterable[Late]) -> set[int]:
    """The ids of all persons something waits for."""
    return {missing.waits_for for each in found for missing in each.missing if missing.waits_for is not None}


def reminders(found: Sequence[Late], period: Period, *, on: date, slug: str) -> list[Reminder]:
    """One reminder for each person something waits for, in the language of the offices.

    Of whoever holds no post any more the superior of the day is asked; for a rating only who may rate that day.
    """
    persons = _persons(waited_for(found), on=on)
    gone = any(each.step != "rating" and each.waits_for not in persons for one in found for each in one.missing)
    above = superiors_of_all(on=on) if gone else {}
    waiting: dict[Person, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for each in found:
        for missing in each.missing:
            instead = None if missing.step == "rating" else above.get(each.person.pk)
            if (asked := persons.get(missing.waits_for or 0) or instead) is not None:
                waiting[asked][missing.step] += 1
    with override(settings.LANGUAGE_CODE):
        return [
            Reminder(person, f"cockpit:{period.pk}:{on}", words(period, steps), _address(steps, slug))
            for person, steps in sorted(waiting.items(), key=lambda item: (item[0].name, item[0].pk))
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


def _plans(posts: QuerySet[Posting], day: date) -> dict[int, list[Missing]]:
    """What the plan of each person who has one lacks; the latest plan of the day counts."""
    held = posts.filter(person__skps__starts_on__lte=day, person__skps__ends_on__gt=day).order_by(
        "person__skps__starts_on", "person__skps__pk"
    )
    names = ("person_id", "person__skps__state", "person__skps__superior_id", "person__skps__superior__name")
    return {person: _plan(person, state, pk, name) for person, state, pk, name in held.values_list(*names)}


def _plan(person: int, state: str, superior: int | None, name: str | None) -> list[Missing]:
    if state == "agreed":
        return []
    if state == "proposed" and superior is not None:
        return [Missing("answer", superior, name or "")]
    return [Missing("plan", person)]


def _filed(posts: QuerySet[Posting], since: date, day: date) -> set[int]:
    held = posts.filter(person__reports__on__gte=since, person__reports__on__lte=day).order_by()
    return set(held.values_list("person_id", flat=True).distinct())


def _ratings(posts: QuerySet[Posting], period: Period, on: date) -> dict[int, list[Missing]]:
    """Who has not signed yet, by the person to be rated: the named rater, or who rates now."""
    held = posts.filter(person__appraisals__period=period.pk, person__appraisals__state__in=("gathered", "rated"))
    entitled = entitled_on(on, rater="person__appraisals__rater", person="person")
    names = ("person_id", "person__appraisals__rater_id", "person__appraisals__rater__name")
    unsigned = list(held.order_by().annotate(may=entitled).values_list(*names, "may"))
    rated = raters_still_on(on, {person for person, _rater, _name, may in unsigned if not may})
    people = persons_of(rater for rater in rated.values() if rater is not None)
    found: dict[int, list[Missing]] = defaultdict(list)
    for person, rater, name, may in unsigned:
        told = (rater, name) if may else _named(people.get(rated[person] or 0))
        found[person].append(Missing("rating", *told))
    return found


def _named(person: Person | None) -> tuple[int | None, str]:
    return (person.pk, person.name) if person else (None, "")


def _persons(ids: Iterable[int], *, on: date) -> dict[int, Person]:
    """Those of them who hold a post that day."""
    held = running(on).filter(person__in=list(ids)).select_related("person")
    return {posting.person_id: posting.person for posting in held}


def _address(steps: Mapping[str, int], slug: str) -> str:
    return next(reverse(name, args=[slug]) for step, name in ADDRESSES.items() if steps.get(step))
