"""Opens surveys of services, and changes what they ask."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.citizens.access.surveys import require_there
from tolok.citizens.models import Survey
from tolok.ledger.actions import Refusal, record
from tolok.people.access import NotAllowed

if TYPE_CHECKING:
    from tolok.people.models import Person
    from tolok.skp.models import Service

# Letters and digits that nobody takes for another on a printed poster.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 7


class HasASurvey(Refusal):
    """A service is asked about once."""

    def __init__(self) -> None:
        super().__init__(_("This service has a survey already. Open it in the list and change it there."))


@transaction.atomic
def open_survey(
    *, by: Person, at: datetime, service: Service, extra: str = "", population: int | None = None
) -> Survey:
    """Ask the public about a service; `extra` is a question its unit adds, `population` whom it serves in a year."""
    if service.government_id != by.government_id:
        raise NotAllowed("open_survey")
    require_there("open_survey", by=by, unit_id=service.unit_id, at=at)
    if Survey.objects.filter(service=service).exists():
        raise HasASurvey
    code = "".join(secrets.choice(LETTERS) for _place in range(LENGTH))
    survey = Survey.objects.create(
        government_id=by.government_id, service=service, code=code, extra=extra.strip(), population=population
    )
    record(verb="open_survey", by=by, at=at, on=survey, fields={"service": service.pk, "extra": extra})
    return survey


@transaction.atomic
def change_survey(
    *, by: Person, at: datetime, survey: Survey, extra: str, population: int | None, is_open: bool
) -> Survey:
    """Change the unit's own question and whom the service serves, or close the survey and open it again."""
    held = Survey.objects.select_for_update(of=("self",)).select_related("service").get(pk=survey.pk)
    require_there("change_survey", by=by, unit_id=held.service.unit_id, at=at)
    held.extra, held.population, held.is_open = extra.strip(), population, is_open
    held.save(update_fields=["extra", "population", "is_open"])
    record(verb="change_survey", by=by, at=at, on=held, fields={"extra": extra, "of": population, "is_open": is_open})
    return held
