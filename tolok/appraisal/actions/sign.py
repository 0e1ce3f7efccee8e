"""A named person signs: the predikat stands, names are frozen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tolok.appraisal.access import PERMISSIONS, STEPS
from tolok.appraisal.actions.rate import AlreadySigned
from tolok.appraisal.events import announce_predikat_signed
from tolok.appraisal.models import Appraisal, Predikat, Rating, Signature, UnfinishedSheet
from tolok.appraisal.queries.doubts import lacks_a_word
from tolok.appraisal.queries.facts import policy_of
from tolok.appraisal.queries.frozen import frozen
from tolok.appraisal.queries.lists import held
from tolok.calendar.queries import day_of
from tolok.delivery.actions import Telling, tell_many
from tolok.ledger.actions import Refusal, act_on, copy_models, record, record_many, reserve_ids
from tolok.people.access import require, require_step
from tolok.rules.quadrant import predikat
from tolok.rules.terms import Level

if TYPE_CHECKING:
    from tolok.people.models import Person

NEWS = _("%(name)s signed your appraisal of %(period)s. Your receipt is there, with the reasons.")


class NotYetRated(Refusal):
    """There is nothing to sign."""

    def __init__(self) -> None:
        super().__init__(_("Nothing has been rated yet, so there is nothing to sign. Open the rating page first."))


class NotYourRating(Refusal):
    """Somebody else filled in the sheet."""

    def __init__(self) -> None:
        super().__init__(
            _("Somebody else gave this rating. You sign only what you rated yourself: rate first, then sign.")
        )


class SaysTooLittle(Refusal):
    """The sheet is flat, copied, the same for all or quick, and not one sentence stands on it."""

    def __init__(self, why: Sequence[str]) -> None:
        super().__init__(
            _("%(why)s Write one sentence on the sheet, such as an example you saw; then sign it.")
            % {"why": " ".join(why)}
        )


@dataclass(frozen=True)
class SigningDraft:
    """One signature of one rater at one moment."""

    by: Person
    at: datetime
    appraisal: Appraisal


@transaction.atomic
def sign(*, by: Person, at: datetime, appraisal: Appraisal) -> Signature:
    """Sign the rating; from now on it stands, and what depends on it is told."""
    return sign_many(at=at, drafts=[SigningDraft(by, at, appraisal)])[0]


@transaction.atomic
def sign_many(*, at: datetime, drafts: Sequence[SigningDraft]) -> list[Signature]:
    """Sign many ratings at once, all or none; each is checked as if it came alone."""
    locked = held([draft.appraisal.pk for draft in drafts])
    rated = {rating.appraisal_id: rating for rating in Rating.objects.filter(appraisal_id__in=locked)}
    given = [SigningDraft(each.by, each.at, locked[each.appraisal.pk]) for each in drafts]
    for each in given:
        _check(each, rated.get(each.appraisal.pk))
        each.appraisal.predikat = _predikat(each.appraisal, rated[each.appraisal.pk])
    signatures = _signatures(given)
    copy_models(Signature, signatures)
    _settle(given)
    record_many(
        act_on(
            verb="sign",
            by=each.by,
            at=each.at,
            on=each.appraisal,
            person=each.appraisal.person,
            fields={"predikat": each.appraisal.predikat, "facts": each.appraisal.dossier.facts_hash},
        )
        for each in given
    )
    announce_predikat_signed(signatures=signatures)
    tell_many(at=at, tellings=[_news(each) for each in given])
    return signatures


@transaction.atomic
def mark_seen(*, by: Person, at: datetime, appraisal: Appraisal) -> bool:
    """Note that the person opened the signed receipt; False when that is known already."""
    require(PERMISSIONS, "mark_seen", by=by, person=appraisal.person, on=day_of(at, by.government))
    unseen = Appraisal.objects.filter(pk=appraisal.pk, state=Appraisal.State.SIGNED, seen_at__isnull=True)
    if not unseen.update(seen_at=at):
        return False
    appraisal.seen_at = at
    record(verb="see_receipt", by=by, at=at, on=appraisal, person=by)
    return True


def _check(draft: SigningDraft, rating: Rating | None) -> None:
    own, on = draft.appraisal, day_of(draft.at, draft.appraisal.person.government)
    refusal = AlreadySigned() if own.state == Appraisal.State.SIGNED else NotYetRated()
    require_step(STEPS, "sign", by=draft.by, about=own, on=on, state=own.state, otherwise=refusal)
    assert rating is not None  # whatever is rated has its sheet
    if rating.rater_id != draft.by.pk:
        raise NotYourRating
    if why := lacks_a_word(rating, draft.appraisal.period):
        raise SaysTooLittle(why)


def _predikat(appraisal: Appraisal, rating: Rating) -> str:
    word = predikat(Level(rating.work), Level(rating.behaviour), policy_of(appraisal.dossier.policy.text).quadrant)
    return Predikat(str(word))


def _signatures(given: Sequence[SigningDraft]) -> list[Signature]:
    days = [day_of(each.at, each.appraisal.person.government) for each in given]
    kept = frozen([(each.appraisal, each.by, on) for each, on in zip(given, days, strict=True)])
    numbers = reserve_ids(Signature, len(given))
    return [
        Signature(
            id=number,
            government_id=each.appraisal.government_id,
            appraisal_id=each.appraisal.pk,
            signer_id=each.by.pk,
            frozen=names,
            signed_at=each.at,
        )
        for number, each, names in zip(numbers, given, kept, strict=True)
    ]


def _news(signed: SigningDraft) -> Telling:
    appraisal = signed.appraisal
    words = {"name": signed.by.name, "period": appraisal.period.label}
    return Telling(signed.at, appraisal.person, f"sign:{appraisal.pk}", NEWS, words, "appraisal:receipt", appraisal.pk)


def _settle(given: Sequence[SigningDraft]) -> None:
    UnfinishedSheet.objects.filter(appraisal_id__in=[each.appraisal.pk for each in given]).delete()
    for word in {each.appraisal.predikat for each in given}:
        own = [each.appraisal.pk for each in given if each.appraisal.predikat == word]
        Appraisal.objects.filter(pk__in=own).update(state=STEPS["sign"][1], predikat=word)
