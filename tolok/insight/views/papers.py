"""Official forms: which there are of a plan or an appraisal, and one as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tolok.appraisal.queries import appraisal_by_id
from tolok.feedback.access import PERMISSIONS as NOTES
from tolok.insight.access import may_have, require_paper
from tolok.insight.actions import Draft, issue_paper
from tolok.insight.documents.papers import MEDIA, form_file
from tolok.insight.models import Paper
from tolok.insight.queries.papers.facts import MAYBE, OF_A_PLAN, OF_AN_APPRAISAL, facts_of
from tolok.insight.queries.papers.held import paper_by_number
from tolok.people.access import NotAllowed, Request, signed_in
from tolok.skp.models import Skp
from tolok.skp.queries import skp_by_id

if TYPE_CHECKING:
    from tolok.appraisal.models import Appraisal


@require_GET
@signed_in
def of_plan(request: Request, skp_id: int) -> HttpResponse:
    """The forms of an SKP."""
    return _offered(request, _plan(skp_id), OF_A_PLAN)


@require_GET
@signed_in
def of_appraisal(request: Request, appraisal_id: int) -> HttpResponse:
    """The forms of a signed appraisal."""
    return _offered(request, _appraisal(appraisal_id), OF_AN_APPRAISAL)


@require_POST
@signed_in
def print_plan(request: Request, skp_id: int, kind: str) -> HttpResponse:
    """Hand out a form of an SKP."""
    return _handed_out(request, _plan(skp_id), kind, OF_A_PLAN)


@require_POST
@signed_in
def print_appraisal(request: Request, appraisal_id: int, kind: str) -> HttpResponse:
    """Hand out a form of a signed appraisal."""
    return _handed_out(request, _appraisal(appraisal_id), kind, OF_AN_APPRAISAL)


@require_GET
@signed_in
def file(request: Request, number: str, ending: str) -> HttpResponse:
    """A paper that was handed out; what has changed since must be handed out anew, under another number."""
    paper = paper_by_number(number)
    if paper is None or ending not in MEDIA:
        raise Http404
    subject = paper.skp or paper.appraisal
    assert subject is not None  # the table says so
    require_paper(paper.kind, by=request.person, subject=subject, on=request.on)
    facts = facts_of(paper.kind, [subject.pk], on=paper.on).get(subject.pk)
    if facts is None or facts.hash != paper.facts_hash:
        messages.info(request, _("What this form says has changed since. Print it anew; it gets another number."))
        return redirect(_page_of(request, subject))
    if not NOTES["see_notes"](request.person, paper.person, request.on):
        facts = facts.discreet()
    content = form_file(paper, facts, address=address_of(request, paper), ending=ending)
    name = f"{paper.kind}-{paper.person.nip}-{paper.last_day.year}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=MEDIA[ending], headers=headers)


def address_of(request: Request, paper: Paper) -> str:
    """Where anyone can verify the paper."""
    return request.build_absolute_uri(reverse("paper:check", args=[request.government.slug, paper.number]))


def _offered(request: Request, subject: Skp | Appraisal, kinds: tuple[Paper.Kind, ...]) -> HttpResponse:
    offered = [kind for kind in kinds if may_have(kind, by=request.person, subject=subject, on=request.on)]
    if not offered:
        raise NotAllowed("issue_paper")
    is_plan = isinstance(subject, Skp)
    there = [kind for kind in offered if kind not in MAYBE or facts_of(kind, [subject.pk], on=request.on)]
    forms = [(kind.label, _to_print(request, subject, kind)) for kind in there]
    shown = {"subject": subject, "is_plan": is_plan, "forms": forms, "competences": Paper.Kind.COMPETENCE in there}
    return render(request, "insight/papers.html", shown)


def _handed_out(request: Request, subject: Skp | Appraisal, kind: str, kinds: tuple[Paper.Kind, ...]) -> HttpResponse:
    ending = request.POST.get("ending", "pdf")
    if kind not in kinds or ending not in MEDIA:
        raise Http404
    require_paper(kind, by=request.person, subject=subject, on=request.on)
    facts = facts_of(kind, [subject.pk], on=request.on).get(subject.pk)
    if facts is None:
        raise Http404
    paper = issue_paper(by=request.person, at=request.at, draft=Draft(kind, subject, facts))
    return redirect("insight:paper", request.government.slug, paper.number, ending)


def _to_print(request: Request, subject: Skp | Appraisal, kind: str) -> str:
    name = "print_plan" if isinstance(subject, Skp) else "print_appraisal"
    return reverse(f"insight:{name}", args=[request.government.slug, subject.pk, kind])


def _page_of(request: Request, subject: Skp | Appraisal) -> str:
    name = "plan_papers" if isinstance(subject, Skp) else "appraisal_papers"
    return reverse(f"insight:{name}", args=[request.government.slug, subject.pk])


def _plan(skp_id: int) -> Skp:
    skp = skp_by_id(skp_id)
    if skp is None:
        raise Http404
    return skp


def _appraisal(appraisal_id: int) -> Appraisal:
    appraisal = appraisal_by_id(appraisal_id)
    if appraisal is None:
        raise Http404
    return appraisal
