"""A signed pass to hear that there is news about some persons, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core import signing

if TYPE_CHECKING:
    from tolok.people.access.doors import Request

# How long a page may listen before it must be asked for again, where rights are looked at anew.
SECONDS = 30 * 60
# A page follows a team, not a city.
MOST = 500
SALT = "tolok.news"


@dataclass(frozen=True)
class Following:
    """Whose news of which kinds a page follows; `since` is when the page was asked for, in milliseconds."""

    government_id: int
    reader_id: int
    since: int
    person_ids: tuple[int, ...]
    kinds: tuple[str, ...]


def follow(request: Request, person_ids: Iterable[int], kinds: Iterable[str]) -> str:
    """The pass of a page for persons whom its view has just shown to the reader."""
    ids = sorted(set(person_ids))[:MOST]
    told = [request.government.pk, request.person.pk, int(request.began * 1000), ids, sorted(kinds)]
    return signing.dumps(told, salt=SALT, compress=True)


def following(token: str) -> Following | None:
    """What a pass allows; None when it is forged, damaged or older than half an hour."""
    try:
        government_id, reader_id, since, ids, kinds = signing.loads(token, salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        return None
    return Following(government_id, reader_id, since, tuple(ids), tuple(kinds))
