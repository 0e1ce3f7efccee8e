"""Whether a paper is genuine, for anybody who holds it; nobody signs in here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tolok.insight.queries.papers.held import checked, fingerprint, grouped, tidy_number

if TYPE_CHECKING:
    from tolok.people.access import Request


@require_GET
def page(request: Request, government: str, number: str = "") -> HttpResponse:
    """The kind, period, day and hash of a paper and how it stands; no name, no post, nothing of what it says."""
    if request.government is None:
        raise Http404
    typed = number or request.GET.get("nomor", "").strip()
    found = checked(typed) if typed else None
    shown = {"typed": grouped(tidy_number(typed))[:40], "found": found}
    if found:
        shown |= {"number": grouped(found.paper.number), "print": fingerprint(found.paper)}
    answer = render(request, "insight/check.html", shown, status=404 if typed and not found else 200)
    answer.headers["X-Robots-Tag"] = "noindex"
    answer.headers["Cache-Control"] = "no-store"
    return answer
