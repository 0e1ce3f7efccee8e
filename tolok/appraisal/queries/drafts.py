"""What a rater kept of a sheet: whole but not signed, or not whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tolok.appraisal.models import Appraisal, Rating, UnfinishedSheet
from tolok.appraisal.queries.replay import given_levels

if TYPE_CHECKING:
    from tolok.people.models import Person

NAMED = ("work", "behaviour", "work_reason", "behaviour_reason", "remark")


@dataclass(frozen=True)
class Draft:
    """What a rater kept: text by field of the form, how long it was open, when; `is_whole` once it rates."""

    filled: dict[str, str]
    seconds: int | None
    kept_at: datetime
    is_whole: bool


def draft_of(appraisal: Appraisal, *, rater_id: int) -> Draft | None:
    """What this rater kept last for this very appraisal; never anybody else's, never another period's."""
    if begun := unfinished(appraisal, rater_id=rater_id):
        return Draft(begun.filled, begun.seconds, begun.kept_at, is_whole=False)
    return whole_draft(appraisal, rater_id=rater_id)


def unfinished(appraisal: Appraisal, *, rater_id: int) -> UnfinishedSheet | None:
    """What this rater typed since they last kept a whole sheet."""
    begun: UnfinishedSheet | None = getattr(appraisal, "unfinished", None)
    return begun if begun and begun.rater_id == rater_id else None


def begun_by(rater: Person) -> set[int]:
    """The appraisals of which this rater has an unfinished sheet."""
    return set(UnfinishedSheet.objects.filter(rater=rater).values_list("appraisal_id", flat=True))


def own_rating(appraisal: Appraisal, *, rater_id: int) -> Rating | None:
    """The rating that this rater kept and has not signed."""
    rating: Rating | None = getattr(appraisal, "rating", None)
    is_own = rating is not None and rating.rater_id == rater_id and appraisal.state == Appraisal.State.RATED
    return rating if is_own else None


def whole_draft(appraisal: Appraisal, *, rater_id: int) -> Draft | None:
    """The same rating, field by field as on the form; empty fields are left out."""
    rating = own_rating(appraisal, rater_id=rater_id)
    if rating is None:
        return None
    behaviours, outcomes = given_levels(appraisal)
    filled = {name: getattr(rating, name) for name in NAMED if getattr(rating, name)}
    filled |= {f"behaviour_{code}": word for code, word in behaviours.items()}
    filled |= {f"outcome_{key}": word for key, word in outcomes.items()}
    return Draft(filled, rating.seconds, rating.rated_at, is_whole=True)
