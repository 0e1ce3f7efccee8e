"""A period closes once everything in it is signed."""

from __future__ import annotations

from uuid import uuid4

import pytest

from tests.apps.appraisal.conftest import LATER, Office, Visitor
from tolok.appraisal.actions import UnsignedRemain, close_period, gather_period
from tolok.calendar.actions import PeriodIsClosed
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed


def test_a_period_stays_open_while_a_signature_is_missing(office: Office) -> None:
    office.rated()

    with pytest.raises(UnsignedRemain, match=r"1 .*Triwulan II 2026"):
        close_period(by=office.people["hr"], at=LATER, period=office.quarter())

    assert office.quarter().state == "rating"
    assert LedgerEntry.objects.filter(verb="end_rating").count() == 0


def test_a_signed_period_closes_once_and_takes_nothing_more(office: Office) -> None:
    office.signed()
    hr = office.people["hr"]

    assert close_period(by=hr, at=LATER, period=office.quarter())
    assert not close_period(by=hr, at=LATER, period=office.quarter())
    with pytest.raises(PeriodIsClosed):
        gather_period(by=hr, at=LATER, period=office.quarter())

    assert office.quarter().state == "closed"
    assert LedgerEntry.objects.filter(verb="end_rating").count() == 1


def test_nobody_but_the_hr_agency_closes(office: Office) -> None:
    office.signed()

    with pytest.raises(NotAllowed):
        close_period(by=office.people["superior"], at=LATER, period=office.quarter())


def test_the_page_asks_first_and_refuses_aloud(office: Office, visitor: Visitor) -> None:
    office.rated()
    client, place = visitor("hr"), f"/contoh/penilaian/periode/{office.quarter().pk}/tutup/"

    asked, refused = client.get(place), client.post(place, {"key": uuid4()})
    listed = client.get("/contoh/penilaian/periode/2026/").content.decode()

    assert (asked.status_code, refused.status_code) == (200, 422)
    assert "Triwulan II 2026" in refused.content.decode()
    assert "/tutup/" not in listed


def test_the_button_closes(office: Office, visitor: Visitor) -> None:
    office.signed()
    client, place = visitor("hr"), f"/contoh/penilaian/periode/{office.quarter().pk}/tutup/"
    offered = place in client.get("/contoh/penilaian/periode/2026/").content.decode()

    answer = client.post(place, {"key": uuid4()})

    assert (offered, answer.status_code, office.quarter().state) == (True, 302, "closed")
    assert visitor("superior").get(place).status_code == 403
    assert visitor("hr").get("/contoh/penilaian/periode/999999/tutup/").status_code == 404
