"""A rater's own mirror: private to the rater."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tolok.insight.queries.fairness.lists import mirror_of, mirrors_of
from tolok.insight.queries.fairness.mirror import mirror_page
from tolok.people.access import Request, signed_in


@require_GET
@signed_in
def everything(request: Request) -> HttpResponse:
    """The latest of the own mirrors, and the way to those of earlier periods."""
    own = mirrors_of(request.person)
    mirror = own[0] if own else None
    shown = {"mirror": mirror, "page": mirror_page(mirror) if mirror else None, "earlier": own[1:], "is_own": True}
    return render(request, "insight/mirror.html", shown)


@require_GET
@signed_in
def one(request: Request, mirror_id: int) -> HttpResponse:
    """One of the own mirrors; there is none of anybody else here."""
    mirror = mirror_of(request.person, mirror_id)
    if mirror is None:
        raise Http404
    trail = [{"label": _("My mirror of rating"), "url": reverse("insight:mirrors", args=[request.government.slug])}]
    shown = {"mirror": mirror, "page": mirror_page(mirror), "trail": trail, "is_own": True}
    return render(request, "insight/mirror.html", shown)
