"""An import brings in all or nothing, and the same again changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction

from tests.apps.people.conftest import CLERK, HEAD, JANUARY, MAYOR, OFFICE
from tests.conftest import NOON
from tolok.ledger.models import LedgerEntry
from tolok.people import actions
from tolok.people.actions import BadRows, import_people
from tolok.people.models import Account, Person, Position, Posting, Unit
from tolok.people.queries import ImportRows, PersonRow, PositionRow, PostingRow, UnitRow, Verdict, plan_import

if TYPE_CHECKING:
    from tolok.people.models import Government

STORED: dict[Any, tuple[str, ...]] = {
    Unit: ("code", "name", "parent__code", "time_zone"),
    Position: ("code", "title", "unit__code", "level", "duty", "is_head", "place", "reports_to__code"),
    Person: ("nip", "name", "status", "rank", "email"),
    Posting: ("person__nip", "position__code", "kind", "starts_on", "ends_on"),
}


def stored() -> list[list[tuple[Any, ...]]]:
    """Everything on record, without ids."""
    return [sorted(table.objects.values_list(*names), key=str) for table, names in STORED.items()]


def entries() -> list[tuple[Any, ...]]:
    """What the ledger says, without ids."""
    found = LedgerEntry.objects.order_by("id")
    return [(e.verb, e.object_type, e.actor_id, e.person_id is not None, e.field_names) for e in found]


def test_an_import_writes_what_the_single_acts_write(government: Government) -> None:
    before = transaction.savepoint()
    for unit in OFFICE.units:
        actions.add_unit(by=None, at=NOON, government=government, row=unit)
    for position in OFFICE.positions:
        actions.add_position(by=None, at=NOON, government=government, row=position)
    for person in OFFICE.persons:
        actions.add_person(by=None, at=NOON, government=government, row=person)
    for posting in OFFICE.postings:
        actions.add_posting(by=None, at=NOON, government=government, row=posting)
    by_hand, told = stored(), entries()
    transaction.savepoint_rollback(before)

    import_people(by=None, at=NOON, government=government, rows=OFFICE)

    assert stored() == by_hand
    assert entries() == told


def test_a_large_import_takes_the_copied_way_and_stores_the_same(government: Government) -> None:
    persons = tuple(PersonRow(f"1991010120150129{n:02}", f"Pegawai {n}") for n in range(1, 90))
    postings = tuple(PostingRow(p.nip, "DUK-3", JANUARY) for p in persons)
    rows = replace(OFFICE, persons=OFFICE.persons + persons, postings=OFFICE.postings + postings)

    plan = import_people(by=None, at=NOON, government=government, rows=rows)

    assert {outcome.verdict for outcome in plan.outcomes} == {Verdict.NEW}
    assert (Person.objects.count(), Posting.objects.count()) == (93, 93)
    assert len(entries()) == 1 + 3 + 5 + 93 + 93


def test_the_same_rows_twice_change_nothing(government: Government, office: dict[str, Person]) -> None:
    before, told = stored(), entries()

    plan = import_people(by=None, at=NOON, government=government, rows=OFFICE)

    assert plan.is_same
    assert (stored(), entries()) == (before, told)


def test_a_changed_row_is_named_with_its_fields_and_written(government: Government, office: dict[str, Person]) -> None:
    rows = ImportRows(
        persons=(PersonRow(CLERK, "Ani Lestari, S.Kom."),),
        postings=(
            PostingRow(CLERK, "DUK-3", JANUARY, date(2026, 7, 1)),
            PostingRow(CLERK, "DUK-2", date(2026, 7, 1)),
        ),
    )

    plan = import_people(by=None, at=NOON, government=government, rows=rows)

    told = [(outcome.verdict, outcome.changes) for outcome in plan.outcomes]
    assert told == [(Verdict.CHANGED, ("name",)), (Verdict.CHANGED, ("ends_on",)), (Verdict.NEW, ())]
    assert Person.objects.get(nip=CLERK).name == "Ani Lestari, S.Kom."
    assert [entry[0] for entry in entries()[-3:]] == ["change_person", "change_posting", "add_posting"]


def test_a_blank_rank_keeps_what_is_known(government: Government, office: dict[str, Person]) -> None:
    import_people(
        by=None,
        at=NOON,
        government=government,
        rows=ImportRows(persons=(PersonRow(CLERK, "Ani Lestari", rank="II/c"),)),
    )

    plan = import_people(by=None, at=NOON, government=government, rows=OFFICE)

    assert plan.is_same
    assert Person.objects.get(nip=CLERK).rank == "II/c"


BAD: list[tuple[str, ImportRows, tuple[str, int, str]]] = [
    ("wrong NIP", ImportRows(persons=(PersonRow("123", "X"),)), ("Pegawai", 1, "NIP")),
    ("unknown unit", ImportRows(positions=(PositionRow("A", "A", "NIHIL", "jpt"),)), ("Jabatan", 1, "Kode unit")),
    ("unknown level", ImportRows(positions=(PositionRow("A", "A", "DUK", "raja"),)), ("Jabatan", 1, "Jenjang")),
    (
        "unknown position",
        ImportRows(postings=(PostingRow(CLERK, "NIHIL", JANUARY, kind="plt"),)),
        ("Penempatan", 1, "Kode jabatan"),
    ),
    ("unknown person", ImportRows(postings=(PostingRow("1", "DUK-3", JANUARY),)), ("Penempatan", 1, "NIP")),
    ("unknown zone", ImportRows(units=(UnitRow("A", "A", time_zone="Europe/Rome"),)), ("Unit", 1, "Zona waktu")),
    ("no name", ImportRows(units=(UnitRow("A", ""),)), ("Unit", 1, "Nama unit")),
    ("long name", ImportRows(units=(UnitRow("A", "n" * 161),)), ("Unit", 1, "Nama unit")),
    ("wrong e-mail", ImportRows(persons=(PersonRow(CLERK, "Ani", email="ani"),)), ("Pegawai", 1, "Email")),
    ("other status", ImportRows(persons=(PersonRow(CLERK, "Ani", status="pppk"),)), ("Pegawai", 1, "Status")),
    (
        "duplicate",
        ImportRows(units=(UnitRow("A", "A"), UnitRow("A", "B"))),
        ("Unit", 2, "Kode unit"),
    ),
    (
        "end before start",
        ImportRows(postings=(PostingRow(CLERK, "DUK-2", date(2025, 2, 1), date(2025, 1, 1)),)),
        ("Penempatan", 1, "Sampai dengan"),
    ),
    (
        "overlap",
        ImportRows(postings=(PostingRow(CLERK, "DUK-2", date(2026, 3, 1)),)),
        ("Penempatan", 1, "Mulai"),
    ),
]


@pytest.mark.parametrize(("what", "rows", "place"), BAD, ids=[row[0] for row in BAD])
def test_one_bad_row_is_named_and_nothing_is_written(
    government: Government, office: dict[str, Person], what: str, rows: ImportRows, place: tuple[str, int, str]
) -> None:
    before, told = stored(), entries()
    good = PersonRow("199501012020011905", "Baru Sekali")

    with pytest.raises(BadRows) as refusal:
        import_people(by=None, at=NOON, government=government, rows=replace(rows, persons=(*rows.persons, good)))

    faults = refusal.value.plan.faults
    assert [(fault.sheet, fault.line, fault.column) for fault in faults] == [place]
    assert faults[0].reason
    assert faults[0].remedy
    assert (stored(), entries()) == (before, told)


def test_a_loop_of_superiors_is_named_step_by_step(government: Government, office: dict[str, Person]) -> None:
    rows = ImportRows(positions=(PositionRow("DUK-1", "Kepala dinas", "DUK", "jpt", "DUK-3", is_head=True),))

    plan = plan_import(government, rows)

    assert ["DUK-1 → DUK-3 → DUK-2 → DUK-1" in fault.reason for fault in plan.faults] == [True]


def test_a_loop_of_units_is_named(government: Government, office: dict[str, Person]) -> None:
    rows = ImportRows(units=(UnitRow("KOTA", "Kota", "DUK"),))

    plan = plan_import(government, rows)

    assert ["KOTA → DUK → KOTA" in fault.reason for fault in plan.faults] == [True]


def test_a_line_of_superiors_has_an_end(government: Government, office: dict[str, Person]) -> None:
    line = tuple(PositionRow(f"L{n}", f"L{n}", "DUK", "pelaksana", f"L{n - 1}" if n else "") for n in range(14))

    plan = plan_import(government, ImportRows(positions=line))

    assert [fault.line for fault in plan.faults] == [14]


def test_two_heads_at_once_are_doubted_and_not_refused(government: Government, office: dict[str, Person]) -> None:
    other = "197501012000011906"
    rows = ImportRows(persons=(PersonRow(other, "Dua"),), postings=(PostingRow(other, "DUK-1", date(2026, 2, 1)),))

    plan = import_people(by=None, at=NOON, government=government, rows=rows)

    assert [(doubt.sheet, doubt.column) for doubt in plan.doubts] == [("Penempatan", "Kode jabatan")]


def test_a_blank_time_zone_is_the_parents(government: Government) -> None:
    rows = ImportRows(units=(UnitRow("A", "A", time_zone="Asia/Makassar"), UnitRow("B", "B", "A"), UnitRow("C", "C")))

    import_people(by=None, at=NOON, government=government, rows=rows)

    zones = dict(Unit.objects.values_list("code", "time_zone"))
    assert zones == {"A": "Asia/Makassar", "B": "Asia/Makassar", "C": "Asia/Jakarta"}


def test_only_the_hr_agency_imports(government: Government, office: dict[str, Person]) -> None:
    from tolok.people.access import NotAllowed

    with pytest.raises(NotAllowed):
        import_people(by=office["ani"], at=NOON, government=government, rows=OFFICE)

    assert import_people(by=office["hadi"], at=NOON, government=government, rows=OFFICE).is_same


def test_a_single_act_refuses_what_is_there_already(government: Government, office: dict[str, Person]) -> None:
    with pytest.raises(actions.AlreadyThere):
        actions.add_unit(by=None, at=NOON, government=government, row=OFFICE.units[0])
    with pytest.raises(BadRows):
        actions.add_person(by=None, at=NOON, government=government, row=PersonRow("1", "X"))


def test_a_posting_ends_after_it_starts(government: Government, office: dict[str, Person]) -> None:
    posting = Posting.objects.get(person=office["ani"])

    with pytest.raises(actions.EndsBeforeItStarts):
        actions.end_posting(by=office["hadi"], at=NOON, posting=posting, ends_on=JANUARY)
    actions.end_posting(by=office["hadi"], at=NOON, posting=posting, ends_on=date(2026, 8, 1))

    assert Posting.objects.get(pk=posting.pk).ends_on == date(2026, 8, 1)


def test_accounts_are_made_once_and_open_to_nobody(office: dict[str, Person]) -> None:
    made = [actions.make_accounts(by=office["hadi"], at=NOON, persons=office.values()) for _ in range(2)]

    assert made == [4, 0]
    assert [account.has_usable_password() for account in Account.objects.all()] == [False] * 4
    assert [entry[0] for entry in entries()[-4:]] == ["make_account"] * 4
    assert {MAYOR, HEAD} <= set(Account.objects.values_list("person__nip", flat=True))
