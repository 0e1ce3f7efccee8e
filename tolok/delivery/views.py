"""The page of notices."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from tolok.delivery import actions, queries
from tolok.people.access import Request, signed_in


@require_GET
@signed_in
def notices(request: Request) -> HttpResponse:
    """Everything the person was told, unread ones marked."""
    page = queries.notices(request.person, request.GET.get("page"))
    return render(request, "delivery/notices.html", {"page": page})


@require_POST
@signed_in
def read(request: Request, notice_id: int) -> HttpResponse:
    """Mark a notice as read and go where it leads."""
    notice = queries.notice_of(notice_id)
    if notice is None:
        raise Http404
    actions.mark_read(by=request.person, at=request.at, notice=notice)
    if notice.address and url_has_allowed_host_and_scheme(notice.address, allowed_hosts=None):
        return redirect(notice.address)
    return redirect("delivery:notices", request.government.slug)
