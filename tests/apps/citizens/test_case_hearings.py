"""Only a verified complaint touches a person, after they were heard."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from tests.apps.citizens.at_desk import Desk, seat
from tests.apps.work import Office, enter_as
from tests.conftest import NOON
from tolok.citizens.actions.cases.hearing import (
    AlreadyDecided,
    AskedBefore,
    NotAboutAnOfficer,
    WordOfHearingMissing,
    ask_person,
    attribute_complaint,
    clear_person,
    say_to_complaint,
)
from tolok.citizens.models import CaseHearing
from tolok.citizens.models.cases import State
from tolok.citizens.queries.cases.hearings import complaints_about
from tolok.people.access import NotAllowed, enter

SPAN = {"starts_on": date(2026, 7, 1), "ends_on": date(2026, 8, 1)}


@pytest.fixture
def desk(office: Office, noon: None) -> Desk:
    """A desk with its people, at noon."""
    return seat(office)


def asked(desk: Desk) -> CaseHearing:
    """The superior, asked about a secret complaint that is worked on."""
    case = desk.at(State.IN_PROGRESS, mode="secret")
    return ask_person(
        by=desk.coordinator, at=NOON, case=case, person=desk.office["superior"], question="Kenapa loket tutup?"
    )


def test_a_complaint_counts_only_when_attributed_after_hearing(desk: Desk) -> None:
    first, second = asked(desk), asked(desk)
    by, person = desk.coordinator, desk.office["superior"]
    with pytest.raises(AlreadyDecided):
        attribute_complaint(by=by, at=NOON, hearing=first, reason="Terbukti")
    unheard = complaints_about([person.pk], **SPAN)
    heard = say_to_complaint(by=person, at=NOON, hearing=first, words="Saya sedang rapat.")
    attribute_complaint(by=by, at=NOON, hearing=heard, reason="Terbukti")
    clear_person(by=by, at=NOON, hearing=second, reason="Bukan dia")

    decided = complaints_about([person.pk, desk.officer.pk], **SPAN)

    assert unheard == {}
    assert decided == {person.pk: [(date(2026, 7, 14), True), (date(2026, 7, 14), False)]}
    with pytest.raises(AlreadyDecided):
        clear_person(by=by, at=NOON, hearing=first, reason="Ternyata bukan")


def test_the_table_itself_judges_nobody_unheard(desk: Desk) -> None:
    hearing = asked(desk)

    with pytest.raises(IntegrityError), transaction.atomic():
        CaseHearing.objects.filter(pk=hearing.pk).update(state="attributed")


@pytest.mark.parametrize("about", [{"concerns": "rule"}, {"kind": "request"}, {"concerns": "unsure"}])
def test_no_person_answers_for_a_rule_or_a_question(desk: Desk, about: dict[str, str]) -> None:
    case = desk.at(State.IN_PROGRESS, **about)

    with pytest.raises(NotAboutAnOfficer):
        ask_person(by=desk.coordinator, at=NOON, case=case, person=desk.office["superior"], question="Kenapa?")


def test_what_a_hearing_may_not_do_is_said(desk: Desk) -> None:
    hearing, by = asked(desk), desk.coordinator
    unverified = desk.at(State.RECEIVED)

    with pytest.raises(NotAboutAnOfficer):
        ask_person(by=by, at=NOON, case=unverified, person=desk.office["superior"], question="Kenapa?")
    with pytest.raises(AskedBefore):
        ask_person(by=by, at=NOON, case=hearing.case, person=desk.office["superior"], question="Kenapa?")
    for actor, person in ((desk.officer, desk.office["planner"]), (by, by)):
        with pytest.raises(NotAllowed):
            ask_person(by=actor, at=NOON, case=hearing.case, person=person, question="Kenapa?")
    with pytest.raises(NotAllowed):
        say_to_complaint(by=desk.officer, at=NOON, hearing=hearing, words="Bukan saya")
    with pytest.raises(WordOfHearingMissing):
        say_to_complaint(by=desk.office["superior"], at=NOON, hearing=hearing, words=" ")


def test_the_person_is_heard_on_a_page_that_shows_no_reporter(desk: Desk, client: Client) -> None:
    hearing = asked(desk)
    place = f"/contoh/warga/meja/tanggapan/{hearing.pk}/"
    enter_as(client, desk.office["superior"])
    shown = client.get(place).content.decode()
    codes = [client.get(f"{place}putusan/").status_code]
    codes += [client.post(place, {"key": uuid4(), "words": words}).status_code for words in ("", "Saya rapat.")]
    enter_as(client, desk.coordinator)
    codes += [client.get(place).status_code, client.get(f"{place}putusan/").status_code]
    decision = {"verdict": "attribute", "reason": "Terbukti"}
    codes += [client.post(f"{place}putusan/", {"key": uuid4(), **decision}).status_code]
    enter_as(client, desk.office["superior"])
    decided = client.get(place).content.decode()

    assert codes == [404, 422, 302, 404, 200, 302]
    assert "Kenapa loket tutup?" in shown
    assert "KTP saya" not in shown + decided
    assert "Warga Contoh" not in shown + decided
    assert "Terbukti" in decided
    enter(desk.office.government.pk)
    assert CaseHearing.objects.get().state == "attributed"
