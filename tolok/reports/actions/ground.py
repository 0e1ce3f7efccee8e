"""What filings are checked against: days, plans, projects, earlier reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from tolok.ledger.actions import Refusal
from tolok.people.queries import local_days_of, persons_of
from tolok.reports.actions.drafts import Filing, MinutesAreMissing
from tolok.reports.actions.parts import DAYS, NONE, Part
from tolok.reports.actions.reasons import (
    CountedBySystem,
    FutureDay,
    NotAGiver,
    NotYourCopy,
    NotYourTarget,
    TooLate,
)
from tolok.reports.queries import first_day, needs_minutes, owners
from tolok.skp.queries import agreed_spans

if TYPE_CHECKING:
    from tolok.people.models import Person


class Ground:
    """What the filings are checked against, read once for all of them."""

    def __init__(self, filings: Sequence[Filing]) -> None:
        self.today = local_days_of((filing.person, filing.at) for filing in filings)
        self.government = filings[0].person.government
        spoken = [filing for filing in filings if filing.target_id]
        self.spans = agreed_spans((f.target_id for f in spoken if f.target_id), (f.person.pk for f in spoken))
        self.parts = self._parts([filing for filing in filings if filing.project_id])
        self.owners = owners(filing.copied_from_id for filing in filings if filing.copied_from_id)
        self.givers = persons_of({filing.order_giver_id for filing in filings if filing.order_giver_id})
        self.needs_minutes = needs_minutes(self.government)

    @staticmethod
    def _parts(filings: Sequence[Filing]) -> dict[tuple[int, int], Part]:
        """The part of these persons in each of their projects."""
        found: dict[tuple[int, int], Part] = {}
        for member in {filing.person.pk: filing.person for filing in filings}.values():
            days = member.memberships.order_by("starts_on").values_list("project_id", *DAYS)
            for project_id, starts_on, ended_on, since, until in days:
                part = found.setdefault((member.pk, project_id), Part(starts_on, ended_on or date.max))
                part.spans.append((since, until or date.max))
        return found

    def refusal(self, filing: Filing) -> Refusal | None:
        """Why this filing can't be stored; None when it can."""
        try:
            filing.check()
            self._check_day(filing)
            self._check_subject(filing)
            self._check_surroundings(filing)
        except Refusal as refusal:
            return refusal
        return None

    def _check_day(self, filing: Filing) -> None:
        today = self.today[filing.person.pk, filing.at]
        if filing.on > today:
            raise FutureDay
        first = first_day(self.government, on=today)
        # An outage is asked about only where the policy's days are over: thousands come in time.
        if filing.on < first and filing.on < first_day(self.government, on=today, at=filing.at):
            raise TooLate(first)

    def _check_subject(self, filing: Filing) -> None:
        owner = filing.person.pk
        if filing.target_id:
            starts_on, ends_on, is_counted = self.spans.get((owner, filing.target_id), (date.max, date.min, False))
            if not starts_on <= filing.on < ends_on:
                raise NotYourTarget
            if is_counted:
                raise CountedBySystem
        if filing.project_id:
            self.parts.get((owner, filing.project_id), NONE).check(filing.on)
        if filing.copied_from_id and self.owners.get(filing.copied_from_id) != owner:
            raise NotYourCopy

    def _check_surroundings(self, filing: Filing) -> None:
        giver = filing.order_giver_id
        if giver and (giver == filing.person.pk or not self._is_colleague(giver, filing.person)):
            raise NotAGiver
        if self.needs_minutes and filing.by is not None and filing.minutes is None:
            raise MinutesAreMissing

    def _is_colleague(self, giver_id: int, person: Person) -> bool:
        giver = self.givers.get(giver_id)
        return giver is not None and giver.government_id == person.government_id
