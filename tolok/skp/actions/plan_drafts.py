"""Plans to be, and their steps, as they are handed to the actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tolok.ledger.actions import Refusal
from tolok.skp.models import Skp

if TYPE_CHECKING:
    from tolok.people.models import Person, Posting
    from tolok.skp.actions.drafts import OutcomeDraft


class NoPosting(Refusal):
    """The person holds no position that day."""


@dataclass(frozen=True)
class PlanDraft:
    """A plan to be, of the person who writes it, with its outcomes and annex lists."""

    by: Person
    at: datetime
    year: int
    approach: str
    outcomes: tuple[OutcomeDraft, ...] = ()
    annex: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def within(self, day: date) -> date:
        """The local day of the draft, or the nearest one in the plan's year."""
        return min(max(day, date(self.year, 1, 1)), date(self.year, 12, 31))

    def plan(self, posting: Posting | None, superior: Person | None) -> Skp:
        """The unsaved row: the part of the year that the posting covers."""
        if posting is None:
            raise NoPosting(_("You hold no position on that day, so there is nothing to plan for. Ask the HR agency."))
        over = date(self.year + 1, 1, 1)
        return Skp(
            government_id=self.by.government_id,
            person=self.by,
            posting=posting,
            superior=superior,
            year=self.year,
            starts_on=max(posting.starts_on, date(self.year, 1, 1)),
            ends_on=min(posting.ends_on or over, over),
            approach=self.approach,
        )


@dataclass(frozen=True)
class Proposal:
    """A plan handed to the superior."""

    by: Person
    at: datetime
    skp_id: int


@dataclass(frozen=True)
class Agreement:
    """A superior's yes to a plan, with what is expected of the seven behaviours (by code)."""

    by: Person
    at: datetime
    skp_id: int
    expectations: Mapping[str, str] = field(default_factory=dict)
