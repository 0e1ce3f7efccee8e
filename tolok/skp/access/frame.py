"""What days and which budget a project may have, at its start and when they move."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from tolok.ledger.actions import Refusal
from tolok.skp.models import MOST

# Ten years: nothing here is planned for longer, and a slip of the year is found.
LONGEST = 3660


class ProjectHasNoDays(Refusal):
    """The project ends before it starts."""

    about = "last_on"


class ProjectIsTooLong(Refusal):
    """The project lasts more than ten years."""

    about = "last_on"


class BudgetIsNegative(Refusal):
    """A budget is nothing or more."""

    about = "budget_rupiah"


class BudgetIsTooLarge(Refusal):
    """The budget is more than the rules can take."""

    about = "budget_rupiah"


def check_frame(starts_on: date, ends_on: date, budget_rupiah: int) -> None:
    """Refuse days that are none or too many (`ends_on` is the first day after them), and an impossible budget."""
    if ends_on <= starts_on:
        raise ProjectHasNoDays(_("The project ends before it starts. Choose a later end."))
    if (ends_on - starts_on).days > LONGEST:
        raise ProjectIsTooLong(_("The project would last more than ten years. Check the year of its last day."))
    if budget_rupiah < 0:
        raise BudgetIsNegative(_("The budget is below zero. Write 0 when there is none."))
    if budget_rupiah > MOST:
        raise BudgetIsTooLarge(_("This is more than any budget. Check the zeros."))
