"""What systems recorded of a person, as lines beside the rating form."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tolok.appraisal.queries.lines import Line
from tolok.evidence.queries import Case, measured_month
from tolok.feedback.queries import VOICE_LABELS
from tolok.rules.steps import ratio
from tolok.rules.terms import Attendance

if TYPE_CHECKING:
    from tolok.people.models import Person
    from tolok.rules.facts import Dossier

KINDS = (
    (Attendance.WORKING, gettext_lazy("At work or excused")),
    (Attendance.ABSENT, gettext_lazy("Absent without a reason")),
    (Attendance.LATE, gettext_lazy("Late")),
    (Attendance.EARLY, gettext_lazy("Left early")),
)


def measured_lines(person: Person, *, starts_on: date, ends_on: date) -> tuple[Line, ...]:
    """Services that other systems counted, by kind of case; contested ones are named and don't count. Two queries."""
    counted = measured_month(person, starts_on=starts_on, ends_on=ends_on)
    lines = [_case(each) for each in counted.cases]
    if counted.contested:
        lines.append(Line(_("Contested"), str(counted.contested), _("They don't count until they are decided.")))
    return tuple(lines)


def attendance_lines(facts: Dossier) -> tuple[Line, ...]:
    """Days at work, absent, late and left early; nothing where nobody recorded attendance."""
    found = []
    for kind, label in KINDS:
        own = [fact for fact in facts.attendance if fact.kind == kind]
        days, minutes = sum(fact.n for fact in own), sum(fact.n * (fact.minutes or 0) for fact in own)
        if own:
            found.append(Line(str(label), _days(days), _minutes(minutes) if minutes else ""))
    return tuple(found)


def voice_lines(facts: Dossier) -> tuple[Line, ...]:
    """What each voice says as the mean of five marks, in tenths; a self-rating among them. Nothing where none spoke."""
    found = []
    for voice, label in VOICE_LABELS.items():
        points = [fact.points for fact in facts.ratings if fact.voice == voice and fact.points is not None]
        if points:
            tenths = 10 + (ratio(sum(points) * 40, len(points) * 10_000) or 0)
            found.append(
                Line(str(label), _("%(mean)s of 5") % {"mean": formats.number_format(Decimal(tenths) / 10, 1)})
            )
    return tuple(found)


def _case(case: Case) -> Line:
    told = _("%(in_time)s of %(n)s in time, half of them within %(middle)s")
    detail = told % {"in_time": case.in_time, "n": case.n, "middle": case.middle}
    name = f"{case.service} · {case.complexity}" if case.complexity else case.service
    return Line(name, str(case.n), detail)


def _days(n: int) -> str:
    return ngettext("%(n)s day", "%(n)s days", n) % {"n": n}


def _minutes(n: int) -> str:
    return ngettext("%(n)s minute in all", "%(n)s minutes in all", n) % {"n": n}
