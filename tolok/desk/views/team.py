"""My team: who reported what, evidence to check, a word of feedback."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tolok.desk.queries.team import person_page, team
from tolok.evidence.access import PERMISSIONS as EVIDENCE
from tolok.feedback.access import PERMISSIONS as FEEDBACK
from tolok.people.access import Request, follow, month_in, signed_in
from tolok.people.queries import person_of
from tolok.reports.access import PERMISSIONS

# What a leader's page is renewed for; contested days of attendance stand on the page of the whole team only.
KINDS = ("answered", "asked", "checked", "filed", "ordered", "said")
DAYS = ("contested", "decided", "withdrawn")


@signed_in
def page(request: Request) -> HttpResponse:
    """The direct subordinates and their newest reports, what waits first."""
    shown = team(request.person, on=request.on)
    live = follow(request, [request.person.pk, *(each.id for each in shown.members)], (*KINDS, *DAYS))
    return render(request, "desk/team.html", {"team": shown, "live": live})


@signed_in
def person(request: Request, person_id: int) -> HttpResponse:
    """One person's reports of the month `bulan`; 404 for whom they don't concern."""
    seen = person_of(person_id)
    if seen is None or not PERMISSIONS["see_reports"](request.person, seen, request.on):
        raise Http404
    shown = {
        "page": person_page(seen, on=request.on, month=_month(request)),
        "may_check": EVIDENCE["check_evidence"](request.person, seen, request.on),
        "may_say": FEEDBACK["say"](request.person, seen, request.on),
        "live": follow(request, [person_id], KINDS),
    }
    return render(request, "desk/team_person.html", shown)


def _month(request: Request) -> date:
    return month_in(request.GET.get("bulan", ""), until=request.on)
