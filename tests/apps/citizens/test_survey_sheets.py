"""Sheets of ten thousand rows as people make them: merged, blank, days as text."""

from __future__ import annotations

from io import BytesIO

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.apps.citizens.surveys import asked
from tests.apps.work import Office, enter_as, send
from tolok.citizens.actions.survey.papers import MOST
from tolok.citizens.models import PastResult, SurveyAnswer
from tolok.citizens.queries.survey.papers import lines_of_sheet, read_papers
from tolok.people.access import enter

ROWS = 10_000
GOOD = "434443344"


def paper_forms(*, is_good: bool) -> bytes:
    """A form a row below its heads, each seventh row blank; else each fiftieth row merged, a day, or a day as text."""
    written = BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as made:
        page, day = made.add_worksheet(), made.add_format({"num_format": "yyyy-mm-dd"})
        page.write_row(1, 0, [f"u{number}" for number in range(1, 10)])
        for row in range(2, ROWS):
            kind = row % 50 if not is_good else -1
            if kind == 1:
                page.merge_range(row, 0, row, 8, "Data bulan Juli")
            elif kind == 2:
                page.write_number(row, 0, 46_000, day)
            elif kind == 3:
                page.write(row, 0, "2026-02-29")
            elif row % 7:
                page.write_row(row, 0, [int(mark) for mark in GOOD])
    return written.getvalue()


@pytest.mark.parametrize("content", [b"\n\n;;\n434443344\n", b"u1;u2\n\n\n434443344\n", b"\r\n;\r\n\r\n434443344\r\n"])
def test_blank_rows_and_heads_are_passed_over_and_rows_keep_their_number(content: bytes) -> None:
    forms, faults = read_papers([*lines_of_sheet(content, 9), "x"], 9)

    assert [each.marks for each in forms] == [tuple(map(int, GOOD))]
    assert [line for line, _why in faults] == [5]


def test_ten_thousand_wrong_rows_are_told_by_the_first_fifty_and_nothing_is_stored(
    office: Office, client: Client
) -> None:
    survey = asked(office)
    enter_as(client, office["hr"])
    place = f"warga/meja/survei/{survey.pk}/kertas/"
    sheet = SimpleUploadedFile("kertas.xlsx", paper_forms(is_good=False))

    answer = send(client, place, month="2026-07", lines="", sheet=sheet, store="")

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Baris 52:" in text  # the second row of July
    assert text.count("<li>Baris") == 50
    assert "Masih ada 549 lagi" in text
    enter(office.government.pk)
    assert not SurveyAnswer.objects.exists()


def test_more_good_rows_than_a_batch_holds_are_refused_before_anybody_confirms(office: Office, client: Client) -> None:
    survey = asked(office)
    enter_as(client, office["hr"])
    place = f"warga/meja/survei/{survey.pk}/kertas/"

    tried = send(
        client, place, month="2026-07", lines="", sheet=SimpleUploadedFile("k.xlsx", paper_forms(is_good=True))
    )
    stored = send(client, place, month="2026-07", lines="\n".join([GOOD] * MOST), store="")

    assert tried.status_code == 422
    assert "1 sampai 2000 formulir" in tried.content.decode()
    assert "dapat disimpan" not in tried.content.decode()
    assert stored.status_code == 302
    enter(office.government.pk)
    assert SurveyAnswer.objects.filter(survey=survey, channel="paper").count() == MOST


def test_ten_thousand_wrong_results_of_earlier_years_are_told_by_the_first_fifty(
    office: Office, client: Client
) -> None:
    asked(office)
    enter_as(client, office["hr"])
    rows = "\n".join(["Layanan;Tahun;IKM", *["tiada;2026-02-29;81,2;", "", ";;"] * (ROWS // 3)])

    answer = send(client, "warga/meja/survei/lama/", sheet=SimpleUploadedFile("lama.csv", rows.encode()))

    text = answer.content.decode()
    assert answer.status_code == 422
    assert text.count("<li>Baris") == 50
    assert len(text) < 60_000
    enter(office.government.pk)
    assert not PastResult.objects.exists()
