"""Pages of measured events: a person's month, one event, a unit's services."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tolok.evidence import actions, queries
from tolok.evidence.access import PERMISSIONS, STEPS, is_decider, seen_units
from tolok.evidence.forms.events import ContestForm, DecisionForm
from tolok.evidence.models import ServiceEvent
from tolok.ledger.actions import Refusal
from tolok.people.access import NotAllowed, Request, follow, month_in, refuse, require, signed_in
from tolok.people.queries import person_of, subordinates

if TYPE_CHECKING:
    from tolok.people.models import Person

ON_A_PAGE = 20
DAY = timedelta(days=1)
# What these pages are renewed for.
KINDS = ("contested", "decided")


@require_GET
@signed_in
def mine(request: Request) -> HttpResponse:
    """One's own measured month."""
    return _month_page(request, request.person)


@require_GET
@signed_in
def of_person(request: Request, person_id: int) -> HttpResponse:
    """Somebody's measured month; 404 for whom it doesn't concern."""
    person = person_of(person_id)
    if person is None or not PERMISSIONS["see_events"](request.person, person, request.on):
        raise Http404
    return _month_page(request, person)


@signed_in
def event(request: Request, event_id: int) -> HttpResponse:
    """One event; its person may contest it, the superior or the HR agency decides."""
    found = queries.event_by_id(event_id)
    if found is None or not PERMISSIONS["see_events"](request.person, found.person, request.on):
        raise Http404
    form = _form(request, found)
    if form is not None and request.method == "POST" and form.is_valid() and _is_done(request, found, form):
        messages.success(request, _("Stored. Both of you see it."))
        return redirect("evidence:event", request.government.slug, event_id)
    is_own, live = found.person_id == request.person.pk, follow(request, [found.person_id], KINDS)
    shown = {"event": queries.event_row(found), "form": form, "is_own": is_own, "live": live}
    status = 422 if form is not None and form.errors else 200
    return render(request, "evidence/event.html", shown, status=status)


@require_GET
@signed_in
def unit(request: Request) -> HttpResponse:
    """The services of the units one keeps or leads this month, and what is contested there."""
    require(PERMISSIONS, "see_unit_events", by=request.person, person=request.person, on=request.on)
    starts_on, ends_on = _span(request)
    led = [posting.person_id for posting in subordinates(request.person, on=request.on)]
    shown = {
        "rows": queries.unit_month(seen_units(request.person, request.on), starts_on=starts_on, ends_on=ends_on),
        "contested": [queries.event_row(each) for each in queries.contested(led)],
        "live": follow(request, led, KINDS),
        **_months(request, starts_on, ends_on),
    }
    return render(request, "evidence/unit.html", shown)


def _month_page(request: Request, person: Person) -> HttpResponse:
    starts_on, ends_on = _span(request)
    held = queries.events_of(person, starts_on=starts_on, ends_on=ends_on)
    page = Paginator(held, ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "person": person,
        "is_own": person.pk == request.person.pk,
        "month": queries.measured_month(person, starts_on=starts_on, ends_on=ends_on),
        "page": page,
        "rows": [queries.event_row(each) for each in page],
        "live": follow(request, [person.pk], KINDS),
        **_months(request, starts_on, ends_on),
    }
    return render(request, "evidence/month.html", shown)


def _span(request: Request) -> tuple[date, date]:
    """The month that the address asks for (`bulan=2026-07`), else this one; end exclusive."""
    first = month_in(request.GET.get("bulan", ""), until=request.on)
    return first, (first + 31 * DAY).replace(day=1)


def _months(request: Request, starts_on: date, ends_on: date) -> dict[str, object]:
    """The month shown and the ones beside it."""
    return {
        "starts_on": starts_on,
        "query": f"bulan={starts_on:%Y-%m}&",
        "before": (starts_on - DAY).replace(day=1),
        "after": ends_on if ends_on <= request.on else None,
    }


def _form(request: Request, found: ServiceEvent) -> ContestForm | DecisionForm | None:
    given = request.POST or None
    starts, _end, who = STEPS["contest_event"]
    if who(request.person, found.person, request.on) and found.state in starts and not hasattr(found, "contest"):
        return ContestForm(given)
    if found.state == ServiceEvent.State.CONTESTED and is_decider(request.person, found.person, request.on):
        return DecisionForm(given)
    return None


def _is_done(request: Request, found: ServiceEvent, form: ContestForm | DecisionForm) -> bool:
    said, by, at = form.cleaned_data, request.person, request.at
    try:
        if isinstance(form, ContestForm):
            actions.contest_event(by=by, at=at, event_id=found.pk, reason=said["reason"])
        else:
            is_struck = said["verdict"] == "struck"
            actions.decide_contest(by=by, at=at, event_id=found.pk, is_struck=is_struck, answer=said["answer"])
    except NotAllowed:
        raise
    except Refusal as refusal:
        refuse(form, refusal)
    return not form.errors
