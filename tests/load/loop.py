"""The same rules as a loop over persons, as today's systems run them."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

from tests.load.closing import build
from tests.load.ground import clocked, settle_down, stage

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tolok.appraisal.models import Appraisal

PERSONS = 200
FULL = 10_000


def main() -> None:
    """Gather once for the answers, run the loop over the same persons, compare, print milliseconds a person."""
    persons = int(sys.argv[1]) if len(sys.argv) > 1 else PERSONS
    with stage() as superuser:
        town = build("lingkar", persons)
        settle_down(superuser)
        looped(town.hr.pk, town.government.pk)


def looped(hr_id: int, government_id: int) -> None:
    """Run the loop over every plan of the third quarter and assert that it proposes what the rules propose."""
    from tests.load.closing import AUTUMN
    from tolok.appraisal.actions import gather_period
    from tolok.appraisal.models import Appraisal
    from tolok.calendar.queries import period_of
    from tolok.engine import packs
    from tolok.people.access import inside
    from tolok.people.models import Person

    with inside(government_id):
        period = period_of("triwulan", on=date(2026, 8, 1))
        assert period is not None
        gather_period(by=Person.objects.get(pk=hr_id), at=AUTUMN, period=period)
        policy = packs.load(period.pack).policy(period.calendar)
    with clocked() as took, inside(government_id):
        appraisals = Appraisal.objects.filter(period=period)
        levels = {each.pk: work_of(each, period, policy) for each in appraisals}
    with inside(government_id):
        agree(levels, appraisals.all())
    each = 1000 / max(1, len(levels))
    sys.stdout.write(
        f"A loop over {len(levels)} persons: {took.wall * each:.1f} ms a person on the clock, "
        f"{(took.cpu + (took.server or 0)) * each:.1f} ms of CPU with the database.\n"
    )


def agree(levels: dict[int, str | None], appraisals: QuerySet[Appraisal]) -> None:
    """The loop's rating of work equals that of the rules for everybody."""
    for appraisal in appraisals.select_related("proposal"):
        assert appraisal.proposal.work == (levels[appraisal.pk] or ""), appraisal.pk
