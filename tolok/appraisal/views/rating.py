"""Pages of the rater: what waits, the sheet, the confirmation."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tolok.appraisal import actions
from tolok.appraisal.access import is_rater
from tolok.appraisal.forms import RatingForm
from tolok.appraisal.models import Appraisal
from tolok.appraisal.queries import appraisal_by_id, to_rate
from tolok.appraisal.queries.achievements import spreads_for
from tolok.appraisal.queries.attention import seconds_on
from tolok.appraisal.queries.doubts import lacks_a_word
from tolok.appraisal.queries.drafts import begun_by, draft_of, own_rating, unfinished
from tolok.appraisal.queries.sheet import questions_of, sheet_page
from tolok.ledger.actions import Refusal
from tolok.people.access import NotAllowed, Request, signed_in
from tolok.rules.quadrant import predikat
from tolok.rules.terms import Level


@signed_in
def waiting(request: Request) -> HttpResponse:
    """Everybody who waits for this rater."""
    appraisals = to_rate(request.person, on=request.on)
    shown = {"appraisals": appraisals, "begun": begun_by(request.person)}
    shown["spreads"] = spreads_for(request.person, appraisals, on=request.on)
    return render(request, "appraisal/to_rate.html", shown)


@signed_in
def sheet(request: Request, appraisal_id: int) -> HttpResponse:
    """Rate one person with the evidence beside the form."""
    appraisal = _own(request, appraisal_id)
    if appraisal.state == Appraisal.State.SIGNED:
        return redirect("appraisal:receipt", request.government.slug, appraisal.pk)
    page, draft = sheet_page(appraisal, on=request.on), draft_of(appraisal, rater_id=request.person.pk)
    form = RatingForm(page.questions, draft, about=appraisal_id, at=request.at, sent=request.POST or None)
    if form.is_valid() and _is_rated(request, appraisal, form):
        return redirect("appraisal:confirm", request.government.slug, appraisal.pk)
    words = {"page": page, "form": form, "draft": draft, "appraisal": appraisal}
    return render(request, "appraisal/rate.html", words, status=422 if form.is_bound else 200)


@require_POST
@signed_in
def keep(request: Request, appraisal_id: int) -> HttpResponse:
    """Keep what is typed so far; the form sends it by itself, or the rater who goes on another time."""
    appraisal = _own(request, appraisal_id)
    form = RatingForm(questions_of(appraisal), None, about=appraisal_id, at=request.at, sent=request.POST)
    typed, seconds = form.typed, _seconds(request, appraisal, form)
    try:
        actions.keep_unfinished(by=request.person, at=request.at, appraisal=appraisal, filled=typed, seconds=seconds)
    except Refusal as refusal:
        return HttpResponse(str(refusal), status=422, content_type="text/plain; charset=utf-8")
    if request.headers.get("X-Requested-By") == "sheet":
        return HttpResponse(status=204)
    messages.success(request, _("Kept. Nothing is rated yet: go on whenever you like."))
    return redirect("appraisal:to_rate", request.government.slug)


@signed_in
def confirm(request: Request, appraisal_id: int) -> HttpResponse:
    """Look at the predikat that the two ratings make, then sign."""
    appraisal = _own(request, appraisal_id)
    if request.method == "POST":
        actions.sign(by=request.person, at=request.at, appraisal=appraisal)
        return redirect("appraisal:receipt", request.government.slug, appraisal.pk)
    rating = own_rating(appraisal, rater_id=request.person.pk)
    if rating is None:
        return redirect("appraisal:rate", request.government.slug, appraisal.pk)
    shown = {"appraisal": appraisal, "rating": rating, "why": lacks_a_word(rating, appraisal.period)}
    shown["predikat"] = predikat(Level(rating.work), Level(rating.behaviour))
    shown["is_changing"] = unfinished(appraisal, rater_id=request.person.pk) is not None
    return render(request, "appraisal/confirm.html", shown)


def _own(request: Request, appraisal_id: int) -> Appraisal:
    appraisal = appraisal_by_id(appraisal_id)
    if appraisal is None:
        raise Http404
    if not is_rater(request.person, appraisal, request.on):
        raise NotAllowed("rate")
    return appraisal


def _is_rated(request: Request, appraisal: Appraisal, form: RatingForm) -> bool:
    """Keep the sheet; a reason that is missing is asked for beside its field."""
    try:
        filled = form.sheet(seconds=_seconds(request, appraisal, form))
        actions.rate(by=request.person, at=request.at, appraisal=appraisal, sheet=filled)
    except actions.ReasonMissing as refusal:
        form.explain(refusal)
        return False
    return True


def _seconds(request: Request, appraisal: Appraisal, form: RatingForm) -> int | None:
    return seconds_on(form.opened, rater=request.person, appraisal=appraisal, at=request.at)
