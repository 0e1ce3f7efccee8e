"""Pages of the rater: what waits, the sheet, the confirmation."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from tolok.appraisal import actions
from tolok.appraisal.access import is_rater
from tolok.appraisal.forms import RatingForm
from tolok.appraisal.models import Appraisal
from tolok.appraisal.queries import appraisal_by_id, periods_of, to_rate
from tolok.appraisal.queries.doubts import lacks_a_word
from tolok.appraisal.queries.sheet import draft_of, sheet_page
from tolok.people.access import NotAllowed, Request, signed_in
from tolok.rules.quadrant import predikat
from tolok.rules.terms import Level


@signed_in
def waiting(request: Request) -> HttpResponse:
    """Everybody who waits for this rater."""
    return render(request, "appraisal/to_rate.html", {"appraisals": to_rate(request.person, on=request.on)})


@signed_in
def sheet(request: Request, appraisal_id: int) -> HttpResponse:
    """Rate one person with the evidence beside the form."""
    appraisal = _own(request, appraisal_id)
    if appraisal.state == Appraisal.State.SIGNED:
        return redirect("appraisal:receipt", request.government.slug, appraisal.pk)
    page, draft = sheet_page(appraisal), draft_of(appraisal, rater_id=request.person.pk)
    form = RatingForm(page, draft, at=request.at, sent=request.POST or None)
    if form.is_valid() and _is_rated(request, appraisal, form):
        return redirect("appraisal:confirm", request.government.slug, appraisal.pk)
    words = {"page": page, "form": form, "draft": draft, "appraisal": appraisal}
    words["periods"] = periods_of(appraisal.person_id, appraisal.period)
    return render(request, "appraisal/rate.html", words, status=422 if form.is_bound else 200)


@signed_in
def confirm(request: Request, appraisal_id: int) -> HttpResponse:
    """Look at the predikat that the two ratings make, then sign."""
    appraisal = _own(request, appraisal_id)
    if request.method == "POST":
        actions.sign(by=request.person, at=request.at, appraisal=appraisal)
        return redirect("appraisal:receipt", request.government.slug, appraisal.pk)
    draft = draft_of(appraisal, rater_id=request.person.pk)
    if draft is None or appraisal.state != Appraisal.State.RATED:
        return redirect("appraisal:rate", request.government.slug, appraisal.pk)
    word = predikat(Level(draft.rating.work), Level(draft.rating.behaviour))
    shown = {"appraisal": appraisal, "draft": draft, "predikat": word}
    shown["why"] = lacks_a_word(draft.rating, appraisal.period)
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
        filled = form.sheet(at=request.at)
        actions.rate(by=request.person, at=request.at, appraisal=appraisal, sheet=filled)
    except actions.ReasonMissing as refusal:
        form.explain(refusal)
        return False
    return True
