"""HR sees who rates whom, everybody sees their own raters, and ties stay private."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.apps.people.conftest import CLERK, JANUARY
from tests.apps.people.test_pages import page, signed_in
from tests.conftest import NOON
from tolok.people.actions import declare_tie, import_people
from tolok.people.models import Tie
from tolok.people.queries import ImportRows, PersonRow, PostingRow

if TYPE_CHECKING:
    from django.test import Client

    from tolok.people.models import Government, Person

QUERIES = 10


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of the shell stands on 14 July 2026."""
    monkeypatch.setattr("tolok.web.middleware.around.now", lambda: NOON)


@pytest.fixture
def hr(office: dict[str, Person]) -> Client:
    """A browser in which Hadi of the HR agency is signed in."""
    return signed_in(office["hadi"])


def listed(answer: Any) -> list[tuple[str, str, str]]:
    """Who is listed, with the rater, the rater's superior."""
    return [(line.name, line.rater, line.above) for line in answer.context["found"].page.object_list]


def tie_of(office: dict[str, Person], about: str = "ratna") -> Tie:
    """Ani declares somebody as family."""
    return declare_tie(
        by=office["ani"], at=NOON, person=office["ani"], about=office[about], kind="spouse", starts_on=JANUARY
    )


def test_whom_nobody_rates_comes_first_with_what_to_do(
    government: Government, hr: Client, office: dict[str, Person]
) -> None:
    tie_of(office)
    tie_of(office, "wira")

    answer = hr.get(page("raters"))

    assert listed(answer) == [
        ("Ani Lestari", "", ""),
        ("Hadi Putra", "Wira Pratama", ""),
        ("Ratna Sari", "Wira Pratama", ""),
        ("Wira Pratama", "", ""),
    ]
    counts = {str(group): total for group, _label, total in answer.context["found"].counts if total}
    assert counts == {"kosong": 1, "atasan": 2, "kepala": 1}
    text = answer.content.decode()
    assert "Berkeluarga dengan semua atasan" in text
    assert "Tunjuk Plt atau Plh" in text


def test_the_list_is_of_the_day_asked_for(government: Government, hr: Client) -> None:
    moved = date(2026, 7, 1)
    rows = ImportRows(postings=(PostingRow(CLERK, "DUK-3", JANUARY, moved), PostingRow(CLERK, "BKP-1", moved)))
    import_people(by=None, at=NOON, government=government, rows=rows)

    found = [hr.get(page("raters"), {"tanggal": day, "q": "Ani"}) for day in ("2026-06-30", "2026-07-01", "2025-01-01")]

    assert [listed(answer) for answer in found] == [
        [("Ani Lestari", "Ratna Sari", "Wira Pratama")],
        [("Ani Lestari", "Wira Pratama", "")],
        [],
    ]
    assert found[2].context["found"].persons == 0


@pytest.mark.parametrize("words", ["Ratna", "Kependudukan", "Kepala dinas"])
def test_the_list_is_searched_and_narrowed(hr: Client, words: str) -> None:
    assert "Ratna Sari" in [line[0] for line in listed(hr.get(page("raters"), {"q": words}))]
    assert listed(hr.get(page("raters"), {"q": words, "tampil": "kosong"})) == []
    assert listed(hr.get(page("raters"), {"tampil": "kepala"})) == [("Wira Pratama", "", "")]
    assert len(listed(hr.get(page("raters"), {"tampil": "tidak ada"}))) == 4


@pytest.mark.parametrize("day", ["kemarin", "1800-01-01", "2026-02-31"])
def test_a_day_that_is_none_is_named_and_today_is_shown(hr: Client, day: str) -> None:
    answer = hr.get(page("raters"), {"tanggal": day, "q": "a", "page": "x"})

    assert answer.status_code == 422
    assert answer.context["day"] == date(2026, 7, 14)


def test_the_list_costs_the_same_queries_for_4_and_for_1000_persons(
    government: Government, hr: Client, django_assert_num_queries: Any
) -> None:
    persons = tuple(PersonRow(f"{1960 + n % 40}01012015011{n // 40 + 1:03}", f"P {n}") for n in range(1000))
    with django_assert_num_queries(QUERIES):
        hr.get(page("raters"))
    import_people(
        by=None,
        at=NOON,
        government=government,
        rows=ImportRows(persons=persons, postings=tuple(PostingRow(p.nip, "DUK-3", JANUARY) for p in persons)),
    )

    with django_assert_num_queries(QUERIES):
        answer = hr.get(page("raters"))

    assert answer.context["found"].persons == 1004
    assert len(answer.content) < 100_000


def test_everybody_sees_their_own_raters_over_the_year(government: Government, office: dict[str, Person]) -> None:
    plh = ImportRows(postings=(PostingRow(office["hadi"].nip, "DUK-1", date(2026, 3, 1), date(2026, 3, 11), "plh"),))
    import_people(by=None, at=NOON, government=government, rows=plh)
    browser = signed_in(office["ani"])

    answer = browser.get(page("my_raters"))

    assert [(line.rater, line.days, line.is_now) for line in answer.context["spans"]] == [
        ("Ratna Sari", 59, False),
        ("Hadi Putra", 10, False),
        ("Ratna Sari", 296, True),
    ]
    assert [(each.rater, each.days) for each in answer.context["shares"]] == [("Ratna Sari", 355), ("Hadi Putra", 10)]
    assert "Plh" in answer.content.decode()


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        ({"tahun": "2025"}, ("2025-01-01", "2025-12-31")),
        ({"tahun": "1999"}, ("2026-01-01", "2026-12-31")),
        ({"tahun": "x", "dari": "y"}, ("2026-01-01", "2026-12-31")),
        ({"dari": "2026-04-01", "sampai": "2026-06-30"}, ("2026-04-01", "2026-06-30")),
        ({"dari": "2026-06-30", "sampai": "2026-04-01"}, ("2026-01-01", "2026-12-31")),
        ({"dari": "2000-01-01", "sampai": "2099-01-01"}, ("2026-01-01", "2026-12-31")),
    ],
)
def test_days_that_can_t_be_read_are_this_year(
    office: dict[str, Person], asked: dict[str, str], days: tuple[str, str]
) -> None:
    answer = signed_in(office["ani"]).get(page("raters_of", office["ani"].pk), asked)

    assert answer.status_code == 200
    assert (answer.context["first"].isoformat(), answer.context["last"].isoformat()) == days


def test_a_member_s_days_are_all_told(government: Government, office: dict[str, Person]) -> None:
    answer = signed_in(office["ani"]).get(page("raters_of", office["ani"].pk))

    spans = answer.context["spans"]
    assert sum(line.days for line in spans) == 365
    assert spans[-1].last_on - spans[0].starts_on == timedelta(days=364)
