"""Pages of the HR agency: rounds, comments, units served; facts wait for voices."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.test import Client

from tests.apps.feedback.city import OVER, STARTS, City, closed, marks, sent, worked
from tests.apps.work import SAVEPOINTS, enter_as, send
from tolok.appraisal.access import VoicesAreAsked
from tolok.appraisal.actions import gather_period
from tolok.calendar.queries import period_of
from tolok.feedback.models import Comment, Round, ServedUnit
from tolok.feedback.queries import seal_path

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

VOICES = "/contoh/umpan-balik/suara/"


@pytest.mark.usefixtures("asked_day")
def test_the_agency_opens_closes_and_reads_comments(city: City, client: Client) -> None:
    enter_as(client, city["hr"])

    listed = client.get(f"{VOICES}putaran/")
    opened = send(client, f"umpan-balik/suara/putaran/buka/{city.period.pk}/")
    round_ = worked(Round.objects.get())
    sent(city.asks("clerk1", "peers"), marks(4), "Sabar.")
    asked = client.get(f"{VOICES}putaran/{round_.pk}/tutup/")
    closed = send(client, f"umpan-balik/suara/putaran/{round_.pk}/tutup/")
    again = send(client, f"umpan-balik/suara/putaran/{round_.pk}/tutup/")
    worked(round_)
    one, other = Comment.objects.all()[:2]
    shown = send(client, f"umpan-balik/suara/komentar/{one.key}/", verb="show")
    form = client.get(f"{VOICES}komentar/{other.key}/")
    empty = send(client, f"umpan-balik/suara/komentar/{other.key}/", reason="")
    held = send(client, f"umpan-balik/suara/komentar/{other.key}/", reason="Menyebut nama.")

    codes = [answer.status_code for answer in (listed, opened, asked, closed, again, shown, form, empty, held)]
    assert codes == [200, 302, 200, 302, 422, 302, 200, 422, 302]
    assert client.get(f"{VOICES}putaran/{round_.pk}/komentar/").status_code == 200
    assert client.get(f"{VOICES}putaran/{round_.pk}/").status_code == 200
    assert client.get(f"{VOICES}komentar/{uuid4()}/").status_code == 404


@pytest.mark.usefixtures("asked_day")
def test_the_page_shows_how_far_it_is_renews_itself_and_says_what_holds_it_up(city: City, client: Client) -> None:
    enter_as(client, city["hr"])
    send(client, f"umpan-balik/suara/putaran/buka/{city.period.pk}/")
    round_ = Round.objects.get()
    place = f"{VOICES}putaran/{round_.pk}/"

    drawing, bar = client.get(place).content.decode(), client.get(f"{place}kemajuan/")
    worked(round_)
    opened, over = client.get(place).content.decode(), client.get(f"{place}kemajuan/")
    sent(city.asks("clerk1", "peers"), marks(4))
    send(client, f"umpan-balik/suara/putaran/{round_.pk}/tutup/")
    counting = client.get(place).content.decode()
    seal_path(round_).unlink()
    worked(round_)
    halted = client.get(place).content.decode()

    assert ("0 dari 3" in drawing, "Lembar terkirim" in drawing, "htmx" in drawing) == (True, False, True)
    assert ('hx-trigger="every 1s"' in bar.content.decode(), over.headers["HX-Refresh"]) == (True, "true")
    assert ("Tutup putaran" in opened, "htmx" in opened) == (True, False)
    assert ("0 dari 5" in counting, "/buang/" in counting, "Tutup putaran" in counting) == (True, False, False)
    assert ("dicoba lagi setiap sepuluh menit" in halted, "/buang/" in halted) == (True, True)


@pytest.mark.usefixtures("asked_day")
@pytest.mark.parametrize(("year", "beside"), [(2000, {2001}), (2026, {2025, 2027}), (2099, {2098})])
def test_the_first_and_the_last_year_lead_nowhere_beyond(
    city: City, client: Client, year: int, beside: set[int]
) -> None:
    enter_as(client, city["hr"])

    page = client.get(f"{VOICES}putaran/tahun/{year}/").content.decode()

    assert {each for each in range(1999, 2101) if f'href="{VOICES}putaran/tahun/{each}/"' in page} == beside | {year}


@pytest.mark.usefixtures("asked_day")
def test_the_agency_throws_a_round_away_with_a_reason(city: City, client: Client) -> None:
    opened = city.opened()
    enter_as(client, city["hr"])

    place = f"umpan-balik/suara/putaran/{opened.pk}/buang/"
    codes = [send(client, place, reason=reason).status_code for reason in ("", "Daftar keliru.", "Lagi.")]

    assert codes == [422, 302, 422]
    assert client.get(f"{VOICES}putaran/{opened.pk}/").status_code == 200


@pytest.mark.usefixtures("asked_day")
def test_the_agency_keeps_who_serves_whom(city: City, client: Client) -> None:
    enter_as(client, city["hr"])
    one, other = city.units["PUSKESMAS"].pk, city.units["DUKCAPIL"].pk
    fields = {"unit": one, "served": other, "starts_on": STARTS.isoformat()}

    codes = [send(client, "umpan-balik/suara/dilayani/", **fields).status_code for _number in range(2)]
    kept = ServedUnit.objects.get(unit=one)
    end = f"umpan-balik/suara/dilayani/{kept.pk}/akhiri/"
    codes += [send(client, end, ends_on=day).status_code for day in ("2026-01-01", "2026-06-01")]

    assert codes == [302, 422, 422, 302]
    assert client.get(f"{VOICES}dilayani/").status_code == 200


@pytest.mark.usefixtures("asked_day")
def test_pages_of_the_agency_are_closed_to_others(city: City, client: Client) -> None:
    opened = city.opened()
    enter_as(client, city["clerk1"])

    places = ("putaran/", f"putaran/{opened.pk}/", f"putaran/{opened.pk}/tutup/", "dilayani/")
    assert {client.get(VOICES + place).status_code for place in places} == {403}
    assert send(client, f"umpan-balik/suara/putaran/buka/{city.period.pk}/").status_code == 403
    assert send(client, f"umpan-balik/suara/putaran/{opened.pk}/tutup/").status_code == 403


@pytest.mark.usefixtures("asked_day")
def test_the_page_of_a_closed_round_asks_a_fixed_number_of_times(
    city: City, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    opened = city.opened()
    sent(city.asks("clerk1", "peers"), marks(4))
    closed(opened)
    enter_as(client, city["hr"])
    client.get(f"{VOICES}putaran/{opened.pk}/")

    with django_assert_num_queries(13 + SAVEPOINTS):
        client.get(f"{VOICES}putaran/{opened.pk}/")


def test_facts_wait_for_the_voices_that_belong_in_them(city: City) -> None:
    opened = city.opened()

    with pytest.raises(VoicesAreAsked):
        gather_period(by=city["hr"], at=OVER, period=city.period)
    year = period_of("tahun", on=STARTS)
    closed(opened, at=OVER)

    assert year
    assert gather_period(by=city["hr"], at=OVER, period=city.period) == 0
