"""Lists services that systems count, lets them send, contests what is wrong."""

from __future__ import annotations

from datetime import date

from tolok.citizens.actions.served import release_due_served
from tolok.demo.days import YEAR
from tolok.demo.measured import events
from tolok.demo.scene import Scene
from tolok.demo.standards import given
from tolok.demo.told import sections
from tolok.evidence.actions import contest_event, decide_contest, take_events
from tolok.evidence.queries import Finished, events_of
from tolok.people.actions import make_token
from tolok.people.queries import superior_of
from tolok.skp.actions import Limit, open_service

STANDARD = "Standar pelayanan (contoh)"
LISTED_ON, MORNING = date(YEAR, 1, 2), 10 * 60 + 30
NIGHT, NOON = 6 * 60, 12 * 60
# The days whose services are contested, and the days on which they are and on which it is decided.
CONTESTED = (date(YEAR, 9, 1), date(YEAR, 9, 25))
RAISED, DECIDED = date(YEAR, 10, 12), date(YEAR, 10, 14)


def open_services(scene: Scene) -> None:
    """List the services that systems count, and give each system its token."""
    by, at = scene.on_duty("hr"), scene.at(LISTED_ON, MORNING)
    for each in given(scene.town.slug):
        limit = Limit(each.days, "days", date(YEAR, 1, 1), STANDARD)
        opened = open_service(
            by=by, at=at, unit=scene.units[each.unit], code=each.code, name=each.name, limit=limit, kind=each.kind
        )
        scene.services[each.code] = opened.pk
        if each.system not in scene.systems:
            made = make_token(by=by, at=at, kind="source", label=each.system, scopes=["events:write"])
            scene.systems[each.system] = made[0]


def measure(scene: Scene, starts_on: date, ends_on: date) -> int:
    """Let the systems send what they counted in the span; the number of events."""
    counted = list(events(scene.town.slug, starts_on, ends_on))
    for label, token in scene.systems.items():
        rows = [
            Finished(
                external_id=each.number,
                nip=each.nip,
                service=each.service.code,
                received_at=scene.at(*each.received),
                finished_at=scene.at(*each.finished),
                result=each.result,
                complexity=each.complexity,
                queue=each.queue,
            )
            for each in counted
            if each.service.system == label
        ]
        at = scene.at(ends_on, NIGHT)
        take_events(at=at, government=scene.government, source=label, rows=rows, token=token)
    return len(counted)


def settle(scene: Scene) -> None:
    """Contest what was counted, then publish every quarter that is over, as the clock would have."""
    _contest(scene)
    release_due_served(at=scene.end, government=scene.government)


def _contest(scene: Scene) -> None:
    """One service is contested and struck out, another waits for its decision."""
    if not scene.systems:
        return
    person = scene.people[next(iter(events(scene.town.slug, *CONTESTED))).nip]
    slowest = events_of(person, starts_on=CONTESTED[0], ends_on=CONTESTED[1])[:2]
    reasons = sections("talk")["[contest]"]
    for event, reason in zip(slowest, reasons, strict=True):
        contest_event(by=person, at=scene.at(RAISED, NOON), event_id=event.pk, reason=reason)
    superior = superior_of(person, on=DECIDED)
    assert superior
    decide_contest(
        by=superior, at=scene.at(DECIDED, NOON), event_id=slowest[0].pk, is_struck=True,
        answer=sections("talk")["[struck]"][0],
    )  # fmt: skip  # one decision a glance
