"""Where a form leads when it is done."""

from __future__ import annotations

from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from tolok.people.access.doors import Request

LONGEST = 400


def way_back(request: Request, asked: str, place: str) -> HttpResponseRedirect:
    """To the page a form came from, when that is a plain path of ours; else to a place of the government.

    Never `redirect`: it would take what was sent for the name of a page.
    """
    is_path = asked.startswith("/") and len(asked) <= LONGEST and asked.isprintable()
    is_ours = is_path and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return HttpResponseRedirect(asked if is_ours else f"/{request.government.slug}/{place}/")
