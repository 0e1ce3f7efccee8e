"""Objects to a signed appraisal, answers, withdraws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tolok.appraisal.access import judges_of, who_decide
from tolok.appraisal.actions.deadlines import Move
from tolok.appraisal.actions.moves import Step, WordMissing
from tolok.appraisal.events import announce_objection
from tolok.appraisal.models import Appraisal, Objection, ObjectionPoint, Signature
from tolok.appraisal.queries import lists
from tolok.appraisal.queries.objections import due_after, may_contest, places
from tolok.calendar.queries import day_of
from tolok.evidence.actions import Gift, Upload, give_many
from tolok.ledger.actions import Refusal, record
from tolok.people.access import NotAllowed

if TYPE_CHECKING:
    from tolok.evidence.models import Evidence
    from tolok.people.models import Person

ASKED = _("%(name)s objects to the appraisal of %(period)s. Please answer until %(day)s.")
KNOWN = _("%(name)s objects to the appraisal of %(period)s. The rater answers first; then you decide.")
ANSWERED = _("The rater answered the objection of %(name)s to %(period)s. Please hear both and decide until %(day)s.")
HEARD = _("Your rater answered your objection to %(period)s. The next step is the decision.")
WITHDRAWN = _("%(name)s withdrew the objection to %(period)s. The rating stands.")


class NothingToContest(Refusal):
    """There is no signed appraisal to object to."""

    def __init__(self) -> None:
        super().__init__(_("Nothing is signed yet, so there is nothing to object to. Talk to your rater before it is."))


class WindowClosed(Refusal):
    """The days to object are over."""

    def __init__(self) -> None:
        super().__init__(
            _("The days to object are over, and the rating is final. Talk to your superior about the next period.")
        )


class AlreadyObjected(Refusal):
    """There is one objection to an appraisal, and its decision is final."""

    def __init__(self) -> None:
        super().__init__(_("You objected to this appraisal already. Follow it on its page; its decision is final."))


class UnknownPlace(Refusal):
    """A contested line that the receipt does not have."""

    def __init__(self, place: str) -> None:
        super().__init__(_("“%(place)s” is no line of this receipt. Open the page again.") % {"place": place})


@dataclass(frozen=True)
class Point:
    """One contested line: its place on the receipt, why, and what proves it (a link or a file)."""

    place: str
    reason: str
    link: str = ""
    upload: Upload | None = None


@transaction.atomic
def raise_objection(*, by: Person, at: datetime, appraisal: Appraisal, points: Sequence[Point]) -> Objection:
    """Contest lines of one's own signed appraisal within the window; what follows from the predikat waits."""
    locked = lists.held([appraisal.pk])[appraisal.pk]
    _check(by, at, locked, points)
    proofs = _proofs(by, at, points)
    rater = Signature.objects.select_related("signer").get(appraisal=locked).signer
    objection = Objection(government_id=by.government_id, appraisal=locked, person=by, rater=rater, raised_at=at)
    judges = judges_of(objection, on=day_of(at, by.government))
    objection.judge = judges[0] if judges else None
    objection.due_at = due_after(objection, at=at, step="answer_within")
    objection.save()
    ObjectionPoint.objects.bulk_create(
        ObjectionPoint(
            government_id=by.government_id, objection=objection, place=each.place, reason=each.reason.strip(),
            evidence=proof,
        )
        for each, proof in zip(points, proofs, strict=True)
    )  # fmt: skip  # one line a thought
    fields = {each.place: each.reason.strip() for each in points}
    record(verb="raise_objection", by=by, at=at, on=objection, person=by, fields=fields)
    announce_objection(objection=objection, at=at, is_over=False)
    step = Step(objection, "raise_objection", at, by)
    step.tell([rater], ASKED)
    step.tell(who_decide(objection, on=step.on), KNOWN)
    return objection


@transaction.atomic
def answer_objection(*, by: Person, at: datetime, objection: Objection, answer: str) -> Objection:
    """The rater's word, late or not; then the rater's superior hears both."""
    step = Move.begin("answer_objection", by=by, at=at, objection=objection)
    own = step.objection
    own.answer, own.answered_at = step.said(answer, "answer"), at
    own.due_at = due_after(own, at=at, step="decide_within")
    step.store(answer=own.answer)
    step.tell(who_decide(own, on=step.on), ANSWERED)
    step.tell([own.person], HEARD)
    return own


@transaction.atomic
def withdraw_objection(*, by: Person, at: datetime, objection: Objection) -> Objection:
    """Take the objection back; the rating stands, and what follows from it goes on."""
    step = Move.begin("withdraw_objection", by=by, at=at, objection=objection)
    own = step.objection
    own.due_at, own.ended_at = None, at
    step.store()
    announce_objection(objection=own, at=at, is_over=True)
    step.tell([own.rater, *who_decide(own, on=step.on)], WITHDRAWN)
    return own


def _check(by: Person, at: datetime, appraisal: Appraisal, points: Sequence[Point]) -> None:
    if by.pk != appraisal.person_id:
        raise NotAllowed("raise_objection")
    if appraisal.state != Appraisal.State.SIGNED:
        raise NothingToContest
    if Objection.objects.filter(appraisal=appraisal).exists():
        raise AlreadyObjected
    if not may_contest(appraisal, on=day_of(at, by.government)):
        raise WindowClosed
    known = {each.name for each in places(appraisal)}
    named = [each.place for each in points]
    for place in named:
        if place not in known or named.count(place) > 1:
            raise UnknownPlace(place)
    if not points or any(not each.reason.strip() for each in points):
        raise WordMissing("points")


def _proofs(by: Person, at: datetime, points: Sequence[Point]) -> list[Evidence | None]:
    """The evidence of each point, as the same person's evidence of work; None for a word alone."""
    gifts = [Gift(by, at, each.link, each.upload) if each.link.strip() or each.upload else None for each in points]
    for gift in gifts:
        if gift is not None:
            gift.check()
    given = iter(give_many(at=at, gifts=[gift for gift in gifts if gift is not None]))
    return [next(given) if gift is not None else None for gift in gifts]
