"""Keeps what units achieved of their yearly Perjanjian Kinerja."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.ledger.actions import Refusal, record
from tolok.people.access import NotAllowed, require
from tolok.people.queries import local_day
from tolok.skp.access import PERMISSIONS
from tolok.skp.models import AgreementResult

if TYPE_CHECKING:
    from tolok.people.models import Person, Unit

# Ten times the target: beyond it stands a slip of the comma.
MOST_RATIO = 100_000


class YearHasNotBegun(Refusal):
    """Nothing can be achieved of a year to come."""

    def __init__(self, year: int) -> None:
        super().__init__(
            _("The year %(year)s has not begun, so nothing is achieved in it. Choose another year.") % {"year": year}
        )


class RatioOutOfBounds(Refusal):
    """The value is no achievement."""

    about = "ratio"

    def __init__(self) -> None:
        super().__init__(_("An achievement lies between 0 and 1,000 percent. Check the comma."))


@transaction.atomic
def keep_agreement_result(
    *, by: Person, at: datetime, unit: Unit, year: int, ratio: int, source: str
) -> AgreementResult:
    """Keep a unit's achievement (ratio) of a year that has begun; an earlier value stays readable."""
    on = local_day(by.government, at)
    require(PERMISSIONS, "keep_agreement", by=by, person=by, on=on)
    if unit.government_id != by.government_id:
        raise NotAllowed("keep_agreement")
    if year > on.year:
        raise YearHasNotBegun(year)
    if not 0 <= ratio <= MOST_RATIO:
        raise RatioOutOfBounds
    kept = AgreementResult.objects.create(
        government_id=by.government_id, unit=unit, year=year, ratio=ratio, source=source, kept_by=by, kept_at=at
    )
    record(verb="keep_agreement", by=by, at=at, on=kept, fields={"unit": unit.pk, "year": year, "ratio": ratio})
    return kept
