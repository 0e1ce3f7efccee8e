"""Finds voices that subtraction from a round before would undo."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from tolok.engine.schema.voices import FEWEST
from tolok.feedback.models import Round
from tolok.feedback.queries.voices.statements import NAMED
from tolok.rules.hiding import is_found

Group = tuple[int, str]
# What was said longer ago is another year's opinion; whoever subtracts it finds what changed since.
NEAR = timedelta(days=366)


def too_alike(round_: Round) -> set[Group]:
    """The voices (person, voice) of a round that one or two people more or fewer told in a round of the same year.

    Subtracting one from the other would show what those one or two said. Named voices have nothing to hide. One query,
    and two for each round that was closed within a year before or after.
    """
    now = _senders(round_)
    told: dict[Group, list[set[int]]] = defaultdict(list)
    near = (round_.starts_on - NEAR, round_.starts_on + NEAR)
    for other in Round.objects.filter(state=Round.State.CLOSED, starts_on__range=near).exclude(pk=round_.pk):
        groups = _senders(other)
        for group in other.heard.exclude(voice__in=NAMED).values_list("subject_id", "voice"):
            told[group].append(groups[group])
    return {group for group, senders in now.items() if is_found(senders, told[group], least=FEWEST)}


def _senders(round_: Round) -> dict[Group, set[int]]:
    """Who sent a sheet, by person and voice, of the voices without a name."""
    found: dict[Group, set[int]] = defaultdict(set)
    sent = round_.asks.filter(is_given=True).exclude(voice__in=NAMED)
    for subject, voice, rater in sent.values_list("subject_id", "voice", "rater_id"):
        found[subject, voice].add(rater)
    return found
