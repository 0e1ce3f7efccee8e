"""How one comes in and goes out: first page, sign-in, invitation, example entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login, logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from tolok.ledger.actions import Refusal
from tolok.people import actions, queries
from tolok.people.access import PHONE, Request, refuse
from tolok.web.forms import PasswordForm, SignInForm

if TYPE_CHECKING:
    from tolok.people.models import Account

BACKEND = "tolok.web.sign_in.NipOrEmailBackend"


def first(request: HttpRequest) -> HttpResponse:
    """What the system is; in the example mode one click to enter as each example person."""
    shown = example_governments() if settings.EXAMPLE else []
    return render(request, "web/first.html", {"governments": shown, "is_example": settings.EXAMPLE})


@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for NIP or e-mail and password, then go where the person wanted to go."""
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = authenticate(request, **form.cleaned_data)
        if account is not None:
            return welcome(request, account)
        form.add_error(
            None,
            _(
                "NIP or e-mail and password do not fit. Check both and try again; "
                "after eight wrong passwords the account rests for 15 minutes."
            ),
        )
    context = {"form": form, "next": request.GET.get("next", "")}
    return render(request, "web/sign_in.html", context, status=422 if form.errors else 200)


@require_POST
def sign_out(request: HttpRequest, government: str) -> HttpResponse:
    """Forget the session, and end the token of the phone it was on."""
    asked = cast(Request, request)
    if asked.person and (phone := queries.phone_of(asked.person, request.session.get(PHONE), at=asked.at)):
        actions.revoke_token(by=asked.person, at=asked.at, token=phone)
    logout(request)
    return redirect("web:first")


@never_cache
@sensitive_post_parameters("password", "again")
def set_password(request: HttpRequest, government: str, token: str) -> HttpResponse:
    """Let an invited person choose a password, and sign them in."""
    asked = cast(Request, request)
    invitation = queries.invitation_of(queries.token_hash(token), at=asked.at)
    if invitation is None:
        return render(request, "web/set_password.html", {"over": actions.InvitationIsOver()}, status=410)
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            account = actions.accept_invitation(
                by=None, at=asked.at, token=token, password=form.cleaned_data["password"]
            )
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("Your password is set. Welcome."))
            return welcome(request, account)
    context = {"form": form, "person": invitation.person}
    return render(request, "web/set_password.html", context, status=422 if form.errors else 200)


@require_POST
def enter_example(request: HttpRequest, government: str, person_id: int) -> HttpResponse:
    """Enter as an example person; exists in the example mode and for example governments only."""
    asked = cast(Request, request)
    if not (settings.EXAMPLE and asked.government and asked.government.is_example):
        raise Http404
    account = queries.account_of(person_id)
    if account is None:
        raise Http404
    return welcome(request, account)


def welcome(request: HttpRequest, account: Account) -> HttpResponseRedirect:
    """Start the session and go to the wanted page of the own government, else to today."""
    login(request, account, backend=BACKEND)
    slug = account.government.slug
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    if is_ours and wanted.startswith(f"/{slug}/"):
        return HttpResponseRedirect(wanted)
    return HttpResponseRedirect(reverse("desk:today", args=[slug]))


def example_governments() -> list[queries.Showcase]:
    """The example governments in the order they were founded, with the people one may enter as."""
    from tolok.people.access import enter

    shown = []
    for government in sorted(queries.governments(), key=lambda each: each.pk):
        if government.is_example:
            enter(government.pk)
            shown.append(queries.showcase(government))
    enter(None)
    return shown
