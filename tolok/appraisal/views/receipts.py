"""Pages of the receipt: state, whole, file, reports behind it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tolok.appraisal import actions
from tolok.appraisal.access import is_rater, sees_rating, sees_state
from tolok.appraisal.models import Appraisal
from tolok.appraisal.queries import appraisal_by_id, periods_of
from tolok.appraisal.queries.calibration import calibrated
from tolok.appraisal.queries.objections import may_contest
from tolok.appraisal.queries.receipt import receipt as receipt_of
from tolok.appraisal.queries.receipt import receipt_file, target_page
from tolok.people.access import NotAllowed, Request, signed_in


@signed_in
def receipt(request: Request, appraisal_id: int) -> HttpResponse:
    """Why the predikat is what it is; before signing only where the appraisal stands."""
    appraisal = _seen(request, appraisal_id)
    is_own = appraisal.person_id == request.person.pk
    words = {"appraisal": appraisal, "is_own": is_own}
    if appraisal.state != Appraisal.State.SIGNED:
        words["is_rater"] = is_rater(request.person, appraisal, request.on)
        return render(request, "appraisal/state.html", words)
    if is_own and appraisal.seen_at is None:
        actions.mark_seen(by=request.person, at=request.at, appraisal=appraisal)
    words |= {"receipt": receipt_of(appraisal), "may_contest": may_contest(appraisal, on=request.on)}
    words["calibrated"] = calibrated(appraisal)
    words["periods"] = periods_of(appraisal.person_id, appraisal.period)
    return render(request, "appraisal/receipt.html", words)


@signed_in
def file(request: Request, appraisal_id: int) -> HttpResponse:
    """The receipt as JSON, with which anyone can compute it again."""
    appraisal = _signed(request, appraisal_id)
    answer = HttpResponse(receipt_file(appraisal), content_type="application/json; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="kuitansi-{appraisal.pk}.json"'
    return answer


@signed_in
def line(request: Request, appraisal_id: int, target_id: int) -> HttpResponse:
    """Every report behind one line of the receipt."""
    appraisal = _seen(request, appraisal_id)
    if not sees_rating(request.person, appraisal, request.on):
        raise NotAllowed("see_receipt")
    page = target_page(appraisal, target_id)
    if page is None:
        raise Http404
    return render(request, "appraisal/line.html", {"appraisal": appraisal, "page": page})


def _seen(request: Request, appraisal_id: int) -> Appraisal:
    """The appraisal, for those who may know that it exists."""
    appraisal = appraisal_by_id(appraisal_id)
    if appraisal is None:
        raise Http404
    if not sees_state(request.person, appraisal, request.on):
        raise NotAllowed("see_receipt")
    return appraisal


def _signed(request: Request, appraisal_id: int) -> Appraisal:
    appraisal = _seen(request, appraisal_id)
    if appraisal.state != Appraisal.State.SIGNED:
        raise Http404
    return appraisal
