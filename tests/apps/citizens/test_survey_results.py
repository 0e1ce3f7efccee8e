"""Results come out once, after their span, and say what may be said."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.apps.citizens.surveys import APRIL, GOOD, POOR, asked, crowded, sent
from tests.apps.work import Office
from tests.conftest import NOON, TODAY
from tolok.citizens.actions import assign_duty
from tolok.citizens.actions.moderation import release
from tolok.citizens.actions.survey.releases import SpanIsNotOver, release_survey
from tolok.citizens.models import SurveyAnswer
from tolok.citizens.queries.spans import span_around
from tolok.citizens.queries.survey.published import released, released_year
from tolok.citizens.queries.survey.results import answered, result_together, results
from tolok.citizens.queries.survey.surveys import survey_rows
from tolok.citizens.queries.survey.yearly import yearly
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed

SPAN = (APRIL, date(2026, 7, 1))


def released_now(office: Office, starts_on: date = APRIL) -> None:
    release_survey(by=office["hr"], at=NOON, government=office.government, starts_on=starts_on)


@pytest.mark.parametrize(
    ("on", "months", "span"),
    [
        (date(2026, 5, 9), 3, (date(2026, 4, 1), date(2026, 7, 1))),
        (date(2026, 12, 31), 3, (date(2026, 10, 1), date(2027, 1, 1))),
        (date(2026, 2, 28), 12, (date(2026, 1, 1), date(2027, 1, 1))),
        (date(2026, 7, 1), 6, (date(2026, 7, 1), date(2027, 1, 1))),
        (date(2026, 12, 1), 1, (date(2026, 12, 1), date(2027, 1, 1))),
    ],
)
def test_a_span_has_so_many_whole_months(on: date, months: int, span: tuple[date, date]) -> None:
    assert span_around(on, months) == span


def test_a_unit_is_not_the_mean_of_its_services(office: Office) -> None:
    crowded(asked(office), 30, marks=(4,) * 9)
    crowded(asked(office, "kk", "Kartu keluarga"), 10, marks=(2,) * 9)

    each = results(survey_rows(), *SPAN)
    together = result_together("Kota", survey_rows(), *SPAN)

    assert [row.points for row in each] == [10_000, 5_000]
    assert (together.points, together.n, together.mutu) == (8_750, 40, "B")


def test_inside_there_are_exact_decimals_the_lowest_unsur_and_the_sample(office: Office) -> None:
    from tolok.citizens.actions.survey.opening import change_survey

    survey = asked(office, extra="Bagaimana ruang tunggunya?")
    change_survey(by=office["hr"], at=NOON, survey=survey, extra=survey.extra, population=100, is_open=True)
    crowded(survey, 7, marks=(*GOOD, 3))

    (found,) = results(survey_rows(), *SPAN)

    assert (found.index_text, found.lowest.word if found.lowest else "") == ("80,56", "facilities")
    assert [(each.word, each.points_text, each.mean) for each in found.unsur][-2:] == [
        ("facilities", "50,00", "2,0000"),
        ("extra", "75,00", "3,0000"),
    ]
    assert (found.sample, found.is_enough) == (80, False)
    assert answered(survey_rows(), *SPAN)[0][1:] == (7, 80)


def test_results_come_out_once_and_after_their_span(office: Office) -> None:
    crowded(asked(office), 12)

    released_now(office)

    for starts_on in (date(2026, 7, 1), date(2026, 5, 1)):
        with pytest.raises(SpanIsNotOver):
            released_now(office, starts_on)
    released_now(office)
    with pytest.raises(NotAllowed):
        release_survey(by=office["self"], at=NOON, government=office.government, starts_on=APRIL)
    release_survey(by=None, at=NOON, government=office.government, starts_on=date(2026, 1, 1))
    assert [span.starts_on for span in released()] == [date(2026, 1, 1), APRIL]
    assert LedgerEntry.objects.filter(verb="release_survey").count() == 2


def test_what_is_published_never_moves(office: Office) -> None:
    """An answer admitted later would stand out by subtraction."""
    survey = asked(office)
    crowded(survey, 12)
    sent(survey, POOR, standing="held")
    SurveyAnswer.objects.filter(standing="held").update(month=APRIL)
    released_now(office)
    before = released()

    assign_duty(by=office["hr"], at=NOON, person=office["colleague"], unit=None, starts_on=TODAY)
    release(by=office["colleague"], at=NOON, row=SurveyAnswer.objects.get(standing="held"))

    assert released() == before
    assert results(survey_rows(), *SPAN)[0].n == 13


def test_small_services_are_named_without_numbers(office: Office) -> None:
    crowded(asked(office), 60)
    crowded(asked(office, "kk", "Kartu keluarga"), 12)
    crowded(asked(office, "akta", "Akta kelahiran"), 4)
    released_now(office)

    span = released()[-1]

    told = {row.name: (row.points, row.number) for row in span.rows}
    assert told["Akta kelahiran"] == told["Kartu keluarga"] == (None, "jawaban terlalu sedikit")
    assert told["KTP-el baru"] == (7_222, "60 jawaban")
    assert told["Disdukcapil"] == (7_222, "paling sedikit 60 jawaban")
    assert span.last_day == date(2026, 6, 30)
    assert span.row("government") == span.rows[0]
    assert [each.word for each in span.rows[0].unsur][:2] == ["requirements", "procedure"]


def test_a_small_number_is_never_exact_and_its_index_has_one_decimal(office: Office) -> None:
    crowded(asked(office), 7)
    released_now(office)

    row = released()[0].rows[-1]

    assert (row.points, row.number) == (7_340, "5 sampai 9 jawaban")


def test_a_year_pools_what_its_spans_tell_and_no_more(office: Office) -> None:
    survey, other = asked(office), asked(office, "kk", "Kartu keluarga")
    for month in (date(2026, 1, 1), APRIL):
        crowded(survey, 20, month=month)
    crowded(other, 30, month=date(2026, 2, 1))
    crowded(other, 2, month=APRIL)
    for month in (date(2026, 1, 1), APRIL):
        released_now(office, month)

    year = {row.name: (row.points is not None, row.n, row.n_until) for row in released_year(2026)}

    assert year["Kartu keluarga"] == (False, 0, None)
    assert year["KTP-el baru"] == (False, 0, None)
    assert year["Disdukcapil"][0]
    assert released_year(2025) == []


def test_every_day_of_a_year_shows_only_closed_spans(office: Office) -> None:
    """What a visitor reads changes on the days of publishing and on no other."""
    survey, day, seen = asked(office), date(2026, 1, 1), []

    for month in range(1, 7):
        for _answer in range(4):
            sent(survey, GOOD, at=datetime(2026, month, 10, 4, tzinfo=UTC))
            seen.append(len(released()))
        day += timedelta(days=31)

    assert set(seen) == {0}
    released_now(office)
    assert len(released()) == 1


def test_the_year_s_report_pools_its_spans_and_says_who_answered(office: Office) -> None:
    survey = asked(office)
    crowded(survey, 6, month=date(2026, 1, 1))
    crowded(survey, 4)
    sent(survey, sex="f", at=datetime(2026, 6, 3, tzinfo=UTC))
    assign_duty(by=office["hr"], at=NOON, person=office["self"], unit=office.unit, starts_on=TODAY)

    report = yearly(office.government, None, 2026, on=TODAY)

    assert report is not None
    assert (report.together.n, report.starts_on, report.last_day) == (11, date(2026, 1, 1), date(2026, 6, 30))
    assert [(share.name, share.n) for share in dict(report.profile)["Jenis kelamin"]] == [("Perempuan", 1), ("", 10)]
    assert yearly(office.government, set(), 2025, on=TODAY) is None
