"""Draws who is asked about whom; the same seed draws the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tolok.feedback.queries.voices.pools import Pools, pools
from tolok.feedback.queries.voices.rounds import voices_in
from tolok.rules.draw import Drawn, Want, draw
from tolok.rules.terms import Voice

if TYPE_CHECKING:
    from tolok.feedback.models import Round


def pools_of(round_: Round) -> Pools:
    """Everybody in service on the round's first day, in circles of who may be asked about whom."""
    asked = voices_in(round_.period)
    drawn = {each.voice: each.drawn for each in asked.voice} if asked else {}
    return pools(on=round_.starts_on, least=drawn.get("peers", 0))


def drawn_in(round_: Round, there: Pools) -> list[Drawn]:
    """Everybody's superior, themselves, and whom chance names; nobody where the policy hears no voices any more."""
    asked = voices_in(round_.period)
    if asked is None:
        return []
    wants: dict[str, Want] = {each.voice: Want(each.drawn, each.minimum) for each in asked.voice}
    circles = [circle for circle in there.circles if circle.voice in wants]
    random = draw(circles, wants=wants, barred=there.barred, most=asked.most_sheets, seed=round_.seed)
    return sorted([*random, *(each for each in _named(there) if each.voice in wants)])


def _named(there: Pools) -> Iterator[Drawn]:
    for person in there.persons:
        yield Drawn(person, Voice.SELF.value, person)
        if person in there.superiors:
            yield Drawn(person, Voice.SUPERIOR.value, there.superiors[person])
