"""Books what a project spends, and corrects it with further rows."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from tolok.ledger.actions import Refusal, record
from tolok.people.queries import local_day
from tolok.skp.access import require_on_project
from tolok.skp.access.ground import check_day, said
from tolok.skp.models import MOST, Project, ProjectSpending
from tolok.skp.queries.held import held_project

if TYPE_CHECKING:
    from tolok.people.models import Person


class SpendingOutOfBounds(Refusal):
    """Spending is one rupiah or more, and no more in all than the rules can take."""

    about = "rupiah"


class NothingToCorrect(Refusal):
    """The row holds this amount already."""

    about = "rupiah"


class NotTheFirstRow(Refusal):
    """A correction names the row that was booked, not another correction."""


@transaction.atomic
def book_spending(
    *, by: Person, at: datetime, project: Project, on: date, rupiah: int, purpose: str
) -> ProjectSpending:
    """Book whole rupiah that a project spent on a day, and what for."""
    project, today = held_project(project), local_day(by.government, at)
    require_on_project("book_spending", by=by, project=project, on=today)
    check_day(project, on, today=today)
    told = said(purpose, _("Say in a few words what the money was for."))
    if rupiah < 1:
        raise SpendingOutOfBounds(_("Spending is one rupiah or more. Where a row was wrong, correct that row instead."))
    _check_sum(project, rupiah)
    return _booked("book_spending", project, rupiah, told, None, by=by, at=at, on=on)


@transaction.atomic
def correct_spending(
    *, by: Person, at: datetime, spending: ProjectSpending, rupiah: int, purpose: str
) -> ProjectSpending:
    """Correct a booked row to the right amount with a further row, and why; the first row stays as it was."""
    project, today = held_project(spending.project), local_day(by.government, at)
    require_on_project("correct_spending", by=by, project=project, on=today)
    if spending.corrects_id is not None:
        raise NotTheFirstRow(_("This row is a correction itself. Correct the row that was booked first."))
    told = said(purpose, _("Say in a few words what was wrong."))
    if rupiah < 0:
        raise SpendingOutOfBounds(_("Spending is never below zero. Write 0 where nothing was spent."))
    further = spending.corrections.aggregate(sum=Sum("rupiah"))["sum"] or 0
    difference = rupiah - spending.rupiah - further
    if difference == 0:
        raise NothingToCorrect(_("The row holds this amount already. Nothing needs a correction."))
    _check_sum(project, difference)
    return _booked("correct_spending", project, difference, told, spending, by=by, at=at, on=today)


def _check_sum(project: Project, more: int) -> None:
    spent = project.spendings.aggregate(sum=Sum("rupiah"))["sum"] or 0
    if spent + more > MOST:
        raise SpendingOutOfBounds(_("This is more than any project spends. Check the zeros."))


def _booked(
    verb: str,
    project: Project,
    rupiah: int,
    purpose: str,
    corrects: ProjectSpending | None,
    *,
    by: Person,
    at: datetime,
    on: date,
) -> ProjectSpending:
    spending = ProjectSpending.objects.create(
        government_id=project.government_id,
        project=project,
        on=on,
        rupiah=rupiah,
        purpose=purpose,
        corrects=corrects,
        by=by,
        booked_at=at,
    )
    record(verb=verb, by=by, at=at, on=spending, fields={"on": on, "rupiah": rupiah, "purpose": purpose})
    return spending
