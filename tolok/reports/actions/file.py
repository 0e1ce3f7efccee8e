"""Files reports: all of them or none, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.evidence.actions import Gift, Measured, NotYet, Upload, give_many
from tolok.ledger.actions import Act, Refusal, act_on, store_acts
from tolok.ledger.events import News, announce
from tolok.people.access import NotAllowed
from tolok.reports.access import PERMISSIONS
from tolok.reports.actions.drafts import Filing
from tolok.reports.actions.ground import Ground
from tolok.reports.actions.orders import ask_givers
from tolok.reports.models import Report

if TYPE_CHECKING:
    from tolok.evidence.models import Evidence
    from tolok.people.models import Person


class SomeAreRefused(Refusal):
    """Some reports of a batch can't be stored, so none was; `reasons` says why, by place in the batch."""

    def __init__(self, reasons: dict[int, Refusal]) -> None:
        super().__init__(_("Nothing was sent yet. Repair the marked rows, then send all of them again."))
        self.reasons = reasons


class FiledAlready(Refusal):
    """The phone that wrote this report has sent it by another way."""

    def __init__(self) -> None:
        super().__init__(_("This report is stored already; it came from your phone. Open the page again."))


@transaction.atomic
def file_report(
    *,
    by: Person,
    at: datetime,
    on: date,
    target_id: int | None = None,
    project_id: int | None = None,
    task: str = "",
    ordered_by: str = "",
    amount: int | None = None,
    note: str = "",
    link: str = "",
    upload: Upload | None = None,
    copied_from_id: int | None = None,
    order_giver_id: int | None = None,
    minutes: int | None = None,
    is_blocked: bool = False,
    noted_at: datetime | None = None,
    key: UUID | None = None,
) -> Report:
    """Store what one did on a local day, with its evidence; the refusal says by name what is wrong."""
    filing = Filing(
        by, at, by, on, target_id, project_id, task, ordered_by, amount, note, link, upload,
        copied_from_id=copied_from_id, order_giver_id=order_giver_id, minutes=minutes, is_blocked=is_blocked,
        noted_at=noted_at, key=key,
    )  # fmt: skip  # one line a thought
    try:
        return file_reports(at=at, filings=[filing])[0]
    except SomeAreRefused as refused:
        raise refused.reasons[0] from None


def file_reports(*, at: datetime, filings: Sequence[Filing]) -> list[Report]:
    """Store many reports of one government, in the order given; SomeAreRefused stores none.

    None may be filed after `at`. Who files for somebody else is refused; `by` None is a measuring system.
    """
    if not filings:
        return []
    if any(filing.at > at for filing in filings):
        raise NotYet
    ground = Ground(filings)
    refusals = {number: _refusal(ground, filing) for number, filing in enumerate(filings)}
    refusals |= {number: FiledAlready() for number in _repeats(filings)}
    reasons = {number: refusal for number, refusal in refusals.items() if refusal}
    if reasons:
        raise SomeAreRefused(reasons)
    gifts = _gifts(filings)
    # Everything was refused that can be, so this needs no savepoint of its own.
    with transaction.atomic(savepoint=False):
        proofs = give_many(at=at, gifts=gifts)
        rows = [_row(*each) for each in zip(filings, proofs, strict=True)]
        store_acts(rows, [_act(*each) for each in zip(rows, filings, strict=True)])
        announce(_news(rows, filings))
        ask_givers(at=at, reports=rows, givers=ground.givers)
    return rows


def _repeats(filings: Sequence[Filing]) -> list[int]:
    """The places of those whose key a stored report of the same person has."""
    keyed = {(filing.person.pk, filing.key): number for number, filing in enumerate(filings) if filing.key}
    if not keyed:
        return []
    stored = Report.objects.filter(key__in=[key for _person, key in keyed]).values_list("person_id", "key")
    return [keyed[each] for each in stored if each in keyed]


def _refusal(ground: Ground, filing: Filing) -> Refusal | None:
    on = ground.today[filing.person.pk, filing.at]
    is_system = filing.by is None and bool(filing.source)
    is_own = filing.by is not None and not filing.source and PERMISSIONS["file_report"](filing.by, filing.person, on)
    if not is_system and not is_own:
        return NotAllowed("file_report")
    return ground.refusal(filing)


def _gifts(filings: Sequence[Filing]) -> list[Gift | Measured]:
    """The evidence of all; a file or link that can't be kept is told by its row."""
    gifts: list[Gift | Measured] = [
        Measured(filing.person, filing.at, filing.source)
        if filing.by is None
        else Gift(filing.by, filing.at, filing.link, filing.upload)
        for filing in filings
    ]
    reasons: dict[int, Refusal] = {}
    for number, gift in enumerate(gifts):
        try:
            gift.check()
        except Refusal as refusal:
            reasons[number] = refusal
    if reasons:
        raise SomeAreRefused(reasons)
    return gifts


def _row(filing: Filing, proof: Evidence) -> Report:
    return Report(
        government_id=filing.person.government_id,
        person=filing.person,
        on=filing.on,
        target_id=filing.target_id,
        project_id=filing.project_id,
        task=filing.task.strip(),
        ordered_by=filing.ordered_by.strip(),
        amount=filing.amount,
        note=filing.note.strip(),
        evidence=proof,
        copied_from_id=filing.copied_from_id,
        order_giver_id=filing.order_giver_id,
        order_state=Report.Order.ASKED if filing.order_giver_id else Report.Order.NONE,
        minutes=filing.minutes,
        is_blocked=filing.is_blocked,
        filed_at=filing.at,
        noted_at=filing.noted_at,
        key=filing.key,
    )


def _news(rows: Sequence[Report], filings: Sequence[Filing]) -> Iterator[News]:
    """What somebody filed, and who is asked about it; what a system counts is no news."""
    for row, filing in zip(rows, filings, strict=True):
        if filing.by is not None:
            yield News(row.government_id, row.person_id, "filed")
        if row.order_giver_id:
            yield News(row.government_id, row.order_giver_id, "asked")


def _act(row: Report, filing: Filing) -> Act:
    fields = {**filing.recorded, "evidence": row.evidence_id}
    return act_on(verb="file_report", by=filing.by, at=filing.at, on=row, person=filing.person, fields=fields)
