"""Everything else, by what one may do."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from tolok.people.access import Request, signed_in


@signed_in
def page(request: Request) -> HttpResponse:
    """Everything else, by what one may do."""
    return render(request, "base.html")
