"""Reads objections: what may be contested, what waits for whom, when it is due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from tolok.appraisal.models import Appraisal, Objection
from tolok.appraisal.queries.receipt import contest_until
from tolok.calendar.queries import clocks_of, day_of
from tolok.engine import packs
from tolok.people.queries import posting_of, running, subordinates, tops_of, unit_spans, units
from tolok.rules.facts import Dossier
from tolok.rules.hiding import published
from tolok.skp.queries import BEHAVIOURS

if TYPE_CHECKING:
    from tolok.people.models import Person

State = Objection.State
# Below this many objections the numbers of a unit would speak of persons.
FEWEST = 5
NOWHERE = 0
JOINED = ("person__government", "rater", "judge", "decider", "appraisal__period", "appraisal__dossier__policy")


@dataclass(frozen=True)
class Place:
    """A line of a receipt that may be contested: its name in the table and in words."""

    name: str
    label: str


@dataclass(frozen=True)
class Outcomes:
    """How the objections raised in a year ended; of how many a deadline passed, whatever became of them.

    `days` is the median from raising to the decision, None before one.
    """

    raised: int
    open: int
    upheld: int
    rejected: int
    withdrawn: int
    late: int
    days: int | None


@dataclass(frozen=True)
class Part:
    """How the objections to raters of one top-level unit ended."""

    name: str
    raised: int
    open: int
    upheld: int
    rejected: int
    withdrawn: int


@dataclass(frozen=True)
class Parts:
    """The units that may stand beside the whole of a year; `hidden` units had too few objections to be named."""

    shown: tuple[Part, ...]
    hidden: int


def places(appraisal: Appraisal) -> list[Place]:
    """Every line of the receipt: the two ratings, the outcomes and their indicators, the seven values."""
    facts = Dossier.from_json(appraisal.dossier.facts)
    found = [Place("work", _("Work results as a whole")), Place("behaviour", _("Behaviour as a whole"))]
    for outcome in facts.outcomes:
        found.append(Place(f"outcome/{outcome.id}", outcome.title))
        own = [target for target in facts.targets if target.outcome == outcome.id]
        found += [Place(f"target/{target.id}", f"{outcome.title}: {target.name}") for target in own]
    return found + [Place(f"value/{each.code}", each.name) for each in BEHAVIOURS]


def objection_to(appraisal: Appraisal) -> Objection | None:
    """The objection to an appraisal with its points, whole as for its page."""
    return _whole().filter(appraisal=appraisal).prefetch_related("points__evidence").first()


def held_objection(objection_id: int) -> Objection | None:
    """The objection, locked until the step is stored, so that two steps come one after the other."""
    found = Objection.objects.select_for_update(of=("self",)).select_related(*JOINED)
    return found.filter(pk=objection_id).first()


def overdue(at: datetime) -> list[Objection]:
    """Open objections whose deadline has passed, locked; those that somebody moves at this moment are left out."""
    found = Objection.objects.select_for_update(of=("self",), skip_locked=True).select_related(*JOINED)
    return list(found.filter(state__in=Objection.OPEN, due_at__lte=at).order_by("due_at", "pk"))


def may_contest(appraisal: Appraisal, *, on: date) -> bool:
    """Whether the window is open that day: it begins when the person opens the receipt."""
    until = contest_until(appraisal)
    return appraisal.state == Appraisal.State.SIGNED and (until is None or on <= until)


def uncontested() -> list[Appraisal]:
    """Receipts that were opened, to which nobody has objected and whose days to object did not end yet; locked."""
    found = Appraisal.objects.select_for_update(of=("self",), skip_locked=True)
    found = found.filter(state=Appraisal.State.SIGNED, seen_at__isnull=False, final_at__isnull=True)
    joined = found.filter(objection__isnull=True).select_related("person__government", "period", "dossier")
    return list(joined.defer("dossier__facts").order_by("pk"))


def due_after(objection: Objection, *, at: datetime, step: str) -> datetime:
    """When a step that begins now must be done, by the hours of the rater's office; `step` as the pack names it."""
    limits = packs.load(objection.appraisal.dossier.pack).objection.steps
    on = day_of(at, objection.person.government)
    post = posting_of(objection.rater, on=on) or objection.appraisal.skp.posting
    clock = clocks_of([post.position.unit_id])[post.position.unit_id]
    return clock.due_at(at, getattr(limits, step), limits.scale)


def objections_before(person: Person, *, on: date) -> list[Objection]:
    """Open objections that wait for this person's answer or decision, what is due first comes first."""
    mine = Q(rater=person, state__in=(State.RAISED, State.UNANSWERED))
    below = [posting.person_id for posting in subordinates(person, on=on)]
    held = Objection.objects.filter(judge__in=running(on).values("person")).values("pk")
    decides = Q(judge=person) | Q(judge__in=below, state=State.ESCALATED) | (Q(rater__in=below) & ~Q(pk__in=held))
    waiting = Q(state__in=(State.ANSWERED, State.UNANSWERED, State.ESCALATED)) & decides & ~Q(person=person)
    return list(_whole().filter(mine | waiting).order_by("due_at", "pk"))


def all_objections(year: int) -> QuerySet[Objection]:
    """The objections raised in a year, the open ones first by their deadline, then the newest."""
    return _whole().filter(raised_at__year=year).order_by("due_at", "-ended_at", "-pk")


def outcomes(year: int) -> Outcomes:
    """How the objections raised in a year ended; two queries."""
    own = Objection.objects.filter(raised_at__year=year)
    ended = {state.value: Count("pk", Q(state=state)) for state in (State.UPHELD, State.REJECTED, State.WITHDRAWN)}
    is_open, is_late = Q(state__in=Objection.OPEN), Q(missed__gt=0)
    counted = own.aggregate(raised=Count("pk"), open=Count("pk", is_open), late=Count("pk", is_late), **ended)
    decided = own.filter(state__in=(State.UPHELD, State.REJECTED)).values_list("raised_at", "ended_at")
    days = [(end - start).days for start, end in decided if end is not None]
    return Outcomes(**counted, days=round(median(days)) if days else None)


def outcomes_by_unit(year: int) -> Parts:
    """The same by the rater's top-level unit on the day it was raised; three queries.

    No unit of so few that a look at the whole would lead to persons; raters who worked nowhere that day stay hidden.
    """
    own = Objection.objects.filter(raised_at__year=year).select_related("person__government")
    raised = [(each, day_of(each.raised_at, each.person.government)) for each in own]
    span = {"starts_on": date(year, 1, 1), "ends_on": date(year + 1, 1, 1)}
    spans = unit_spans({each.rater_id for each, _day in raised}, **span)
    tops = tops_of(units())
    ended: dict[int, list[str]] = defaultdict(list)
    for each, on in raised:
        held = (unit for first, after, unit in spans[each.rater_id] if first <= on and (after is None or on < after))
        ended[tops[unit].pk if (unit := next(held, None)) else NOWHERE].append(each.state)
    names = {top.pk: top.name for top in tops.values()}
    shown = published({top: len(states) for top, states in ended.items()}, least=FEWEST) & set(names)
    parts = sorted((_part(names[top], ended[top]) for top in shown), key=lambda part: part.name)
    return Parts(tuple(parts), len(ended) - len(shown))


def _part(name: str, states: Sequence[str]) -> Part:
    is_open = sum(state in Objection.OPEN for state in states)
    of = states.count
    return Part(name, len(states), is_open, of(State.UPHELD), of(State.REJECTED), of(State.WITHDRAWN))


def _whole() -> QuerySet[Objection]:
    return Objection.objects.select_related(*JOINED)
