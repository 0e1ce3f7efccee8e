"""Pages of the HR agency: rounds with their participation, comments to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tolok.calendar.queries import period, years_around
from tolok.feedback import actions, queries
from tolok.feedback.access import PERMISSIONS
from tolok.feedback.forms import ReasonForm
from tolok.ledger.actions import Refusal
from tolok.people.access import NotAllowed, Request, acting, is_done, require, signed_in

if TYPE_CHECKING:
    from tolok.feedback.models import Round


@require_GET
@signed_in
def year(request: Request, year: int | None = None) -> HttpResponse:
    """The year's periods in which voices are heard."""
    _see(request)
    asked = year or request.on.year
    lines = queries.round_lines(asked, on=request.on)
    return render(request, "feedback/rounds.html", {"lines": lines, "year": asked, "years": years_around(asked)})


@require_POST
@signed_in
def begin(request: Request, period_id: int) -> HttpResponse:
    """Have the raters drawn and asked, and show how far it is."""
    found = period(period_id)
    if found is None:
        raise Http404
    ordered = actions.order_round(**acting(request, period=found))
    return redirect("feedback:round", request.government.slug, ordered.pk)


@require_GET
@signed_in
def one(request: Request, round_id: int) -> HttpResponse:
    """How many took part; units beside each other once it is closed."""
    found = _round(request, round_id)
    shown = {
        "round": found,
        "part": queries.participation(found, on=found.starts_on),
        "summary": queries.summary(found),
        "comments": queries.comments_in(found),
        "has_key": queries.has_key(found),
        "left": queries.work_left(found, at=request.at),
    }
    return render(request, "feedback/round.html", shown)


@require_GET
@signed_in
def progress(request: Request, round_id: int) -> HttpResponse:
    """The bar alone, for a page that asks again and again; the whole page anew once it is over or halted."""
    found = _round(request, round_id)
    if not found.is_worked_on or found.reason:
        return HttpResponse(headers={"HX-Refresh": "true"})
    shown = {"round": found, "left": queries.work_left(found, at=request.at)}
    return render(request, "feedback/_round_progress.html", shown)


@signed_in
def close(request: Request, round_id: int) -> HttpResponse:
    """Say what closing means, then have it closed, and show how far it is."""
    found, refused = _round(request, round_id), ""
    if request.method == "POST":
        try:
            actions.order_close(**acting(request, round_=found))
        except NotAllowed:
            raise
        except Refusal as refusal:
            refused = str(refusal)
        else:
            return redirect("feedback:round", request.government.slug, round_id)
    shown = {"round": found, "refused": refused, "part": queries.participation(found, on=found.starts_on)}
    return render(request, "feedback/close_round.html", shown, status=422 if refused else 200)


@signed_in
def void(request: Request, round_id: int) -> HttpResponse:
    """Ask for the reason, then throw the round away."""
    found, form = _round(request, round_id), ReasonForm(request.POST or None)
    if is_done(form, lambda: actions.void_round(**acting(request, round_=found), **form.cleaned_data)):
        messages.success(request, _("The round is thrown away; nobody has read a sheet of it."))
        return redirect("feedback:rounds_of", request.government.slug, found.period.starts_on.year)
    return render(
        request, "feedback/void_round.html", {"round": found, "form": form}, status=422 if form.errors else 200
    )


@require_GET
@signed_in
def comments(request: Request, round_id: int) -> HttpResponse:
    """The comments of a closed round, to be let through or held back."""
    found = _round(request, round_id)
    return render(request, "feedback/comments.html", {"round": found, "rows": queries.comments_in(found)})


@signed_in
def comment(request: Request, key: UUID) -> HttpResponse:
    """Let one comment be read; without that word, ask why it is held back."""
    _see(request)
    found = queries.comment_of(key)
    if found is None:
        raise Http404
    about, form = acting(request, comment=found), ReasonForm(request.POST or None)
    back = redirect("feedback:comments", request.government.slug, found.round_id)
    if request.method == "POST" and request.POST.get("verb") == "show":
        actions.show_comment(**about)
        messages.success(request, _("The comment may be read now."))
        return back
    if is_done(form, lambda: actions.hold_comment(**about, **form.cleaned_data)):
        messages.success(request, _("The comment is held back."))
        return back
    return render(request, "feedback/comment.html", {"row": found, "form": form}, status=422 if form.errors else 200)


def _see(request: Request) -> None:
    require(PERMISSIONS, "see_rounds", by=request.person, person=request.person, on=request.on)


def _round(request: Request, round_id: int) -> Round:
    _see(request)
    found = queries.round_of(round_id)
    if found is None:
        raise Http404
    return found
