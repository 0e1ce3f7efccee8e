"""Keeps what a rater typed so far, whole or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.appraisal.actions.rate import Turn
from tolok.appraisal.models import UnfinishedSheet
from tolok.appraisal.queries.drafts import whole_draft
from tolok.appraisal.queries.lists import held
from tolok.ledger.actions import Refusal, record

if TYPE_CHECKING:
    from datetime import datetime

    from tolok.appraisal.models import Appraisal
    from tolok.people.models import Person

LONGEST, MOST = 500, 100


class TooMuchTyped(Refusal):
    """A field is longer than a sheet takes, or there are more fields than a sheet has."""

    def __init__(self) -> None:
        super().__init__(_("The text is too long. Shorten it to %(most)s letters.") % {"most": LONGEST})


@transaction.atomic
def keep_unfinished(
    *, by: Person, at: datetime, appraisal: Appraisal, filled: Mapping[str, str], seconds: int | None = None
) -> bool:
    """Keep what the rater typed, in the place of what was kept before; False if the whole sheet says the same.

    It rates nobody. `filled` is text by field of the form, `seconds` how long the form was open.
    """
    if len(filled) > MOST or any(len(text) > LONGEST for pair in filled.items() for text in pair):
        raise TooMuchTyped
    locked = held([appraisal.pk])[appraisal.pk]
    Turn(by, at, locked).check()
    whole = whole_draft(locked, rater_id=by.pk)
    UnfinishedSheet.objects.filter(appraisal=locked).delete()
    is_new = whole is None or whole.filled != dict(filled)
    if is_new:
        UnfinishedSheet.objects.create(
            government_id=locked.government_id,
            appraisal=locked,
            rater=by,
            filled=dict(filled),
            seconds=seconds,
            kept_at=at,
        )
    record(verb="keep_unfinished", by=by, at=at, on=locked, person=locked.person)
    return is_new
