"""What is published, to be read by programs: files with their schema, and a badge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render

from tolok.citizens.access import kept, public
from tolok.citizens.documents.open_data import DATASETS, as_csv, badge_svg, schema_of
from tolok.citizens.queries.served import service_shown

if TYPE_CHECKING:
    from tolok.citizens.access import Visit
    from tolok.citizens.documents.open_data import Dataset

# Published figures change once a quarter; whoever asks every minute is answered from nearby.
FRESH = "public, max-age=3600"


@public
def page(request: Visit) -> HttpResponse:
    """Which files there are, and what is in them."""
    return render(request, "citizens/open_data.html", {"datasets": DATASETS.values()})


@public
@kept
def file(request: Visit, name: str, ending: str) -> HttpResponse:
    """One dataset as CSV or JSON."""
    rows = _dataset(name).rows(request.government, request.on)
    if ending == "csv":
        answer = HttpResponse(as_csv(rows), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{request.government.slug}-{name}.csv"'
    elif ending == "json":
        answer = JsonResponse({"schema": schema_of(_dataset(name)), "rows": rows})
    else:
        raise Http404
    return _shared(answer)


@public
@kept
def schema(request: Visit, name: str) -> HttpResponse:
    """The schema of a dataset, in JSON Schema."""
    return _shared(JsonResponse(schema_of(_dataset(name))))


@public
@kept
def badge(request: Visit, service_id: int) -> HttpResponse:
    """A picture for other pages: how often this service kept its limit in the last quarter."""
    found = service_shown(service_id, on=request.on)
    if found is None:
        raise Http404
    return _shared(HttpResponse(badge_svg(found), content_type="image/svg+xml"))


def _dataset(name: str) -> Dataset:
    if name not in DATASETS:
        raise Http404
    return DATASETS[name]


def _shared(answer: HttpResponse) -> HttpResponse:
    """Readable from pages of other sites, which is what it is for; nobody is signed in here."""
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    answer["Cache-Control"] = FRESH
    return answer
