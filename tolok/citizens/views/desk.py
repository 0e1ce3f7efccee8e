"""Pages of the desk, of contact officers and of the HR agency's watch."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import FileResponse, Http404
from django.shortcuts import render

from tolok.citizens.access.case_rights import PERMISSIONS as CASE_RIGHTS
from tolok.citizens.access.cases import is_apart
from tolok.citizens.access.desk import PERMISSIONS
from tolok.citizens.forms.work import LookForm
from tolok.citizens.models.cases import Mode
from tolok.citizens.queries.cases.board import board, summed
from tolok.citizens.queries.cases.inbox import VIEWS, case_by_id, case_page, inbox, photo_of
from tolok.citizens.queries.cases.told import staff_history
from tolok.citizens.queries.cases.watch import watched
from tolok.citizens.views.moves import buttons
from tolok.people.access import Request, may, require, signed_in

if TYPE_CHECKING:
    from django.http import HttpResponse

    from tolok.citizens.models import Case


@signed_in
def desk(request: Request) -> HttpResponse:
    """What waits, the most urgent first."""
    require(PERMISSIONS, "see_desk", by=request.person, person=request.person, on=request.on)
    view = _view(request)
    rows, numbers = inbox(request.person, at=request.at, on=request.on, view=view)
    shown = {"rows": rows, "numbers": numbers, "view": view}
    shown["may_board"] = may(PERMISSIONS, "see_case_board", by=request.person, person=request.person, on=request.on)
    return render(request, "citizens/desk.html", shown)


def _view(request: Request) -> str:
    asked = request.GET.get("tampil", "")
    return asked if asked in VIEWS else VIEWS[0]


@signed_in
def watch(request: Request) -> HttpResponse:
    """Every unit's cases with ages, limits and warnings for the HR agency; nothing to do, no word of a reporter."""
    require(PERMISSIONS, "watch_cases", by=request.person, person=request.person, on=request.on)
    view = _view(request)
    rows, numbers = watched(request.person, at=request.at, on=request.on, view=view)
    return render(request, "citizens/watch.html", {"rows": rows, "numbers": numbers, "view": view})


@signed_in
def units(request: Request) -> HttpResponse:
    """Each unit this year: what waits, what is late, and how its cases ended."""
    require(PERMISSIONS, "see_case_board", by=request.person, person=request.person, on=request.on)
    first = request.on.replace(month=1, day=1)
    rows = board(request.government, at=request.at, starts_on=first, ends_on=first.replace(year=first.year + 1))
    shown = {"rows": rows, "all": summed(rows), "year": first.year}
    shown["may_watch"] = may(PERMISSIONS, "watch_cases", by=request.person, person=request.person, on=request.on)
    return render(request, "citizens/board.html", shown)


def case_for(request: Request, number: int) -> Case:
    """The case, when the person may see it; else nobody learns that it exists."""
    found = case_by_id(number)
    if found is None or not CASE_RIGHTS["see_case"](request.person, found, request.on):
        raise Http404
    return found


@signed_in
def case(request: Request, number: int) -> HttpResponse:
    """One case: what happened, how it went, notes, and what may be done next."""
    found = case_for(request, number)
    by, on = request.person, request.on
    shown = {
        "case": found,
        "page": case_page(found, at=request.at, on=on),
        "entries": staff_history(found),
        "buttons": buttons(by, found, on),
        "contact": getattr(found, "contact", None) if found.mode == Mode.OPEN else None,
        "hearings": found.hearings.all(),
        "may_decide": is_apart(by, found, on),
        "look": LookForm(case=found, on=on) if may_look(request, found) else None,
    }
    return render(request, "citizens/case.html", shown)


def may_look(request: Request, found: Case) -> bool:
    """Whether the name behind a secret case may be asked for."""
    return found.mode == Mode.SECRET and CASE_RIGHTS["see_reporter"](request.person, found, request.on)


@signed_in
def photo(request: Request, number: int, place: int) -> FileResponse:
    """A photo of a case, after the same check as its page; it carries no name."""
    kept = photo_of(case_for(request, number), place)
    if kept is None:
        raise Http404
    return FileResponse((Path(settings.MEDIA_ROOT) / kept.file).open("rb"), content_type=kept.media_type)
