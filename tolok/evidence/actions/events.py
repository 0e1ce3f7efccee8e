"""Takes finished services that other systems measured, each once, row by row."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.evidence.access import PERMISSIONS
from tolok.evidence.actions.give import Measured, give_many
from tolok.evidence.models import ServiceEvent
from tolok.evidence.queries import Answer, Finished, Ground, Intake
from tolok.ledger.actions import Refusal, copy_models, record, reserve_ids, take_turns
from tolok.people.access import require
from tolok.people.queries import local_day

if TYPE_CHECKING:
    from tolok.people.models import Government, Person, Token

MOST = 1_000


class SomeRowsAreWrong(Refusal):
    """An import stores all of its rows or none; `answers` says which are wrong and why."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        super().__init__(_("Nothing is imported yet: some rows must be mended first. The list says which and how."))
        self.answers = answers


class SourceHasNoName(Refusal):
    """What was measured says by which system."""

    def __init__(self) -> None:
        super().__init__(_("Name the system the rows come from, in at most 80 letters."))


@transaction.atomic
def take_events(
    *, by: None = None, at: datetime, government: Government, source: str, rows: Sequence[Finished],
    token: Token | None = None,
) -> list[Answer]:  # fmt: skip  # the answer stays in sight
    """Store what a system sends: good rows are kept, each bad one is named; the system itself acts.

    A row sent before is known and changes nothing; the same number with other contents is refused.
    """
    # Of two batches of one source the second finds what the first stored.
    take_turns(f"events:{source}", government.pk)
    ground = Ground.of(rows, source=source, at=at)
    answers = ground.answers(rows)
    _keep(government, at, source, token, _drawn(ground, rows, answers))
    return answers


@transaction.atomic
def import_events(*, by: Person, at: datetime, source: str, rows: Sequence[Finished]) -> list[Answer]:
    """Store the rows of a file by the HR agency; raises SomeRowsAreWrong and stores nothing when one is bad."""
    require(PERMISSIONS, "import_events", by=by, person=by, on=local_day(by.government, at))
    if not 1 <= len(source.strip()) <= 80:
        raise SourceHasNoName
    answers = take_events(at=at, government=by.government, source=source.strip(), rows=rows)
    if any(answer.verdict == Intake.REFUSED for answer in answers):
        raise SomeRowsAreWrong(answers)
    stored = sum(answer.verdict == Intake.STORED for answer in answers)
    record(verb="import_events", by=by, at=at, on=by, fields={"source": source.strip(), "stored": stored})
    return answers


def _drawn(ground: Ground, rows: Iterable[Finished], answers: Iterable[Answer]) -> list[ServiceEvent]:
    pairs = zip(rows, answers, strict=True)
    return [ground.event(row) for row, answer in pairs if answer.verdict == Intake.STORED]


def _keep(
    government: Government, at: datetime, source: str, token: Token | None, events: Sequence[ServiceEvent]
) -> None:
    """Write the events, and for each person and day one piece of evidence whose entry seals them."""
    days: dict[tuple[int, date], list[ServiceEvent]] = {}
    for event in events:
        days.setdefault((event.person_id, event.on), []).append(event)
    gifts = [Measured(held[0].person, at, source, len(held), _digest(held)) for held in days.values()]
    for evidence, held in zip(give_many(at=at, gifts=gifts), days.values(), strict=True):
        for event in held:
            event.evidence = evidence
    for event, number in zip(events, reserve_ids(ServiceEvent, len(events)), strict=True):
        event.pk, event.government_id, event.source, event.token = number, government.pk, source, token
    copy_models(ServiceEvent, events)


def _digest(events: Iterable[ServiceEvent]) -> str:
    """SHA-256 over what came of a day, in order: none of it can change unseen."""
    told = hashlib.sha256()
    for each in sorted(events, key=lambda event: event.external_id):
        moments = each.received_at.isoformat(), each.finished_at.isoformat()
        told.update(repr((each.external_id, each.service_id, *moments, each.result, each.taken, each.limit)).encode())
    return told.hexdigest()
