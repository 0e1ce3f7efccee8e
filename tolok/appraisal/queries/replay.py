"""Recomputes an appraisal from what was kept, and compares the bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tolok.appraisal.models import Appraisal, Proposal, Rating
from tolok.appraisal.queries.facts import answer, policy_of
from tolok.rules.appraise import appraise
from tolok.rules.canon import digest
from tolok.rules.facts import Dossier
from tolok.rules.quadrant import predikat
from tolok.rules.terms import Level

# So many appraisals with their dossiers lie in memory at once.
BATCH = 500


@dataclass(frozen=True)
class Replay:
    """Which of the kept texts came out the same again."""

    facts: bool
    policy: bool
    proposal: bool
    rating: bool
    predikat: bool

    @property
    def same(self) -> bool:
        """Whether everything did."""
        return self.facts and self.policy and self.proposal and self.rating and self.predikat


def replay(appraisal: Appraisal) -> Replay:
    """Run the rules again on the kept dossier, policy and levels; what is not there yet counts as the same."""
    return _compared(appraisal, Rating.objects.filter(appraisal=appraisal).first())


def replays(period_id: int) -> Iterator[tuple[Appraisal, Replay]]:
    """Every signed appraisal of a period recomputed, by id; three queries and one batch in memory at a time."""
    signed = Appraisal.objects.filter(period_id=period_id, state=Appraisal.State.SIGNED).order_by("pk")
    joined = signed.select_related("person", "dossier", "proposal", "rating", "objection").prefetch_related(
        "levels", "dossier__policy"
    )
    last = 0
    while batch := list(joined.filter(pk__gt=last)[:BATCH]):
        for appraisal in batch:
            yield appraisal, _compared(appraisal, getattr(appraisal, "rating", None))
        last = batch[-1].pk


def _compared(appraisal: Appraisal, rating: Rating | None) -> Replay:
    """What was tampered with may be no facts at all; then nothing that rests on it is the same."""
    kept = appraisal.dossier
    facts, policy = digest(kept.facts) == kept.facts_hash, digest(kept.policy.text) == kept.policy.hash
    is_due = appraisal.state == Appraisal.State.SIGNED
    try:
        again = appraise(Dossier.from_json(kept.facts), policy_of(kept.policy.text))
        return Replay(
            facts=facts,
            policy=policy,
            proposal=again.to_json() == appraisal.proposal.result,
            rating=not is_due if rating is None else _same_answer(appraisal, rating),
            predikat=not is_due if rating is None else _same_predikat(appraisal, rating),
        )
    except (KeyError, TypeError, ValueError, Proposal.DoesNotExist):
        return Replay(facts, policy, proposal=False, rating=False, predikat=False)


def _same_answer(appraisal: Appraisal, rating: Rating) -> bool:
    return answer(appraisal, *given_levels(appraisal)).hash == rating.result_hash


def _same_predikat(appraisal: Appraisal, rating: Rating) -> bool:
    quadrant = policy_of(appraisal.dossier.policy.text).quadrant
    work, behaviour = standing(appraisal, rating)
    return appraisal.predikat in ("", predikat(Level(work), Level(behaviour), quadrant))


def standing(appraisal: Appraisal, rating: Rating) -> tuple[str, str]:
    """The two ratings that stand, work and behaviour: an upheld objection's in the place of the rater's."""
    objection = getattr(appraisal, "objection", None)
    decided = objection if objection is not None and objection.work else rating
    return decided.work, decided.behaviour


def given_levels(appraisal: Appraisal) -> tuple[dict[str, str], dict[int, str]]:
    """The levels the rater gave: by behaviour, and by outcome that nothing measures."""
    levels = list(appraisal.levels.all())
    behaviours = {each.behaviour: each.level for each in levels if each.behaviour}
    return behaviours, {each.outcome_id: each.level for each in levels if each.outcome_id}
