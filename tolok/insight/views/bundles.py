"""All forms of a unit in one download: order it, watch it, take it, delete it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tolok.insight import actions
from tolok.insight.access.bundles import STEPS, may_order
from tolok.insight.forms.bundles import BundleForm
from tolok.insight.queries.papers.bundles import bundle_of, bundles_of, periods_offered, place_of, units_offered
from tolok.ledger.actions import Refusal
from tolok.people.access import NotAllowed, Request, refuse, require, signed_in

if TYPE_CHECKING:
    from tolok.insight.models import Bundle


@signed_in
def everything(request: Request) -> HttpResponse:
    """What the person asked for so far, and the form to ask for more."""
    who = STEPS["order_bundle"][2]
    require({"order_bundle": who}, "order_bundle", by=request.person, person=request.person, on=request.on)
    year = request.on.year
    units = units_offered(request.person, on=request.on)
    form = BundleForm(units, periods_offered(year), year, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            order = form.order(request.build_absolute_uri(reverse("paper:look", args=[request.government.slug])))
            bundle = actions.order_bundle(by=request.person, at=request.at, order=order)
        except NotAllowed:
            raise
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            return redirect("insight:bundle", request.government.slug, bundle.pk)
    shown = {"form": form, "bundles": bundles_of(request.person)}
    return render(request, "insight/bundles.html", shown, status=422 if form.errors else 200)


@require_GET
@signed_in
def one(request: Request, bundle_id: int) -> HttpResponse:
    """How far it is; the file once it is there."""
    bundle = _own(request, bundle_id)
    trail = [{"label": _("Forms of a unit"), "url": reverse("insight:bundles", args=[request.government.slug])}]
    shown = {"bundle": bundle, "trail": trail}
    return render(request, "insight/bundle.html", shown)


@require_GET
@signed_in
def progress(request: Request, bundle_id: int) -> HttpResponse:
    """The bar alone, for a page that asks again and again; the whole page anew once it has ended."""
    bundle = bundle_of(request.person, bundle_id, at=request.at)
    if bundle is None or not bundle.is_running:
        return HttpResponse(status=404 if bundle is None else 200, headers={"HX-Refresh": "true"})
    shown = {"bundle": bundle}
    return render(request, "insight/bundle_progress.html", shown)


@require_GET
@signed_in
def file(request: Request, bundle_id: int) -> HttpResponseBase:
    """The file, for who asked and may still have it."""
    bundle = _own(request, bundle_id)
    place = place_of(bundle)
    if not may_order(request.person, bundle.unit_id, on=request.on):
        raise NotAllowed("order_bundle")
    if not bundle.is_done or not place.is_file():
        raise Http404
    name = f"formulir-{slugify(bundle.unit.name)[:60]}-{bundle.year}.zip"
    return FileResponse(place.open("rb"), as_attachment=True, filename=name, content_type="application/zip")


@require_POST
@signed_in
def remove(request: Request, bundle_id: int) -> HttpResponse:
    """Delete it with its file."""
    actions.remove_bundle(by=request.person, at=request.at, bundle=_own(request, bundle_id))
    messages.success(request, _("The download is deleted. The forms can be ordered again at any time."))
    return redirect("insight:bundles", request.government.slug)


def _own(request: Request, bundle_id: int) -> Bundle:
    """The download of the address; others don't learn that there is one."""
    bundle = bundle_of(request.person, bundle_id, at=request.at)
    if bundle is None:
        raise Http404
    return bundle
