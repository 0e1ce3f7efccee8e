"""A report before it is stored, and every reason to refuse it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects
from django.utils import formats
from django.utils.translation import gettext as _

from tolok.evidence.actions import Upload
from tolok.ledger.actions import Refusal
from tolok.people.queries import local_days
from tolok.reports.queries import MOST, first_day, owners
from tolok.skp.queries import agreed_skps

if TYPE_CHECKING:
    from tolok.people.models import Person

LENGTHS = {"task": 200, "ordered_by": 120, "note": 500}


class OneThing(Refusal):
    """A report speaks of a target, a project or an extra task, exactly one."""

    def __init__(self) -> None:
        super().__init__(_("A report speaks of one thing: a target, a project or other work. Fill in one of them."))


class OrderIsMissing(Refusal):
    """An extra task names who ordered it."""

    def __init__(self) -> None:
        super().__init__(_("Say who asked for this work, so that it can be confirmed."))


class AmountIsMissing(Refusal):
    """A target is reported with an amount."""

    def __init__(self) -> None:
        super().__init__(_("The amount is missing. Write how much you did today; 0 is an answer too."))


class AmountOutOfBounds(Refusal):
    """The amount is negative or beyond anything one report may hold."""

    def __init__(self) -> None:
        super().__init__(_("This amount can't be right. Write a number from 0 to 1.000.000.000."))


class TextTooLong(Refusal):
    """A text is longer than is kept."""

    def __init__(self, most: int) -> None:
        super().__init__(_("The text is too long. Shorten it to %(most)s letters.") % {"most": most})


class FutureDay(Refusal):
    """The day has not come yet, where the person works."""

    def __init__(self) -> None:
        super().__init__(_("This day has not come yet. Report what is done, on the day it is done."))


class TooLate(Refusal):
    """The day lies further back than the policy allows."""

    def __init__(self, first: date) -> None:
        super().__init__(
            _("Reports are accepted back to %(first)s. Tell your superior about older work.")
            % {"first": formats.date_format(first, "j F Y")}
        )


class NotYourTarget(Refusal):
    """The target stands in no agreed SKP of this person on that day."""

    def __init__(self) -> None:
        super().__init__(
            _("This target is not in your agreed SKP of that day. Choose another one, or report it as other work.")
        )


class NotYourProject(Refusal):
    """The person was no member of the project, or it had not begun."""

    def __init__(self) -> None:
        super().__init__(
            _("You are not a member of this project on that day. Ask its head to add you, or report it as other work.")
        )


class NotYourCopy(Refusal):
    """Only one's own earlier report is copied."""

    def __init__(self) -> None:
        super().__init__(_("Only your own earlier report can be copied. Open the page again and start anew."))


@dataclass(frozen=True)
class Filing:
    """One report to be stored; `by` None means a system measured it and `source` says which.

    `amount` is in hundredths of the target's unit, `on` a local day of the person.
    """

    by: Person | None
    at: datetime
    person: Person
    on: date
    target_id: int | None = None
    project_id: int | None = None
    task: str = ""
    ordered_by: str = ""
    amount: int | None = None
    note: str = ""
    link: str = ""
    upload: Upload | None = None
    source: str = ""
    copied_from_id: int | None = None


class Ground:
    """What the filings are checked against, read once for all of them."""

    def __init__(self, filings: Sequence[Filing]) -> None:
        self.today = local_days((filing.person.pk, filing.at) for filing in filings)
        self.government = filings[0].person.government
        self.spans = self._target_spans(filings)
        self.projects = self._projects([filing for filing in filings if filing.project_id])
        self.owners = owners(filing.copied_from_id for filing in filings if filing.copied_from_id)

    @staticmethod
    def _target_spans(filings: Sequence[Filing]) -> dict[tuple[int, int], tuple[date, date]]:
        """From when to when (end exclusive) each person's targets are agreed."""
        on = [filing.on for filing in filings if filing.target_id]
        if not on:
            return {}
        ids = {filing.person.pk for filing in filings if filing.target_id}
        plans = agreed_skps(ids, starts_on=min(on), ends_on=max(on) + timedelta(days=1))
        prefetch_related_objects(plans, "outcomes__targets")
        return {
            (plan.person_id, target.pk): (plan.starts_on, plan.ends_on)
            for plan in plans
            for outcome in plan.outcomes.all()
            for target in outcome.targets.all()
        }

    @staticmethod
    def _projects(filings: Sequence[Filing]) -> dict[tuple[int, int], date]:
        """When each project of these persons begins."""
        members = {filing.person.pk: filing.person for filing in filings}.values()
        return {
            (member.pk, project_id): starts_on
            for member in members
            for project_id, starts_on in member.memberships.values_list("project_id", "project__starts_on")
        }

    def refusal(self, filing: Filing) -> Refusal | None:
        """Why this filing can't be stored; None when it can."""
        try:
            _check_words(filing)
            self._check_day(filing)
            self._check_subject(filing)
        except Refusal as refusal:
            return refusal
        return None

    def _check_day(self, filing: Filing) -> None:
        today = self.today[filing.person.pk, filing.at]
        if filing.on > today:
            raise FutureDay
        first = first_day(self.government, on=today)
        if filing.on < first:
            raise TooLate(first)

    def _check_subject(self, filing: Filing) -> None:
        owner = filing.person.pk
        if filing.target_id:
            starts_on, ends_on = self.spans.get((owner, filing.target_id), (date.max, date.min))
            if not starts_on <= filing.on < ends_on:
                raise NotYourTarget
        if filing.project_id and self.projects.get((owner, filing.project_id), date.max) > filing.on:
            raise NotYourProject
        if filing.copied_from_id and self.owners.get(filing.copied_from_id) != owner:
            raise NotYourCopy


def _check_words(filing: Filing) -> None:
    if sum(map(bool, (filing.target_id, filing.project_id, filing.task.strip()))) != 1:
        raise OneThing
    if filing.task.strip() and not filing.ordered_by.strip():
        raise OrderIsMissing
    if filing.target_id and filing.amount is None:
        raise AmountIsMissing
    if filing.amount is not None and not 0 <= filing.amount <= MOST:
        raise AmountOutOfBounds
    for name, most in LENGTHS.items():
        if len(getattr(filing, name).strip()) > most:
            raise TextTooLong(most)
