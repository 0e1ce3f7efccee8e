"""The parts keep their promises: words beside marks, gaps, numbers."""

from __future__ import annotations

import datetime
import re
import zoneinfo
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import override_settings
from django.utils import timezone, translation
from django.utils.html import strip_tags

from tolok.web.templatetags import figures, parts, pictures
from tolok.web.views.parts import Reading, SampleForm, samples

TEMPLATES = Path(parts.__file__).parents[1] / "templates"


@pytest.fixture(autouse=True)
def plain_static_files() -> Iterator[None]:
    """Sheets are named as they are, so that no test needs them collected first."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain}):
        yield


def test_no_template_carries_a_style_or_a_script_inside() -> None:
    inside = re.compile(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)")

    assert [path.name for path in TEMPLATES.rglob("*.html") if inside.search(path.read_text())] == []


def test_every_part_is_shown_on_the_page_of_parts() -> None:
    shown = "".join((TEMPLATES / "parts" / name).read_text() for name in ("index.html", "_index_work.html"))
    inner = {"_account", "_language", "_theme", "_step_more", "_index_work"}

    missing = {p.stem for p in (TEMPLATES / "parts").glob("_*.html")} - set(re.findall(r"parts/(_\w+)\.html", shown))

    assert missing - inner == set()


@pytest.mark.parametrize(
    ("wanted", "written"),
    [
        ((figures.ratio, 10_000), "100\u00a0%"),
        ((figures.ratio, 9_789), "97,89\u00a0%"),
        ((figures.ratio, None), "–"),
        ((figures.amount, 9_500), "95"),
        ((figures.amount, 250), "2,5"),
        ((figures.amount, -225), "−2,25"),
        ((figures.amount, 1_234_500), "12.345"),
        ((figures.points, 8_250), "82,5"),
        ((figures.count, 4_120), "4.120"),
        ((figures.rupiah, 1_250_000), "Rp1.250.000"),
        ((figures.nip_masked, "198503152010019901"), "1985******01"),
        ((figures.nip_masked, "1985"), "******"),
        ((figures.initials, "dr. Nurul Aini, Sp.A."), "NA"),
        ((parts.predikat_word, "kurang"), "Kurang/misconduct"),
        ((parts.predikat_word, "Kurang/misconduct"), "Kurang/misconduct"),
        ((parts.measure, 20_000), "125"),
        ((parts.part_of, 1, 3), "33.3"),
        ((parts.part_of, 0, 0), "0"),
        ((parts.spark, [1, None, 3]), "0,22 100,2"),
    ],
)
def test_numbers_are_written_as_people_here_read_them(
    wanted: tuple[Callable[..., str], *tuple[object, ...]], written: str
) -> None:
    rule, *given = wanted

    with translation.override("id"):
        shown = rule(*given)

    assert shown == written


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [
        ("id", "14 Juli 2026", "14 Juli 2026 pukul 10.42"),
        ("en", "14 July 2026", "14 July 2026 at 10:42"),
    ],
)
def test_days_and_moments_are_said_in_the_language_and_time_zone_of_the_reader(
    language: str, day: str, moment: str
) -> None:
    at = datetime.datetime(2026, 7, 14, 3, 42, tzinfo=datetime.UTC)

    with translation.override(language), timezone.override(zoneinfo.ZoneInfo("Asia/Jakarta")):
        said = (figures.day(datetime.date(2026, 7, 14)), figures.moment(at))

    assert said == (day, moment)


def test_each_form_gets_a_key_of_its_own() -> None:
    assert parts.key() != parts.key()


def test_a_gap_in_a_trend_stays_a_gap() -> None:
    readings = [
        Reading("Jan", 50),
        Reading("Feb", 50),
        Reading("Mar", None),
        Reading("Apr", 50),
        Reading("Mei", 50),
    ]

    shape = pictures.plot(readings)

    assert (len(shape.lines), [bar.missing for bar in shape.bars]) == (2, [False, False, True, False, False])


def test_a_forecast_continues_the_line_as_a_line_of_its_own() -> None:
    shape = pictures.plot([Reading("Jan", 50), Reading("Feb", 60), Reading("Mar", 70, ahead=True)], 80)

    assert (len(shape.lines), len(shape.ahead), shape.aim != "") == (1, 1, True)
    assert shape.lines[0].split()[-1] == shape.ahead[0].split()[0]


def test_a_chart_of_nothing_draws_nothing() -> None:
    assert pictures.plot([]) == pictures.Plot([], [], [], [], "", "", [])


def test_a_plan_is_a_line_of_its_own_and_the_scale_holds_it() -> None:
    readings = [SimpleNamespace(label="a", value=None, planned=50), SimpleNamespace(label="b", value=25, planned=100)]

    drawn = pictures.plot(readings)

    assert drawn.plan == ["90,76 270,13.9"]
    assert (drawn.dots, drawn.lines) == ([("270", "107")], [])


def test_a_missing_bar_is_marked_as_missing_and_a_zero_is_not() -> None:
    assert [bar.missing for bar in pictures.spark_bars([0, None])] == [False, True]


def test_the_quadrant_fills_the_cell_of_the_person_and_only_shades_the_rest_of_the_zone() -> None:
    drawn = parts.quadrant("baik", "meets", "above")

    assert (drawn.count('class="here"'), drawn.count('class="zone"')) == (1, 2)


def test_a_level_is_a_word_beside_its_mark() -> None:
    with translation.override("id"):
        shown = render_to_string("parts/_level.html", {"level": "below"})

    assert strip_tags(shown).strip() == "Di bawah ekspektasi"
    assert "<svg" in shown


def test_a_refused_field_keeps_its_text_and_ties_the_reason_to_the_input() -> None:
    form = SampleForm({"amount": "dua belas"})

    shown = render_to_string("parts/_field.html", {"field": form["amount"]})

    assert re.findall(r'value="([^"]*)"|aria-describedby="([^"]*)"|(aria-invalid="true")', shown) == [
        ("dua belas", "", ""),
        ("", "", 'aria-invalid="true"'),
        ("", "id_amount_helptext id_amount_error", ""),
    ]
    assert 'id="id_amount_error"' in shown


@pytest.mark.parametrize(
    "page", [f"{code}.html" for code in ("400", "403", "403_csrf", "404", "409")] + ["429.html", "500.html"]
)
def test_an_error_page_stands_without_a_request(page: str) -> None:
    with translation.override("id"):
        shown = render_to_string(page)

    assert "/" in re.findall(r'<a class="button primary" href="([^"]+)"', shown)


def test_the_page_of_parts_is_complete_and_says_nothing_twice() -> None:
    with translation.override("id"):
        shown = render_to_string("parts/index.html", samples())

    identifiers = re.findall(r'\sid="([^"]+)"', shown)
    assert sorted(set(identifiers)) == sorted(identifiers)
    assert "{%" not in shown


def test_a_printed_page_names_its_government_and_shows_its_title_once() -> None:
    request = SimpleNamespace(government=SimpleNamespace(name="Kota Mataram"))

    shown = render_to_string("base_print.html", {"request": request})

    assert re.findall(r"<h1>(.*?)</h1>|(Kota Mataram)", shown) == [("", "Kota Mataram"), ("Tolok", "")]
