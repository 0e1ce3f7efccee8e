"""How much and how long a report may say it was."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tolok.ledger.actions import Refusal
from tolok.reports.queries import MINUTES_OF_A_DAY, MOST


class AmountOutOfBounds(Refusal):
    """The amount is negative or beyond anything one report may hold."""

    about = "amount"

    def __init__(self) -> None:
        super().__init__(_("This amount can't be right. Write a number from 0 to 1.000.000.000."))


class MinutesOutOfBounds(Refusal):
    """A day has 1,440 minutes, and work takes one at least."""

    about = "minutes"

    def __init__(self) -> None:
        super().__init__(_("Minutes are a whole number from 1 to 1440. Leave them empty when you don't know."))


@dataclass(frozen=True)
class Figures:
    """How much, in hundredths, and how long, in minutes."""

    amount: int | None
    minutes: int | None

    def check(self) -> None:
        """Refuse what no report can have."""
        if self.amount is not None and not 0 <= self.amount <= MOST:
            raise AmountOutOfBounds
        if self.minutes is not None and not 1 <= self.minutes <= MINUTES_OF_A_DAY:
            raise MinutesOutOfBounds
