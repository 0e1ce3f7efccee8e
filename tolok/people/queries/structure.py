"""Reads who works where and who leads whom, on which day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import BigIntegerField, DateField, FilteredRelation, Q, QuerySet

from tolok.ledger.queries import Prepared, Slot, Slots
from tolok.people.models import Person, Position, Posting, Unit
from tolok.people.queries.dated import above_of, above_on, reporting_to

# A line of superiors longer than this is a fault of the structure, not a government.
LONGEST_LINE = 12


DAY, NUMBER = DateField(), BigIntegerField()
HELD = Prepared(
    lambda: (
        Posting.objects.filter(person=Slot("person_id", NUMBER), kind=Posting.Kind.DEFINITIVE)
        .select_related("position__unit")
        .order_by("starts_on")
    )
)
ZONES = Prepared(
    lambda: (
        Person.objects.filter(pk__in=Slots("person_ids", NUMBER))
        .annotate(held=FilteredRelation("postings", condition=Q(postings__kind=Posting.Kind.DEFINITIVE)))
        .order_by("held__starts_on")
        .values_list(
            *("pk", "government__time_zone", "held__starts_on", "held__ends_on", "held__position__unit__time_zone")
        )
    )
)


def arrived(person: Person) -> None:
    """Ask once for the definitive postings of whoever sends a request, which everything after it looks at."""
    person.definitive = HELD(person_id=person.pk)


def posting_of(person: Person, *, on: date) -> Posting | None:
    """The person's definitive posting that day, with position and unit."""
    held = HELD(person_id=person.pk) if person.definitive is None else person.definitive
    return next((each for each in held if each.starts_on <= on and (each.ends_on is None or on < each.ends_on)), None)


def local_day_of(person: Person, *, at: datetime) -> date:
    """The day it is for the person at that moment, by the time zone of the unit they work in."""
    return local_days_of([(person, at)])[person.pk, at]


def local_days_of(asked: Iterable[tuple[Person, datetime]]) -> dict[tuple[int, datetime], date]:
    """The local day of each person at each moment; no query for whoever has arrived."""
    pairs = list(asked)
    known = {(one.pk, at): _own_day(one, at) for one, at in pairs if one.definitive is not None}
    others = [(one.pk, at) for one, at in pairs if one.definitive is None]
    return known | local_days(others) if others else known


def _own_day(person: Person, at: datetime) -> date:
    home = person.government.time_zone
    posting = posting_of(person, on=at.astimezone(ZoneInfo(home)).date())
    return at.astimezone(ZoneInfo(posting.position.unit.time_zone if posting else home)).date()


def local_days(asked: Iterable[tuple[int, datetime]]) -> dict[tuple[int, datetime], date]:
    """The local day of each person (by id) at each moment, for thousands in one query."""
    pairs = set(asked)
    zones: dict[int, str] = {}
    spans: dict[int, list[tuple[date, date | None, str]]] = {}
    for person_id, home, starts_on, ends_on, zone in ZONES(person_ids=list({person_id for person_id, _at in pairs})):
        zones[person_id] = home
        if starts_on is not None:
            spans.setdefault(person_id, []).append((starts_on, ends_on, zone))
    return {(one, at): _day_in(zones[one], spans.get(one, []), at) for one, at in pairs}


def _day_in(zone: str, spans: list[tuple[date, date | None, str]], at: datetime) -> date:
    on = at.astimezone(ZoneInfo(zone)).date()
    running = (name for starts_on, ends_on, name in spans if starts_on <= on and (ends_on is None or on < ends_on))
    return at.astimezone(ZoneInfo(next(running, zone))).date()


def persons_with(nips: Iterable[str]) -> dict[str, Person]:
    """The persons with these NIPs, by NIP; one query."""
    return {person.nip: person for person in Person.objects.filter(nip__in=set(nips))}


def running(on: date) -> QuerySet[Posting]:
    """The postings that run on that day."""
    return Posting.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on), starts_on__lte=on)


def holders(position_ids: Iterable[int], *, on: date) -> dict[int, Person]:
    """Who holds each position that day; an acting official (Plt, Plh) stands before the definitive one.

    Positions that nobody holds are missing from the answer.
    """
    return first_holders(running(on).filter(position_id__in=list(position_ids)).select_related("person"))


def first_holders(found: Iterable[Posting]) -> dict[int, Person]:
    """Who stands first among the running postings of each position."""
    ordered = sorted(found, key=lambda p: standing(p.kind, p.pk))
    return {posting.position_id: posting.person for posting in ordered}


def standing(kind: str, number: int) -> tuple[bool, bool, int]:
    """The order of postings of one position: who comes last stands first."""
    return kind != Posting.Kind.DEFINITIVE, kind == Posting.Kind.PLH, number


def superior_of(person: Person, *, on: date) -> Person | None:
    """The direct superior that day: the holder of the position above, or of the next one that is held."""
    posting = posting_of(person, on=on)
    if posting is None:
        return None
    return _holder_above(posting.position_id, person, on=on)


def is_superior_on(by: Person, person: Person, *, on: date) -> bool:
    """Whether `by` is the direct superior of `person` that day."""
    superior = superior_of(person, on=on)
    return superior is not None and superior.pk == by.pk


