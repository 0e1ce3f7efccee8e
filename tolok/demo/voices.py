"""Loads the rounds of voices: who serves whom, who was asked, what was said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tolok.calendar.queries import periods_of_year
from tolok.demo.chance import dice
from tolok.demo.days import TODAY, YEAR, workday
from tolok.demo.scene import Scene
from tolok.demo.temper import temper
from tolok.demo.told import rows, sections
from tolok.feedback.actions import (
    Sending,
    close_round,
    hold_comment,
    keep_served,
    open_round,
    order_close,
    order_round,
    remind_voices,
    send_sheets,
    show_comment,
)
from tolok.feedback.queries import asks_in, comments_of, serving_lines, voices_in
from tolok.rules.terms import Value

if TYPE_CHECKING:
    from tolok.feedback.models import Ask, Round

# Marks in tenths around which others see a person, by temper.
SEEN = {"strong": 47, "steady": 43, "rising": 41, "late": 38, "copier": 37, "tired": 36, "silent": 35, "struggling": 33}
# Of a hundred: who answers in time, who has answered in a round that runs, who knows nothing of a value, who writes.
ANSWERS, SO_FAR, UNKNOWN, WRITES = 88, 97, 6, 14
OPENS_BEFORE, MORNING = timedelta(days=15), 8 * 60
# Units that serve others inside the government.
SERVING = (("BKPSDM", "DISDUKCAPIL"), ("BKPSDM", "DPMPTSP"), ("DISKOMINFO", "DISDUKCAPIL"), ("DISKOMINFO", "BKPSDM"))


def _serve(scene: Scene) -> None:
    """Say who serves whom, before the first round."""
    if serving_lines(on=TODAY):
        return
    for unit, served in SERVING:
        keep_served(
            by=scene.on_duty("hr"), at=scene.at(date(YEAR, 1, 5), MORNING), unit=scene.units[unit],
            served=scene.units[served], starts_on=date(YEAR, 1, 1),
        )  # fmt: skip  # one line a thought


def hear(scene: Scene, first: date, gathered_on: date) -> None:
    """Ask the voices on what ends the day before `first`; a period that is over is closed and its comments read."""
    for period in periods_of_year(YEAR):
        if period.ends_on == first and voices_in(period):
            _serve(scene)
            begun = workday(period.last_day - OPENS_BEFORE)
            seed = dice("voices", scene.town.slug, first).randbytes(16).hex()
            hr = scene.on_duty("hr")
            ordered = order_round(by=hr, at=scene.at(begun, MORNING), period=period, seed=seed)
            opened = open_round(at=ordered.ordered_at, round_=ordered)
            is_over = first <= TODAY
            sendings = list(_sheets(scene, opened, ANSWERS if is_over else SO_FAR))
            send_sheets(at=scene.at(workday(begun + timedelta(days=8)), MORNING), round_=opened, sendings=sendings)
            if is_over:
                closing = order_close(by=hr, at=scene.at(gathered_on, MORNING - 60), round_=opened)
                close_round(at=closing.ordered_at, round_=closing)
                _read(scene, opened, gathered_on)
            else:
                remind_voices(government=scene.government, at=scene.end, on=TODAY)


def _sheets(scene: Scene, opened: Round, share: int) -> Iterator[Sending]:
    """The sheets of those who answer; in the open round the people of the stories have all of theirs to give."""
    stories = [label for slug, label, _story in rows("stories") if slug == scene.town.slug and label != "article"]
    told = {scene.holder(label, TODAY).nip for label in stories}
    for ask in asks_in(opened):
        roll = dice("voice", scene.town.slug, opened.starts_on, ask.rater.nip, ask.subject.nip)
        waits = share == SO_FAR and ask.rater.nip in told
        if roll.randrange(100) < share and not waits:
            yield Sending(ask.rater, ask, _marks(scene, ask, roll.getrandbits(32)), _words(ask, roll.getrandbits(32)))


def _marks(scene: Scene, ask: Ask, number: int) -> dict[str, int]:
    roll = dice("marks", number)
    seen = SEEN[temper(scene.town.slug, ask.subject.nip).kind] / 10
    severity = dice("severity", ask.rater.nip).gauss(0, 0.25)
    return {
        value.value: 0
        if roll.randrange(100) < UNKNOWN and ask.voice != "self"
        else max(1, min(5, round(roll.gauss(seen + severity, 0.6))))
        for value in Value
    }


def _words(ask: Ask, number: int) -> str:
    roll = dice("words", number)
    if ask.voice in ("superior", "self") or roll.randrange(100) >= WRITES:
        return ""
    kind = roll.choices(("[good]", "[wish]", "[held]"), (60, 36, 4))[0]
    return roll.choice(sections("voices")[kind])


def _read(scene: Scene, opened: Round, on: date) -> None:
    """The HR agency has read the comments but for the last few."""
    hr, at, held = scene.on_duty("hr"), scene.at(on, MORNING - 30), sections("voices")["[held]"]
    for comment in comments_of(opened)[3:]:
        if comment.text in held:
            reason = "Menyebut rapat tertentu, sehingga penulisnya dapat dikenali."
            hold_comment(by=hr, at=at, comment=comment, reason=reason)
        else:
            show_comment(by=hr, at=at, comment=comment)
