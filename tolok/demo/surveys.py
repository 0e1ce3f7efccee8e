"""Loads what the public says: surveys, a year of answers, what came of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import cycle, pairwise
from typing import TYPE_CHECKING

from tolok.citizens.actions.improvements import finish_improvement, plan_improvement, start_improvement
from tolok.citizens.actions.survey.answers import Arrival, send_answers
from tolok.citizens.actions.survey.comments import show_survey_comment, withhold_survey_comment
from tolok.citizens.actions.survey.opening import open_survey
from tolok.citizens.actions.survey.past import import_past
from tolok.citizens.actions.survey.releases import release_survey
from tolok.citizens.queries.survey.given import Given
from tolok.citizens.queries.survey.past import OldRow
from tolok.citizens.queries.survey.questions import PROFILE, UNSUR
from tolok.citizens.queries.survey.surveys import comments_to_read
from tolok.demo.chance import dice, weighted
from tolok.demo.days import QUARTERS, YEAR, workday
from tolok.demo.scene import Scene
from tolok.demo.told import rows, sections
from tolok.people.queries import heads_of
from tolok.skp.actions import Limit, open_service
from tolok.skp.queries import offered, service_by_id

if TYPE_CHECKING:
    from random import Random

    from tolok.citizens.models import Survey

STANDARD = "Standar Pelayanan (contoh)"
MORNING, LISTED_ON, LAST_MONTH = 8 * 60, date(YEAR, 1, 5), 12
DOORS = (("qr", 62), ("kiosk", 20), ("invited", 12), ("paper", 6))
# In percent of the answers: who writes, who says who they are. Waiting gets better through the year, rooms do not.
WRITES, TELLS = 2, 88
LEANS = {"cost": 12, "conduct": 6, "time": -10, "facilities": -7, "handling": -5}


@dataclass(frozen=True)
class Asked:
    """A survey with how much it is liked (percent) and how many answer in a month."""

    survey: Survey
    liked: int
    monthly: int


def ask(scene: Scene) -> None:
    """Open the surveys, let the year be answered, publish its quarters, and say what is improved.

    The answers of a month count in its period only, so they may all be there before the first one is gathered.
    """
    asked = [_open(scene, *cells[1:]) for cells in rows("surveys") if cells[0] == scene.town.slug]
    send_answers(at=scene.end, arrivals=list(_answers(scene, asked)))
    for first, after in pairwise(QUARTERS[:4]):
        at = scene.at(workday(after), MORNING)
        release_survey(by=None, at=at, government=scene.government, starts_on=first)
    _read(scene)
    _improve(scene, [each.survey for each in asked])
    _look_back(scene, [each.survey for each in asked])


def _open(scene: Scene, unit: str, code: str, name: str, days: str, liked: str, monthly: str, extra: str = "") -> Asked:
    by, at = scene.on_duty("hr"), scene.at(LISTED_ON, MORNING)
    known = offered([code]).get(code)
    service = service_by_id(known.id) if known else None
    if service is None:
        limit = Limit(int(days), "days", date(YEAR, 1, 1), STANDARD)
        service = open_service(by=by, at=at, unit=scene.units[unit], code=code, name=name, limit=limit)
    population = None if code in scene.services else int(monthly) * 40
    return Asked(
        open_survey(by=by, at=at, service=service, extra=extra, population=population), int(liked), int(monthly)
    )


def _answers(scene: Scene, asked: list[Asked]) -> Iterator[Arrival]:
    words, said = sections("survey_words"), cycle(sections("survey_words")["[comment]"])
    for each in asked:
        roll = dice("survey", scene.town.slug, each.survey.service.code)
        for month in range(1, LAST_MONTH + 1):
            for _answer in range(max(1, round(each.monthly * roll.uniform(0.7, 1.3)))):
                comment = next(said) if roll.randrange(100) < WRITES else ""
                given = _given(each, month, roll, comment)
                yield Arrival(each.survey, date(YEAR, month, 1), weighted(roll, DOORS), given)
        yield Arrival(each.survey, date(YEAR, LAST_MONTH, 1), "qr", _given(each, LAST_MONTH, roll, words["[held]"][0]))


def _given(each: Asked, month: int, roll: Random, comment: str) -> Given:
    mood = roll.gauss(0, 12)
    asked = (*UNSUR, *(("extra",) if each.survey.extra else ()))
    marks = tuple(_mark(each.liked + LEANS.get(word, 0) + (word == "time") * month + mood, roll) for word in asked)
    sex, age, education, work = (
        roll.choice(choices)[0] if roll.randrange(100) < TELLS else "" for choices in PROFILE.values()
    )
    return Given(marks, sex, age, education, work, comment)


def _mark(liked: float, roll: Random) -> int:
    return max(1, min(4, round(1 + 3 * (liked + roll.gauss(0, 14)) / 100)))


def _read(scene: Scene) -> None:
    """The HR agency has read what was written but for the last few."""
    hr, held = scene.on_duty("hr"), sections("survey_words")["[held]"]
    for comment in comments_to_read()[3:]:
        if comment.text in held:
            withhold_survey_comment(by=hr, at=scene.end, comment=comment, reason="Menyebut nama seseorang.")
        else:
            show_survey_comment(by=hr, at=scene.end, comment=comment)


def _improve(scene: Scene, surveys: list[Survey]) -> None:
    hr, heads = scene.on_duty("hr"), heads_of({each.service.unit_id for each in surveys}, on=QUARTERS[2])
    for about, told in zip(surveys, sections("survey_words")["[plan]"], strict=False):
        unsur, text, outcome = (cell.strip() for cell in f"{told} |".split("|")[:3])
        plan = plan_improvement(
            by=hr, at=scene.at(workday(QUARTERS[2]), MORNING), survey=about, unsur=unsur, text=text,
            owner=heads.get(about.service.unit_id, hr), due_on=QUARTERS[4],
        )  # fmt: skip  # one line a thought
        start_improvement(by=hr, at=scene.at(workday(date(YEAR, 8, 3)), MORNING), improvement=plan)
        if outcome:
            finish_improvement(
                by=hr, at=scene.at(workday(date(YEAR, 11, 2)), MORNING), improvement=plan, outcome=outcome
            )


def _look_back(scene: Scene, surveys: list[Survey]) -> None:
    """What was published before; one of three does not follow from its own means."""
    first = surveys[0].service
    old = []
    for told in sections("survey_words")["[past]"]:
        year, index, means = (cell.strip() for cell in told.split("|"))
        written = dict(zip(UNSUR, means.replace(",", ".").split(), strict=True))
        points = int(index.replace(",", ""))
        old.append(OldRow(first.pk, first.name, int(year), 212, points, written))
    import_past(by=scene.on_duty("hr"), at=scene.end, rows=old)
