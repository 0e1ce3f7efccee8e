"""Takes sheets: who sent is marked, what it says is sealed, never joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils.translation import gettext as _

from tolok.calendar.queries import day_of
from tolok.feedback.access import PERMISSIONS
from tolok.feedback.actions.voices.sealing import RoundKey
from tolok.feedback.actions.voices.sheets import VoiceSheet
from tolok.feedback.models import Ask, Round, SealedSheet
from tolok.ledger.actions import Refusal, copy_models
from tolok.people.access import NotAllowed, require

if TYPE_CHECKING:
    from tolok.people.models import Person

# Senders share the lock of their round, whoever ends it waits for them; no row tells of it afterwards.
SHARED = "SELECT pg_advisory_xact_lock_shared(hashtext('feedback_round'), %s)"
ALONE = "SELECT pg_advisory_xact_lock(hashtext('feedback_round'), %s)"
# One statement names so many rows at most.
BATCH = 10_000


class SheetIsSent(Refusal):
    """The sheet was sent before."""

    def __init__(self) -> None:
        super().__init__(
            _("You sent this sheet already, and nothing was changed. It is sealed, so that not even you can open it.")
        )


class RoundIsOver(Refusal):
    """The round ended before the sheet came."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This round has ended, so your sheet was not sent and counts neither for nor against anybody. You may"
                " tell the person directly, or wait for the next round."
            )
        )


class RoundCloses(Refusal):
    """The sheets are being counted while this one comes."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This round is being closed right now and takes no more sheets, so yours was not sent and counts"
                " neither for nor against anybody. You may tell the person directly, or wait for the next round."
            )
        )


@dataclass(frozen=True)
class Sending:
    """One sheet of one rater."""

    by: Person
    ask: Ask
    marks: Mapping[str, int]
    comment: str = ""


@transaction.atomic
def send_sheet(*, by: Person, at: datetime, ask: Ask, marks: Mapping[str, int], comment: str = "") -> None:
    """Send what one says of a person: a mark from 1 to 5 or 0 (don't know) for each value, once and for good."""
    on = day_of(at, by.government)
    require(PERMISSIONS, "send_sheet", by=by, person=ask.rater, on=on)
    sheet = VoiceSheet.checked(marks, comment)
    with connection.cursor() as cursor:
        cursor.execute(SHARED, [ask.round_id])
    # Asked before the list of asks is touched, which a close writes anew: nobody waits for it to be refused.
    held = _taking(ask.round_id, [on])
    asked = Ask.objects.select_for_update(of=("self",)).get(pk=ask.pk)
    if asked.is_given:
        raise SheetIsSent
    copy_models(SealedSheet, [_sealed(asked, sheet, RoundKey.of(held))])
    Ask.objects.filter(pk=asked.pk).update(is_given=True)


@transaction.atomic
def send_sheets(*, at: datetime, sendings: Sequence[Sending], round_: Round) -> int:
    """Send many sheets of one open round, all or none; the number sent."""
    if any(each.by.pk != each.ask.rater_id or each.ask.round_id != round_.pk for each in sendings):
        raise NotAllowed("send_sheet")
    with connection.cursor() as cursor:
        cursor.execute(SHARED, [round_.pk])
    held = _taking(round_.pk, [day_of(at, each.by.government) for each in sendings])
    key, numbers = RoundKey.of(held), {each.ask.pk for each in sendings}
    waiting = set(Ask.objects.filter(round=held, is_given=False).values_list("pk", flat=True))
    if not numbers <= waiting or len(numbers) < len(sendings):
        raise SheetIsSent
    sheets = ((each.ask, VoiceSheet.checked(each.marks, each.comment)) for each in sendings)
    copy_models(SealedSheet, [_sealed(ask, sheet, key) for ask, sheet in sheets])
    ordered = sorted(numbers)
    for start in range(0, len(ordered), BATCH):
        Ask.objects.filter(pk__in=ordered[start : start + BATCH]).update(is_given=True)
    return len(sendings)


def _taking(round_id: int, days: Iterable[date]) -> Round:
    """The round that still takes sheets on these days; refuses where it is counted or over."""
    held = Round.objects.get(pk=round_id)
    if held.state == Round.State.CLOSING:
        raise RoundCloses
    if held.state != Round.State.OPEN or any(on >= held.ends_on for on in days):
        raise RoundIsOver
    return held


def _sealed(ask: Ask, sheet: VoiceSheet, key: RoundKey) -> SealedSheet:
    row = SealedSheet(
        government_id=ask.government_id, round_id=ask.round_id, subject_id=ask.subject_id, voice=ask.voice
    )
    row.sealed = key.seal(sheet.packed(), about=f"{row.round_id}:{row.subject_id}:{row.voice}")
    return row
