"""Pages of an objection: each party finds its form, and nobody else the page."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from procrastinate.contrib.django import app

from tests.apps.appraisal.conftest import Office, Visitor, objected
from tests.apps.appraisal.test_pages import _text as text
from tests.apps.work import SAVEPOINTS
from tolok.appraisal.models import Objection, ObjectionPoint
from tolok.appraisal.tasks import pass_deadlines
from tolok.people.access import enter

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

WHY = "The queue of May is not counted."
LIST = "/contoh/penilaian/keberatan/"


def place(office: Office, *more: str) -> str:
    """The address of the clerk's objection."""
    return "/".join(["/contoh/penilaian", str(office.appraisal().pk), "keberatan", *more]) + "/"


def filled(**fields: str) -> dict[str, str]:
    """A form with its key."""
    return {"key": str(uuid4()), **fields}


DECISION = {"heard_person": "A", "heard_rater": "B", "reason": "C"}


def test_from_the_receipt_to_the_decision(office: Office, visitor: Visitor) -> None:
    appraisal = office.signed()
    receipt = f"/contoh/penilaian/{appraisal.pk}/"
    clerk, rater, judge = visitor("clerk"), visitor("superior"), visitor("above")

    assert place(office) in text(clerk.get(receipt))
    raised = clerk.post(place(office), filled(line0=WHY, line0_link="https://contoh.example/antrean"))
    answered = rater.post(place(office, "jawab"), filled(answer="I looked again."))
    decided = judge.post(
        place(office, "putuskan"), filled(outcome="uphold", work="above", behaviour="meets", **DECISION)
    )

    assert [answer.headers.get("Location") for answer in (raised, answered, decided)] == [place(office)] * 3
    page = text(clerk.get(place(office)))
    for word in (WHY, "https://contoh.example/antrean", "I looked again.", "Dikabulkan", "Keterangan pegawai"):
        assert word in page
    after = text(clerk.get(receipt))
    assert "Dikabulkan" in after
    assert "Ditetapkan ulang oleh keputusan atas keberatan" in after
    assert '"state": "upheld"' in clerk.get(f"{receipt}kuitansi.json").content.decode()
    assert text(rater.get(f"/contoh/penilaian/{appraisal.pk}/")).count("Di atas ekspektasi") > 0


def test_an_empty_objection_is_asked_for_and_evidence_needs_its_word(office: Office, visitor: Visitor) -> None:
    office.signed()
    client = visitor("clerk")

    empty = client.post(place(office), filled())
    mute = client.post(place(office), filled(line3_link="https://contoh.example/a"))
    wrong = client.post(place(office), filled(line0=WHY, line0_link="antrean"))

    assert [each.status_code for each in (empty, mute, wrong)] == [422, 422, 422]
    assert "Belum ada yang ditulis" in text(empty)
    assert "https://contoh.example/a" in text(mute)
    assert "line3_error" in text(mute)
    assert WHY in text(wrong)
    enter(office.government.pk)
    assert (Objection.objects.count(), ObjectionPoint.objects.count()) == (0, 0)


def test_an_answer_and_a_decision_say_what_is_missing_and_keep_what_was_typed(office: Office, visitor: Visitor) -> None:
    objected(office)
    rater, judge = visitor("superior"), visitor("above")

    silent = rater.post(place(office, "jawab"), filled(answer=" "))
    assert (silent.status_code, "id_answer_error" in text(silent)) == (422, True)
    rater.post(place(office, "jawab"), filled(answer="I looked again."))
    half = judge.post(place(office, "putuskan"), filled(outcome="uphold", work="above", **DECISION))
    same = judge.post(place(office, "putuskan"), filled(outcome="uphold", work="meets", behaviour="meets", **DECISION))
    mute = judge.post(place(office, "putuskan"), filled(outcome="reject", heard_person="Typed here"))

    assert [each.status_code for each in (half, same, mute)] == [422, 422, 422]
    assert "id_behaviour_error" in text(half)
    assert "id_outcome_error" in text(same)
    assert "Typed here" in text(mute)
    assert judge.post(place(office, "putuskan"), filled(outcome="reject", **DECISION)).status_code == 302


