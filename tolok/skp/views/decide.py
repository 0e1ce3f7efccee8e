"""The superior's side: proposed plans, agree or return each."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tolok.people.access import Request, acting, is_done, require, signed_in
from tolok.skp import actions
from tolok.skp.access import PERMISSIONS, STEPS
from tolok.skp.forms import ExpectationForm, ReturnForm
from tolok.skp.models import Skp
from tolok.skp.queries import expected_of, proposed_to
from tolok.skp.views.pages import address, page_of, seen_plan
from tolok.skp.views.plan import plan_context


@signed_in
def proposed(request: Request) -> HttpResponse:
    """The plans that wait for the person's decision."""
    return render(request, "skp/proposed.html", {"page": page_of(request, proposed_to(request.person, on=request.on))})


@signed_in
def decide(request: Request, skp_id: int) -> HttpResponse:
    """Read a proposed plan, write what is expected, agree."""
    skp = _led_plan(request, skp_id)
    form = ExpectationForm(request.POST or None, texts={e.behaviour.code: e.text for e in expected_of(skp)})
    agreed = acting(request, skp=skp)
    if is_done(form, lambda: actions.agree_skp(**agreed, expectations=form.cleaned_data)):
        messages.success(request, _("Agreed. %(name)s can report against it now.") % {"name": skp.person.name})
        return redirect(address(request, "proposed"))
    return _page(request, skp, form, ReturnForm())


@signed_in
@require_POST
def send_back(request: Request, skp_id: int) -> HttpResponse:
    """Return a plan with a remark."""
    skp = _led_plan(request, skp_id)
    form = ReturnForm(request.POST)
    returned = acting(request, skp=skp)
    if is_done(form, lambda: actions.return_skp(**returned, **form.cleaned_data)):
        messages.success(request, _("Returned to %(name)s with your remark.") % {"name": skp.person.name})
        return redirect(address(request, "proposed"))
    texts = {e.behaviour.code: e.text for e in expected_of(skp)}
    return _page(request, skp, ExpectationForm(None, texts=texts), form)


def _led_plan(request: Request, skp_id: int) -> Skp:
    skp = seen_plan(request, skp_id)
    require(PERMISSIONS, "agree_skp", by=request.person, person=skp.person, on=request.on)
    return skp


def _page(request: Request, skp: Skp, form: ExpectationForm, return_form: ReturnForm) -> HttpResponse:
    shown = {
        **plan_context(request, skp),
        "form": form,
        "return_form": return_form,
        "may_agree": skp.state in STEPS["agree_skp"][0],
        "may_return": skp.state in STEPS["return_skp"][0],
    }
    status = 422 if form.errors or return_form.errors else 200
    return render(request, "skp/decide.html", shown, status=status)
