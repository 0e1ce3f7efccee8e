"""Who may do what in the forum and in moderation, one row a right."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tests.apps.citizens.talk import planned, post_on, proposed, staffed, topic_in
from tests.apps.work import Office
from tests.conftest import NOON, TODAY
from tolok.citizens.access import PERMISSIONS
from tolok.citizens.access.appeals import STEPS as APPEALS
from tolok.citizens.access.improvements import STEPS as IMPROVEMENTS
from tolok.citizens.access.moderation import STEPS as MODERATION
from tolok.citizens.access.moderation import NotThisStep, require_turn
from tolok.citizens.access.proposals import STEPS as PROPOSALS
from tolok.citizens.access.topics import STEPS as TOPICS
from tolok.citizens.actions.forum import raise_appeal
from tolok.citizens.actions.moderation import set_aside
from tolok.people.access import may

ROWS = [
    ("release", "colleague", True),
    ("release", "self", False),
    ("release", "superior", False),
    ("release", "hr", False),
    ("release", "planner", False),
    ("release", "stranger", False),
    ("set_aside", "colleague", True),
    ("set_aside", "self", False),
    ("set_aside", "superior", False),
    ("set_aside", "hr", False),
    ("set_aside", "planner", False),
    ("set_aside", "stranger", False),
    ("hold", "colleague", True),
    ("hold", "self", False),
    ("hold", "superior", False),
    ("hold", "hr", False),
    ("hold", "planner", False),
    ("hold", "stranger", False),
    ("open_topic", "colleague", True),
    ("open_topic", "self", True),
    ("open_topic", "superior", False),
    ("open_topic", "hr", False),
    ("open_topic", "planner", False),
    ("open_topic", "stranger", False),
    ("answer_topic", "colleague", True),
    ("answer_topic", "self", True),
    ("answer_topic", "superior", False),
    ("answer_topic", "hr", False),
    ("answer_topic", "planner", False),
    ("answer_topic", "stranger", False),
    ("close_topic", "colleague", True),
    ("close_topic", "self", True),
    ("close_topic", "superior", False),
    ("close_topic", "hr", False),
    ("close_topic", "planner", False),
    ("close_topic", "stranger", False),
    ("sum_up_topic", "colleague", True),
    ("sum_up_topic", "self", True),
    ("sum_up_topic", "superior", False),
    ("sum_up_topic", "hr", False),
    ("sum_up_topic", "planner", False),
    ("sum_up_topic", "stranger", False),
    ("reopen_topic", "colleague", True),
    ("reopen_topic", "self", True),
    ("reopen_topic", "superior", False),
    ("reopen_topic", "hr", False),
    ("reopen_topic", "planner", False),
    ("reopen_topic", "stranger", False),
    ("improve_topic", "colleague", True),
    ("improve_topic", "self", True),
    ("improve_topic", "superior", False),
    ("improve_topic", "hr", False),
    ("improve_topic", "planner", False),
    ("improve_topic", "stranger", False),
    ("propose_indicator", "colleague", True),
    ("propose_indicator", "self", True),
    ("propose_indicator", "superior", False),
    ("propose_indicator", "hr", False),
    ("propose_indicator", "planner", False),
    ("propose_indicator", "stranger", False),
    ("start_improvement", "colleague", True),
    ("start_improvement", "self", True),
    ("start_improvement", "superior", True),
    ("start_improvement", "hr", False),
    ("start_improvement", "planner", False),
    ("start_improvement", "stranger", False),
    ("finish_improvement", "colleague", True),
    ("finish_improvement", "self", True),
    ("finish_improvement", "superior", True),
    ("finish_improvement", "hr", False),
    ("finish_improvement", "planner", False),
    ("finish_improvement", "stranger", False),
    ("drop_improvement", "colleague", True),
    ("drop_improvement", "self", True),
    ("drop_improvement", "superior", True),
    ("drop_improvement", "hr", False),
    ("drop_improvement", "planner", False),
    ("drop_improvement", "stranger", False),
    ("adopt_indicator", "colleague", False),
    ("adopt_indicator", "self", False),
    ("adopt_indicator", "superior", False),
    ("adopt_indicator", "hr", True),
    ("adopt_indicator", "planner", True),
    ("adopt_indicator", "stranger", False),
    ("link_indicator", "colleague", False),
    ("link_indicator", "self", False),
    ("link_indicator", "superior", False),
    ("link_indicator", "hr", True),
    ("link_indicator", "planner", True),
    ("link_indicator", "stranger", False),
    ("decline_indicator", "colleague", False),
    ("decline_indicator", "self", False),
    ("decline_indicator", "superior", False),
    ("decline_indicator", "hr", True),
    ("decline_indicator", "planner", True),
    ("decline_indicator", "stranger", False),
    ("uphold_appeal", "colleague", False),
    ("uphold_appeal", "self", False),
    ("uphold_appeal", "superior", False),
    ("uphold_appeal", "hr", True),
    ("uphold_appeal", "planner", False),
    ("uphold_appeal", "stranger", False),
    ("reject_appeal", "colleague", False),
    ("reject_appeal", "self", False),
    ("reject_appeal", "superior", False),
    ("reject_appeal", "hr", True),
    ("reject_appeal", "planner", False),
    ("reject_appeal", "stranger", False),
]


STEPS: dict[str, Any] = {**MODERATION, **TOPICS, **IMPROVEMENTS, **PROPOSALS, **APPEALS}


def row_for(verb: str, office: Office) -> Any:
    """What the verb is done to; `colleague` put the appealed post aside, proposed the indicator, `superior` owns."""
    if verb in MODERATION:
        return post_on(topic_in(office))
    if verb in TOPICS:
        return topic_in(office)
    if verb in IMPROVEMENTS:
        return planned(office)
    if verb in PROPOSALS:
        return proposed(office)
    aside = set_aside(by=office["colleague"], at=NOON, row=post_on(topic_in(office)), reason="abuse")
    return raise_appeal(at=NOON, about=aside, key=uuid4(), text="Tidak", standing="open", held_for="")


@pytest.mark.parametrize(("verb", "role", "allowed"), ROWS)
def test_the_permission_table_says_who_may(office: Office, verb: str, role: str, allowed: bool) -> None:
    """`colleague` coordinates, `self` answers for the unit."""
    staffed(office)

    if verb in PERMISSIONS:
        assert may(PERMISSIONS, verb, by=office[role], person=office["self"], on=TODAY) is allowed
    else:
        assert STEPS[verb][2](office[role], row_for(verb, office), TODAY) is allowed


TABLES: list[tuple[Any, list[str]]] = [
    (MODERATION, ["open", "held", "spam"]),
    (TOPICS, ["talking", "closed"]),
    (IMPROVEMENTS, ["planned", "running", "done", "dropped"]),
    (PROPOSALS, ["proposed", "adopted", "declined"]),
    (APPEALS, ["raised", "upheld", "rejected"]),
]
MOVES = [(table, verb, state) for table, states in TABLES for verb in table for state in [None, *states]]


@pytest.mark.parametrize(("table", "verb", "state"), MOVES)
def test_each_verb_leads_from_its_own_states_only(office: Office, table: Any, verb: str, state: str | None) -> None:
    """Every verb from every state: it goes where the table says, or is refused by name."""
    person, row = office["self"], object()
    alike = {verb: (*table[verb][:2], lambda by, row, on: True)}
    if state in table[verb][0]:
        assert require_turn(alike, verb, by=person, row=row, state=state, on=TODAY) == table[verb][1]
    else:
        with pytest.raises(NotThisStep):
            require_turn(alike, verb, by=person, row=row, state=state, on=TODAY)
