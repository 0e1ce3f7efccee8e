"""Gives evidence: a file, a link, one's word, or what a system measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.evidence.access import PERMISSIONS
from tolok.evidence.actions.contents import Contents, Upload
from tolok.evidence.models import Evidence
from tolok.ledger.actions import Act, Refusal, act_on, record, store_acts
from tolok.people.access import require

if TYPE_CHECKING:
    from tolok.people.models import Person

LONGEST_LINK = 500


class LinkIsNotAnAddress(Refusal):
    """The link is no http or https address."""

    about = "link"

    def __init__(self) -> None:
        super().__init__(_("The link can't be opened. It must start with http:// or https://; copy it once more."))


class OneProof(Refusal):
    """A file and a link came together."""

    def __init__(self) -> None:
        super().__init__(_("One report takes a file or a link, not both. Remove one of them."))


class NotYet(Refusal):
    """The act lies after the moment at which it is stored."""

    def __init__(self) -> None:
        super().__init__(_("This lies in the future and can't be stored. Check the date."))


@dataclass(frozen=True)
class Gift:
    """Evidence somebody gives for their own work; neither file nor link is their word alone."""

    by: Person
    at: datetime
    link: str = ""
    upload: Upload | None = None

    @cached_property
    def contents(self) -> Contents | None:
        """What may be kept of the file."""
        return Contents.of(self.upload) if self.upload else None

    def check(self) -> None:
        """Refuse what can't be kept, before anything is written."""
        if self.upload and self.link.strip():
            raise OneProof
        _link(self.link)
        _ = self.contents

    def row(self) -> Evidence:
        """The evidence as it is kept, its file in its place."""
        self.check()
        kind = Evidence.Kind.FILE if self.upload else Evidence.Kind.LINK if self.link else Evidence.Kind.STATEMENT
        row = Evidence(
            government_id=self.by.government_id, owner=self.by, kind=kind, link=_link(self.link), given_at=self.at
        )
        if self.contents:
            row.file, row.sha256 = self.contents.keep(self.by.government_id), self.contents.sha256
            row.file_name, row.media_type = self.contents.name, self.contents.media_type
        return row

    def act(self, row: Evidence) -> Act:
        """What the ledger keeps of this gift."""
        fields = {"kind": row.kind, "link": row.link, "sha256": row.sha256}
        return act_on(verb="give_evidence", by=self.by, at=self.at, on=row, person=self.by, fields=fields)


@dataclass(frozen=True)
class Measured:
    """What a system counted of a person's work; nobody typed it. `digest` seals its `n` events, if it has any."""

    person: Person
    at: datetime
    source: str
    n: int = 0
    digest: str = ""

    def check(self) -> None:
        """Nothing a system measures is refused."""

    def row(self) -> Evidence:
        """The evidence as it is kept."""
        return Evidence(
            government_id=self.person.government_id, owner=self.person, kind=Evidence.Kind.MEASURED,
            trust=Evidence.Trust.MEASURED, source=self.source, given_at=self.at,
        )  # fmt: skip  # one line a thought

    def act(self, row: Evidence) -> Act:
        """What the ledger keeps of this measurement."""
        fields: dict[str, object] = {"source": self.source}
        if self.n:
            fields |= {"events": self.n, "digest": self.digest}
        return act_on(verb="record_measured", by=None, at=self.at, on=row, person=self.person, fields=fields)


@transaction.atomic
def give_evidence(*, by: Person, at: datetime, link: str = "", upload: Upload | None = None) -> Evidence:
    """Keep evidence for one's own work: a file, a link (http, https), or one's word."""
    require(PERMISSIONS, "give_evidence", by=by, person=by, on=at.date())
    return give_many(at=at, gifts=[Gift(by, at, link, upload)])[0]


@transaction.atomic
def renew_evidence(*, by: Person, at: datetime, evidence_id: int) -> Evidence:
    """Give the same file, link or word once more, for an entry that was changed; it waits for a new check."""
    given = Evidence.objects.select_related("owner").get(pk=evidence_id)
    require(PERMISSIONS, "give_evidence", by=by, person=given.owner, on=at.date())
    row = Evidence(
        government_id=given.government_id, owner=by, kind=given.kind, link=given.link, file=given.file,
        file_name=given.file_name, media_type=given.media_type, sha256=given.sha256, given_at=at,
    )  # fmt: skip  # one line a thought
    row.save()
    fields = {"kind": row.kind, "link": row.link, "sha256": row.sha256}
    record(verb="give_evidence", by=by, at=at, on=row, person=by, fields=fields)
    return row


@transaction.atomic
def record_measured(*, by: None = None, at: datetime, person: Person, source: str) -> Evidence:
    """Keep what a system measured of a person's work; `by` is always None, the system itself."""
    return give_many(at=at, gifts=[Measured(person, at, source)])[0]


@transaction.atomic(savepoint=False)
def give_many(*, at: datetime, gifts: Sequence[Gift | Measured]) -> list[Evidence]:
    """Keep many pieces of evidence, in the order given; none may be given after `at`."""
    if any(gift.at > at for gift in gifts):
        raise NotYet
    rows = [gift.row() for gift in gifts]
    return list(store_acts(rows, [gift.act(row) for gift, row in zip(gifts, rows, strict=True)]))


def _link(given: str) -> str:
    """The link as it is kept; only addresses a browser may safely open."""
    link = given.strip()
    if not link:
        return ""
    try:
        parts = urlsplit(link)
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        is_address = False
    if not is_address or len(link) > LONGEST_LINK or not link.isprintable() or " " in link:
        raise LinkIsNotAnAddress
    return link
