"""The file of a piece of evidence, as a download that no page can run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from tolok.evidence.queries import file_of

if TYPE_CHECKING:
    from tolok.evidence.models import Evidence


def download(evidence: Evidence) -> HttpResponse:
    """The kept bytes under their harmless name; 404 where there are none."""
    place = file_of(evidence)
    if place is None:
        raise Http404
    response = HttpResponse(place.read_bytes(), content_type=evidence.media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, evidence.file_name) or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
