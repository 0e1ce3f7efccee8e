"""The public's first page of a government: its services and their time limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from tolok.citizens.access import public
from tolok.skp.queries import services

if TYPE_CHECKING:
    from django.http import HttpResponse

    from tolok.citizens.access import Visit


@public
def page(request: Visit) -> HttpResponse:
    """Every service that is given, with its unit and limit."""
    given = [row for row in services(on=request.on) if not row.is_retired]
    return render(request, "citizens/home.html", {"services": given})
