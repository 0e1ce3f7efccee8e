"""A named person rates: levels, two ratings, and their reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.appraisal.access import STEPS
from tolok.appraisal.models import Appraisal, GivenLevel, Level, Rating, UnfinishedSheet
from tolok.appraisal.queries.doubts import Filled, doubts
from tolok.appraisal.queries.facts import VALUES, answer, unmeasured
from tolok.appraisal.queries.lists import held
from tolok.calendar.queries import day_of
from tolok.engine import packs
from tolok.ledger.actions import Act, Refusal, act_on, copy_models, record_many, reserve_ids
from tolok.people.access import require_step
from tolok.rules import sheets as rules
from tolok.rules.facts import Dossier
from tolok.rules.sheets import is_sentence

if TYPE_CHECKING:
    from tolok.people.models import Person
    from tolok.rules.result import Appraisal as Result


class AlreadySigned(Refusal):
    """A signed appraisal does not change."""

    def __init__(self) -> None:
        super().__init__(
            _("This appraisal is signed and can't change any more. The person may object to it on the receipt.")
        )


class LevelsMissing(Refusal):
    """A level that only the rater can give is not there."""

    def __init__(self, count: int) -> None:
        super().__init__(
            _("%(count)s levels are still missing. Nothing is filled in for you: choose each one, then save again.")
            % {"count": count}
        )


class UnknownLevel(Refusal):
    """A level that does not exist, or about something that is not asked."""

    def __init__(self, word: str) -> None:
        super().__init__(
            _("“%(word)s” is not asked here. Use the choices on the rating page, then save again.") % {"word": word}
        )


@dataclass(frozen=True)
class Unexplained:
    """A rating of `work` or `behaviour` without a reason: it stands out, departs from the proposal, or has none.

    `is_short` where something is written that is no sentence.
    """

    about: str
    given: str
    proposal: str | None
    is_short: bool = False

    def __str__(self) -> str:
        if self.is_short:
            return _("That is too short to be understood. Write in a few words more what you saw, then save again.")
        if self.proposal is None:
            return _("The rules can't propose anything yet. Write in a sentence what you rest your rating on.")
        if self.given == self.proposal:
            said = _("“%(level)s” stands out, so the person should read why. Write one example, then save again.")
        else:
            said = _(
                "The rules propose “%(level)s”. Write in a sentence what you saw that they can't see, then save again."
            )
        return said % {"level": Level(self.proposal).label}


class ReasonMissing(Refusal):
    """One or both ratings need a reason that isn't there."""

    def __init__(self, unexplained: Sequence[Unexplained]) -> None:
        self.unexplained = tuple(unexplained)
        super().__init__(" ".join(map(str, unexplained)))


@dataclass(frozen=True)
class Sheet:
    """What the rater filled in; `behaviours` by value, `outcomes` by id for those that nothing measures."""

    work: str
    behaviour: str
    behaviours: Mapping[str, str]
    outcomes: Mapping[int, str] = field(default_factory=dict)
    work_reason: str = ""
    behaviour_reason: str = ""
    remark: str = ""
    seconds: int | None = None


@dataclass(frozen=True)
class Turn:
    """One rater at one appraisal at one moment."""

    by: Person
    at: datetime
    appraisal: Appraisal

    def check(self) -> None:
        """Refuse whoever may not rate it that day, and an appraisal that is signed."""
        own, on = self.appraisal, day_of(self.at, self.appraisal.person.government)
        require_step(STEPS, "rate", by=self.by, about=own, on=on, state=own.state, otherwise=AlreadySigned())


@dataclass(frozen=True)
class RatingDraft(Turn):
    """One sheet of one rater at one moment."""

    sheet: Sheet


@transaction.atomic
def rate(*, by: Person, at: datetime, appraisal: Appraisal, sheet: Sheet) -> Rating:
    """Keep the rater's sheet, which may be replaced until it is signed."""
    return rate_many(at=at, drafts=[RatingDraft(by, at, appraisal, sheet)])[0]


@transaction.atomic
def rate_many(*, at: datetime, drafts: Sequence[RatingDraft]) -> list[Rating]:
    """Keep many sheets at once, all or none; each is judged as if it came alone."""
    locked = held([draft.appraisal.pk for draft in drafts])
    given = [RatingDraft(each.by, each.at, locked[each.appraisal.pk], each.sheet) for each in drafts]
    results = [_judged(each) for each in given]
    doubted = doubts([_filled(each) for each in given])
    _replace_levels(given)
    ratings = _ratings(given, results, doubted)
    copy_models(Rating, ratings)
    Appraisal.objects.filter(pk__in=locked).update(state=STEPS["rate"][1])
    record_many(_act(each, rating) for each, rating in zip(given, ratings, strict=True))
    return ratings


