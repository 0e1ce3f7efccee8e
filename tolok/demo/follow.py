"""Loads what signed predikat opened, and what came of some of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tolok.appraisal.queries import appraisals_of_period
from tolok.demo.chance import dice
from tolok.demo.days import TODAY, workday
from tolok.demo.scene import Scene
from tolok.demo.told import sections
from tolok.followup.actions import FollowUpDraft, close_follow_up, open_follow_ups_many

if TYPE_CHECKING:
    from datetime import datetime

    from tolok.calendar.models import Period
    from tolok.followup.models import FollowUp

NOON = 12 * 60
# So many of a hundred follow-ups were closed with what came of them.
CLOSED = 80


def follow(scene: Scene, period: Period, signed: dict[int, datetime]) -> None:
    """Open what the signed appraisals of a period call for; the HR agency closes some a month later."""
    drafts = [
        FollowUpDraft(by=None, at=signed[appraisal.pk], appraisal=appraisal)
        for appraisal in appraisals_of_period(period.pk)
        if appraisal.pk in signed
    ]
    nips = {person.pk: nip for nip, person in scene.people.items()}
    for row in open_follow_ups_many(at=scene.end, drafts=drafts):
        _close(scene, row, nips[row.person_id], period)


def _close(scene: Scene, row: FollowUp, nip: str, period: Period) -> None:
    roll = dice("follow", scene.town.slug, nip, period.label, row.title)
    on = workday(_day(row) + timedelta(days=roll.randint(20, 45)))
    said = sections("talk").get(f"[{row.kind}]", [])
    if on >= TODAY - timedelta(days=5) or roll.randrange(100) >= CLOSED:
        return
    hr = scene.on_duty("hr")
    if hr.nip != nip:
        close_follow_up(by=hr, at=scene.at(on, NOON), follow_up=row, outcome=roll.choice(said))


def _day(row: FollowUp) -> date:
    return row.opened_at.date()
