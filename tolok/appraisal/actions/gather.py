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
from tolok.ledger.actions import Act, copy_models, record_many, reserve_ids
from tolok.people.access import require
from tolok.rules.appraise import appraise
from tolok.rules.canon import digest

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.people.models import Person
    from tolok.rules.policy import Policy

@transaction.atomic
def gather_period(*, by: Person, at: datetime, period: Period) -> int:
    """Keep the dossier of everybody with an agreed plan in the period and propose; the number that came new.

    Again, it adds plans agreed since and changes nothing that is there.
    """
    require(PERMISSIONS, "gather_period", by=by, person=by, on=day_of(at, by.government))
    begin_rating(by=by, at=at, period=period)
    policy = packs.load(period.pack).policy(period.calendar)
    count = 0
    for found in cases(period, government=by.government):
        _keep(found, policy, by=by, at=at, period=period)
        count += len(found)
    return count


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
        Act(
            verb="gather_appraisal",
            at=at,
            government_id=period.government_id,
            actor_id=by.pk,
            object_type=Appraisal._meta.db_table,
            object_id=appraisal.pk,
            person_id=appraisal.person_id,
            fields={"facts": dossier.facts_hash, "policy": dossier.policy_hash},
        )
        for appraisal, dossier in zip(appraisals, dossiers, strict=True)
    )


def _appraisal(number: int, case: Case, period: Period) -> Appraisal:
    return Appraisal(
        id=number,
        government_id=period.government_id,
        person_id=case.dossier.person,
        period_id=period.pk,
        skp_id=case.skp_id,
        rater_id=case.rater_id,
    )


def _dossiers(pairs: list[tuple[int, Case]], policy: Policy, *, at: datetime, period: Period) -> list[Dossier]:
    numbers = reserve_ids(Dossier, len(pairs))
    text = policy.to_json()
    kept = [(number, pair[0], pair[1].dossier.to_json()) for number, pair in zip(numbers, pairs, strict=True)]
    return [
        Dossier(
            id=number,
            government_id=period.government_id,
            appraisal_id=appraisal_id,
            facts=facts,
            facts_hash=digest(facts),
            pack=period.pack,
            policy=text,
            policy_hash=policy.hash,
            gathered_at=at,
        )
        for number, appraisal_id, facts in kept
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
