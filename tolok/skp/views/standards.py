"""Services and their standards: the list, one service, a new one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tolok.people.access import Request, acting, is_done, require, signed_in
from tolok.skp import actions
from tolok.skp.access import PERMISSIONS, is_unit_keeper, kept_units, may
from tolok.skp.forms import ServiceForm, StandardForm
from tolok.skp.models import Service
from tolok.skp.queries import kinds, service_by_id, standards_of
from tolok.skp.queries import services as service_rows
from tolok.skp.views.pages import address, form_page


@signed_in
def services(request: Request) -> HttpResponse:
    """Every service of the government with the time it may take today."""
    may_open = may("keep_services", by=request.person, person=request.person, on=request.on)
    return render(request, "skp/standards.html", {"rows": service_rows(on=request.on), "may_open": may_open})


@signed_in
def open_service(request: Request) -> HttpResponse:
    """Add a service of a unit one keeps, with its first standard."""
    require(PERMISSIONS, "keep_services", by=request.person, person=request.person, on=request.on)
    own, words = kept_units(request.person, request.on), kinds(request.government)
    form = ServiceForm(request.POST or None, units=own, kinds=words, initial={"valid_from": request.on})
    if is_done(form, lambda: actions.open_service(**acting(request), **form.written())):
        messages.success(request, _("The service is listed. Systems may send what they finish of it."))
        return redirect(address(request, "services"))
    back = address(request, "services")
    return form_page(request, form, title=_("Add a service"), submit=_("Save the service"), back=back)


@signed_in
def service(request: Request, service_id: int) -> HttpResponse:
    """One service with all its standards; who keeps it writes the next one."""
    found = _service(service_id)
    may_keep = is_unit_keeper(request.person, found.unit, request.on)
    form = StandardForm(request.POST or None, initial={"valid_from": request.on})
    if is_done(form, lambda: actions.set_standard(**acting(request, service=found), limit=form.standard())):
        messages.success(request, _("The new standard is set. What was received before keeps the old one."))
        return redirect(address(request, "service", service_id))
    shown = {"service": found, "standards": standards_of(found), "form": form, "may_keep": may_keep}
    return render(request, "skp/standard.html", shown, status=422 if form.errors else 200)


@signed_in
def retire(request: Request, service_id: int) -> HttpResponse:
    """Ask once, then take no more events of the service."""
    found = _service(service_id)
    require(PERMISSIONS, "keep_services", by=request.person, person=request.person, on=request.on)
    back = address(request, "service", service_id)
    if request.method == "POST":
        actions.retire_service(by=request.person, at=request.at, service=found)
        return redirect(back)
    question = _("Retire this service? Running targets keep what was measured; nothing new is taken.")
    return render(request, "skp/confirm.html", {"question": question, "what": found.name, "back": back})


def _service(service_id: int) -> Service:
    found = service_by_id(service_id)
    if found is None:
        raise Http404
    return found
