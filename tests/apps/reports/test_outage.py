"""Nobody loses a day because the server was down at its deadline."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from tests.apps.work import Office, enter_as, send
from tests.conftest import NOON, TODAY
from tolok.calendar.actions import note_outage
from tolok.people.access import enter
from tolok.reports import actions
from tolok.reports.actions import file_report
from tolok.reports.models import Report
from tolok.reports.queries import extension


def test_a_day_whose_deadline_an_outage_touched_is_open_a_little_longer(office: Office) -> None:
    midnight = datetime(2026, 7, 13, 17, 0, tzinfo=UTC)
    late = date(2026, 6, 29)
    note_outage(starts_at=midnight - timedelta(minutes=20), at=midnight + timedelta(minutes=15))
    enter(office.government.pk)
    given: dict[str, Any] = {"by": office["self"], "target_id": office.documents.pk, "amount": 1200}

    file_report(**given, at=midnight + timedelta(minutes=59), on=late)

    with pytest.raises(actions.TooLate):
        file_report(**given, at=midnight + timedelta(minutes=60), on=late)
    with pytest.raises(actions.TooLate):
        file_report(**given, at=midnight + timedelta(minutes=30), on=late - timedelta(days=1))


def test_an_outage_of_days_keeps_all_their_deadlines_open(office: Office) -> None:
    midnight = datetime(2026, 7, 13, 17, 0, tzinfo=UTC)
    note_outage(starts_at=midnight - timedelta(days=3), at=midnight + timedelta(hours=1))
    enter(office.government.pk)

    found = extension(office.government, on=TODAY, at=NOON)

    assert found is not None
    assert (found.first, found.first_iso) == (date(2026, 6, 27), "2026-06-27")


def test_without_an_outage_nothing_is_kept_open(office: Office) -> None:
    assert extension(office.government, on=TODAY, at=NOON) is None


def test_the_page_says_so_and_takes_the_report(office: Office, client: Client) -> None:
    midnight = datetime(2026, 7, 13, 17, 0, tzinfo=UTC)
    note_outage(starts_at=midnight - timedelta(minutes=20), at=midnight + timedelta(minutes=15))
    enter(office.government.pk)
    given = {f"t{office.documents.pk}-amount": "3"}

    with time_machine.travel(midnight + timedelta(minutes=30), tick=False):
        enter_as(client, office["self"])
        page = client.get("/contoh/hari-ini/").content.decode()
        send(client, "hari-ini/?hari=2026-06-29", **given)
    with time_machine.travel(NOON, tick=False):
        enter_as(client, office["self"])
        later = client.get("/contoh/hari-ini/").content.decode()

    assert "Server sempat mati 23.40–00.15. Batas waktu Anda menjadi Selasa 01.00." in page
    assert "?hari=2026-06-29" in page
    assert "Server sempat mati" not in later
    assert Report.objects.get().on == date(2026, 6, 29)
