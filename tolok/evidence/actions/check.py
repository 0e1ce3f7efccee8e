"""Somebody else's verdict on evidence; a new verdict is a new row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tolok.delivery.actions import Telling, tell_many
from tolok.evidence.access import PERMISSIONS, Asked, may_check
from tolok.evidence.actions.give import NotYet
from tolok.evidence.models import Check, Evidence
from tolok.ledger.actions import Refusal, act_on, copy_models, record_many, reserve_ids
from tolok.ledger.events import News, announce
from tolok.people.access import NotAllowed, require
from tolok.people.queries import local_day_of, local_days

if TYPE_CHECKING:
    from tolok.people.models import Person

LONGEST_REASON = 300
REFUSED = gettext_lazy("%(name)s could not accept your evidence: %(reason)s Mend the report, then it is checked again.")


class NoEvidence(Refusal):
    """There is no such evidence in this government."""

    def __init__(self) -> None:
        super().__init__(_("This evidence is not there. Open the report again from the list."))


class NotYourOwn(Refusal):
    """Nobody checks their own evidence."""

    def __init__(self) -> None:
        super().__init__(_("You can't check your own evidence. Your superior or the HR agency does."))


class MeasuredAlready(Refusal):
    """A system measured it; there is nothing to check."""

    def __init__(self) -> None:
        super().__init__(
            _("A system measured this, so it needs no check. Ask the HR agency if the measurement is wrong.")
        )


class ReasonIsMissing(Refusal):
    """Evidence is not accepted only with a reason."""

    about = "reason"

    def __init__(self) -> None:
        super().__init__(_("Say in one sentence what is missing, so that it can be repaired. Then send again."))


@dataclass(frozen=True)
class Verdict:
    """What a checker says about one piece of evidence."""

    by: Person
    at: datetime
    evidence_id: int
    is_accepted: bool
    reason: str = ""


@transaction.atomic
def check_evidence(*, by: Person, at: datetime, evidence_id: int, is_accepted: bool, reason: str = "") -> Check:
    """Accept evidence or not, with the reason; only for a superior, one above, or HR, never the owner."""
    evidence = _locked([evidence_id])[evidence_id]
    if by.pk == evidence.owner_id:
        raise NotYourOwn
    on = local_day_of(evidence.owner, at=at)
    require(PERMISSIONS, "check_evidence", by=by, person=evidence.owner, on=on)
    return _check(at, {evidence_id: evidence}, [Verdict(by, at, evidence_id, is_accepted, reason)])[0]


@transaction.atomic
def check_many(*, at: datetime, verdicts: Sequence[Verdict]) -> list[Check]:
    """Give many verdicts, in the order given, all or none; none may lie after `at`."""
    if any(verdict.at > at for verdict in verdicts):
        raise NotYet
    found = _locked([verdict.evidence_id for verdict in verdicts])
    owners = [found[verdict.evidence_id].owner_id for verdict in verdicts]
    days = local_days((owner, verdict.at) for owner, verdict in zip(owners, verdicts, strict=True))
    asked = [Asked(v.by, owner, days[owner, v.at]) for owner, v in zip(owners, verdicts, strict=True)]
    if any(one.by.pk == one.owner_id for one in asked):
        raise NotYourOwn
    if not all(may_check(asked)):
        raise NotAllowed("check_evidence")
    return _check(at, found, verdicts)


def _locked(evidence_ids: list[int]) -> dict[int, Evidence]:
    """The evidence, held until the verdict is stored, so that two verdicts come one after the other."""
    rows = Evidence.objects.select_for_update(of=("self",)).select_related("owner").filter(pk__in=evidence_ids)
    found = {row.pk: row for row in rows.order_by("pk")}
    if set(evidence_ids) - set(found):
        raise NoEvidence
    return found


def _check(at: datetime, found: dict[int, Evidence], verdicts: Sequence[Verdict]) -> list[Check]:
    numbers = reserve_ids(Check, len(verdicts))
    rows = [_row(number, found[v.evidence_id], v) for number, v in zip(numbers, verdicts, strict=True)]
    copy_models(Check, rows)
    trusts = {row.evidence_id: Evidence.Trust.CHECKED if row.verdict == "accepted" else "refused" for row in rows}
    for trust in sorted(set(trusts.values())):
        held = [evidence_id for evidence_id, reached in trusts.items() if reached == trust]
        Evidence.objects.filter(pk__in=held).update(trust=trust)
    record_many(
        act_on(
            verb="check_evidence", by=v.by, at=v.at, on=row, person=found[v.evidence_id].owner,
            fields={"evidence": v.evidence_id, "verdict": row.verdict, "reason": row.reason},
        )
        for row, v in zip(rows, verdicts, strict=True)
    )  # fmt: skip  # one line a thought
    refused = [row for row in rows if row.verdict == Check.Verdict.REFUSED]
    tell_many(at=at, tellings=[_news(row, found) for row in refused])
    announce(News(row.government_id, found[row.evidence_id].owner_id, "checked") for row in rows)
    return rows


def _news(row: Check, found: dict[int, Evidence]) -> Telling:
    words = {"name": row.checker.name, "reason": row.reason}
    return Telling(row.checked_at, found[row.evidence_id].owner, f"check_evidence:{row.pk}", REFUSED, words)


def _row(number: int, evidence: Evidence, verdict: Verdict) -> Check:
    reason = verdict.reason.strip()[:LONGEST_REASON]
    if evidence.trust == Evidence.Trust.MEASURED:
        raise MeasuredAlready
    if not verdict.is_accepted and not reason:
        raise ReasonIsMissing
    return Check(
        pk=number,
        government_id=evidence.government_id,
        evidence=evidence,
        checker=verdict.by,
        verdict=Check.Verdict.ACCEPTED if verdict.is_accepted else Check.Verdict.REFUSED,
        reason=reason,
        checked_at=verdict.at,
    )
