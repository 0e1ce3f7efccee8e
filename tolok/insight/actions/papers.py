"""Hands out official forms: each wording gets a number, by which it is verified."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from tolok.calendar.queries import day_of
from tolok.insight.access import require_paper
from tolok.insight.models import Paper
from tolok.insight.queries.papers.held import EDITION, LENGTH, LETTERS
from tolok.ledger.actions import act_on, record_many
from tolok.skp.models import Skp

if TYPE_CHECKING:
    from tolok.appraisal.models import Appraisal
    from tolok.insight.queries.papers.shapes import Facts
    from tolok.people.models import Person


@dataclass(frozen=True)
class Draft:
    """A form to hand out: what it says, and about which plan or signed appraisal."""

    kind: str
    subject: Skp | Appraisal
    facts: Facts

    @property
    def name(self) -> tuple[str, int | None, int | None, str]:
        """What makes it the same paper."""
        is_plan = isinstance(self.subject, Skp)
        return self.kind, *((self.subject.pk, None) if is_plan else (None, self.subject.pk)), self.facts.hash


@transaction.atomic
def issue_paper(*, by: Person, at: datetime, draft: Draft) -> Paper:
    """Give a form its number, the same again while it says the same; refuses whom it doesn't concern."""
    require_paper(draft.kind, by=by, subject=draft.subject, on=day_of(at, by.government))
    return issue_papers(by=by, at=at, drafts=[draft])[0]


@transaction.atomic
def issue_papers(*, by: Person, at: datetime, drafts: Sequence[Draft]) -> list[Paper]:
    """The same for many, each with its entry; whoever asks has looked whether `by` may have each of them.

    Four statements, however many. Two who print the same at one moment get the same number.
    """
    on = day_of(at, by.government)
    held = _held(drafts)
    fresh = {draft.name: _paper(draft, by, at, on) for draft in drafts if draft.name not in held}
    Paper.objects.bulk_create(fresh.values(), ignore_conflicts=True)
    stored = {**held, **_held([draft for draft in drafts if draft.name in fresh])}
    own = [stored[name] for name, paper in fresh.items() if stored[name].number == paper.number]
    record_many(
        act_on(verb="issue_paper", by=by, at=at, on=each, person=each.person, fields={"hash": each.facts_hash})
        for each in own
    )
    return [stored[draft.name] for draft in drafts]


def _held(drafts: Iterable[Draft]) -> dict[tuple[str, int | None, int | None, str], Paper]:
    """Those that have a number already."""
    hashes = {draft.facts.hash for draft in drafts}
    if not hashes:
        return {}
    names = {draft.name for draft in drafts}
    asked = Q(skp__in={name[1] for name in names}) | Q(appraisal__in={name[2] for name in names})
    found = Paper.objects.filter(asked, facts_hash__in=hashes, edition=EDITION).select_related("person")
    return {
        (each.kind, each.skp_id, each.appraisal_id, each.facts_hash): each
        for each in found
        if (each.kind, each.skp_id, each.appraisal_id, each.facts_hash) in names
    }


def _paper(draft: Draft, by: Person, at: datetime, on: date) -> Paper:
    subject, heading = draft.subject, draft.facts.heading
    return Paper(
        government_id=subject.government_id,
        number="".join(secrets.choice(LETTERS) for _letter in range(LENGTH)),
        kind=draft.kind,
        person_id=subject.person_id,
        skp=subject if isinstance(subject, Skp) else None,
        appraisal=None if isinstance(subject, Skp) else subject,
        starts_on=heading.starts_on,
        last_day=heading.last_day,
        on=on,
        is_final=draft.facts.is_final,
        facts_hash=draft.facts.hash,
        edition=EDITION,
        issued_by=by,
        issued_at=at,
    )
