"""Each group of people is told rightly, and all come out of a stored reading."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.apps.appraisal.conftest import Office
from tests.apps.insight.city import city, read
from tolok.insight.queries.fairness.people import age_of, grade_of, sex_of
from tolok.people.models import Position

DAY = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("nip", "sex"),
    [
        ("199001012015011001", "man"),
        ("199001012015012001", "woman"),
        ("199001012015013001", ""),
        ("19900101201501", ""),
        ("", ""),
    ],
)
def test_the_sex_is_the_fifteenth_digit(nip: str, sex: str) -> None:
    assert sex_of(nip) == sex


@pytest.mark.parametrize(
    ("born", "on", "band"),
    [
        ("20080701", DAY, "under_30"),
        ("19960702", DAY, "under_30"),
        ("19960701", DAY, "30_39"),
        ("19860702", DAY, "30_39"),
        ("19860701", DAY, "40_49"),
        ("19760702", DAY, "40_49"),
        ("19760701", DAY, "50_up"),
        ("19600101", DAY, "50_up"),
        ("19960229", date(2026, 2, 28), "under_30"),
        ("19960229", date(2026, 3, 1), "30_39"),
        ("19900230", DAY, ""),
        ("20270101", DAY, ""),
        ("18700101", DAY, ""),
        ("nobody__", DAY, ""),
    ],
)
def test_the_age_is_that_of_the_day_and_a_birthday_counts(born: str, on: date, band: str) -> None:
    assert age_of(f"{born}2015011001", on=on) == band


@pytest.mark.parametrize(
    ("rank", "grade"),
    [
        ("Juru Muda (I/a)", "I"),
        ("Pengatur, II/c", "II"),
        ("Penata Tingkat I (III/d)", "III"),
        ("Pembina Utama, IV/e", "IV"),
        # The grades of PPPK run from I to XVII on a scale of their own.
        ("Golongan I", ""),
        ("Golongan IV", ""),
        ("Golongan IX", ""),
        ("XIV/a", ""),
        ("III/f", ""),
        ("", ""),
    ],
)
def test_the_grade_is_that_of_a_pns(rank: str, grade: str) -> None:
    assert grade_of(rank) == grade


def test_all_six_come_out_of_a_stored_reading(office: Office) -> None:
    made = city(office)
    numbers = list(Position.objects.order_by("pk").values_list("pk", flat=True))
    Position.objects.filter(pk__in=numbers[::2]).update(place="field", level="pengawas")
    Position.objects.filter(place="").update(place="office")

    stored = json.loads(read(office, made).analysis.text)["groups"]

    assert {each["column"]: sorted(row["value"] for row in each["groups"]) for each in stored} == {
        "sex": ["man", "woman"],
        "age": ["30_39", "40_49", "50_up", "under_30"],
        "status": ["pns", "pppk"],
        "grade": ["III", "IV"],
        "post": ["pelaksana", "structural"],
        "place": ["field", "office"],
    }
