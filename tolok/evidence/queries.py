"""Reads evidence: one piece, its file, what the checkers said."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from tolok.evidence.models import Check, Evidence


def evidence(evidence_id: int) -> Evidence | None:
    """One piece of evidence with its owner, when this transaction may see it."""
    return Evidence.objects.select_related("owner").filter(pk=evidence_id).first()


def place_of(government_id: int, sha256: str) -> Path:
    """Where the bytes with this hash lie: below the government's folder, never under the web root."""
    return Path(settings.MEDIA_ROOT) / str(government_id) / sha256[:2] / sha256


def verdicts(evidence_id: int) -> list[Check]:
    """What checkers said about a piece of evidence, newest first."""
    return list(Check.objects.filter(evidence_id=evidence_id).select_related("checker").order_by("-pk"))
