"""A survey of the office's service, answered by as many as a test needs."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid4

from tests.apps.work import Office
from tests.conftest import NOON
from tolok.citizens.actions.survey.answers import Arrival, send_answer, send_answers
from tolok.citizens.actions.survey.opening import open_survey
from tolok.citizens.models import Survey
from tolok.citizens.queries.survey.given import Given
from tolok.skp.actions import open_service
from tolok.skp.actions.standards import Limit
from tolok.skp.models import Service

JULY, APRIL = date(2026, 7, 1), date(2026, 4, 1)
GOOD = (3, 3, 4, 4, 3, 3, 4, 3, 2)
POOR = (2, 3, 2, 3, 3, 3, 3, 2, 2)


def given_service(office: Office, code: str = "ktp-el", name: str = "KTP-el baru") -> Service:
    """A service of the office."""
    limit = Limit(3, "days", date(2026, 1, 1), "Perwako")
    return open_service(by=office["planner"], at=NOON, unit=office.unit, code=code, name=name, limit=limit)


def asked(office: Office, code: str = "ktp-el", name: str = "KTP-el baru", extra: str = "") -> Survey:
    """A survey of it."""
    return open_survey(by=office["hr"], at=NOON, service=given_service(office, code, name), extra=extra)


def sent(
    survey: Survey, marks: tuple[int, ...] = GOOD, *, at: datetime = NOON, key: UUID | None = None, **more: str
) -> None:
    """One answer by the code at the counter."""
    said = {name: more.pop(name) for name in ("sex", "age", "comment") if name in more}
    given = Given(marks, **said)
    send_answer(at=at, survey=survey, key=key or uuid4(), given=given, **{"channel": "qr", **more})  # type: ignore[arg-type]  # the tests say what they pass


def crowded(survey: Survey, n: int, *, month: date = APRIL, marks: tuple[int, ...] | None = None) -> None:
    """So many answers of a month, good and poor in turn."""
    send_answers(
        at=NOON,
        arrivals=[Arrival(survey, month, "qr", Given(marks or (GOOD, POOR)[number % 2])) for number in range(n)],
    )
