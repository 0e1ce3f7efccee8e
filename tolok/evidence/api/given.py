"""Evidence for programs: list one's own, read one piece, fetch its file."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router, Schema

from tolok.evidence import queries
from tolok.evidence.access import PERMISSIONS
from tolok.evidence.documents import download
from tolok.evidence.models import Evidence
from tolok.people.access import Id, Most, Request, Scoped

router = Router()
FILE = {
    "responses": {200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}}
}


class EvidenceOut(Schema):
    """What proves an entry. `trust`: claimed, checked, refused or measured; `sha256` is that of the kept file."""

    id: int
    kind: str
    trust: str
    link: str
    file_name: str
    media_type: str
    sha256: str
    source: str
    given_at: datetime


class EvidencePage(Schema):
    """Some evidence, newest first; `next` is the id to give as `before` for more, null at the end."""

    items: list[EvidenceOut]
    next: int | None


@router.get("", response=EvidencePage, auth=Scoped("evidence:read"))
def evidence_list(request: HttpRequest, before: Id | None = None, limit: Most = 50) -> EvidencePage:
    """List one's own evidence, newest first."""
    found = queries.evidence_of(cast(Request, request).person, before=before, most=limit + 1)
    items = [EvidenceOut.model_validate(each) for each in found[:limit]]
    return EvidencePage(items=items, next=items[-1].id if len(found) > limit else None)


@router.get("/{int:evidence_id}", response=EvidenceOut, auth=Scoped("evidence:read"))
def evidence_detail(request: HttpRequest, evidence_id: Id) -> Evidence:
    """Read one piece of evidence that one may see: one's own, that of one's staff, all as the HR agency."""
    return _seen(cast(Request, request), evidence_id)


@router.get("/{int:evidence_id}/file", auth=Scoped("evidence:read"), openapi_extra=FILE)
def evidence_file(request: HttpRequest, evidence_id: Id) -> HttpResponse:
    """Fetch the file of a piece of evidence."""
    return download(_seen(cast(Request, request), evidence_id))


def _seen(request: Request, evidence_id: int) -> Evidence:
    found = queries.evidence(evidence_id)
    if found is None or not PERMISSIONS["see_evidence"](request.person, found.owner, request.on):
        raise Http404
    return found