def _judged(draft: RatingDraft) -> Result:
    """What the rules answer to the sheet; refuses a sheet that is not the rater's, not whole or not explained."""
    appraisal, sheet = draft.appraisal, draft.sheet
    draft.check()
    _check_levels(sheet, asked=[each.id for each in unmeasured(Dossier.from_json(appraisal.dossier.facts))])
    result = answer(appraisal, sheet.behaviours, sheet.outcomes)
    told = packs.load(appraisal.period.pack).integrity
    bare = _bare(sheet, result, told.least_letters)
    if unexplained := [each for each in bare if each.given != each.proposal or each.given in told.explain]:
        raise ReasonMissing(unexplained)
    return result


def _bare(sheet: Sheet, result: Result, least_letters: int) -> Iterable[Unexplained]:
    """The ratings that stand without a sentence as their reason."""
    if not is_sentence(sheet.work_reason, least_letters):
        yield Unexplained("work", sheet.work, result.work, bool(sheet.work_reason.strip()))
    if not is_sentence(sheet.behaviour_reason, least_letters):
        yield Unexplained("behaviour", sheet.behaviour, result.behaviour, bool(sheet.behaviour_reason.strip()))


def _check_levels(sheet: Sheet, *, asked: Sequence[int]) -> None:
    strange = [str(key) for key in (*sheet.behaviours, *sheet.outcomes) if key not in (*VALUES, *asked)]
    given = [sheet.work, sheet.behaviour, *sheet.behaviours.values(), *sheet.outcomes.values()]
    strange += [level for level in given if level and level not in Level.values]
    if strange:
        raise UnknownLevel(strange[0])
    expected = 2 + len(VALUES) + len(asked)
    if missing := expected - sum(bool(level) for level in given):
        raise LevelsMissing(missing)


def _replace_levels(given: Sequence[RatingDraft]) -> None:
    """All of an earlier sheet makes room; only the last sheet before signing counts."""
    appraisal_ids = [each.appraisal.pk for each in given]
    UnfinishedSheet.objects.filter(appraisal_id__in=appraisal_ids).delete()
    GivenLevel.objects.filter(appraisal_id__in=appraisal_ids).delete()
    Rating.objects.filter(appraisal_id__in=appraisal_ids).delete()
    rows: list[GivenLevel] = []
    for each in given:
        about = {"government_id": each.appraisal.government_id, "appraisal_id": each.appraisal.pk}
        rows += [GivenLevel(**about, behaviour=value, level=each.sheet.behaviours[value]) for value in VALUES]
        rows += [GivenLevel(**about, outcome_id=key, level=word) for key, word in sorted(each.sheet.outcomes.items())]
    for number, row in zip(reserve_ids(GivenLevel, len(rows)), rows, strict=True):
        row.id = number
    copy_models(GivenLevel, rows)


def _filled(draft: RatingDraft) -> Filled:
    """The sheet as it is compared with others, its levels in the order in which they are read again."""
    sheet = draft.sheet
    levels = (sheet.work, sheet.behaviour, *(sheet.behaviours[value] for value in sorted(VALUES)))
    texts = (sheet.remark, sheet.work_reason, sheet.behaviour_reason)
    return Filled(draft.appraisal, draft.by.pk, rules.Sheet(levels, texts, sheet.seconds))


def _ratings(
    given: Sequence[RatingDraft], results: Sequence[Result], doubted: Sequence[tuple[str, ...]]
) -> list[Rating]:
    numbers = reserve_ids(Rating, len(given))
    return [
        Rating(
            id=number,
            government_id=each.appraisal.government_id,
            appraisal_id=each.appraisal.pk,
            rater_id=each.by.pk,
            work=each.sheet.work,
            behaviour=each.sheet.behaviour,
            work_reason=each.sheet.work_reason.strip(),
            behaviour_reason=each.sheet.behaviour_reason.strip(),
            remark=each.sheet.remark.strip(),
            proposed_work=result.work or "",
            proposed_behaviour=result.behaviour or "",
            result_hash=result.hash,
            seconds=each.sheet.seconds,
            doubts=" ".join(doubt),
            rated_at=each.at,
        )
        for number, each, result, doubt in zip(numbers, given, results, doubted, strict=True)
    ]


def _act(draft: RatingDraft, rating: Rating) -> Act:
    named = ("work", "behaviour", "work_reason", "behaviour_reason", "result_hash", "seconds", "doubts")
    fields = {name: getattr(rating, name) for name in named}
    return act_on(
        verb="rate", by=draft.by, at=draft.at, on=draft.appraisal, person=draft.appraisal.person, fields=fields
    )
