"""The page of notices, and the pages of mails."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tolok.delivery import actions, queries
from tolok.delivery.access import PERMISSIONS
from tolok.delivery.models import Mail
from tolok.delivery.queries import is_stuck, mail_counts, mail_of, wants_mail
from tolok.people.access import Request, require, signed_in


@require_GET
@signed_in
def notices(request: Request) -> HttpResponse:
    """Everything the person was told, unread ones marked."""
    page = queries.notices(request.person, request.GET.get("page"))
    shown = {"page": page, "mails": settings.MAILS, "is_on": wants_mail(request.person)}
    return render(request, "delivery/notices.html", shown)


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


@require_POST
@signed_in
def choose(request: Request) -> HttpResponse:
    """Get mails or none from now on."""
    is_on = request.POST.get("mails") == "on"
    actions.choose_mail(by=request.person, at=request.at, is_on=is_on)
    said = _("You get mails again.") if is_on else _("You get no more mails. Everything stays here as a notice.")
    messages.success(request, said)
    return redirect("delivery:notices", request.government.slug)


@require_GET
@signed_in
def mails(request: Request) -> HttpResponse:
    """What went out by mail and what hangs, for the HR agency."""
    require(PERMISSIONS, "see_mails", by=request.person, person=request.person, on=request.on)
    page, counts = queries.mails(request.GET.get("page")), mail_counts(at=request.at)
    return render(request, "delivery/mails.html", {"page": page, "counts": counts, "is_configured": settings.MAILS})


@require_GET
@signed_in
def mail(request: Request, mail_id: int) -> HttpResponse:
    """One mail as it was written, and how far it is."""
    found = _mail(request, mail_id)
    can_retry = found.state == Mail.State.FAILED or is_stuck(found, at=request.at)
    return render(request, "delivery/mail.html", {"mail": found, "can_retry": can_retry})


@require_POST
@signed_in
def retry(request: Request, mail_id: int) -> HttpResponse:
    """Send a mail again."""
    actions.retry_mail(by=request.person, at=request.at, mail=_mail(request, mail_id))
    messages.success(request, _("The mail waits to be sent again."))
    return redirect("delivery:mails", request.government.slug)


def _mail(request: Request, mail_id: int) -> Mail:
    require(PERMISSIONS, "see_mails", by=request.person, person=request.person, on=request.on)
    found = mail_of(mail_id)
    if found is None:
        raise Http404
    return found
