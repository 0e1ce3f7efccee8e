"""Serves files to those who may see them, and takes verdicts."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tolok.evidence import queries
from tolok.evidence.access import PERMISSIONS
from tolok.evidence.actions import check_evidence
from tolok.evidence.documents import download
from tolok.evidence.forms.proof import VerdictForm
from tolok.ledger.actions import Refusal
from tolok.people.access import Request, refuse, signed_in, way_back


@require_GET
@signed_in
def file(request: Request, evidence_id: int) -> HttpResponse:
    """The file of a piece of evidence as a download; 404 for whom it doesn't concern."""
    evidence = queries.evidence(evidence_id)
    if evidence is None or not PERMISSIONS["see_evidence"](request.person, evidence.owner, request.on):
        raise Http404
    return download(evidence)


@signed_in
def check(request: Request, evidence_id: int) -> HttpResponse:
    """The form of a verdict; what was written stays when it is refused."""
    evidence = queries.evidence(evidence_id)
    if evidence is None or not PERMISSIONS["check_evidence"](request.person, evidence.owner, request.on):
        raise Http404
    form = VerdictForm(request.POST or None, initial={"next": request.GET.get("next", "")})
    if request.method == "POST" and form.is_valid() and _is_checked(request, evidence_id, form):
        messages.success(request, _("Thank you. %(name)s sees your verdict.") % {"name": evidence.owner.name})
        return way_back(request, form.cleaned_data["next"], "tim")
    status = 422 if request.method == "POST" else 200
    return render(request, "evidence/check.html", {"form": form, "evidence": evidence}, status=status)


def _is_checked(request: Request, evidence_id: int, form: VerdictForm) -> bool:
    said = form.cleaned_data
    is_accepted = said["verdict"] == "accepted"
    try:
        check_evidence(
            by=request.person, at=request.at, evidence_id=evidence_id, is_accepted=is_accepted, reason=said["reason"]
        )
    except Refusal as refusal:
        refuse(form, refusal)
        return False
    return True
