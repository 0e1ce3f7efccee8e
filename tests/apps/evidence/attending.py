"""Days and leave as a source sends them, and what tests ask of them."""

from __future__ import annotations

from datetime import date

from django.test import Client

from tests.apps.work import Office
from tests.conftest import NOON
from tolok.evidence.actions import record_attendance, record_leaves
from tolok.evidence.models import AttendanceDay
from tolok.evidence.queries import DayRow, LeaveRow, Plan, attended, known
from tolok.people.models import Person

FRIDAY, SUNDAY, MONDAY, TUESDAY = (date(2026, 7, number) for number in (10, 12, 13, 14))
FIRST, AFTER = date(2026, 7, 1), date(2026, 7, 15)


def day(
    person: Person, on: date = MONDAY, kind: str = "present", late: int | None = 0, early: int | None = 0
) -> DayRow:
    """One day of a person."""
    return DayRow(person.nip, on, kind, late, early)


def leave(
    person: Person, starts_on: date, ends_on: date, kind: str = "annual", *, is_withdrawn: bool = False
) -> LeaveRow:
    """One leave of a person."""
    return LeaveRow(person.nip, kind, starts_on, ends_on, is_withdrawn=is_withdrawn)


def take(office: Office, *rows: DayRow, source: str = "Mesin contoh") -> Plan[DayRow]:
    """Record days as a measuring system would."""
    return record_attendance(by=None, at=NOON, government=office.government, source=source, rows=rows)


def grant(office: Office, *rows: LeaveRow) -> Plan[LeaveRow]:
    """Record leaves as a measuring system would."""
    return record_leaves(by=None, at=NOON, government=office.government, source="Simpeg contoh", rows=rows)


def verdicts(plan: Plan[DayRow] | Plan[LeaveRow]) -> list[str]:
    """What became of each row."""
    return [each.verdict.value for each in plan.rows]


def stored(person: Person, on: date = MONDAY) -> tuple[str, int | None, int | None, str, int]:
    """What is stored of a day: kind, minutes, state, version."""
    held = AttendanceDay.objects.get(person=person, on=on)
    return held.kind, held.late_minutes, held.early_minutes, held.state, held.version


def counted(person: Person, starts_on: date = FIRST, ends_on: date = AFTER) -> dict[tuple[str, int | None], int]:
    """What the person's days add up to, by kind and minutes."""
    of = known([person.pk], starts_on=starts_on, ends_on=ends_on)
    found = attended(person.pk, of, starts_on=starts_on, ends_on=ends_on)
    return {(each.kind, each.minutes): each.n for each in found}


def shown(client: Client, address: str) -> str:
    """The text of a page that opens."""
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())
