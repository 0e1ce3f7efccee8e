"""The one shape of every answer that a program gets instead of what it asked for."""

from __future__ import annotations

from django.http import JsonResponse
from django.utils.translation import gettext as _


def problem(said: str, status: int, at: list[dict[str, str]] | None = None) -> JsonResponse:
    """Why a request was not carried out; `at` lists faults by field."""
    return JsonResponse({"problem": said, "places": at or []}, status=status)


def not_there() -> JsonResponse:
    """404 for what is not there, and for what this token may not know of."""
    said = _("This is not there, or not for this token. Check the number; a list shows which there are.")
    return problem(said, status=404)
