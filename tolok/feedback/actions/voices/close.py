"""Closes a round: keeps the sums of all sheets together, destroys the key."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tolok.delivery.actions import Telling, tell_many
from tolok.feedback.actions.voices.counting import Group, Groups
from tolok.feedback.actions.voices.moves import RoundStep
from tolok.feedback.actions.voices.sealing import KeyIsLost
from tolok.feedback.models import Comment, Heard, Round, SealedSheet
from tolok.feedback.queries import minimum_of, too_alike
from tolok.ledger.actions import Act, Refusal, copy_models, record, record_many
from tolok.people.queries import persons_of

NEWS = gettext_lazy("What colleagues, subordinates and others said of your work in %(period)s is there to read.")
DONE = gettext_lazy("The round of voices on %(period)s is closed. Everybody may read what was said of them.")


class SheetsChanged(Refusal):
    """Other sheets lie sealed than were counted."""

    def __init__(self) -> None:
        super().__init__(
            _("While the sheets were counted, others came or went, so nothing was kept. They are counted anew.")
        )


@transaction.atomic
def close_round(*, at: datetime, round_: Round, groups: Groups | None = None) -> int:
    """Keep the sums of all groups that protect whoever spoke, destroy the others unread; the number of groups heard.

    `groups` are all sheets of the round, counted since it takes no more; without them they are counted here. Rows are
    written anew in an order of chance, so that neither keys nor places nor transactions tell who came when. The key
    goes once the sums are stored for good.
    """
    step = RoundStep.begin("close_round", by=None, at=at, round_=round_)
    held, sealed = step.round, SealedSheet.objects.filter(round=step.round)
    if groups is None:
        groups = Groups.of(held)
        groups.open(sealed.iterator())
    if groups.opened + groups.broken != sealed.count():
        raise SheetsChanged
    if groups.broken and not groups.opened:
        raise KeyIsLost
    heard = _heard(held, groups)
    _keep(held, heard, at=at)
    step.forget()
    step.store(ended_at=at, reason="", done=held.total)
    told = {"groups": len(heard), "broken": groups.broken}
    record(verb="close_round", by=None, at=at, on=held, fields=told)
    tell_many(at=at, tellings=list(_news(held, heard, at)))
    step.tell(DONE)
    return len(heard)


def _heard(held: Round, groups: Groups) -> list[Group]:
    """The groups that are large enough, and too unlike those of rounds before to be undone by subtraction."""
    alike = too_alike(held)
    least = {voice: minimum_of(held.period, voice) for voice in {one.voice for one in groups.found.values()}}
    own = (one for one in groups.found.values() if one.sheets >= least[one.voice])
    return Groups.shuffled([one for one in own if (one.subject_id, one.voice) not in alike])


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


def _news(held: Round, heard: list[Group], at: datetime) -> Iterator[Telling]:
    words = {"period": held.period.label}
    for person in persons_of({group.subject_id for group in heard}).values():
        yield Telling(at, person, f"heard:{held.pk}", NEWS, words, view="feedback:results")
