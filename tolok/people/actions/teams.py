"""Opens teams, gives places in them, and ends those."""

from __future__ import annotations

from datetime import date, datetime
from itertools import product

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tolok.ledger.actions import Refusal, record
from tolok.people.access import PERMISSIONS, require
from tolok.people.actions.structure import EndsBeforeItStarts
from tolok.people.models import Government, Person, Team, TeamPlace
from tolok.people.queries import PASSED, Way, Why, local_day, places_sharing, raters_on


class TeamHasNoName(Refusal):
    """A team is known by its name and by its decree."""

    def __init__(self) -> None:
        super().__init__(_("Give the team a name and the number of its decree, each of at most 160 letters."))


class TeamExists(Refusal):
    """There is a team of this name."""

    def __init__(self) -> None:
        super().__init__(_("There is a team of this name already. Open it, or choose another name."))


class PlaceIsTaken(Refusal):
    """On one of these days the place is taken, or the person has another one."""


class LeadMayNotRate(Refusal):
    """The lead can't rate this member: family, or two who would rate each other."""

    def __init__(self, name: str, day: date, why: Why) -> None:
        super().__init__(
            _("The lead can't rate %(name)s from %(day)s. %(why)s. Choose another lead, or let the superior rate.")
            % {"name": name, "day": day.strftime("%d/%m/%Y"), "why": PASSED[why]}
        )


@transaction.atomic
def open_team(
    *, by: Person, at: datetime, government: Government, name: str, decree: str, lead: Person, starts_on: date
) -> Team:
    """Open a team with its lead, by a decree."""
    require(PERMISSIONS, "open_team", by=by, person=lead, on=local_day(government, at))
    name, decree = " ".join(name.split()), " ".join(decree.split())
    if not (1 <= len(name) <= 160 and 1 <= len(decree) <= 160):
        raise TeamHasNoName
    if Team.objects.filter(name__iexact=name).exists():
        raise TeamExists
    team = Team.objects.create(government=government, name=name, decree=decree)
    record(verb="open_team", by=by, at=at, on=team, fields={"name": name, "decree": decree})
    place_in_team(by=by, at=at, team=team, person=lead, starts_on=starts_on, is_lead=True)
    return team


@transaction.atomic
def place_in_team(
    *,
    by: Person,
    at: datetime,
    team: Team,
    person: Person,
    starts_on: date,
    ends_on: date | None = None,
    is_lead: bool = False,
    is_rated: bool = False,
) -> TeamPlace:
    """Let somebody lead a team or work in it; `is_rated`: the decree says that the lead rates this member."""
    require(PERMISSIONS, "place_in_team", by=by, person=person, on=local_day(by.government, at))
    if ends_on is not None and ends_on <= starts_on:
        raise EndsBeforeItStarts
    team = Team.objects.select_for_update().get(pk=team.pk)
    Person.objects.select_for_update().get(pk=person.pk)
    _refuse_second(team, person, starts_on, ends_on, is_lead=is_lead, is_rated=is_rated)
    columns = {"is_lead": is_lead, "is_rated": is_rated and not is_lead, "starts_on": starts_on, "ends_on": ends_on}
    place = TeamPlace.objects.create(government_id=team.government_id, team=team, person=person, **columns)
    if is_lead or is_rated:
        _refuse_strange_lead(team, starts_on, ends_on)
    record(verb="place_in_team", by=by, at=at, on=place, person=person, fields={"team": team.pk, **columns})
    return place


@transaction.atomic
def end_team_place(*, by: Person, at: datetime, place: TeamPlace, ends_on: date) -> TeamPlace:
    """Let a place in a team end; `ends_on` is the first day no longer."""
    require(PERMISSIONS, "end_team_place", by=by, person=place.person, on=local_day(by.government, at))
    place = TeamPlace.objects.select_for_update().get(pk=place.pk)
    if ends_on <= place.starts_on:
        raise EndsBeforeItStarts
    if place.ends_on is not None and ends_on > place.ends_on:
        raise PlaceIsTaken(_("The place ends before that day already. Choose an earlier day, or give a new place."))
    place.ends_on = ends_on
    place.save(update_fields=["ends_on"])
    record(verb="end_team_place", by=by, at=at, on=place, person=place.person, fields={"ends_on": ends_on})
    return place


def _refuse_second(
    team: Team, person: Person, starts_on: date, ends_on: date | None, *, is_lead: bool, is_rated: bool
) -> None:
    shared = places_sharing(starts_on, ends_on)
    if shared.filter(team=team, person=person).exists():
        raise PlaceIsTaken(_("The person is in this team on these days already. End that place first."))
    if is_lead and shared.filter(team=team, is_lead=True).exists():
        raise PlaceIsTaken(_("Somebody leads this team on these days already. End that place first."))
    if is_rated and shared.filter(person=person, is_rated=True).exists():
        raise PlaceIsTaken(
            _("Another team's lead rates the person on these days already. End that place, or let only one lead rate.")
        )


def _refuse_strange_lead(team: Team, starts_on: date, ends_on: date | None) -> None:
    """Refuse when on the first day that lead and member share the lead is passed over for the member."""
    shared = places_sharing(starts_on, ends_on).filter(team=team)
    leads, members = shared.filter(is_lead=True), shared.filter(is_rated=True).select_related("person")
    for lead, member in product(leads, members):
        day = max(starts_on, member.starts_on, lead.starts_on)
        rated = raters_on(day, [member.person_id])[member.person_id]
        is_shared = all(place.ends_on is None or place.ends_on > day for place in (lead, member))
        if is_shared and rated.way is not Way.LEAD and rated.why in (Why.TIE, Why.CIRCLE):
            raise LeadMayNotRate(member.person.name, day, rated.why)
