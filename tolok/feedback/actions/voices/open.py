"""Opens a round: keeps who is asked about whom, makes its key, tells the raters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import formats
from django.utils.translation import gettext_lazy

from tolok.delivery.actions import Telling, tell_many
from tolok.feedback.actions.voices.moves import RoundStep
from tolok.feedback.actions.voices.sealing import RoundKey
from tolok.feedback.models import Ask, Round
from tolok.feedback.queries import drawn_in, pools_of, seal_path
from tolok.ledger.actions import copy_models, record, reserve_ids
from tolok.people.queries import persons_of

if TYPE_CHECKING:
    from tolok.rules.draw import Drawn

NEWS = gettext_lazy("Your voice is asked for: %(count)s sheets until %(day)s. Each says above who sees what.")
DONE = gettext_lazy("The voices on %(period)s are asked: %(count)s sheets.")


@transaction.atomic
def open_round(*, at: datetime, round_: Round, drawn: Sequence[Drawn] | None = None) -> Round:
    """Ask whom the round's seed names, all at once; what was drawn is in the ledger. Without `drawn` it draws here."""
    step = RoundStep.begin("open_round", by=None, at=at, round_=round_)
    asked = list(drawn_in(step.round, pools_of(step.round)) if drawn is None else drawn)
    numbers = reserve_ids(Ask, len(asked))
    copy_models(Ask, [_ask(number, each, step.round) for number, each in zip(numbers, asked, strict=True)])
    told = sha256(repr(asked).encode()).hexdigest()
    opened = step.store(done=step.round.total, reason="")
    record(verb="open_round", by=None, at=at, on=opened, fields={"seed": opened.seed, "asks": told})
    tell_many(at=at, tellings=list(_news(opened, asked, at)))
    step.tell(DONE, count=str(len(asked)))
    # A worker killed before it could commit has left a key with which nothing was sealed yet.
    RoundKey.destroy(seal_path(opened))
    RoundKey.made(opened)
    return opened


def _ask(number: int, drawn: Drawn, opened: Round) -> Ask:
    return Ask(
        pk=number,
        government_id=opened.government_id,
        round_id=opened.pk,
        rater_id=drawn.rater,
        subject_id=drawn.subject,
        voice=drawn.voice,
    )


def _news(opened: Round, drawn: Sequence[Drawn], at: datetime) -> Iterator[Telling]:
    counts: dict[int, int] = {}
    for each in drawn:
        counts[each.rater] = counts.get(each.rater, 0) + 1
    day = formats.date_format(opened.last_day, "j F Y")
    for rater, person in persons_of(counts).items():
        words = {"count": str(counts[rater]), "day": day}
        yield Telling(at, person, f"voices:{opened.pk}", NEWS, words, view="feedback:voices")
