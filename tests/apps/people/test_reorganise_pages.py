"""A workbook becomes a draft that shows what it would change."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
import xlsxwriter

from tests.apps.people.conftest import CLERK, JANUARY
from tests.apps.people.test_pages import page, signed_in, uploaded
from tests.conftest import NOON
from tolok.people.actions import draft_reorganisation, drop_reorganisation, import_people
from tolok.people.models import Position, Reorganisation
from tolok.people.queries import COLUMNS, ImportRows, PersonRow, PositionRow, PostingRow, Sheet

if TYPE_CHECKING:
    from django.test import Client

    from tolok.people.models import Government, Person

JULY = date(2026, 7, 1)
TO_MAYOR = PositionRow("DUK-3", "Operator KTP", "DUK", "pelaksana", "WALI")


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any) -> None:
    """14 July 2026, and uploads in a folder of this test."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("tolok.web.middleware.around.now", lambda: NOON)


@pytest.fixture
def hr(office: dict[str, Person]) -> Client:
    """A browser in which Hadi of the HR agency is signed in."""
    return signed_in(office["hadi"])


def workbook(*positions: tuple[str, ...]) -> bytes:
    """A workbook whose sheet of positions has these lines."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        for sheet in Sheet:
            tab = book.add_worksheet(sheet)
            tab.write_row(0, 0, [column.header for column in COLUMNS[sheet]])
            for line, row in enumerate(positions if sheet is Sheet.POSITIONS else (), start=1):
                tab.write_row(line, 0, row)
    return written.getvalue()


def drafted(office: dict[str, Person], rows: ImportRows, starts_on: date = JULY) -> Reorganisation:
    """A kept draft."""
    return draft_reorganisation(by=office["hadi"], at=NOON, name="Penataan", starts_on=starts_on, rows=rows)


def test_a_workbook_is_kept_tried_and_applied(hr: Client, office: dict[str, Person]) -> None:
    empty = hr.get(page("reorganisations")).content.decode()
    there = uploaded(hr, workbook(("DUK-3", "Operator KTP", "DUK", "Pelaksana", "WALI"))).headers["Location"]
    checked = hr.get(there).content.decode()
    asked = hr.get(there + "rancangan/")
    kept = hr.post(there + "rancangan/", {"name": "Penataan 2026", "starts_on": "2026-07-01", "key": uuid4()})
    shown = hr.get(kept.headers["Location"])
    draft = Reorganisation.objects.get()
    applied = hr.post(page("apply_reorganisation", draft.pk), {"key": uuid4()})
    after = hr.get(page("reorganisation", draft.pk))

    assert "Belum ada rancangan" in empty
    assert "rancangan/" in checked
    assert (asked.status_code, kept.status_code, shown.status_code) == (200, 302, 200)
    assert [each["line"].name for each in shown.context["page"].object_list] == ["Ani Lestari"]
    assert "1 berganti penilai" in shown.content.decode()
    assert applied.headers["Location"] == page("raters") + "?tanggal=2026-07-01"
    assert Position.objects.get(code="DUK-3").reports_to == Position.objects.get(code="WALI")
    assert "Diterapkan" in after.content.decode()
    assert "Penataan 2026" in hr.get(page("reorganisations")).content.decode()


def test_a_draft_waits_for_its_day(hr: Client, office: dict[str, Person]) -> None:
    draft = drafted(office, ImportRows(positions=(TO_MAYOR,)), date(2026, 8, 1))

    shown = hr.get(page("reorganisation", draft.pk)).content.decode()
    refused = hr.post(page("apply_reorganisation", draft.pk), {"key": uuid4()})

    assert "Menunggu harinya" in shown
    assert "Terapkan sekarang" not in shown
    assert refused.status_code == 422
    assert "01/08/2026" in refused.content.decode()


def test_a_draft_that_would_circle_says_who(hr: Client, office: dict[str, Person]) -> None:
    rows = ImportRows(
        persons=(PersonRow("199501012020011905", "Baru Sekali"),),
        postings=(
            PostingRow("199501012020011905", "DUK-2", JULY),
            PostingRow(CLERK, "DUK-1", JULY, kind="plh"),
        ),
    )
    draft = drafted(office, rows)

    shown = hr.get(page("reorganisation", draft.pk)).content.decode()

    assert "saling menilai" in shown
    assert "Baru Sekali" in shown
    assert "Terapkan sekarang" not in shown


def test_a_draft_that_no_longer_fits_says_so(government: Government, hr: Client, office: dict[str, Person]) -> None:
    draft = drafted(
        office, ImportRows(postings=(PostingRow(CLERK, "DUK-3", JANUARY, JULY), PostingRow(CLERK, "DUK-2", JULY)))
    )
    june = date(2026, 6, 1)
    rows = ImportRows(postings=(PostingRow(CLERK, "DUK-3", JANUARY, june), PostingRow(CLERK, "BKP-1", june)))
    import_people(by=None, at=NOON, government=government, rows=rows)

    answer = hr.get(page("reorganisation", draft.pk))

    assert answer.status_code == 200
    assert "Ini tidak cocok" in answer.content.decode()


def test_a_draft_is_thrown_away(hr: Client, office: dict[str, Person]) -> None:
    draft = drafted(office, ImportRows(positions=(TO_MAYOR,)))

    dropped = hr.post(page("drop_reorganisation", draft.pk), {"key": uuid4()})
    shown = hr.get(page("reorganisation", draft.pk)).content.decode()

    assert dropped.status_code == 302
    assert "Dibuang" in shown
    assert "Buang rancangan" not in shown
    assert hr.get(page("reorganisation", 999_999)).status_code == 404


def test_a_draft_that_changes_no_rater_says_so(hr: Client, office: dict[str, Person]) -> None:
    renamed = PositionRow("DUK-3", "Operator KTP-el", "DUK", "pelaksana", "DUK-2")

    shown = hr.get(page("reorganisation", drafted(office, ImportRows(positions=(renamed,))).pk)).content.decode()

    assert "Tidak ada penilai yang berganti" in shown


def test_bad_words_and_bad_workbooks_become_no_draft(hr: Client, office: dict[str, Person]) -> None:
    good = uploaded(hr, workbook(("DUK-3", "Operator KTP", "DUK", "Pelaksana", "WALI"))).headers["Location"]
    loop = uploaded(hr, workbook(("DUK-1", "Kepala dinas", "DUK", "JPT pratama", "DUK-3"))).headers["Location"]
    torn = uploaded(hr, workbook(("DUK-1", "#REF!", "DUK", "JPT pratama", "DUK-3"))).headers["Location"]

    nameless = hr.post(good + "rancangan/", {"name": "", "starts_on": "1800-01-01", "key": uuid4()})
    circling = hr.post(loop + "rancangan/", {"name": "Putar", "starts_on": "2026-07-01", "key": uuid4()})
    unread = hr.get(torn + "rancangan/")

    assert (nameless.status_code, circling.status_code, unread.status_code) == (422, 422, 302)
    assert "DUK-1 → DUK-3" in circling.content.decode()
    assert Reorganisation.objects.count() == 0


def test_only_hr_sees_drafts(office: dict[str, Person]) -> None:
    draft = drafted(office, ImportRows(positions=(TO_MAYOR,)))
    browser = signed_in(office["ratna"])

    assert [browser.get(page(*each)).status_code for each in (("reorganisations",), ("reorganisation", draft.pk))] == [
        403,
        403,
    ]
    for act in ("apply_reorganisation", "drop_reorganisation"):
        assert browser.post(page(act, draft.pk), {"key": uuid4()}).status_code == 403
    drop_reorganisation(by=office["hadi"], at=NOON, draft=draft)
    assert browser.get(page("reorganisation", draft.pk)).status_code == 403
