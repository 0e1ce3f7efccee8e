"""A small city office: three units, five positions, four persons."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.conftest import NOON
from tolok.people.actions import import_people
from tolok.people.queries import ImportRows, PersonRow, PositionRow, PostingRow, UnitRow

if TYPE_CHECKING:
    from tolok.people.models import Government, Person

JANUARY = date(2026, 1, 1)
HEAD, CLERK, HR = "197001011995011901", "199001012015012902", "198501012010011903"
MAYOR = "196501011990011904"
OFFICE = ImportRows(
    units=(UnitRow("KOTA", "Kota"), UnitRow("DUK", "Dinas Kependudukan", "KOTA"), UnitRow("BKP", "BKPSDM", "KOTA")),
    positions=(
        PositionRow("WALI", "Wali kota", "KOTA", "head_of_region", is_head=True),
        PositionRow("DUK-1", "Kepala dinas", "DUK", "jpt", "WALI", is_head=True),
        PositionRow("DUK-2", "Kepala bidang", "DUK", "administrator", "DUK-1"),
        PositionRow("DUK-3", "Operator KTP", "DUK", "pelaksana", "DUK-2"),
        PositionRow("BKP-1", "Analis SDM", "BKP", "fungsional", "WALI", duty="hr"),
    ),
    persons=(
        PersonRow(MAYOR, "Wira Pratama"),
        PersonRow(HEAD, "Ratna Sari"),
        PersonRow(CLERK, "Ani Lestari"),
        PersonRow(HR, "Hadi Putra", email="hadi@contoh.example"),
    ),
    postings=(
        PostingRow(MAYOR, "WALI", JANUARY),
        PostingRow(HEAD, "DUK-1", JANUARY),
        PostingRow(CLERK, "DUK-3", JANUARY),
        PostingRow(HR, "BKP-1", JANUARY),
    ),
)


@pytest.fixture
def office(government: Government) -> dict[str, Person]:
    """The office is on record; its persons by first name."""
    from tolok.people.models import Person

    import_people(by=None, at=NOON, government=government, rows=OFFICE)
    return {person.name.split()[0].lower(): person for person in Person.objects.all()}
