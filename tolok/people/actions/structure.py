"""Adds one unit, position, person or posting; ends a posting."""

from __future__ import annotations

from datetime import date, datetime
from typing import cast

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tolok.ledger.actions import Refusal, record
from tolok.people.access import PERMISSIONS, require
from tolok.people.actions.bring import BadRows
from tolok.people.models import Government, Person, Position, Posting, Unit
from tolok.people.queries import (
    ImportRows,
    PersonRow,
    PositionRow,
    PostingRow,
    Row,
    UnitRow,
    Verdict,
    columns_of,
    known_ids,
    local_day,
    plan_import,
)


class AlreadyThere(Refusal):
    """There is already one with this code, NIP or start."""

    def __init__(self) -> None:
        super().__init__(_("This is on record already, so nothing was added. Look it up and change it there."))


class EndsBeforeItStarts(Refusal):
    """A posting can't end on or before the day it starts."""

    def __init__(self) -> None:
        super().__init__(_("The posting would end before it starts. Choose a later day."))


@transaction.atomic
def add_unit(*, by: Person | None, at: datetime, government: Government, row: UnitRow) -> Unit:
    """Add one unit; raises BadRows, AlreadyThere."""
    columns = _checked("add_unit", by, at, government, ImportRows(units=(row,)))
    unit: Unit = Unit.objects.create(government=government, **columns)
    record(verb="add_unit", by=by, at=at, on=unit, fields=columns)
    return unit


@transaction.atomic
def add_position(*, by: Person | None, at: datetime, government: Government, row: PositionRow) -> Position:
    """Add one position; raises BadRows, AlreadyThere."""
    columns = _checked("add_position", by, at, government, ImportRows(positions=(row,)))
    position: Position = Position.objects.create(government=government, **columns)
    record(verb="add_position", by=by, at=at, on=position, fields=columns)
    return position


@transaction.atomic
def add_person(*, by: Person | None, at: datetime, government: Government, row: PersonRow) -> Person:
    """Add one person; raises BadRows, AlreadyThere."""
    columns = _checked("add_person", by, at, government, ImportRows(persons=(row,)))
    person: Person = Person.objects.create(government=government, **columns)
    record(verb="add_person", by=by, at=at, on=person, person=person, fields=columns)
    return person


@transaction.atomic
def add_posting(*, by: Person | None, at: datetime, government: Government, row: PostingRow) -> Posting:
    """Post one person; raises BadRows, AlreadyThere."""
    columns = _checked("add_posting", by, at, government, ImportRows(postings=(row,)))
    posting: Posting = Posting.objects.create(government=government, **columns)
    record(verb="add_posting", by=by, at=at, on=posting, person=posting.person, fields=columns)
    return posting


@transaction.atomic
def end_posting(*, by: Person | None, at: datetime, posting: Posting, ends_on: date) -> Posting:
    """Let a posting end; `ends_on` is the first day no longer."""
    if by is not None:
        require(PERMISSIONS, "end_posting", by=by, person=posting.person, on=local_day(posting.government, at))
    if ends_on <= posting.starts_on:
        raise EndsBeforeItStarts
    posting.ends_on = ends_on
    posting.save(update_fields=["ends_on"])
    record(verb="end_posting", by=by, at=at, on=posting, person=posting.person, fields={"ends_on": ends_on})
    return posting


def _checked(verb: str, by: Person | None, at: datetime, government: Government, rows: ImportRows) -> dict[str, object]:
    """The columns of the one row, checked as an import would check it."""
    if by is not None:
        require(PERMISSIONS, verb, by=by, person=by, on=local_day(government, at))
    plan = plan_import(government, rows)
    if not plan.is_good:
        raise BadRows(plan)
    (outcome,) = plan.outcomes
    if outcome.verdict is not Verdict.NEW:
        raise AlreadyThere
    return columns_of(cast(Row, outcome.row), known_ids())
