"""The library of standard indicators: search, read, revise, retire."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tolok.people.access import Request, acting, is_done, require, signed_in
from tolok.skp import actions
from tolok.skp.access import PERMISSIONS, may
from tolok.skp.forms import IndicatorForm, WordingForm
from tolok.skp.models import Indicator, Outcome
from tolok.skp.queries import indicator_by_id, indicators, number_text, positions_and_services, revisions_of
from tolok.skp.views.pages import address, form_page, page_of, seen_outcome

FILTERS = {"search": "cari", "position": "jabatan", "service": "layanan"}


@signed_in
def library(request: Request) -> HttpResponse:
    """Search and filter the library; from an outcome each indicator can be taken as its target."""
    asked = {name: request.GET.get(key, "").strip() for name, key in FILTERS.items()}
    outcome = _outcome(request)
    kept = {FILTERS[name]: value for name, value in asked.items() if value}
    kept |= {"untuk": str(outcome.pk)} if outcome else {}
    positions, services = positions_and_services()
    shown = {
        "page": page_of(request, indicators(**asked)),
        "query": f"{urlencode(kept)}&" if kept else "",
        "asked": asked,
        "positions": positions,
        "services": services,
        "outcome": outcome,
        "may_add": _may(request, "add_indicator"),
    }
    return render(request, "skp/library.html", shown)


@signed_in
def indicator(request: Request, indicator_id: int) -> HttpResponse:
    """One indicator with all its revisions."""
    found = _indicator(indicator_id)
    shown = {"indicator": found, "revisions": revisions_of(found), "may_revise": _may(request, "revise_indicator")}
    return render(request, "skp/indicator.html", shown)


@signed_in
def add(request: Request) -> HttpResponse:
    """Put an indicator into the library."""
    require(PERMISSIONS, "add_indicator", by=request.person, person=request.person, on=request.on)
    form = IndicatorForm(request.POST or None)

    def act() -> None:
        place = {name: form.cleaned_data[name] for name in ("code", "position", "service")}
        actions.add_indicator(by=request.person, at=request.at, wording=form.wording(), **place)

    if is_done(form, act):
        messages.success(request, _("The indicator is in the library."))
        return redirect(address(request, "library"))
    back = address(request, "library")
    return form_page(request, form, title=_("Add an indicator"), submit=_("Save the indicator"), back=back)


@signed_in
def revise(request: Request, indicator_id: int) -> HttpResponse:
    """Write the next revision, starting from what the indicator says now."""
    require(PERMISSIONS, "revise_indicator", by=request.person, person=request.person, on=request.on)
    found = _indicator(indicator_id)
    form = WordingForm(request.POST or None, initial=_said(found))
    revised = acting(request, indicator=found)
    if is_done(form, lambda: actions.revise_indicator(**revised, wording=form.wording())):
        messages.success(request, _("The new revision is written; plans made before keep theirs."))
        return redirect(address(request, "indicator", indicator_id))
    back = address(request, "indicator", indicator_id)
    return form_page(request, form, title=_("Revise the indicator"), submit=_("Save the revision"), back=back)


@signed_in
def retire(request: Request, indicator_id: int) -> HttpResponse:
    """Ask once, then offer the indicator to no new plan."""
    require(PERMISSIONS, "retire_indicator", by=request.person, person=request.person, on=request.on)
    found = _indicator(indicator_id)
    back = address(request, "indicator", indicator_id)
    if request.method == "POST":
        actions.retire_indicator(by=request.person, at=request.at, indicator=found)
        return redirect(back)
    question = _("Retire this indicator? Running targets keep it, new plans cannot take it.")
    return render(request, "skp/confirm.html", {"question": question, "what": found.code, "back": back})


def _may(request: Request, verb: str) -> bool:
    return may(verb, by=request.person, person=request.person, on=request.on)


def _outcome(request: Request) -> Outcome | None:
    number = request.GET.get("untuk", "")
    return seen_outcome(request, int(number)) if number.isdecimal() and len(number) < 19 else None


def _indicator(indicator_id: int) -> Indicator:
    found = indicator_by_id(indicator_id)
    if found is None:
        raise Http404
    return found


def _said(found: Indicator) -> dict[str, str]:
    latest = revisions_of(found)[0]
    said = ("name", "unit", "polarity", "accumulation", "formula", "source")
    ends = sorted({end for end in (latest.typical_low, latest.typical_high) if end is not None})
    return {"typical": "-".join(number_text(end) for end in ends), **{name: getattr(latest, name) for name in said}}
