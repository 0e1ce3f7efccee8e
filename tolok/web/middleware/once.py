"""An act happens once, however often its request comes."""

from __future__ import annotations

import hashlib
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from tolok.ledger.actions import claim_answer, keep_answer
from tolok.people.access import Request
from tolok.web.middleware.around import Next
from tolok.web.middleware.problems import problem

# A stored answer larger than this is a page, and pages are not stored; redirects and small JSON are.
LARGEST_ANSWER = 16_384
# An answer to a program is no page: a batch of a thousand rows is told row by row, and again the same.
LARGEST_TO_PROGRAMS = 1_048_576


class OnceMiddleware:
    """An act happens once: a repeat of its key gets the first answer, and a failed act leaves nothing."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        asked = cast(Request, request)
        caller = _caller(asked)
        if request.method in ("GET", "HEAD", "OPTIONS") or not caller or _is_confidential(request):
            return self._undone_if_refused(request)
        key = key_of(request)
        if key is None:
            return without_key(asked)
        names: dict[str, Any] = {"government_id": asked.government.pk, "caller": caller, "key": key}
        given = claim_answer(**names, body_hash=_body_hash(request), at=asked.at)
        if given is not None:
            return _repeat(request, given)
        response = self.get_response(request)
        if response.status_code >= 400:
            _undo(asked)
        else:
            keep_answer(**names, **_kept(response, LARGEST_TO_PROGRAMS if asked.token else LARGEST_ANSWER))
        return response

    def _undone_if_refused(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code >= 500:
            _undo(cast(Request, request))
        return response


def _is_confidential(request: HttpRequest) -> bool:
    """Whether the view asked for no trace: a stored hash of so few choices would tell what was chosen."""
    try:
        return getattr(resolve(request.path_info).func, "leaves_no_answer", False)
    except Resolver404:
        return False


def _undo(asked: Request) -> None:
    """Leave nothing of this request, in the session neither: its one transaction ends without a commit."""
    transaction.set_rollback(True)
    asked.session.modified = False


def _caller(asked: Request) -> str:
    """Who must not be heard twice: a person, by whatever way, or a measuring system; empty for a visitor."""
    if asked.person is not None:
        return f"person:{asked.person.pk}"
    return f"source:{asked.token.pk}" if asked.token else ""


def without_key(asked: Request) -> HttpResponse:
    """400 for what has no key."""
    if asked.token:
        said = _("The header Idempotency-Key is missing or is no UUID. Make one for each new request.")
        return problem(said, status=400)
    return render(asked, "400.html", {"reason": _("The form came without its key.")}, status=400)


def key_of(request: HttpRequest) -> UUID | None:
    """The key that was made for what is sent."""
    try:
        return UUID(request.headers.get("Idempotency-Key") or request.POST.get("key", ""))
    except ValueError:
        return None


def _body_hash(request: HttpRequest) -> bytes:
    digest = hashlib.sha256(request.path.encode())
    for name in sorted(request.POST):
        if name != "csrfmiddlewaretoken":
            digest.update(repr((name, request.POST.getlist(name))).encode())
    for name in sorted(request.FILES):
        for upload in request.FILES.getlist(name):
            digest.update(repr((name, upload.name, hashlib.sha256(upload.read()).digest())).encode())
            upload.seek(0)
    if not request.POST and not request.FILES and request.content_type != "multipart/form-data":
        digest.update(request.body)
    return digest.digest()


def _kept(response: HttpResponseBase, most: int) -> dict[str, Any]:
    is_secret = "no-store" in response.headers.get("Cache-Control", "")  # a one-time link is never kept
    body = b"" if response.streaming or is_secret else cast(HttpResponse, response).content
    return {
        "status": response.status_code,
        "location": response.headers.get("Location", ""),
        "body": body if len(body) <= most else b"",
        "content_type": response.headers.get("Content-Type", ""),
    }


def _contradicts(asked: Request) -> HttpResponse:
    if asked.token:
        said = _("This key was used before with other contents. What came first is kept; make a new key.")
        return problem(said, status=409)
    return render(asked, "409.html", status=409)


def _repeat(request: HttpRequest, given: Any) -> HttpResponseBase:
    if bytes(given.body_hash) != _body_hash(request):
        return _contradicts(cast(Request, request))
    if cast(Request, request).token and not given.body:
        said = _("This was done already. Its answer is told only once and was not kept; ask for what is new.")
        return problem(said, status=409)
    if given.status == 200 and not given.body:
        messages.info(request, _("This was done already, a moment ago."))
        return redirect("desk:today", cast(Request, request).government.slug)
    response = HttpResponse(bytes(given.body), status=given.status, content_type=given.content_type)
    if given.location:
        response.headers["Location"] = given.location
    return response
