"""Pages of units: who finds which, what they say, what they cost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from tests.apps.appraisal.conftest import Office, Visitor
from tests.apps.appraisal.test_achievement import plan_of_head
from tests.apps.appraisal.test_pages import _text as text
from tests.apps.appraisal.test_pattern import signed_unit
from tests.apps.appraisal.units import called, decide, rated_unit, with_head
from tests.apps.work import SAVEPOINTS
from tolok.appraisal.models import Achievement, PatternReason
from tolok.calendar.models import Period
from tolok.people.access import enter
from tolok.people.models import Position, Posting, Unit

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

LIST = "/contoh/penilaian/capaian/"


def place(office: Office, *more: str) -> str:
    """The address of the unit in the second quarter."""
    return LIST + "/".join([str(office.quarter().pk), str(office.unit.pk), *more]) + "/"


def filled(**fields: str) -> dict[str, str]:
    """A form with its key."""
    return {"key": str(uuid4()), **fields}


def test_the_one_above_decides_on_the_page_of_the_unit(office: Office, visitor: Visitor) -> None:
    with_head(office)
    client = visitor("above")

    assert "Menunggu keputusan Anda" in text(client.get(LIST))
    fresh = text(client.get(place(office)))
    assert "checked" not in fresh.split('id="decide"')[1].split("</section>")[0]
    answer = client.post(place(office), filled(predikat="baik", reason="We looked at the queue."))

    assert (answer.status_code, answer.headers["Location"]) == (302, place(office))
    page = text(client.get(place(office)))
    for word in ("Baik", "We looked at the queue.", "Aturan tidak mengusulkan apa pun."):
        assert word in page
    assert "Menunggu keputusan Anda" not in text(client.get(LIST))


def test_a_decision_without_its_reason_keeps_what_was_chosen(office: Office, visitor: Visitor) -> None:
    with_head(office)
    client = visitor("above")

    refused = client.post(place(office), filled(predikat="kurang", reason=""))
    empty = client.post(place(office), filled(reason="Typed here"))

    assert (refused.status_code, empty.status_code) == (422, 422)
    assert "Tulis alasan" in text(refused)
    assert re.search(r'<input type="radio"[^>]*value="kurang"[^>]*checked', text(refused))
    assert "Typed here" in text(empty)
    enter(office.government.pk)
    assert Achievement.objects.count() == 0


@pytest.mark.parametrize(
    ("role", "status"),
    [("above", 200), ("superior", 200), ("hr", 200), ("second", 404), ("clerk", 404), ("planner", 404)],
)
def test_who_finds_the_page_of_a_unit(office: Office, visitor: Visitor, role: str, status: int) -> None:
    rated_unit(office)

    assert visitor(role).get(place(office)).status_code == status
    listed = text(visitor(role).get(LIST))
    assert ("Disdukcapil" in listed) is (status == 200)
    assert ("Tidak ada unit yang Anda tetapkan" in listed) is (status == 404)


def test_only_who_decides_finds_the_form_and_a_closed_period_has_none(office: Office, visitor: Visitor) -> None:
    with_head(office)

    assert 'id="decide"' not in text(visitor("hr").get(place(office)))
    assert visitor("hr").post(place(office), filled(predikat="baik", reason="x")).status_code == 403
    enter(office.government.pk)
    Period.objects.filter(pk=office.quarter().pk).update(state="closed")
    assert 'id="decide"' not in text(visitor("above").get(place(office)))
    late = visitor("above").post(place(office), filled(predikat="baik", reason="x"))
    assert (late.status_code, "sudah ditutup" in text(late)) == (422, False)


def test_the_head_is_asked_for_one_word_and_hr_reads_it(office: Office, visitor: Visitor) -> None:
    signed_unit(office)
    client = visitor("superior")

    assert "Menunggu penjelasan Anda tentang pola" in text(client.get(LIST))
    assert "Berbeda, belum ada alasan" in text(visitor("hr").get(LIST))
    empty = client.post(place(office, "pola"), filled(reason=""))
    kept = client.post(place(office, "pola"), filled(reason="All six reached it."))

    assert (empty.status_code, kept.status_code) == (422, 302)
    assert "All six reached it." in text(visitor("hr").get(place(office)))
    assert "Berbeda, dengan alasan" in text(visitor("hr").get(LIST))
    assert "Satu penjelasan dari Anda" not in text(client.get(place(office)))
    enter(office.government.pk)
    assert PatternReason.objects.get().by == office.people["superior"]


def test_unknown_units_and_periods_are_not_found(office: Office, visitor: Visitor) -> None:
    with_head(office)
    quarter, client = office.quarter().pk, visitor("hr")

    wanted = [f"{LIST}{quarter + 9999}/", f"{LIST}{quarter}/0/", f"{LIST}0/{office.unit.pk}/", f"{LIST}0/"]

    assert [client.get(each).status_code for each in wanted] == [404] * 4


def test_a_unit_that_nobody_leads_says_so(office: Office, visitor: Visitor) -> None:
    page = text(visitor("hr").get(place(office)))

    assert "Hari ini tidak ada yang memimpin unit ini" in page
    assert "hari ini tidak ada pimpinan" in text(visitor("hr").get(LIST))


def test_a_head_whom_nobody_rates_is_decided_by_nobody(office: Office, visitor: Visitor) -> None:
    Position.objects.filter(pk=office.positions["above"].pk).update(is_head=True)

    assert "bila tidak ada yang menilainya, capaian tetap kosong" in text(visitor("hr").get(place(office)))


def test_the_rating_page_of_the_head_shows_it_as_guidance_and_fills_nothing_in(
    office: Office, visitor: Visitor
) -> None:
    with_head(office)
    plan_of_head(office, [310])
    appraisal = office.appraisal("superior")
    sheet = f"/contoh/penilaian/{appraisal.pk}/nilai/"
    assert "Capaian unit pada periode ini" not in text(visitor("above").get(sheet))
    enter(office.government.pk)
    decide(office)

    page = text(visitor("above").get(sheet))

    assert "Capaian unit pada periode ini: Baik" in page
    assert "checked" not in page.split('id="rating"')[1]
    assert "Capaian unit pada periode ini" not in text(
        visitor("superior").get(f"/contoh/penilaian/{office.appraisal('clerk').pk}/nilai/")
    )


def test_the_list_of_a_rater_shows_the_pattern_so_far(office: Office, visitor: Visitor) -> None:
    rated_unit(office, more=2)
    decide(office)

    page = text(visitor("second").get("/contoh/penilaian/"))

    assert "Pola Disdukcapil sejauh ini" in page
    assert "penilaian Anda yang belum" in page


def staff_more(office: Office, number: int) -> None:
    """Another unit with a head of its own."""
    unit = Unit.objects.create(
        government=office.government, code=f"E{number}", name=f"Dinas {number}", time_zone="Asia/Jakarta"
    )
    person = office.hire(f"head{number}", above="above")
    Position.objects.filter(pk=office.positions[f"head{number}"].pk).update(unit=unit, is_head=True)
    assert Posting.objects.filter(person=person).exists()


@pytest.mark.parametrize("more", [1, 3])
@pytest.mark.parametrize(("role", "queries"), [("hr", 11), ("above", 12)])
def test_the_list_costs_the_same_with_1_unit_more_or_3(  # what pytest hands in
    office: Office, visitor: Visitor, more: int, role: str, queries: int, django_assert_num_queries: Any
) -> None:
    signed_unit(office)
    called(office)
    for number in range(more):
        staff_more(office, number)
    client = visitor(role)
    client.get(LIST)

    with django_assert_num_queries(queries + SAVEPOINTS):  # one of them says who rates the heads
        client.get(LIST)


@pytest.mark.parametrize("more", [0, 2])
@pytest.mark.parametrize(("role", "queries"), [("hr", 12), ("superior", 11), ("above", 13)])
def test_the_page_of_a_unit_costs_the_same_with_6_people_or_8(  # likewise
    office: Office, visitor: Visitor, more: int, role: str, queries: int, django_assert_num_queries: Any
) -> None:
    rated_unit(office, more=2 + more)
    decide(office)
    client, address = visitor(role), place(office)
    client.get(address)

    with django_assert_num_queries(queries + SAVEPOINTS):  # for who decides, one says who rates the head
        client.get(address)


@pytest.mark.parametrize("more", [1, 3])
def test_the_list_of_a_rater_costs_the_same_with_any_number(
    office: Office, visitor: Visitor, more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rated_unit(office, more=1 + more)
    decide(office)
    client = visitor("superior")
    client.get("/contoh/penilaian/")

    with django_assert_num_queries(11 + SAVEPOINTS):
        client.get("/contoh/penilaian/")
