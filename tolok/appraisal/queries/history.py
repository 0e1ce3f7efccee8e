"""An objection as a line of time, every word where it was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.appraisal.queries.objections import places

if TYPE_CHECKING:
    from tolok.appraisal.models import Objection, ObjectionPoint


@dataclass(frozen=True)
class Entry:
    """One step that was taken, as the part `_timeline` draws it."""

    at: datetime
    title: str
    who: str = ""
    text: str = ""
    tone: str = ""


@dataclass(frozen=True)
class PointRow:
    """One contested line, with the way to its evidence if there is any."""

    label: str
    reason: str
    href: str
    proof: str


def point_rows(objection: Objection) -> list[PointRow]:
    """The contested lines in the order of the receipt."""
    given = {point.place: point for point in objection.points.all()}
    return [
        _point(objection, place.label, given[place.name])
        for place in places(objection.appraisal)
        if place.name in given
    ]


def _point(objection: Objection, label: str, point: ObjectionPoint) -> PointRow:
    proof = point.evidence
    if proof is None:
        return PointRow(label, point.reason, "", "")
    slug = objection.person.government.slug
    href = proof.link or reverse("evidence:file", args=[slug, proof.pk])
    return PointRow(label, point.reason, href, proof.file_name or proof.link)


def history(objection: Objection) -> list[Entry]:
    """Raised, answered, ended, in the order of time; the points stand on the page itself."""
    found = [Entry(objection.raised_at, _("Objection raised"), objection.person.name)]
    if objection.answered_at:
        found.append(Entry(objection.answered_at, _("The rater answered"), objection.rater.name, objection.answer))
    if objection.ended_at:
        tone = tone_of(objection)
        who = (objection.decider or objection.person).name
        found.append(Entry(objection.ended_at, objection.get_state_display(), who, objection.reason, tone))
    return sorted(found, key=lambda entry: entry.at)


def tone_of(objection: Objection) -> str:
    """The colour of where it stands: late is a warning, upheld is good, everything else is plain."""
    return {"upheld": "good", "unanswered": "warn", "escalated": "warn"}.get(objection.state, "info")
