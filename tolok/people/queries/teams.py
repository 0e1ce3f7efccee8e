"""Reads teams with their places, and who leads somebody in one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from tolok.people.models import Person, Posting, Team, TeamPlace
from tolok.people.queries.structure import running


@dataclass(frozen=True)
class TeamLine:
    """A team in a list with its lead of the day and how many work in it."""

    id: int
    name: str
    decree: str
    lead: str
    members: int


@dataclass(frozen=True)
class PlaceLine:
    """A place in a team in words; `last_on` is its last day that counts."""

    id: int
    person_id: int
    name: str
    is_lead: bool
    is_rated: bool
    starts_on: date
    last_on: date | None
    is_over: bool


def team_lines(*, on: date) -> list[TeamLine]:
    """All teams by name with their lead that day; two queries."""
    here = _running(on)
    leads = dict(TeamPlace.objects.filter(here, is_lead=True).values_list("team_id", "person__name"))
    counted = Count("places", Q(places__in=TeamPlace.objects.filter(here, is_lead=False)))
    found = Team.objects.annotate(members=counted).order_by("name").values_list("pk", "name", "decree", "members")
    return [TeamLine(pk, name, decree, leads.get(pk, ""), members) for pk, name, decree, members in found]


def team_of(team_id: int) -> Team | None:
    """A team, when this transaction may see it."""
    return Team.objects.filter(pk=team_id).first()


def places_of(team: Team, *, on: date) -> list[PlaceLine]:
    """Everybody who ever had a place: the lead first, what is over last; one query."""
    found = TeamPlace.objects.filter(team=team).select_related("person").order_by("-is_lead", "person__name", "pk")
    lines = [
        PlaceLine(
            each.pk,
            each.person_id,
            each.person.name,
            each.is_lead,
            each.is_rated,
            each.starts_on,
            each.ends_on - timedelta(days=1) if each.ends_on else None,
            each.ends_on is not None and each.ends_on <= on,
        )
        for each in found
    ]
    return sorted(lines, key=lambda line: line.is_over)


def place_of(place_id: int) -> TeamPlace | None:
    """A place in a team, when this transaction may see it."""
    return TeamPlace.objects.select_related("person", "team").filter(pk=place_id).first()


def leads_of(person: Person, *, on: date) -> QuerySet[TeamPlace]:
    """The places of those who lead a team in which the person works that day."""
    mine = TeamPlace.objects.filter(_running(on), person=person, is_lead=False)
    return TeamPlace.objects.filter(_running(on), team__in=mine.values("team"), is_lead=True).exclude(person=person)


def leads_between(person_id: int, starts_on: date, ends_on: date) -> QuerySet[TeamPlace, int]:
    """The ids of those who lead a team in which the person works on some of these days."""
    shared = places_sharing(starts_on, ends_on)
    mine = shared.filter(person=person_id, is_lead=False)
    found = shared.filter(team__in=mine.values("team"), is_lead=True).exclude(person=person_id)
    return found.values_list("person_id", flat=True)


def members_led(person: Person, *, on: date) -> list[tuple[Posting, tuple[str, ...]]]:
    """The posts of those who work that day in teams that the person leads, by name, with the names of those teams.

    One query, and one more where there is somebody.
    """
    led = TeamPlace.objects.filter(_running(on), person=person, is_lead=True)
    found = TeamPlace.objects.filter(_running(on), team__in=led.values("team"), is_lead=False).exclude(person=person)
    teams: dict[int, list[str]] = defaultdict(list)
    for member_id, name in found.order_by("team__name").values_list("person_id", "team__name"):
        teams[member_id].append(name)
    if not teams:
        return []
    posts = running(on).filter(person__in=list(teams), kind=Posting.Kind.DEFINITIVE)
    named = posts.select_related("person", "position__unit").order_by("person__name")
    return [(post, tuple(teams[post.person_id])) for post in named]


def places_sharing(starts_on: date, ends_on: date | None) -> QuerySet[TeamPlace]:
    """The places in teams that share a day with this span."""
    found = TeamPlace.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=starts_on))
    return found if ends_on is None else found.filter(starts_on__lt=ends_on)


def _running(on: date) -> Q:
    return Q(ends_on__isnull=True, starts_on__lte=on) | Q(ends_on__gt=on, starts_on__lte=on)
