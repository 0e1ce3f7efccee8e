"""Pages of a reorganisation: keep a draft of a workbook, try it, apply or drop it."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tolok.ledger.actions import Refusal
from tolok.people import actions, queries
from tolok.people.access import PERMISSIONS, NotAllowed, Request, acting, is_done, require, signed_in
from tolok.people.forms import DraftForm
from tolok.people.models import Reorganisation
from tolok.people.queries import NOBODY, PASSED, Trial
from tolok.people.views.pages import address

PAGE = 50


@require_GET
@signed_in
def drafts(request: Request) -> HttpResponse:
    """All drafts, open ones first."""
    require(PERMISSIONS, "draft_reorganisation", by=request.person, person=request.person, on=request.on)
    return render(request, "people/reorganisations.html", {"drafts": queries.reorganisations()})


@signed_in
def keep(request: Request, digest: str) -> HttpResponse:
    """Keep a checked workbook as a draft under a name."""
    require(PERMISSIONS, "draft_reorganisation", by=request.person, person=request.person, on=request.on)
    book = queries.read_workbook(queries.waiting_upload(request.person, digest, at=request.at))
    back = address(request, "check", digest)
    if book.faults:
        return redirect(back)
    form = DraftForm(request.POST or None, initial={"starts_on": request.on})
    about = acting(request, rows=book.rows)
    kept: list[Reorganisation] = []
    if is_done(form, lambda: kept.append(actions.draft_reorganisation(**about, **form.cleaned_data))):
        return redirect(address(request, "reorganisation", kept[0].pk))
    shown = {"form": form, "back": back}
    return render(request, "people/keep_draft.html", shown, status=422 if form.errors else 200)


@require_GET
@signed_in
def draft(request: Request, draft_id: int) -> HttpResponse:
    """What a draft would change on its first day; nothing is written."""
    return _shown(request, _draft(draft_id))


@require_POST
@signed_in
def apply(request: Request, draft_id: int) -> HttpResponse:
    """Let a draft hold, in one act."""
    found = _draft(draft_id)
    try:
        actions.apply_reorganisation(by=request.person, at=request.at, draft=found)
    except NotAllowed:
        raise
    except Refusal as refusal:
        return _shown(request, found, str(refusal))
    messages.success(request, _("The reorganisation is applied."))
    return redirect(address(request, "raters") + f"?tanggal={found.starts_on.isoformat()}")


@require_POST
@signed_in
def drop(request: Request, draft_id: int) -> HttpResponse:
    """Throw a draft away."""
    actions.drop_reorganisation(by=request.person, at=request.at, draft=_draft(draft_id))
    messages.success(request, _("The draft is thrown away. Nothing has changed."))
    return redirect(address(request, "reorganisations"))


def _draft(draft_id: int) -> Reorganisation:
    found = queries.reorganisation_of(draft_id)
    if found is None:
        raise Http404
    return found


def _shown(request: Request, found: Reorganisation, refusal: str = "") -> HttpResponse:
    require(PERMISSIONS, "try_reorganisation", by=request.person, person=request.person, on=request.on)
    trial, fault = _tried(request, found)
    told = [{"line": each, "why": _why(each.becomes)} for each in (trial.differences if trial else ())]
    shown = {
        "draft": found,
        "is_open": found.state == Reorganisation.State.DRAFT,
        "waits": request.on < found.starts_on,
        "trial": trial,
        "fault": refusal or fault,
        "counts": trial.counts if trial else {},
        "circles": ", ".join(each.name for each in trial.circles[:5]) if trial else "",
        "page": Paginator(told, PAGE).get_page(request.GET.get("page")),
        "trail": [{"label": _("Drafts of a reorganisation"), "url": address(request, "reorganisations")}],
    }
    return render(request, "people/reorganisation.html", shown, status=422 if refusal else 200)


def _tried(request: Request, found: Reorganisation) -> tuple[Trial | None, str]:
    if found.state != Reorganisation.State.DRAFT:
        return None, ""
    try:
        return actions.try_reorganisation(by=request.person, at=request.at, draft=found), ""
    except actions.BadRows as refusal:
        return None, str(refusal)


def _why(rated: queries.Rated) -> tuple[object, object]:
    if rated.why is None:
        return "", ""
    return NOBODY[rated.why] if rated.rater_id is None else (PASSED[rated.why], "")
