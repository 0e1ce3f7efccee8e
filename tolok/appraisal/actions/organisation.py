"""Decides a unit's achievement, and keeps why its pattern was left."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tolok.appraisal.access import UNIT_STEPS
from tolok.appraisal.models import Achievement, AchievementDecision, PatternReason, UnitPredikat
from tolok.appraisal.queries.achievements import held_achievement, last_decision
from tolok.appraisal.queries.pattern import departs, distribution_of, is_complete, signed
from tolok.appraisal.queries.proposals import Proposed, proposed_for
from tolok.appraisal.queries.units import members
from tolok.calendar.queries import closes_from, day_of
from tolok.delivery.actions import Telling, tell_many
from tolok.ledger.actions import Refusal, record
from tolok.people.access import require_step
from tolok.people.queries import heads_of

if TYPE_CHECKING:
    from tolok.appraisal.queries.units import Organisation
    from tolok.calendar.models import Period
    from tolok.people.models import Person

NEWS = _("%(name)s decided the achievement of %(unit)s in %(period)s: %(predikat)s.")
EXTREMES = (UnitPredikat.ISTIMEWA, UnitPredikat.SANGAT_KURANG)


class NotTheMoment(Refusal):
    """The period is not over yet, or closed already."""

    def __init__(self, period: Period) -> None:
        super().__init__(
            _("%(period)s is closed, so its achievements stay as they are. Ask the HR agency to reopen the period.")
            % {"period": period.label}
            if period.state == "closed"
            else _("%(period)s still runs. Its achievements can be decided once rating begins.")
            % {"period": period.label}
        )


class UnknownPredikat(Refusal):
    """A word the law does not have for an organisation."""

    def __init__(self, word: str) -> None:
        super().__init__(
            _("“%(word)s” is no achievement of a unit. Choose one of the five words, then save again.") % {"word": word}
        )


class WhyMissing(Refusal):
    """The decision departs from the proposal, is an extreme or changes an earlier one, and no reason is given."""

    def __init__(self) -> None:
        super().__init__(
            _("Write a reason: it is needed off the proposal, for the first and the last word, and for a change.")
        )


class SameAgain(Refusal):
    """The decision stands already."""

    def __init__(self) -> None:
        super().__init__(_("This is what stands already. Choose another word, or leave the page as it is."))


class NothingDeparts(Refusal):
    """There is no departure to explain, or not yet."""

    def __init__(self) -> None:
        super().__init__(
            _("There is nothing to explain now: a word is asked for once, when all of the unit is signed and departs.")
        )


@transaction.atomic
def set_achievement(
    *, by: Person, at: datetime, organisation: Organisation, period: Period, predikat: str, reason: str = ""
) -> Achievement:
    """Decide or change a unit's achievement; each decision is kept with the proposal it had before it."""
    unit, on = organisation.unit, day_of(at, by.government)
    current = held_achievement(unit.pk, period.pk)
    verb = "change_achievement" if current else "set_achievement"
    now, refusal = current.state if current else None, NotTheMoment(period)
    state = require_step(UNIT_STEPS, verb, by=by, about=unit, on=on, state=now, otherwise=refusal)
    if period.state == "closed" or on < closes_from(period):
        raise refusal
    if predikat not in UnitPredikat.values:
        raise UnknownPredikat(predikat)
    head = heads_of([unit.pk], on=on)[unit.pk]
    proposed = proposed_for(unit, period, head, by.government)
    _check(current, predikat, reason, proposed)
    kept, _is_new = Achievement.objects.update_or_create(
        unit=unit,
        period=period,
        defaults={
            "government_id": unit.government_id,
            "state": state,
            "predikat": predikat,
            "decided_by": by,
            "decided_at": at,
        },
    )
    _keep(kept, proposed, reason, head)
    fields = {"predikat": predikat, "reason": reason, "facts": proposed.facts.hash}
    record(verb=verb, by=by, at=at, on=kept, person=head, fields=fields)
    _tell(kept, head, by, organisation, period)
    return kept


@transaction.atomic
def explain_pattern(
    *, by: Person, at: datetime, organisation: Organisation, period: Period, reason: str
) -> PatternReason:
    """Keep the head's word on a pattern that the signed predikat depart from; once for each decision."""
    unit, on = organisation.unit, day_of(at, by.government)
    current = held_achievement(unit.pk, period.pk)
    now, refusal = current.state if current else None, NothingDeparts()
    state = require_step(UNIT_STEPS, "explain_pattern", by=by, about=unit, on=on, state=now, otherwise=refusal)
    found = distribution_of(current, period, members(period, organisation), by.pk, signed) if current else None
    if current is None or found is None or not (departs(found) and is_complete(found)):
        raise refusal
    if not reason.strip():
        raise WhyMissing
    word = PatternReason.objects.create(
        government_id=unit.government_id,
        decision=last_decision(current),
        reason=reason.strip(),
        found=found.to_json(),
        by=by,
        written_at=at,
    )
    Achievement.objects.filter(pk=current.pk).update(state=state)
    record(verb="explain_pattern", by=by, at=at, on=word, fields={"reason": word.reason, "found": found.hash})
    return word


def _check(current: Achievement | None, predikat: str, reason: str, proposed: Proposed) -> None:
    if current is not None and current.predikat == predikat:
        raise SameAgain
    is_plain = current is None and predikat == proposed.predikat and predikat not in EXTREMES
    if not is_plain and not reason.strip():
        raise WhyMissing


def _keep(kept: Achievement, proposed: Proposed, reason: str, head: Person) -> None:
    AchievementDecision.objects.create(
        government_id=kept.government_id,
        achievement=kept,
        predikat=kept.predikat,
        reason=reason.strip(),
        proposed=proposed.predikat,
        missing=proposed.missing,
        facts=proposed.facts.to_json(),
        result=proposed.answer.to_json(),
        pack=proposed.pack,
        head=head,
        decided_by=kept.decided_by,
        decided_at=kept.decided_at,
    )


def _tell(kept: Achievement, head: Person, by: Person, organisation: Organisation, period: Period) -> None:
    said = str(UnitPredikat(kept.predikat).label)
    words = {"name": by.name, "unit": organisation.unit.name, "period": period.label, "predikat": said}
    key = f"achievement:{kept.pk}:{kept.decided_at.isoformat()}"
    telling = Telling(kept.decided_at, head, key, NEWS, words, "appraisal:achievements", period.pk)
    tell_many(at=kept.decided_at, tellings=[telling])
