"""Gathers the facts of a period and lets the rules propose."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from tolok.appraisal.access import PERMISSIONS
from tolok.appraisal.models import Appraisal, Dossier, Proposal
from tolok.appraisal.queries.facts import Case, cases
from tolok.calendar.actions import begin_rating
from tolok.calendar.queries import day_of
from tolok.engine import packs
from tolok.ledger.actions import act_on, copy_models, record_many, reserve_ids
from tolok.people.access import require
from tolok.rules.appraise import appraise

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.people.models import Person
    from tolok.rules.policy import Policy

# So many results lie in memory at once.
BATCH = 2000


@transaction.atomic
def gather_period(*, by: Person, at: datetime, period: Period) -> int:
    """Keep the dossier of everybody with an agreed plan in the period and propose; the number that came new.

    Again, it adds plans agreed since and changes nothing that is there.
    """
    require(PERMISSIONS, "gather_period", by=by, person=by, on=day_of(at, by.government))
    begin_rating(by=by, at=at, period=period)
    policy = packs.load(period.pack).policy(period.calendar)
    found = cases(period, government=by.government)
    for start in range(0, len(found), BATCH):
        _keep(found[start : start + BATCH], policy, by=by, at=at, period=period)
    return len(found)


def _keep(found: list[Case], policy: Policy, *, by: Person, at: datetime, period: Period) -> None:
    """Write appraisals, dossiers, proposals and their ledger entries, each table at once."""
    numbers = reserve_ids(Appraisal, len(found))
    pairs = list(zip(numbers, found, strict=True))
    appraisals = [_appraisal(number, case, period) for number, case in pairs]
    dossiers = _dossiers(pairs, policy, at=at, period=period)
    copy_models(Appraisal, appraisals)
    copy_models(Dossier, dossiers)
    copy_models(Proposal, _proposals(pairs, policy, at=at, period=period))
    record_many(
        act_on(
            verb="gather_appraisal",
            by=by,
            at=at,
            on=appraisal,
            person=appraisal.skp.person,
            fields={"facts": dossier.facts_hash, "policy": dossier.policy_hash},
        )
        for appraisal, dossier in zip(appraisals, dossiers, strict=True)
    )


def _appraisal(number: int, case: Case, period: Period) -> Appraisal:
    return Appraisal(
        id=number,
        government_id=period.government_id,
        person_id=case.skp.person_id,
        period_id=period.pk,
        skp=case.skp,
        rater_id=case.rater_id,
    )


def _dossiers(pairs: list[tuple[int, Case]], policy: Policy, *, at: datetime, period: Period) -> list[Dossier]:
    numbers = reserve_ids(Dossier, len(pairs))
    text, digest = policy.to_json(), policy.hash
    return [
        Dossier(
            id=number,
            government_id=period.government_id,
            appraisal_id=appraisal_id,
            facts=case.dossier.to_json(),
            facts_hash=case.dossier.hash,
            pack=period.pack,
            policy=text,
            policy_hash=digest,
            gathered_at=at,
        )
        for number, (appraisal_id, case) in zip(numbers, pairs, strict=True)
    ]


def _proposals(pairs: list[tuple[int, Case]], policy: Policy, *, at: datetime, period: Period) -> list[Proposal]:
    proposals = []
    for number, (appraisal_id, case) in zip(reserve_ids(Proposal, len(pairs)), pairs, strict=True):
        result = appraise(case.dossier, policy)
        proposals.append(
            Proposal(
                id=number,
                government_id=period.government_id,
                appraisal_id=appraisal_id,
                work=result.work or "",
                behaviour=result.behaviour or "",
                result=result.to_json(),
                proposed_at=at,
            )
        )
    return proposals
