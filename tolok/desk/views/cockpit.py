"""What is missing and who is late."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from tolok.people.access import Request, signed_in


@signed_in
def page(request: Request) -> HttpResponse:
    """What is missing and who is late."""
    return render(request, "base.html")
