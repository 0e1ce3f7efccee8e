"""What can't be used is named beside its field, and what was typed stays."""

from __future__ import annotations

import io
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.apps.appraisal.conftest import Office
from tests.apps.insight.conftest import DRAFT
from tolok.insight.forms.simulation import SimulationForm
from tolok.insight.queries.allowances import HIGHEST, NoAllowances, read_allowances
from tolok.insight.queries.facts import Allowance
from tolok.insight.queries.packs import LARGEST_DRAFT, draft_of, offered, sample

NIP, OTHER = "198501012010011001", "198501012010011002"


def form(office: Office, *, files: dict[str, Any] | None = None, **sent: str) -> SimulationForm:
    """The form with the second quarter and the draft, unless said otherwise."""
    given = {"period": str(office.quarter().pk), "before": "periode", "after": "draf", "draft": DRAFT, **sent}
    return SimulationForm([office.quarter()], offered("contoh"), "contoh", given, files)


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content)


def sheet(*rows: tuple[object, ...]) -> bytes:
    """The rows as XLSX."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return written.getvalue()


def test_a_typed_draft_becomes_the_policy_to_try(office: Office) -> None:
    asked = form(office)

    assert asked.is_valid(), asked.errors
    plan = asked.plan()
    assert (plan.after.name, plan.before.name, plan.draft) == ("draf-ketat", "permenpanrb-6-2022", DRAFT)


def test_a_pack_that_is_there_needs_no_draft(office: Office) -> None:
    asked = form(office, after="pp-30-2019", before="permenpanrb-6-2022", draft="kept but not used")

    assert asked.is_valid(), asked.errors
    assert (asked.plan().after.name, asked.plan().draft) == ("pp-30-2019", "")
    assert not asked.opens_draft


def test_an_uploaded_draft_stands_before_a_typed_one(office: Office) -> None:
    asked = form(office, files={"draft_file": upload("d.toml", DRAFT.encode())}, draft="nonsense")

    assert asked.is_valid(), asked.errors
    assert asked.plan().draft == DRAFT


def test_a_faulty_upload_is_shown_as_text_with_its_fault(office: Office) -> None:
    faulty = DRAFT.replace("9800", '"banyak"')

    asked = form(office, files={"draft_file": upload("d.toml", faulty.encode())}, draft="")

    assert asked.errors["draft"] == [
        "Pada outcome.meets_from: harus bilangan bulat. Tulis bilangan bulat tanpa tanda kutip dan tanpa koma."
    ]
    assert asked["draft"].value() == faulty
    assert asked.opens_draft


@pytest.mark.parametrize(
    ("field", "sent", "files", "said"),
    [
        ("draft", {"draft": "  "}, {}, "Unggah draf"),
        ("draft", {"draft": "name = ["}, {}, "(file)"),
        ("draft", {"draft": DRAFT + 'government = "x"'}, {}, "outcome.government"),
        ("draft", {"draft": 'government = "lain"' + DRAFT}, {}, "milik “lain”"),
        ("draft_file", {"draft": "#" * (LARGEST_DRAFT + 1)}, {}, "100 kB"),
        ("draft_file", {}, {"draft_file": upload("d.toml", b"\xff\xfe\x00")}, "bukan teks UTF-8"),
        ("period", {"period": "0"}, {}, ""),
        ("after", {"after": "mataram-2026"}, {}, ""),
        ("allowances", {}, {"allowances": upload("t.csv", b"nama,gaji\n")}, "nip, tpp"),
    ],
)
def test_what_cannot_be_used_is_refused_beside_its_field(
    office: Office, field: str, sent: dict[str, str], files: dict[str, Any], said: str
) -> None:
    asked = form(office, files=files, **sent)

    assert not asked.is_valid()
    assert said in " ".join(str(each) for each in asked.errors[field])


def test_allowances_are_taken_by_person_and_strangers_are_counted(office: Office) -> None:
    clerk = office.people["clerk"]
    rows = f"nip;tpp\n{clerk.nip};Rp4.500.000\n{NIP};1\n"

    asked = form(office, files={"allowances": upload("t.csv", rows.encode())})

    assert asked.is_valid(), asked.errors
    assert asked.plan().allowances == {clerk.pk: Allowance(4_500_000)}
    assert asked.plan().unknown_nips == 1


def test_bad_rows_are_named_by_line_and_many_are_shortened(office: Office) -> None:
    rows = "nip,tpp\n" + "123,5\n" * 12

    asked = form(office, files={"allowances": upload("t.csv", rows.encode())})

    said = [str(each) for each in asked.errors["allowances"]]
    assert (len(said), said[0], said[-1]) == (
        11,
        "Baris 2: NIP terdiri dari tepat 18 digit angka.",
        "Dan 2 baris lagi.",
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (f"{NIP},4.500.000,5", "3 sel"),
        (f"{NIP},-1", "rupiah bulat"),
        (f"{NIP},4500000.5", "rupiah bulat"),
        (f"{NIP},=1+1", "rupiah bulat"),
        (f"{NIP},{HIGHEST + 1}", "rupiah bulat"),
    ],
)
def test_a_row_that_is_no_amount_is_refused(row: str, said: str) -> None:
    found = read_allowances("t.csv", f"nip,tpp\n{row}\n".encode())

    assert [fault.line for fault in found.faults] == [2]
    assert said in found.faults[0].text


@pytest.mark.parametrize(("days", "said"), [("32,0", "hari"), ("x,0", "hari"), ("5,6", "melebihi")])
def test_days_that_no_month_has_are_refused(days: str, said: str) -> None:
    found = read_allowances("t.csv", f"nip,tpp,hari_kerja,tidak_masuk\n{NIP},5,{days}\n".encode())

    assert said in found.faults[0].text


def test_a_repeated_nip_names_the_first_line() -> None:
    found = read_allowances("t.csv", f"nip,tpp\n{NIP},5\n\n{NIP},6\n".encode())

    assert [str(fault) for fault in found.faults] == ["Baris 4: NIP ini sudah ada di baris 2. Hapus salah satunya."]
    assert found.by_nip == {NIP: Allowance(5)}


def test_a_workbook_is_read_like_a_text() -> None:
    rows = (("NIP", "TPP", "hari_kerja", "tidak_masuk"), (NIP, 4_500_000, 21, 0), (), (OTHER, "5.000.000", 20.0, 1))

    found = read_allowances("T.XLSX", sheet(*rows))

    assert found.faults == ()
    assert found.by_nip == {NIP: Allowance(4_500_000, 21, 0), OTHER: Allowance(5_000_000, 20, 1)}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.csv", b""),
        ("t.csv", b"\xff\xfe"),
        ("t.csv", b"nip,tpp\n" + b"x,1\n" * 20_001),
        ("t.csv", b"x" * (2 * 1024 * 1024 + 1)),
        ("t.csv", b"nip,tpp\n" + b"9" * 200_000),
    ],
)
def test_a_file_that_is_no_table_of_allowances_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(NoAllowances):
        read_allowances(name, content)


def test_a_workbook_that_is_none_is_refused(office: Office) -> None:
    asked = form(office, files={"allowances": upload("t.xlsx", b"PK no workbook")})

    assert "XLSX" in " ".join(str(each) for each in asked.errors["allowances"])


def test_the_sample_is_a_draft_that_works() -> None:
    assert draft_of(sample("pontianak")).government == "pontianak"
    assert offered("pontianak")[0].name == "pontianak-2026"
