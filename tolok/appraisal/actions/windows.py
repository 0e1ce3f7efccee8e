"""Ends the days to object: said before, and kept when they are over."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from tolok.appraisal.models import Appraisal
from tolok.appraisal.queries.objections import uncontested
from tolok.appraisal.queries.receipt import contest_until
from tolok.delivery.actions import Telling, tell_many
from tolok.engine import packs
from tolok.ledger.actions import act_on, record_many

if TYPE_CHECKING:
    from collections.abc import Iterable

ENDING = _(
    "You may object to the appraisal of %(period)s until %(day)s; then it is final. If you agree, you need do nothing."
)


@transaction.atomic
def pass_windows(*, at: datetime, on: date) -> int:
    """Tell whose days to object end soon, once, and make final what is over; how many became final. The clock acts."""
    ends = [(each, until) for each in uncontested() if (until := contest_until(each)) is not None]
    _tell(at, [(each, until) for each, until in ends if _is_near(each, until, on)])
    over = [each for each, until in ends if until < on]
    Appraisal.objects.filter(pk__in=[each.pk for each in over]).update(final_at=at)
    record_many(act_on(verb="pass_window", by=None, at=at, on=each, person=each.person) for each in over)
    return len(over)


def _is_near(appraisal: Appraisal, until: date, on: date) -> bool:
    ahead = packs.load(appraisal.dossier.pack).objection.steps.remind_before_days
    return until - timedelta(days=ahead) <= on <= until


def _tell(at: datetime, ends: Iterable[tuple[Appraisal, date]]) -> None:
    tellings = []
    for each, until in ends:
        words = {"period": each.period.label, "day": date_format(until, "j F Y")}
        place = (f"objection:window:{each.pk}", ENDING, words, "appraisal:receipt", each.pk)
        tellings.append(Telling(at, each.person, *place))
    tell_many(at=at, tellings=tellings)
