"""Competences: the guide says what was seen, the person reads, B.1.9 prints."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from tests.apps.work import Office, enter_as, send
from tests.conftest import NOON, TODAY
from tolok.delivery.models import Notice
from tolok.feedback.actions import (
    AlreadyTakenBack,
    CompetenceTooLong,
    NoSuchScore,
    NoteTooLong,
    Seen,
    WordsAreMissing,
    give_competence,
    withdraw_competence,
)
from tolok.feedback.models import Competence
from tolok.feedback.queries import Span, competences_in, competences_of
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed, enter

pytestmark = pytest.mark.usefixtures("noon")

LINE = Seen("Kerja sama", 4, "Bertanya pada saat yang tepat.", "Mendampingi rekan baru.")


def given(office: Office, seen: Seen = LINE, by: str = "superior", days: int = 0) -> Competence:
    """A line on the clerk."""
    at = NOON + timedelta(days=days)
    return give_competence(by=office[by], at=at, person=office["self"], seen=seen)


def page(office: Office, client: Client, role: str) -> Any:
    """The clerk's competences as a role sees them."""
    enter_as(client, office[role])
    answer = client.get(f"/contoh/umpan-balik/dialog/{office['self'].pk}/kompetensi/")
    enter(office.government.pk)
    return answer


def test_a_line_is_kept_and_the_person_is_told(office: Office) -> None:
    line = given(office, Seen("  Kerja   sama ", 4, " Bertanya pada saat yang tepat. "))

    assert (line.name, line.score, line.reason, line.follow_up) == (
        "Kerja sama",
        4,
        "Bertanya pada saat yang tepat.",
        "",
    )
    assert (line.by, line.given_on, line.state) == (office["superior"], TODAY, "given")
    assert LedgerEntry.objects.filter(verb="give_competence", object_id=line.pk, actor_id=line.by_id).count() == 1
    assert [(each.person, each.key) for each in Notice.objects.all()] == [
        (office["self"], f"competence:{line.pk}:given")
    ]


@pytest.mark.parametrize(
    ("seen", "refusal"),
    [
        (Seen("Kerja sama", 0, "Alasan."), NoSuchScore),
        (Seen("Kerja sama", 6, "Alasan."), NoSuchScore),
        (Seen(" ", 3, "Alasan."), WordsAreMissing),
        (Seen("Kerja sama", 3, " "), WordsAreMissing),
        (Seen("K" * 121, 3, "Alasan."), CompetenceTooLong),
        (Seen("Kerja sama", 3, "a" * 501), NoteTooLong),
        (Seen("Kerja sama", 3, "Alasan.", "a" * 501), NoteTooLong),
    ],
)
def test_what_is_not_whole_is_refused_and_nothing_is_kept(office: Office, seen: Seen, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        given(office, seen)

    assert not Competence.objects.exists()
    assert not Notice.objects.exists()


@pytest.mark.parametrize("fields", [{"score": 0}, {"score": 6}, {"name": ""}, {"reason": ""}])
def test_the_database_refuses_it_as_well(office: Office, fields: dict[str, Any]) -> None:
    line = given(office)

    with pytest.raises(IntegrityError), transaction.atomic():
        Competence.objects.filter(pk=line.pk).update(**fields)


@pytest.mark.parametrize("role", ["self", "above", "colleague", "hr", "planner", "stranger"])
def test_only_who_guides_the_person_writes(office: Office, role: str) -> None:
    with pytest.raises(NotAllowed):
        given(office, by=role)


def test_only_its_writer_takes_a_line_back_and_once(office: Office) -> None:
    line = given(office)
    for role in ("self", "above", "hr", "stranger"):
        with pytest.raises(NotAllowed):
            withdraw_competence(by=office[role], at=NOON, competence=line)

    assert withdraw_competence(by=office["superior"], at=NOON, competence=line).state == "withdrawn"

    with pytest.raises(AlreadyTakenBack):
        withdraw_competence(by=office["superior"], at=NOON, competence=line)
    assert LedgerEntry.objects.filter(verb="withdraw_competence", object_id=line.pk).count() == 1
    assert [each.key for each in Notice.objects.order_by("pk")] == [
        f"competence:{line.pk}:given", f"competence:{line.pk}:withdrawn"
    ]  # fmt: skip  # one thought a line


def test_the_form_takes_the_last_line_on_each_competence_within_its_days(office: Office) -> None:
    early = given(office, Seen("Kerja sama", 2, "Masih ragu."))
    other = given(office, Seen("Komunikasi", 3, "Jelas."), days=1)
    late = given(office, Seen("KERJA SAMA", 4, "Kini yakin."), days=2)
    gone = given(office, Seen("Integritas", 1, "Keliru orang."), days=2)
    withdraw_competence(by=office["superior"], at=NOON + timedelta(days=2), competence=gone)
    person, ends_on = office["self"].pk, TODAY + timedelta(days=3)

    found = competences_in({
        1: Span(person, TODAY, ends_on),
        2: Span(person, TODAY, TODAY + timedelta(days=2)),
        3: Span(person, date(2020, 1, 1), TODAY),
        4: Span(office["colleague"].pk, TODAY, ends_on),
    })  # fmt: skip  # one span a line

    assert found == {1: [late, other], 2: [early, other], 3: [], 4: []}
    assert competences_of(office["self"]) == [gone, late, other, early]


@pytest.mark.parametrize(
    ("role", "status"),
    [("self", 200), ("superior", 200), ("above", 200), ("hr", 200), ("colleague", 404), ("planner", 404)],
)
def test_the_person_those_above_and_the_hr_agency_read(office: Office, client: Client, role: str, status: int) -> None:
    given(office)

    answer = page(office, client, role)

    assert answer.status_code == status
    if status == 200:
        text = answer.content.decode()
        assert LINE.reason in text
        assert ("Simpan catatan" in text) is (role == "superior")
        assert ("Tarik kembali" in text) is (role == "superior")
        assert ("Buka dialog" in text) is (role != "hr")


def test_an_empty_page_says_how_to_begin(office: Office, client: Client) -> None:
    assert "Satu catatan setelah bimbingan" in page(office, client, "self").content.decode()


def test_a_line_is_written_and_taken_back_on_the_page(office: Office, client: Client) -> None:
    enter_as(client, office["superior"])
    place = f"umpan-balik/dialog/{office['self'].pk}/kompetensi/"
    whole = {"name": "Kerja sama", "score": "4", "reason": LINE.reason, "follow_up": ""}

    scoreless = send(client, place, **{**whole, "score": "6"})
    nameless = send(client, place, **{**whole, "name": " "})
    kept = send(client, place, **whole)

    assert [each.status_code for each in (scoreless, nameless, kept)] == [422, 422, 302]
    assert all(LINE.reason in each.content.decode() for each in (scoreless, nameless))
    enter(office.government.pk)
    line = Competence.objects.get()
    taken = [send(client, f"umpan-balik/dialog/kompetensi/{line.pk}/tarik/") for _time in range(2)]
    unknown = send(client, "umpan-balik/dialog/kompetensi/999999999/tarik/")
    assert [each.status_code for each in (*taken, unknown)] == [302, 422, 404]
    enter_as(client, office["colleague"])
    assert send(client, f"umpan-balik/dialog/kompetensi/{line.pk}/tarik/").status_code == 404
    assert "Ditarik" in page(office, client, "self").content.decode()
