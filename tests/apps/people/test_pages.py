"""HR finds people, invites them, and imports a workbook after a dry run."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.apps.people.conftest import CLERK, HR, JANUARY, OFFICE
from tests.conftest import NOON
from tolok.people import documents
from tolok.people.actions import import_people, keep_workbook, make_accounts
from tolok.people.models import Account, Invitation, Person, Unit
from tolok.people.queries import ImportRows, PersonRow, PostingRow, UploadGone, waiting_upload

if TYPE_CHECKING:
    from tolok.people.models import Government


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Any) -> None:
    """Uploads land in a folder of this test."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def hr(office: dict[str, Person]) -> Client:
    """A browser in which Hadi of the HR agency is signed in."""
    return signed_in(office["hadi"])


def signed_in(person: Person) -> Client:
    """A browser in which this person is signed in."""
    make_accounts(by=None, at=NOON, persons=[person])
    client = Client()
    client.force_login(Account.objects.get(person=person), backend="tolok.web.sign_in.NipOrEmailBackend")
    return client


def page(name: str, *rest: object) -> str:
    """The address of a page of Kota Contoh."""
    return reverse(f"people:{name}", args=["contoh", *rest])


def uploaded(client: Client, content: bytes) -> Any:
    """The answer to an upload."""
    return client.post(page("upload"), {"workbook": SimpleUploadedFile("a.xlsx", content), "key": uuid4()})


def test_the_list_masks_every_nip(hr: Client) -> None:
    text = hr.get(page("persons")).content.decode()

    assert "1985******03" in text
    assert HR not in text


@pytest.mark.parametrize("words", ["Ani", CLERK, "Operator", "Kependudukan"])
def test_the_list_is_searched_by_name_nip_position_and_unit(hr: Client, words: str) -> None:
    found = hr.get(page("persons"), {"q": words}).context["page"].object_list

    assert "Ani Lestari" in [line.name for line in found]


@pytest.mark.parametrize("name", ["persons", "units"])
def test_a_list_costs_the_same_queries_for_4_and_for_5000_persons(
    government: Government, hr: Client, name: str, django_assert_num_queries: Any
) -> None:
    persons = tuple(
        PersonRow(f"{1960 + n % 40}0101201501{1 + n // 40 // 450}{n // 40 % 450 + 1:03}", f"P {n}") for n in range(5000)
    )
    with django_assert_num_queries(QUERIES[name]):
        small = hr.get(page(name))
    import_people(
        by=None,
        at=NOON,
        government=government,
        rows=ImportRows(persons=persons, postings=tuple(PostingRow(p.nip, "DUK-3", JANUARY) for p in persons)),
    )

    with django_assert_num_queries(QUERIES[name]):
        large = hr.get(page(name))

    assert (small.status_code, large.status_code) == (200, 200)
    assert len(large.content) < 100_000


QUERIES = {"persons": 10, "units": 12}


def test_only_hr_lists_people(office: dict[str, Person]) -> None:
    answers = [signed_in(office["ani"]).get(page(name)).status_code for name in ("persons", "units", "upload")]

    assert answers == [403, 403, 403]


def test_a_person_sees_own_postings_and_superior(office: dict[str, Person]) -> None:
    answer = signed_in(office["ani"]).get(page("person", office["ani"].pk))

    assert answer.status_code == 200
    assert answer.context["superior"] == office["ratna"]
    assert [line.post for line in answer.context["postings"]] == ["Operator KTP"]
    assert not answer.context["may_invite"]


def test_a_one_time_link_is_shown_once_and_kept_nowhere(hr: Client, office: dict[str, Person]) -> None:
    from tolok.ledger.models import Answer

    key = uuid4()
    first = hr.post(page("invite", office["ani"].pk), {"key": key})
    again = hr.post(page("invite", office["ani"].pk), {"key": key})

    assert "/contoh/undangan/" in first.context["link"]
    assert (first.status_code, again.status_code) == (200, 302)
    assert Invitation.objects.count() == 1
    assert [bytes(answer.body) for answer in Answer.objects.all()] == [b""]


@pytest.mark.parametrize("kind", ["template", "contoh"])
def test_the_workbooks_are_there_to_download(hr: Client, kind: str) -> None:
    answer = hr.get(page("workbook", kind))

    assert answer.content[:2] == b"PK"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="impor-{kind}.xlsx"'


def test_a_workbook_is_checked_then_confirmed_and_gone(hr: Client, office: dict[str, Person]) -> None:
    there = uploaded(hr, documents.example()).headers["Location"]
    before = Unit.objects.count()

    dry = hr.get(there)
    dry_units = Unit.objects.count()
    done = hr.post(there, {"key": uuid4()})

    assert dry.context["plan"].is_good
    assert (dry_units, Unit.objects.count()) == (before, before + 2)
    assert (done.status_code, done.headers["Location"]) == (302, page("persons"))
    assert Person.objects.filter(name="Ani Lestari, A.Md.").exists()


def test_a_bad_workbook_is_shown_line_by_line_and_writes_nothing(hr: Client) -> None:
    there = uploaded(hr, bad_workbook()).headers["Location"]
    before = Person.objects.count()

    shown = hr.get(there)
    refused = hr.post(there, {"key": uuid4()})

    assert "18 digit" in shown.content.decode()
    assert (shown.status_code, refused.status_code) == (200, 422)
    assert Person.objects.count() == before


def bad_workbook() -> bytes:
    """The example with a wrong NIP."""
    import xlsxwriter

    from tolok.people.queries import COLUMNS, Sheet

    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        for sheet in Sheet:
            tab = book.add_worksheet(sheet)
            tab.write_row(0, 0, [column.header for column in COLUMNS[sheet]])
            if sheet is Sheet.PERSONS:
                tab.write_row(1, 0, ["12345", "Salah"])
    return written.getvalue()


def test_a_text_file_is_refused_with_what_to_do(hr: Client) -> None:
    answer = uploaded(hr, b"NIP;Nama\n")

    assert answer.status_code == 422
    assert "XLSX" in answer.content.decode()


def test_a_waiting_workbook_is_its_uploaders_alone_and_for_one_day(office: dict[str, Person]) -> None:
    digest = keep_workbook(by=office["hadi"], at=NOON, content=documents.template())

    assert waiting_upload(office["hadi"], digest, at=NOON + timedelta(hours=23)) == documents_of(office["hadi"], digest)
    with pytest.raises(UploadGone):
        waiting_upload(office["ratna"], digest, at=NOON)
    with pytest.raises(UploadGone):
        waiting_upload(office["hadi"], digest, at=NOON + timedelta(hours=25))
    with pytest.raises(UploadGone):
        waiting_upload(office["hadi"], "../" * 10, at=NOON)


def documents_of(person: Person, digest: str) -> bytes:
    """What lies on disk for an upload."""
    from tolok.people.queries import upload_place

    return (upload_place(person) / f"{digest}.xlsx").read_bytes()


def test_the_office_is_the_one_the_tests_speak_of(office: dict[str, Person]) -> None:
    assert len(office) == len(OFFICE.persons)
