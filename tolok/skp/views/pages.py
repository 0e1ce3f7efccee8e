"""What the pages share: forms that keep their text, rows that may be seen."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tolok.people.access import Request, require
from tolok.skp.access import PERMISSIONS
from tolok.skp.models import Outcome, Skp, Target
from tolok.skp.queries import outcome_by_id, skp_by_id, target_by_id

ON_A_PAGE = 50


def address(request: Request, name: str, *words: object) -> str:
    """The address of a page of this government."""
    return reverse(f"skp:{name}", args=[request.government.slug, *words])


def form_page(request: Request, form: Form, **context: Any) -> HttpResponse:
    """A page with one form; 422 with what was typed when it has faults."""
    status = 422 if form.errors else 200
    return render(request, "skp/form.html", {"form": form, **context}, status=status)


def page_of(request: Request, rows: Any) -> Page[Any]:
    """The asked page of a long list."""
    return Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))


def seen_plan(request: Request, skp_id: int) -> Skp:
    """The plan of an address, when the person may see it."""
    skp = skp_by_id(skp_id)
    if skp is None:
        raise Http404
    require(PERMISSIONS, "see_skp", by=request.person, person=skp.person, on=request.on)
    return skp


def seen_outcome(request: Request, outcome_id: int) -> Outcome:
    """The outcome of an address, when the person may see its plan."""
    outcome = outcome_by_id(outcome_id)
    if outcome is None:
        raise Http404
    require(PERMISSIONS, "see_skp", by=request.person, person=outcome.skp.person, on=request.on)
    return outcome


def seen_target(request: Request, target_id: int) -> Target:
    """The target of an address, when the person may see its plan."""
    target = target_by_id(target_id)
    if target is None:
        raise Http404
    require(PERMISSIONS, "see_skp", by=request.person, person=target.outcome.skp.person, on=request.on)
    return target
