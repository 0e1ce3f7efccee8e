"""Pages of teams, for HR: the list, a new one, one with its places."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tolok.people import actions, queries
from tolok.people.access import PERMISSIONS, Request, acting, is_done, require, signed_in
from tolok.people.forms import EndForm, PlaceForm, TeamForm
from tolok.people.views.pages import address


@signed_in
def teams(request: Request) -> HttpResponse:
    """All teams with their leads; the form opens another one."""
    require(PERMISSIONS, "open_team", by=request.person, person=request.person, on=request.on)
    form = TeamForm(request.POST or None, initial={"starts_on": request.on})
    about = acting(request, government=request.government)
    if is_done(form, lambda: actions.open_team(**about, **form.cleaned_data)):
        messages.success(request, _("The team is open. Now give its members their places."))
        return redirect(address(request, "teams"))
    shown = {"lines": queries.team_lines(on=request.on), "form": form}
    return render(request, "people/teams.html", shown, status=422 if form.errors else 200)


@signed_in
def team(request: Request, team_id: int) -> HttpResponse:
    """One team with everybody who has or had a place; the form gives another place."""
    require(PERMISSIONS, "place_in_team", by=request.person, person=request.person, on=request.on)
    found = queries.team_of(team_id)
    if found is None:
        raise Http404
    form = PlaceForm(request.POST or None, initial={"starts_on": request.on})
    about = acting(request, team=found)
    if is_done(form, lambda: actions.place_in_team(**about, **form.cleaned_data)):
        messages.success(request, _("The place is given."))
        return redirect(address(request, "team", team_id))
    trail = [{"label": _("Teams"), "url": address(request, "teams")}]
    shown = {"team": found, "members": queries.places_of(found, on=request.on), "form": form, "trail": trail}
    return render(request, "people/team.html", shown, status=422 if form.errors else 200)


@signed_in
def end_place(request: Request, place_id: int) -> HttpResponse:
    """Ask for the day, then let a place in a team end."""
    require(PERMISSIONS, "end_team_place", by=request.person, person=request.person, on=request.on)
    place = queries.place_of(place_id)
    if place is None:
        raise Http404
    form = EndForm(request.POST or None, initial={"ends_on": request.on})
    about = acting(request, place=place)
    back = address(request, "team", place.team_id)
    if is_done(form, lambda: actions.end_team_place(**about, **form.cleaned_data)):
        messages.success(request, _("The place ends. The days before stay as they were."))
        return redirect(back)
    shown = {"form": form, "place": place, "back": back}
    return render(request, "people/end_place.html", shown, status=422 if form.errors else 200)