def test_it_is_withdrawn_by_its_person(office: Office, visitor: Visitor) -> None:
    objected(office)

    assert "Tarik keberatan" in text(visitor("clerk").get(place(office)))
    assert visitor("superior").post(place(office, "tarik"), filled()).status_code == 403
    assert visitor("clerk").post(place(office, "tarik"), filled()).status_code == 302
    enter(office.government.pk)
    assert Objection.objects.get().state == "withdrawn"


@pytest.mark.parametrize("role", ["colleague", "planner"])
def test_nobody_else_finds_it(office: Office, visitor: Visitor, role: str) -> None:
    objected(office)
    client = visitor(role)

    assert client.get(place(office)).status_code == 404
    for step in ("jawab", "putuskan", "tarik"):
        assert client.post(place(office, step), filled()).status_code == 404


def test_before_there_is_one_only_the_person_finds_the_form(office: Office, visitor: Visitor) -> None:
    office.rated()
    assert visitor("clerk").get(place(office)).status_code == 404
    office.signed()

    assert visitor("superior").get(place(office)).status_code == 404
    assert visitor("clerk").get(place(office)).status_code == 200
    assert visitor("superior").post(place(office, "jawab"), filled()).status_code == 404
    assert visitor("clerk").get("/contoh/penilaian/0/keberatan/").status_code == 404


def test_after_the_window_the_page_says_so(office: Office, visitor: Visitor) -> None:
    appraisal = office.signed()
    appraisal.seen_at = datetime(2026, 6, 1, 3, 0, tzinfo=UTC)
    appraisal.save()
    client = visitor("clerk")

    assert "Masa keberatan sudah lewat" in text(client.get(place(office)))
    late = client.post(place(office), filled(line0=WHY))
    assert (late.status_code, "Masa keberatan sudah lewat" in text(late)) == (422, True)
    assert "Masa keberatan berakhir pada" in text(client.get(f"/contoh/penilaian/{appraisal.pk}/"))


def test_the_list_shows_what_waits_and_to_the_agency_how_they_ended(office: Office, visitor: Visitor) -> None:
    assert "Belum ada yang mengajukan keberatan tahun ini" in text(visitor("hr").get(LIST))
    objected(office)

    assert place(office) in text(visitor("superior").get(LIST))
    assert "Tidak ada yang menunggu" in text(visitor("above").get(LIST))
    page = text(visitor("hr").get(LIST))
    assert "Semua di tahun 2026" in page
    assert place(office) in page
    assert "Semua di tahun" not in text(visitor("superior").get(LIST))


@pytest.mark.parametrize(("address", "queries"), [("list", 15), ("page", 7)])
def test_the_pages_cost_few_queries(
    office: Office,
    visitor: Visitor,
    address: str,
    queries: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    objected(office)
    client = visitor("hr" if address == "list" else "superior")
    where = LIST if address == "list" else place(office)
    client.get(where)

    with django_assert_num_queries(queries + SAVEPOINTS):
        client.get(where)


def test_the_clock_passes_deadlines_in_every_government(office: Office) -> None:
    objected(office)

    assert pass_deadlines(timestamp=int(datetime(2026, 7, 12, tzinfo=UTC).timestamp())) == 0
    assert pass_deadlines(timestamp=int(datetime(2026, 7, 14, tzinfo=UTC).timestamp())) == 1
    assert "appraisal.pass_deadlines" in {name for name, _id in app.periodic_registry.periodic_tasks}


def test_in_the_example_time_stands_still(office: Office, settings: object) -> None:
    settings.EXAMPLE_DAY = date(2026, 12, 31)  # type: ignore[attr-defined]  # the fixture takes any setting
    objected(office)

    assert pass_deadlines(timestamp=int(datetime(2026, 7, 14, tzinfo=UTC).timestamp())) == 0
