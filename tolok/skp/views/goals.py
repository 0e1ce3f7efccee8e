"""From goals to people: cascade, one goal, gaps, matrix."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tolok.people.access import Request, acting, is_done, require, signed_in
from tolok.people.queries import running, units
from tolok.skp import actions
from tolok.skp.access import PERMISSIONS, may
from tolok.skp.forms import CarrierForm, GoalForm
from tolok.skp.queries import (
    cascade,
    gaps_of,
    goal_by_id,
    goals_of,
    matrix_of,
    outcomes_on,
    plan_counts,
    plans_missing,
    plans_with_people,
    units_carrying,
)
from tolok.skp.views.pages import address, form_page, page_of

if TYPE_CHECKING:
    from tolok.people.models import Posting


@signed_in
def cascade_page(request: Request) -> HttpResponse:
    """The goals of the year, who carries them and how many people they reach."""
    shown = {
        "page": page_of(request, cascade(_day(request).year)),
        "year": _day(request).year,
        "now": request.on.year,
        "may_add": may("add_goal", by=request.person, person=request.person, on=request.on),
        "may_see_gaps": may("see_gaps", by=request.person, person=request.person, on=request.on),
    }
    return render(request, "skp/cascade.html", shown)


@signed_in
def add_goal(request: Request) -> HttpResponse:
    """Write a goal of the year."""
    require(PERMISSIONS, "add_goal", by=request.person, person=request.person, on=request.on)
    year = _day(request).year
    back = f"{address(request, 'cascade')}?tahun={year}"
    form = GoalForm(request.POST or None, goals=goals_of(year))
    if is_done(form, lambda: actions.add_goal(by=request.person, at=request.at, year=year, **form.written())):
        messages.success(request, _("The goal is written. Say next which unit carries it."))
        return redirect(back)
    return form_page(request, form, title=_("Add a goal"), submit=_("Save the goal"), back=back)


@signed_in
def goal(request: Request, goal_id: int) -> HttpResponse:
    """One goal: units, outcomes, people; who may says which unit carries it."""
    found = goal_by_id(goal_id)
    if found is None:
        raise Http404
    may_carry = may("carry_goal", by=request.person, person=request.person, on=request.on)
    form = CarrierForm(request.POST or None, units=units() if may_carry else [])
    carried = acting(request, goal=found)
    if is_done(form, lambda: actions.carry_goal(**carried, unit=form.chosen())):
        return redirect(address(request, "goal", goal_id))
    page = page_of(request, outcomes_on(found))
    shown = {"goal": found, "units": units_carrying(found), "page": page, "form": form, "may_carry": may_carry}
    return render(request, "skp/goal.html", shown, status=422 if form.errors else 200)


@signed_in
def gaps(request: Request) -> HttpResponse:
    """What is missing, counted, and one list of it at a time."""
    require(PERMISSIONS, "see_gaps", by=request.person, person=request.person, on=request.on)
    on = _day(request)
    found, missing = gaps_of(on=on), plans_missing(on=on)
    kind = request.GET.get("jenis", "sasaran")
    lists = {
        "sasaran": found.uncarried,
        "capaian": found.unreached,
        "orang": found.plans,
        "skp": missing,
        "unit": plan_counts(on=on) if kind == "unit" else (),
    }
    if kind not in lists:
        raise Http404
    page = page_of(request, lists[kind])
    plans = plans_with_people(list(page.object_list)) if kind == "orang" else []
    n_missing = page.paginator.count if kind == "skp" else missing.count()
    counts = [len(found.uncarried), len(found.unreached), len(found.plans), n_missing]
    shown = {"kind": kind, "page": page, "plans": plans, "counts": counts, "year": on.year}
    return render(request, "skp/gaps.html", shown)


@signed_in
def matrix(request: Request, person_id: int | None = None) -> HttpResponse:
    """The matriks peran hasil of a superior, one's own when none is named."""
    posting = request.posting if person_id is None else _posting(request, person_id)
    if posting is None:
        raise Http404
    person = request.person if person_id is None else posting.person
    require(PERMISSIONS, "see_matrix", by=request.person, person=person, on=request.on)
    found = matrix_of(person, on=_day(request))
    shown = {"person": person, "posting": posting, "matrix": found, "page": page_of(request, found.lines)}
    return render(request, "skp/matrix.html", shown)


def _day(request: Request) -> date:
    """Today, or the first day of the year before or after when `tahun` asks for it."""
    asked = {str(request.on.year + step): date(request.on.year + step, 1, 1) for step in (-1, 1)}
    return asked.get(request.GET.get("tahun", ""), request.on)


def _posting(request: Request, person_id: int) -> Posting | None:
    held = running(request.on).filter(person_id=person_id, kind="definitive")
    return held.select_related("person", "position__unit").first()
