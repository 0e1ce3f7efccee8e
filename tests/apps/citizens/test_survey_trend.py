"""The public sees how the index went, from what was published and no more."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.apps.citizens.surveys import APRIL, asked, crowded
from tests.conftest import NOON
from tolok.citizens.actions.survey.releases import release_survey
from tolok.citizens.queries.survey.trend import SPANS, index_trend, places_heard, recent_spans
from tolok.people.access import enter

if TYPE_CHECKING:
    from django.test import Client

    from tests.apps.work import Office
    from tolok.citizens.models import Survey

JANUARY = date(2026, 1, 1)
TITLE = "Indeks dari triwulan ke triwulan"


def told(office: Office, survey: Survey, *quarters: tuple[date, int]) -> None:
    """Quarters with so many answers, published one after the other."""
    for starts_on, n in quarters:
        crowded(survey, n, month=starts_on)
        release_survey(by=None, at=NOON, government=office.government, starts_on=starts_on)


def test_each_published_quarter_is_a_bar_the_oldest_first(office: Office) -> None:
    told(office, asked(office), (JANUARY, 60), (APRIL, 60))

    then = index_trend(recent_spans(), "government")

    assert [(each.label, each.value, each.text) for each in then] == [
        ("Jan–Mar 2026", 72.22, "72,22"),
        ("Apr–Jun 2026", 72.22, "72,22"),
    ]


def test_a_quarter_of_few_is_a_gap_and_one_quarter_is_no_trend(office: Office) -> None:
    survey = asked(office)
    assert (places_heard([]), index_trend(recent_spans(), "government")) == ([], ())

    told(office, survey, (JANUARY, 60))
    one = index_trend(recent_spans(), "government")
    told(office, survey, (APRIL, 3))
    few = index_trend(recent_spans(), "government")
    told(office, survey, (date(2025, 10, 1), 60))
    gap = index_trend(recent_spans(), "government")

    assert (one, few) == ((), ())
    assert [each.value is None for each in gap] == [False, False, True]
    assert gap[-1].text == ""


def test_only_the_last_two_years_are_drawn(office: Office) -> None:
    survey = asked(office)
    told(office, survey, *((date(year, month, 1), 12) for year in (2023, 2024, 2025) for month in (1, 4, 7, 10)))

    assert len(index_trend(recent_spans(), "government")) == len(recent_spans()) == SPANS


def test_it_stands_on_the_page_of_results_and_of_the_service(office: Office, client: Client) -> None:
    survey = asked(office)
    told(office, survey, (JANUARY, 60))
    pages = ("/contoh/warga/survei/hasil/", f"/contoh/warga/layanan/{survey.service_id}/")
    before = [TITLE in client.get(page).content.decode() for page in pages]
    enter(office.government.pk)
    told(office, survey, (APRIL, 60))

    after = [client.get(page).content.decode() for page in pages]

    assert before == [False, False]
    assert [TITLE in page for page in after] == [True, True]
    assert after[0].count("<figcaption>") == 2  # of the government and of the unit; a service has its own page
