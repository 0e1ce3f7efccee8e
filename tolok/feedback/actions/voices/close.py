"""Ends rounds: opens all sheets together, keeps sums, destroys the key."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tolok.calendar.queries import day_of
from tolok.delivery.actions import Telling, tell_many
from tolok.feedback.access import STEPS
from tolok.feedback.actions.voices.counting import Group, Groups
from tolok.feedback.actions.voices.sealing import Broken, KeyIsLost, RoundKey
from tolok.feedback.actions.voices.send import ALONE
from tolok.feedback.actions.voices.sheets import VoiceSheet
from tolok.feedback.models import Ask, Comment, Heard, Round, SealedSheet
from tolok.feedback.queries import due_rounds, ended_rounds, minimum_of, seal_path
from tolok.ledger.actions import Act, Refusal, copy_models, record, record_many, reserve_ids
from tolok.people.access import require
from tolok.people.queries import persons_of

if TYPE_CHECKING:
    from tolok.people.models import Government, Person

NEWS = gettext_lazy("What colleagues, subordinates and others said of your work in %(period)s is there to read.")
LONGEST_REASON = 300


class RoundHasEnded(Refusal):
    """Only an open round can end."""

    def __init__(self) -> None:
        super().__init__(_("This round has ended already, so nothing was changed. Its results stand as they are."))


class NoReason(Refusal):
    """A round is not thrown away without a word."""

    def __init__(self) -> None:
        super().__init__(_("Say in a sentence of at most 300 letters why the round is thrown away, then try again."))


@transaction.atomic
def close_round(*, by: Person | None, at: datetime, round_: Round) -> int:
    """Count the sheets of all groups that are large enough, destroy the others unread; the number of groups heard.

    `by` None is the system at the round's end. Rows are written anew in an order of chance, so that neither keys nor
    places nor transactions tell who came when. The key goes once the sums are stored for good.
    """
    held = _held(by, at, round_, "close_round")
    key, groups = RoundKey.of(held), Groups()
    sealed = list(SealedSheet.objects.filter(round=held))
    opened = sum(_is_opened(sheet, key, groups) for sheet in sealed)
    if sealed and not opened:
        raise KeyIsLost
    heard = Groups.shuffled([one for one in groups.found.values() if one.sheets >= minimum_of(held.period, one.voice)])
    _keep(held, heard, at=at)
    _forget(held)
    _end(
        held,
        Round.State.CLOSED,
        at=at,
        by=by,
        verb="close_round",
        fields={"groups": len(heard), "broken": len(sealed) - opened},
    )
    tell_many(at=at, tellings=list(_news(held, heard, at)))
    return len(heard)


@transaction.atomic
def void_round(*, by: Person, at: datetime, round_: Round, reason: str) -> Round:
    """Throw an open round away unread, with a reason; its period may then be asked anew."""
    words = reason.strip()
    held = _held(by, at, round_, "void_round")
    if not words or len(words) > LONGEST_REASON:
        raise NoReason
    _forget(held)
    held.reason = words
    _end(held, Round.State.VOID, at=at, by=by, verb="void_round", fields={"reason": words})
    return held


@transaction.atomic
def close_due(*, at: datetime, government: Government) -> int:
    """Close every round of the government whose last day has passed; one without its key stays for the HR agency."""
    closed = 0
    for due in due_rounds(on=day_of(at, government)):
        try:
            close_round(by=None, at=at, round_=due)
        except KeyIsLost:
            continue
        closed += 1
    for ended in ended_rounds():  # a server that died between the last two steps of a closing left its key
        RoundKey.destroy(seal_path(ended))
    return closed


def _held(by: Person | None, at: datetime, round_: Round, verb: str) -> Round:
    """The round with nobody sending into it any more; refuses who may not, and what has ended."""
    starts, _ends, who = STEPS[verb]
    if by is not None:
        require({verb: who}, verb, by=by, person=by, on=day_of(at, by.government))
    with connection.cursor() as cursor:
        cursor.execute(ALONE, [round_.pk])
    held = Round.objects.select_for_update(of=("self",)).select_related("period").get(pk=round_.pk)
    if held.state not in starts:
        raise RoundHasEnded
    return held


def _is_opened(sheet: SealedSheet, key: RoundKey, groups: Groups) -> bool:
    """Count a sheet; one that was tampered with opens for nobody and counts for nobody."""
    try:
        packed = key.open(bytes(sheet.sealed), about=f"{sheet.round_id}:{sheet.subject_id}:{sheet.voice}")
    except Broken:
        return False
    groups.add(sheet.subject_id, sheet.voice, VoiceSheet.unpacked(packed))
    return True


def _keep(held: Round, heard: list[Group], *, at: datetime) -> None:
    """Store sums and comments, and commit to each sum in the ledger without an actor."""
    named = {"government_id": held.government_id, "round_id": held.pk}
    copy_models(Heard, [Heard(**named, subject_id=g.subject_id, voice=g.voice, counts=g.counts) for g in heard])
    said = [
        Comment(**named, subject_id=group.subject_id, voice=group.voice, text=text)
        for group in heard
        for text in group.comments
    ]
    copy_models(Comment, Groups.shuffled(said))
    record_many(
        Act("hear_voice", at, held.government_id, None, Round._meta.db_table, held.pk, group.subject_id, _told(group))
        for group in heard
    )


def _told(group: Group) -> dict[str, object]:
    return {"voice": group.voice, "counts": group.counts}


def _forget(held: Round) -> None:
    """Remove the sealed sheets, write the list of who was asked anew, and destroy the key once that is certain."""
    SealedSheet.objects.filter(round=held).delete()
    asks = Groups.shuffled(list(Ask.objects.filter(round=held)))
    Ask.objects.filter(round=held).delete()
    for number, ask in zip(reserve_ids(Ask, len(asks)), asks, strict=True):
        ask.pk = number
    copy_models(Ask, asks)
    transaction.on_commit(partial(RoundKey.destroy, seal_path(held)))


def _end(held: Round, state: str, *, at: datetime, by: Person | None, verb: str, fields: dict[str, object]) -> None:
    held.state, held.ended_at = state, at
    held.save(update_fields=["state", "ended_at", "reason"])
    record(verb=verb, by=by, at=at, on=held, fields=fields)


def _news(held: Round, heard: list[Group], at: datetime) -> Iterator[Telling]:
    words = {"period": held.period.label}
    for person in persons_of({group.subject_id for group in heard}).values():
        yield Telling(at, person, f"heard:{held.pk}", NEWS, words, view="feedback:results")
