"""Writing a draft: outcomes, what they support, their targets, the annex."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tolok.people.access import Request, acting, is_done, signed_in
from tolok.skp import actions
from tolok.skp.access import require_edit
from tolok.skp.forms import AnnexForm, LinkForm, OutcomeForm, TargetForm
from tolok.skp.models import IndicatorRevision, Skp
from tolok.skp.queries import annex_of, goals_of, outcomes_above, revision_by_id, services_for
from tolok.skp.queries.leading import leading_units, leads
from tolok.skp.views.pages import address, form_page, seen_outcome, seen_plan, seen_target


@signed_in
def add(request: Request, skp_id: int) -> HttpResponse:
    """Add an outcome to the draft; then, in a quantitative plan, choose its target."""
    skp = seen_plan(request, skp_id)
    require_edit(by=request.person, skp=skp, on=request.on)
    form = OutcomeForm(request.POST or None, above=outcomes_above(skp), goals=goals_of(skp.year))
    if is_done(form, lambda: actions.add_outcome(by=request.person, at=request.at, skp=skp, **form.written())):
        if skp.approach == Skp.Approach.QUANTITATIVE:
            messages.success(request, _("The outcome is written. Give it a target next."))
        return redirect(address(request, "plan", skp.pk))
    return _page(request, form, skp, title=_("Add an outcome"), submit=_("Save the outcome"))


@signed_in
def change(request: Request, outcome_id: int) -> HttpResponse:
    """Change an outcome of the draft."""
    outcome = seen_outcome(request, outcome_id)
    skp = outcome.skp
    require_edit(by=request.person, skp=skp, on=request.on)
    form = OutcomeForm(request.POST or None, above=outcomes_above(skp), goals=goals_of(skp.year), outcome=outcome)
    changed = acting(request, outcome=outcome)
    if is_done(form, lambda: actions.change_outcome(**changed, **form.written())):
        return redirect(address(request, "plan", skp.pk))
    return _page(request, form, skp, title=_("Change the outcome"), submit=_("Save the outcome"))


@signed_in
def remove(request: Request, outcome_id: int) -> HttpResponse:
    """Ask once, then take the outcome out of the draft."""
    outcome = seen_outcome(request, outcome_id)
    require_edit(by=request.person, skp=outcome.skp, on=request.on)
    back = address(request, "plan", outcome.skp_id)
    if request.method == "POST":
        actions.remove_outcome(by=request.person, at=request.at, outcome=outcome)
        return redirect(back)
    question = _("Remove this outcome with its targets?")
    return render(request, "skp/confirm.html", {"question": question, "what": outcome.title, "back": back})


@signed_in
def link(request: Request, outcome_id: int) -> HttpResponse:
    """Say what a waiting outcome supports, now that the superior's plan exists."""
    outcome = seen_outcome(request, outcome_id)
    skp = outcome.skp
    form = LinkForm(request.POST or None, above=outcomes_above(skp), goals=goals_of(skp.year))
    linked = acting(request, outcome=outcome)
    if is_done(form, lambda: actions.link_outcome(**linked, **form.written())):
        messages.success(request, _("Linked."))
        return redirect(address(request, "plan", skp.pk))
    return _page(request, form, skp, title=_("Link the outcome"), submit=_("Link the outcome"), intro=outcome.title)


@signed_in
def add_target(request: Request, outcome_id: int) -> HttpResponse:
    """Add a target of one's own, or the one of the library that the address names."""
    outcome = seen_outcome(request, outcome_id)
    require_edit(by=request.person, skp=outcome.skp, on=request.on)
    revision = _revision(request.GET.get("revisi", ""))
    services = services_for(outcome.skp.posting.position.unit)
    form = TargetForm(request.POST or None, services=services, leads=_leads(outcome.skp), revision=revision)
    added = acting(request, outcome=outcome)
    if is_done(form, lambda: actions.add_target(**added, target=form.draft())):
        return redirect(address(request, "plan", outcome.skp_id))
    words = {"title": _("Add a target"), "submit": _("Save the target"), "intro": outcome.title, "revision": revision}
    return _page(request, form, outcome.skp, **words)


@signed_in
def change_target(request: Request, target_id: int) -> HttpResponse:
    """Change a target of the draft."""
    target = seen_target(request, target_id)
    skp = target.outcome.skp
    require_edit(by=request.person, skp=skp, on=request.on)
    services = services_for(skp.posting.position.unit)
    kept, is_leader = target.revision, _leads(skp)
    form = TargetForm(request.POST or None, services=services, leads=is_leader, revision=kept, target=target)
    changed = acting(request, target=target)
    if is_done(form, lambda: actions.change_target(**changed, draft=form.draft())):
        return redirect(address(request, "plan", skp.pk))
    words = {"title": _("Change the target"), "submit": _("Save the target"), "revision": target.revision}
    return _page(request, form, skp, intro=target.outcome.title, **words)


@signed_in
def remove_target(request: Request, target_id: int) -> HttpResponse:
    """Ask once, then take the target out of the draft."""
    target = seen_target(request, target_id)
    skp = target.outcome.skp
    require_edit(by=request.person, skp=skp, on=request.on)
    back = address(request, "plan", skp.pk)
    if request.method == "POST":
        actions.remove_target(by=request.person, at=request.at, target=target)
        return redirect(back)
    return render(
        request, "skp/confirm.html", {"question": _("Remove this target?"), "what": target.name, "back": back}
    )


@signed_in
def annex(request: Request, skp_id: int) -> HttpResponse:
    """Write the three annex lists."""
    skp = seen_plan(request, skp_id)
    require_edit(by=request.person, skp=skp, on=request.on)
    form = AnnexForm(request.POST or None, lists={found.kind: found.lines for found in annex_of(skp)})

    def write() -> None:
        for kind, text in form.cleaned_data.items():
            actions.write_annex(by=request.person, at=request.at, skp=skp, kind=kind, lines=text.splitlines())

    if is_done(form, write):
        return redirect(address(request, "plan", skp.pk))
    return _page(request, form, skp, title=_("Annex"), submit=_("Save the annex"))


def _page(
    request: Request, form: OutcomeForm | LinkForm | TargetForm | AnnexForm, skp: Skp, **words: object
) -> HttpResponse:
    return form_page(request, form, back=address(request, "plan", skp.pk), **words)


def _leads(skp: Skp) -> bool:
    return leads(skp.posting, leading_units())


def _revision(number: str) -> IndicatorRevision | None:
    if not number:
        return None
    revision = revision_by_id(int(number)) if number.isdecimal() and len(number) < 19 else None
    if revision is None:
        raise Http404
    return revision
