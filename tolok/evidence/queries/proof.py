"""Reads evidence: one piece, its file, what the checkers said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from tolok.evidence.models import Check, Evidence

if TYPE_CHECKING:
    from tolok.people.models import Person


@dataclass(frozen=True)
class Said:
    """What the latest checker said."""

    checker: str
    reason: str


def evidence(evidence_id: int) -> Evidence | None:
    """One piece of evidence with its owner, when this transaction may see it."""
    return Evidence.objects.select_related("owner").filter(pk=evidence_id).first()


def evidence_of(person: Person, *, before: int | None, most: int) -> list[Evidence]:
    """What a person gave, newest first, from below the id `before`; one query."""
    held = Evidence.objects.filter(owner=person)
    if before is not None:
        held = held.filter(pk__lt=before)
    return list(held.order_by("-pk")[:most])


def file_of(evidence: Evidence) -> Path | None:
    """Where the file of this evidence lies; None where it is no file or the file is gone."""
    place = Path(settings.MEDIA_ROOT) / evidence.file
    return place if evidence.file and place.is_file() else None


def place_of(government_id: int, sha256: str) -> Path:
    """Where the bytes with this hash lie: below the government's folder, never under the web root."""
    return Path(settings.MEDIA_ROOT) / str(government_id) / sha256[:2] / sha256


def latest_verdicts(evidence_ids: Iterable[int]) -> dict[int, Said]:
    """What the latest checker said about each piece, by evidence id; one query."""
    held = Check.objects.filter(evidence_id__in=list(evidence_ids)).select_related("checker")
    latest = held.order_by("evidence_id", "-pk").distinct("evidence_id")
    return {check.evidence_id: Said(check.checker.name, check.reason) for check in latest}
