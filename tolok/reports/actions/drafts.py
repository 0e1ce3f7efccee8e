"""A report before it is stored, and what may be wrong with its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from tolok.evidence.actions import Upload
from tolok.ledger.actions import Refusal
from tolok.reports.actions.figures import Figures

if TYPE_CHECKING:
    from tolok.people.models import Person

LENGTHS = {"task": 200, "ordered_by": 120, "note": 500}


class OneThing(Refusal):
    """A report speaks of a target, a project or an extra task, exactly one."""

    def __init__(self) -> None:
        super().__init__(_("A report speaks of one thing: a target, a project or other work. Fill in one of them."))


class OrderIsMissing(Refusal):
    """An extra task names who ordered it."""

    about = "ordered_by"

    def __init__(self) -> None:
        super().__init__(_("Say who asked for this work, so that it can be confirmed."))


class StuckWithoutWord(Refusal):
    """Work that is stuck says what is missing."""

    about = "note"

    def __init__(self) -> None:
        super().__init__(_("Write in the note what is missing, so that your superior can help."))


class AmountIsMissing(Refusal):
    """A target is reported with an amount."""

    about = "amount"

    def __init__(self) -> None:
        super().__init__(_("The amount is missing. Write how much you did today; 0 is an answer too."))


class MinutesAreMissing(Refusal):
    """The policy wants to know how long the work took."""

    about = "minutes"

    def __init__(self) -> None:
        super().__init__(_("Your government asks how long the work took. Write the minutes, roughly is enough."))


class TextTooLong(Refusal):
    """A text is longer than is kept."""

    def __init__(self, most: int) -> None:
        super().__init__(_("The text is too long. Shorten it to %(most)s letters.") % {"most": most})


@dataclass(frozen=True)
class Filing:
    """One report to be stored; `by` None means a system measured it and `source` says which.

    `amount` is in hundredths of the target's unit, `on` a local day of the person; `key` and `noted_at` come from
    where it was written.
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
    order_giver_id: int | None = None
    minutes: int | None = None
    is_blocked: bool = False
    noted_at: datetime | None = None
    key: UUID | None = None

    @property
    def recorded(self) -> dict[str, object]:
        """What the ledger commits to when this is stored, beside its evidence."""
        return {
            "on": self.on,
            "target": self.target_id,
            "project": self.project_id,
            "task": self.task.strip(),
            "ordered_by": self.ordered_by.strip(),
            "amount": self.amount,
            "note": self.note.strip(),
            "copied_from": self.copied_from_id,
            "order_giver": self.order_giver_id,
            "minutes": self.minutes,
            "is_blocked": self.is_blocked,
        }

    def check(self) -> None:
        """Refuse what is wrong in itself: about how many things it speaks, who ordered, how much, how long."""
        if sum(map(bool, (self.target_id, self.project_id, self.task.strip()))) != 1:
            raise OneThing
        if self.task.strip() and not self.ordered_by.strip() and not self.order_giver_id:
            raise OrderIsMissing
        if self.is_blocked and not self.note.strip():
            raise StuckWithoutWord
        if self.target_id and self.amount is None and not self.is_blocked:
            raise AmountIsMissing
        Figures(self.amount, self.minutes).check()
        for name, most in LENGTHS.items():
            if len(getattr(self, name).strip()) > most:
                raise TextTooLong(most)
