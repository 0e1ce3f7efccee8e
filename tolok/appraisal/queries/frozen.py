"""Names, ranks, posts and units as a signature freezes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from tolok.people.queries import running

if TYPE_CHECKING:
    from tolok.appraisal.models import Appraisal
    from tolok.people.models import Person, Posting

Posts = dict[tuple[int, date], "Posting"]


def frozen(signings: Sequence[tuple[Appraisal, Person, date]]) -> list[dict[str, dict[str, str]]]:
    """Person, rater and period as JSON, as they are on the day of signing; one query a day and side.

    A person's post is that of the last day appraised, so that a later transfer doesn't rewrite the period.
    """
    rated = [(each.person_id, last_day_of(each)) for each, _by, _on in signings]
    signed = [(by.pk, on) for _each, by, on in signings]
    posts = _posts([*rated, *signed])
    return [
        {
            "person": _names(each.person, posts.get(person_day)),
            "rater": _names(by, posts.get(rater_day)),
            "period": {
                "label": each.period.label,
                "starts_on": max(each.period.starts_on, each.skp.starts_on).isoformat(),
                "last_day": last_day_of(each).isoformat(),
            },
        }
        for (each, by, _on), person_day, rater_day in zip(signings, rated, signed, strict=True)
    ]


def last_day_of(appraisal: Appraisal) -> date:
    """The last day that is appraised: of the period, or of the plan if that ended before."""
    ends_on = min(appraisal.period.ends_on, appraisal.skp.ends_on)
    return date.fromordinal(ends_on.toordinal() - 1)


def _posts(asked: Sequence[tuple[int, date]]) -> Posts:
    """Who holds which post on which day; the definitive post stands before an acting one."""
    found: Posts = {}
    for on in sorted({on for _person_id, on in asked}):
        people = {person_id for person_id, day in asked if day == on}
        for posting in running(on).filter(person_id__in=people).select_related("position__unit"):
            if posting.kind == "definitive" or (posting.person_id, on) not in found:
                found[posting.person_id, on] = posting
    return found


def _names(person: Person, posting: Posting | None) -> dict[str, str]:
    return {
        "name": person.name,
        "nip": person.nip,
        "rank": person.rank,
        "status": person.get_status_display(),
        "post": posting.position.title if posting else "",
        "unit": posting.position.unit.name if posting else "",
    }
