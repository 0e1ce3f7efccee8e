"""Pages show what one may see, nothing before it is signed."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from tests.apps.appraisal.conftest import AFTER, ALL_MEET, Office, Visitor, sheet
from tolok.appraisal.models import Appraisal, GivenLevel, Rating
from tolok.people.access import enter
from tolok.rules.appraise import appraise
from tolok.rules.facts import Dossier
from tolok.rules.policy import Policy

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

LATER_DAY = "2026-07-06"


def _filled(appraisal: Appraisal, **changes: str) -> dict[str, str]:
    whole = sheet(appraisal)
    levels = {f"behaviour_{code}": word for code, word in ALL_MEET.items()}
    levels |= {f"outcome_{key}": word for key, word in whole.outcomes.items()}
    said = {"work": whole.work, "behaviour": whole.behaviour, "remark": whole.remark}
    return {"key": str(uuid4()), **said, **levels, **changes}


def _text(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def test_a_fresh_sheet_has_nothing_chosen_and_shows_the_evidence(office: Office, visitor: Visitor) -> None:
    appraisal = office.gathered()

    page = _text(visitor("superior").get(f"/contoh/penilaian/{appraisal.pk}/nilai/"))

    assert "checked" not in re.findall(r'<input type="radio"[^>]*\b(checked)\b', page)
    assert len(re.findall(r'<input type="radio"', page)) == 3 * 10
    assert "290 ÷ 300" in page


def test_a_sheet_is_kept_then_confirmed_then_signed(office: Office, visitor: Visitor) -> None:
    appraisal = office.gathered()
    client, place = visitor("superior"), f"/contoh/penilaian/{appraisal.pk}"

    kept = client.post(f"{place}/nilai/", _filled(appraisal))
    seen = client.get(f"{place}/tanda-tangan/")
    signed = client.post(f"{place}/tanda-tangan/", {"key": str(uuid4())})

    assert (kept.status_code, kept.headers["Location"]) == (302, f"{place}/tanda-tangan/")
    assert 'class="here"' in _text(seen)
    assert (signed.status_code, signed.headers["Location"]) == (302, f"{place}/")
    enter(office.government.pk)
    assert office.appraisal().predikat == "baik"


def test_a_departure_without_reason_is_asked_for_beside_its_field_and_keeps_what_was_chosen(
    office: Office, visitor: Visitor
) -> None:
    appraisal = office.gathered()
    place = f"/contoh/penilaian/{appraisal.pk}/nilai/"

    answer = visitor("superior").post(place, _filled(appraisal, work="above"))

    assert answer.status_code == 422
    assert 'id="id_work_reason_error"' in _text(answer)
    assert len(re.findall(r'<input type="radio"[^>]*\bchecked\b', _text(answer))) == 10
    enter(office.government.pk)
    assert Rating.objects.count() == 0


def test_a_level_that_was_not_chosen_is_asked_for(office: Office, visitor: Visitor) -> None:
    appraisal = office.gathered()
    filled = _filled(appraisal)
    del filled["behaviour_loyal"]

    answer = visitor("superior").post(f"/contoh/penilaian/{appraisal.pk}/nilai/", filled)

    assert answer.status_code == 422
    assert 'id="id_behaviour_loyal_error"' in _text(answer)


@pytest.mark.parametrize("role", ["clerk", "hr", "above"])
@pytest.mark.parametrize("state", ["gathered", "rated"])
def test_before_signing_nobody_but_the_rater_sees_more_than_the_state(
    office: Office, visitor: Visitor, role: str, state: str
) -> None:
    appraisal: Appraisal = getattr(office, state)()
    Rating.objects.update(work_reason="A secret so far", remark="Another secret")
    client, place = visitor(role), f"/contoh/penilaian/{appraisal.pk}"
    target = Dossier.from_json(appraisal.dossier.facts).targets[0].id

    page = _text(client.get(f"{place}/"))

    assert "secret" not in page
    assert not re.search(r"ekspektasi|Sangat Baik|>Baik<|÷", page)
    assert client.get(f"{place}/kuitansi.json").status_code == 404
    assert client.get(f"{place}/laporan/{target}/").status_code == 403
    assert client.get(f"{place}/nilai/").status_code == 403
    assert client.get(f"{place}/tanda-tangan/").status_code == 403
    assert "secret" not in _text(client.get("/contoh/kinerja-saya/"))


@pytest.mark.parametrize(
    ("role", "status"), [("clerk", 200), ("superior", 200), ("above", 200), ("hr", 200), ("colleague", 403)]
)
def test_a_signed_receipt_is_for_the_person_the_line_above_and_hr(
    office: Office, visitor: Visitor, role: str, status: int
) -> None:
    appraisal = office.signed()
    target = Dossier.from_json(appraisal.dossier.facts).targets[0].id
    client, place = visitor(role), f"/contoh/penilaian/{appraisal.pk}"

    pages = [f"{place}/", f"{place}/kuitansi.json", f"{place}/laporan/{target}/"]

    assert [client.get(page).status_code for page in pages] == [status] * 3


def test_the_person_opening_the_receipt_is_noted(office: Office, visitor: Visitor) -> None:
    appraisal = office.signed()

    visitor("superior").get(f"/contoh/penilaian/{appraisal.pk}/")
    assert office.appraisal().seen_at is None
    visitor("clerk").get(f"/contoh/penilaian/{appraisal.pk}/")

    assert office.appraisal().seen_at == AFTER


def test_the_window_of_an_objection_opens_with_the_receipt_for_fourteen_days(office: Office, visitor: Visitor) -> None:
    appraisal = office.signed()

    before = _text(visitor("superior").get(f"/contoh/penilaian/{appraisal.pk}/"))
    after = _text(visitor("clerk").get(f"/contoh/penilaian/{appraisal.pk}/"))

    assert "Keberatan tertulis" not in before
    assert f"paling lambat {(AFTER + timedelta(days=14)).day} " in after


def test_the_downloaded_receipt_computes_to_the_same_result(office: Office, visitor: Visitor) -> None:
    appraisal = office.signed()

    told: dict[str, Any] = json.loads(visitor("clerk").get(f"/contoh/penilaian/{appraisal.pk}/kuitansi.json").content)
    for behaviour in told["facts"]["behaviours"]:
        behaviour["level"] = told["levels"]["behaviours"][behaviour["value"]]
    for outcome in told["facts"]["outcomes"]:
        outcome["stated"] = told["levels"]["outcomes"].get(str(outcome["id"]))
    facts, policy = Dossier.from_json(json.dumps(told["facts"])), Policy.from_json(json.dumps(told["policy"]))

    assert appraise(facts, policy).hash == told["result_sha256"]
    assert GivenLevel.objects.count() == 8


def test_a_page_that_does_not_exist_is_not_found(office: Office, visitor: Visitor) -> None:
    client = visitor("superior")
    signed = office.signed()

    assert client.get("/contoh/penilaian/0/").status_code == 404
    assert client.get("/contoh/penilaian/0/nilai/").status_code == 404
    assert client.get(f"/contoh/penilaian/{signed.pk}/laporan/0/").status_code == 404
    assert client.get(f"/contoh/penilaian/{signed.pk}/nilai/").status_code == 302
    assert client.get(f"/contoh/penilaian/{signed.pk}/tanda-tangan/").status_code == 302


def test_hr_gathers_on_a_page_and_others_may_not(office: Office, visitor: Visitor) -> None:
    place = f"/contoh/penilaian/periode/{office.quarter().pk}/kumpulkan/"

    assert visitor("superior").post(place, {"key": str(uuid4())}).status_code == 403
    assert visitor("superior").get("/contoh/penilaian/periode/").status_code == 403
    assert visitor("hr").post(place, {"key": str(uuid4())}).status_code == 302
    assert visitor("hr").get("/contoh/penilaian/periode/").status_code == 200
    assert office.quarter().state == "rating"


PAGES = [("superior", "", 11), ("superior", "{}/nilai/", 15), ("hr", "periode/", 11)]


@pytest.mark.parametrize(("role", "place", "queries"), PAGES)
@pytest.mark.parametrize("people", [1, 3])
def test_a_page_takes_as_many_queries_for_three_as_for_one(
    office: Office,
    visitor: Visitor,
    django_assert_num_queries: DjangoAssertNumQueries,
    role: str,
    place: str,
    queries: int,
    people: int,
) -> None:
    for number in range(people - 1):
        office.hire(f"new{number}", above="superior")
        office.plan(f"new{number}")
        office.report("clerk", 5)
    address = f"/contoh/penilaian/{place.format(office.gathered().pk)}"
    client = visitor(role)

    with django_assert_num_queries(queries):
        answer = client.get(address)

    assert answer.status_code == 200


@pytest.mark.parametrize("reports", [1, 3])
def test_a_receipt_and_a_year_take_as_many_queries_for_three_reports_as_for_one(
    office: Office, visitor: Visitor, django_assert_num_queries: DjangoAssertNumQueries, reports: int
) -> None:
    for _number in range(reports - 1):
        office.report("clerk", 5)
    appraisal = office.signed()
    client = visitor("superior")

    with django_assert_num_queries(RECEIPT):
        client.get(f"/contoh/penilaian/{appraisal.pk}/")
    client = visitor("clerk")
    with django_assert_num_queries(YEAR):
        client.get("/contoh/kinerja-saya/")


RECEIPT = 14
YEAR = 13
