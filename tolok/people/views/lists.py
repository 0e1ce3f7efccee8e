"""Pages for units and persons, and of one person with the invitation."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from tolok.people import actions, queries
from tolok.people.access import PERMISSIONS, Request, may, require, signed_in
from tolok.people.models import Person


@require_GET
@signed_in
def persons(request: Request) -> HttpResponse:
    """The persons of the government, with search, for HR."""
    require(PERMISSIONS, "list_people", by=request.person, person=request.person, on=request.on)
    search = " ".join(request.GET.get("q", "").split())[:80]
    page = queries.person_lines(search, request.GET.get("page"), on=request.on)
    return render(request, "people/persons.html", {"page": page, "search": search, "query": _query(search)})


@require_GET
@signed_in
def units(request: Request) -> HttpResponse:
    """The units of the government, with search, for HR."""
    require(PERMISSIONS, "list_people", by=request.person, person=request.person, on=request.on)
    search = " ".join(request.GET.get("q", "").split())[:80]
    page = queries.unit_lines(search, request.GET.get("page"), on=request.on)
    return render(request, "people/units.html", {"page": page, "search": search, "query": _query(search)})


@require_GET
@signed_in
def person(request: Request, person_id: int) -> HttpResponse:
    """One person: postings over time, superior today, and for HR the invitation."""
    shown = _person(person_id)
    require(PERMISSIONS, "see_person", by=request.person, person=shown, on=request.on)
    return render(request, "people/person.html", _context(request, shown))


@never_cache
@require_POST
@signed_in
def invite(request: Request, person_id: int) -> HttpResponse:
    """Make a one-time link and show it, this once."""
    invited = _person(person_id)
    token = actions.invite_person(by=request.person, at=request.at, person=invited)
    link = request.build_absolute_uri(f"/{request.government.slug}/undangan/{token}/")
    return render(request, "people/person.html", {**_context(request, invited), "link": link})


def _query(search: str) -> str:
    return urlencode({"q": search}) + "&" if search else ""


def _person(person_id: int) -> Person:
    found = queries.person_of(person_id)
    if found is None:
        raise Http404
    return found


def _context(request: Request, shown: Person) -> dict[str, object]:
    return {
        "shown": shown,
        "trail": [{"label": _("Persons"), "url": reverse("people:persons", args=[request.government.slug])}],
        "postings": queries.posting_lines(shown, on=request.on),
        "superior": queries.superior_of(shown, on=request.on),
        "may_invite": may(PERMISSIONS, "invite_person", by=request.person, person=shown, on=request.on),
        "may_list": may(PERMISSIONS, "list_people", by=request.person, person=shown, on=request.on),
    }
