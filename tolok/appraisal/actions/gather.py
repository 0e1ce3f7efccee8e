"""Gathers the facts of a period and lets the rules propose."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from tolok.appraisal.access import require_gathering
from tolok.appraisal.models import Appraisal, Dossier, KeptPolicy, Proposal
from tolok.appraisal.queries.facts import Case, cases
from tolok.calendar.actions import begin_rating
from tolok.calendar.queries import day_of
from tolok.engine import packs
from tolok.ledger.actions import Act, copy_models, record_many, reserve_ids
from tolok.rules.appraise import appraise
from tolok.rules.canon import digest

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.people.models import Person
    from tolok.rules.policy import Policy
    from tolok.rules.result import Appraisal as Result


@transaction.atomic
def gather_period(*, by: Person, at: datetime, period: Period) -> int:
    """Keep the dossier of everybody with an agreed plan in the period and propose; the number that came new.

    Again, it adds plans agreed since and changes nothing that is there. All in one transaction: pages ask for
    `order_gathering`, which does the same in the background.
    """
    require_gathering(by, period, on=day_of(at, by.government))
    begin_rating(by=by, at=at, period=period)
    return keep_cases(by=by, at=at, period=period)


@transaction.atomic
def keep_cases(*, by: Person | None, at: datetime, period: Period, person_ids: Collection[int] | None = None) -> int:
    """Write what these people, or everybody, lack in the period; the number. The caller holds the period's lock."""
    policy = packs.load(period.pack).policy(period.calendar)
    kept, _is_new = KeptPolicy.objects.get_or_create(
        government_id=period.government_id, hash=policy.hash, defaults={"text": policy.to_json()}
    )
    count = 0
    for found in cases(period, government=(by or period).government, person_ids=person_ids):
        _keep(found, policy, kept, by=by, at=at, period=period)
        count += len(found)
    return count


def _keep(
    found: list[Case], policy: Policy, kept: KeptPolicy, *, by: Person | None, at: datetime, period: Period
) -> None:
    """Write appraisals, dossiers, proposals and their ledger entries, each table at once."""
    numbers = reserve_ids(Appraisal, len(found))
    pairs = list(zip(numbers, found, strict=True))
    appraisals = [_appraisal(number, case, period) for number, case in pairs]
    dossiers = _dossiers(pairs, kept, at=at, period=period)
    copy_models(Appraisal, appraisals)
    copy_models(Dossier, dossiers)
    copy_models(Proposal, _proposals(pairs, policy, at=at, period=period))
    record_many(
        Act(
            verb="gather_appraisal",
            at=at,
            government_id=period.government_id,
            actor_id=by.pk if by else None,
            object_type=Appraisal._meta.db_table,
            object_id=appraisal.pk,
            person_id=appraisal.person_id,
            fields={"facts": dossier.facts_hash, "policy": kept.hash},
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


def _dossiers(pairs: list[tuple[int, Case]], policy: KeptPolicy, *, at: datetime, period: Period) -> list[Dossier]:
    numbers = reserve_ids(Dossier, len(pairs))
    told = [(number, *pair, pair[1].dossier.to_json()) for number, pair in zip(numbers, pairs, strict=True)]
    return [
        Dossier(
            id=number,
            government_id=period.government_id,
            appraisal_id=appraisal_id,
            facts=facts,
            facts_hash=digest(facts),
            pack=period.pack,
            policy=policy,
            raters=case.raters,
            gathered_at=at,
        )
        for number, appraisal_id, case, facts in told
    ]


def _proposals(pairs: list[tuple[int, Case]], policy: Policy, *, at: datetime, period: Period) -> Iterator[Proposal]:
    """Each made when it is written: PostgreSQL stores one while the rules think about the next."""
    numbers = reserve_ids(Proposal, len(pairs))
    return (
        _proposal(number, appraisal_id, appraise(case.dossier, policy), at=at, period=period)
        for number, (appraisal_id, case) in zip(numbers, pairs, strict=True)
    )


def _proposal(number: int, appraisal_id: int, result: Result, *, at: datetime, period: Period) -> Proposal:
    return Proposal(
        id=number,
        government_id=period.government_id,
        appraisal_id=appraisal_id,
        work=result.work or "",
        behaviour=result.behaviour or "",
        result=result.to_json(),
        proposed_at=at,
    )
