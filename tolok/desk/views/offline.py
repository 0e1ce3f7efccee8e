"""What a phone needs to work without a network: the shell, its keeper, a token."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from tolok.desk.queries.offline import label_of, shell_files, version
from tolok.people.access import PHONE, Request, same_origin, signed_in
from tolok.people.actions import make_token, revoke_token
from tolok.people.queries import phone_of

if TYPE_CHECKING:
    from tolok.people.models import Government


@require_GET
def shell(request: HttpRequest, government: str) -> HttpResponse:
    """The anonymous page that opens without a network; the same for everybody, whoever asks."""
    place = _place(request)
    request.person = None  # type: ignore[attr-defined]  # the frame would greet who is signed in
    shown = {"place": place, "places": [], "example_day": None, "version": version()}
    return render(request, "desk/offline.html", shown)


@require_GET
@never_cache
def worker(request: HttpRequest, government: str) -> HttpResponse:
    """The service worker, whose text changes whenever a file of the shell does."""
    shown = {"place": _place(request), "files": shell_files(), "version": version()}
    return render(request, "desk/worker.js", shown, content_type="text/javascript")


@require_GET
def manifest(request: HttpRequest, government: str) -> HttpResponse:
    """How the app is called and looks on a phone's home screen."""
    return render(request, "desk/manifest.json", {"place": _place(request)}, content_type="application/manifest+json")


@require_POST
@signed_in
def phone(request: Request) -> HttpResponse:
    """Give this phone a token in place of its earlier one, and what its key is made of; both are told once."""
    same_origin(request)
    for earlier in (request.POST.get("replaces", ""), str(request.session.get(PHONE, ""))):
        found = phone_of(request.person, int(earlier) if earlier.isdecimal() else None, at=request.at)
        if found is not None:
            revoke_token(by=request.person, at=request.at, token=found)
    label = label_of(request.headers.get("User-Agent", ""))
    token, secret = make_token(
        by=request.person, at=request.at, kind="phone", label=label, scopes=["reports:write"]
    )  # fmt: skip  # one line a thought
    request.session[PHONE] = token.pk
    told = {"id": token.pk, "secret": secret, "ends_at": token.expires_at.isoformat(), "seed": _seed(request)}
    return JsonResponse(told, status=201, headers={"Cache-Control": "no-store, private"})


def _seed(request: Request) -> str:
    """What the key of this person's outbox is made of, together with salt that only the phone has."""
    return salted_hmac(
        "tolok.desk.outbox", f"{request.government.pk}:{request.person.pk}", algorithm="sha256"
    ).hexdigest()


def _place(request: HttpRequest) -> Government:
    place = cast(Request, request).government
    if place is None:
        raise Http404
    return place
