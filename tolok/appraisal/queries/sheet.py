"""What a rater has beside the form: evidence, talk, proposal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tolok.appraisal.models import Achievement, Appraisal
from tolok.appraisal.queries.facts import answer, policy_of, unmeasured
from tolok.appraisal.queries.lines import Line, outcome_lines, report_lines, rule_lines
from tolok.appraisal.queries.observed import attendance_lines, measured_lines, voice_lines
from tolok.appraisal.queries.projects import project_lines
from tolok.appraisal.queries.raters import RaterDays, shares_kept
from tolok.appraisal.queries.receipt import missing_lines
from tolok.appraisal.queries.replay import standing
from tolok.appraisal.queries.year import PeriodLine, history_of
from tolok.feedback.queries import CardRow, NoteRow, cards_for, notes_for
from tolok.reports.queries import reports_of
from tolok.rules.facts import Dossier, OutcomeFact
from tolok.skp.queries import AssessmentRow, Expected, assessments_for, expected_of

if TYPE_CHECKING:
    from tolok.people.models import Person
    from tolok.rules.policy import BehaviourPolicy

# Work outside the targets is shown up to this many lines.
OTHERS = 10


@dataclass(frozen=True)
class Questions:
    """What the form asks: outcomes that nothing measures, the seven values, and how they add up in words."""

    outcomes: tuple[OutcomeFact, ...]
    expected: tuple[Expected, ...]
    behaviour_rule: str


@dataclass(frozen=True)
class SheetPage:
    """Everything the rating page shows, finished."""

    appraisal: Appraisal
    outcomes: tuple[Line, ...]
    others: tuple[Line, ...]
    notes: tuple[NoteRow, ...]
    cards: tuple[CardRow, ...]
    periods: tuple[PeriodLine, ...]
    voices: tuple[Line, ...]
    last: Appraisal | None
    last_ratings: tuple[str, str]
    proposal: str | None
    why: tuple[Line, ...]
    missing: tuple[str, ...]
    questions: Questions
    measured: tuple[Line, ...]
    attendance: tuple[Line, ...]
    projects: tuple[Line, ...]
    assessments: tuple[AssessmentRow, ...]
    achievement: Achievement | None
    raters: tuple[RaterDays, ...]
    starts_on: date
    last_on: date


def sheet_page(appraisal: Appraisal, *, on: date) -> SheetPage:
    """The evidence beside the form, as it was gathered; a constant number of queries."""
    facts = Dossier.from_json(appraisal.dossier.facts)
    result = answer(appraisal, {}, {})
    starts_on, ends_on = date.fromisoformat(facts.starts_on), date.fromisoformat(facts.ends_on)
    reports = reports_of(appraisal.person, starts_on=starts_on, ends_on=ends_on)
    others = [row for row in reports if row.target_id is None]
    last, periods = history_of(appraisal)
    return SheetPage(
        appraisal=appraisal,
        outcomes=outcome_lines(appraisal, facts, result, reports),
        others=report_lines(others[:OTHERS]),
        notes=tuple(notes_for(appraisal.person, starts_on=starts_on, ends_on=ends_on)),
        cards=tuple(cards_for(appraisal.person, starts_on=starts_on, ends_on=ends_on, on=on)),
        periods=tuple(periods),
        voices=voice_lines(facts),
        last=last,
        last_ratings=standing(last, last.rating) if last else ("", ""),
        proposal=result.work,
        why=rule_lines(result, "work"),
        missing=missing_lines(facts, result),
        questions=questions_of(appraisal),
        measured=measured_lines(appraisal.person, starts_on=starts_on, ends_on=ends_on),
        attendance=attendance_lines(facts),
        projects=project_lines(facts.projects, policy_of(appraisal.dossier.policy.text)),
        assessments=_assessments(appraisal.person, facts, starts_on, ends_on),
        achievement=_achieved_as_head(appraisal),
        raters=shares_kept(appraisal.dossier),
        starts_on=starts_on,
        last_on=ends_on - timedelta(days=1),
    )


def _assessments(person: Person, facts: Dossier, starts_on: date, ends_on: date) -> tuple[AssessmentRow, ...]:
    """How projects were assessed; asked only for who has a part in one."""
    return tuple(assessments_for(person, starts_on=starts_on, ends_on=ends_on)) if facts.projects else ()


def _achieved_as_head(appraisal: Appraisal) -> Achievement | None:
    """What was decided of the unit that the person heads by the appraised post; `appraisal_by_id` brought it along."""
    return getattr(appraisal, "achieved", None) if appraisal.skp.posting.position.is_head else None


def questions_of(appraisal: Appraisal) -> Questions:
    """What the form asks; one query."""
    return Questions(
        outcomes=tuple(unmeasured(Dossier.from_json(appraisal.dossier.facts))),
        expected=tuple(expected_of(appraisal.skp)),
        behaviour_rule=_in_words(policy_of(appraisal.dossier.policy.text).behaviour),
    )


def _in_words(policy: BehaviourPolicy) -> str:
    return _(
        "It follows from your seven levels: above with at least %(above)s above and none below; "
        "below with at least %(below)s below; otherwise it meets the expectation."
    ) % {"above": policy.above_count, "below": policy.below_count}