def subordinates(person: Person, *, on: date) -> list[Posting]:
    """The postings of those who report directly to the person that day, by name.

    Where a position below is vacant, those below it report to the person as well.
    """
    asked = running(on).filter(person=person).values("position_id")
    held = first_holders(running(on).filter(position_id__in=asked).select_related("person"))
    above = {position for position, holder in held.items() if holder == person}
    reached: list[Posting] = []
    acting: list[Person] = []
    for _step in range(LONGEST_LINE):
        below = set(reporting_to(above, on=on))
        found = list(running(on).filter(position_id__in=below).select_related("person", "position__unit"))
        reached += [p for p in found if p.kind == Posting.Kind.DEFINITIVE and p.person_id != person.pk]
        acting += [p.person for p in found if p.kind != Posting.Kind.DEFINITIVE]
        above = below - {posting.position_id for posting in found}
        if not above:
            break
    return sorted(_once([*reached, *_passed_over(acting, person, on=on)]), key=lambda posting: posting.person.name)


def _passed_over(acting: Iterable[Person], person: Person, *, on: date) -> list[Posting]:
    """Postings of officials who act as their own superior: those report to whom is next above."""
    own = [posting_of(official, on=on) for official in acting if is_superior_on(person, official, on=on)]
    return [posting for posting in own if posting is not None]


def _once(postings: Iterable[Posting]) -> list[Posting]:
    return list({posting.pk: posting for posting in postings}.values())


def has_duty(person: Person, duty: str, *, on: date) -> bool:
    """Whether one of the person's postings that day is to a position with this duty."""
    return running(on).filter(person=person, position__duty=duty).exists()


def units() -> list[Unit]:
    """The units of the government of this transaction, by code."""
    return list(Unit.objects.order_by("code"))


def above_unit(unit: Unit) -> list[int]:
    """The ids of a unit and of those above it, the nearest first; one query."""
    above = dict(Unit.objects.values_list("pk", "parent_id"))
    line: list[int] = []
    step: int | None = unit.pk
    while step is not None and step not in line:
        line.append(step)
        step = above.get(step)
    return line


def postings(*, on: date) -> list[Posting]:
    """Every definitive posting that day, with person, position and unit, by unit and name."""
    found = running(on).filter(kind=Posting.Kind.DEFINITIVE).select_related("person", "position__unit")
    return list(found.order_by("position__unit__code", "person__name"))


def superiors_of_all(*, on: date) -> dict[int, Person]:
    """The direct superior of everybody that day, by person id, in three queries; only superiors become rows."""
    above = dict(Position.objects.values_list("pk", above_on(on)))
    rows = list(running(on).values_list("kind", "pk", "position_id", "person_id"))
    held = {place: person_id for _kind, _pk, place, person_id in sorted(rows, key=lambda row: standing(*row[:2]))}
    definitive = (row[2:] for row in rows if row[0] == Posting.Kind.DEFINITIVE)
    led = {person_id: _next_held(above[place], above, held, person_id) for place, person_id in definitive}
    superiors = Person.objects.in_bulk({superior for superior in led.values() if superior is not None})
    return {person_id: superiors[superior] for person_id, superior in led.items() if superior is not None}


def _next_held(
    place: int | None, above: Mapping[int, int | None], held: Mapping[int, int], person_id: int
) -> int | None:
    """Who holds the position, or the next one upwards that somebody else than the person holds."""
    for _step in range(LONGEST_LINE):
        if place is None or held.get(place, person_id) != person_id:
            break
        place = above[place]
    holder = held.get(place, person_id) if place is not None else person_id
    return None if holder == person_id else holder


def is_empty(holder: Person | None, person_id: int) -> bool:
    """Whether nobody but the person holds the position: the line then passes it."""
    return holder is None or holder.pk == person_id


def _holder_above(position_id: int, person: Person, *, on: date) -> Person | None:
    step: int | None = position_id
    for _step in range(LONGEST_LINE):
        if step is None:
            return None
        above = running(on).filter(position_id__in=above_of(step, on=on)).select_related("person")
        holder = next(iter(first_holders(above).values()), None)
        if holder is not None and not is_empty(holder, person.pk):
            return holder
        step = above_of(step, on=on).get()
    return None


def tops_of(found: Iterable[Unit]) -> dict[int, Unit]:
    """The top-level unit of each unit: the first level with more than one; those above it stand for themselves."""
    by_id = {unit.pk: unit for unit in found}
    children: dict[int | None, list[int]] = defaultdict(list)
    for unit in by_id.values():
        children[unit.parent_id].append(unit.pk)
    alone: set[int | None] = {None}
    level = children[None]
    while len(level) == 1 and children[level[0]]:
        alone.add(level[0])
        level = children[level[0]]
    return {pk: _top(unit, by_id, alone) for pk, unit in by_id.items()}


def _top(unit: Unit, by_id: Mapping[int, Unit], alone: Set[int | None]) -> Unit:
    while unit.pk not in alone and unit.parent_id not in alone:
        unit = by_id[unit.parent_id or 0]
    return unit
