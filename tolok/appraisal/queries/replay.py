"""Recomputes an appraisal from what was kept, and compares the bytes."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from tolok.appraisal.models import Appraisal, Rating
from tolok.appraisal.queries.facts import answer, policy_of
from tolok.rules.appraise import appraise
from tolok.rules.facts import Dossier
from tolok.rules.quadrant import predikat
from tolok.rules.terms import Level


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
    kept = appraisal.dossier
    again = appraise(Dossier.from_json(kept.facts), policy_of(kept.policy))
    rating = Rating.objects.filter(appraisal=appraisal).first()
    return Replay(
        facts=_digest(kept.facts) == kept.facts_hash,
        policy=_digest(kept.policy) == kept.policy_hash,
        proposal=again.to_json() == appraisal.proposal.result,
        rating=rating is None or answer(appraisal, *given_levels(appraisal)).hash == rating.result_hash,
        predikat=rating is None or appraisal.predikat in ("", _predikat(rating, kept.policy)),
    )


def given_levels(appraisal: Appraisal) -> tuple[dict[str, str], dict[int, str]]:
    """The levels the rater gave: by behaviour, and by outcome that nothing measures."""
    levels = list(appraisal.levels.all())
    behaviours = {each.behaviour: each.level for each in levels if each.behaviour}
    return behaviours, {each.outcome_id: each.level for each in levels if each.outcome_id}


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _predikat(rating: Rating, policy: str) -> str | None:
    return predikat(Level(rating.work), Level(rating.behaviour), policy_of(policy).quadrant)
