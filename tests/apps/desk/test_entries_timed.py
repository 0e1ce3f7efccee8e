"""What waited on a phone tells once how long it took, and is never refused for it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from tests.apps.desk.test_entries import Send, send
from tests.apps.work import Office
from tests.conftest import NOON
from tolok.insight.models import Timing
from tolok.ledger.models import Answer
from tolok.people.models import Position
from tolok.reports.models import Report

__all__ = ["send"]


def counted() -> list[tuple[str, int, int, int]]:
    """The counters: level, sendings, reports, seconds."""
    return sorted(Timing.objects.values_list("level", "n", "reports", "seconds"))


def test_the_first_entry_counts_for_all_that_were_written_with_it(office: Office, send: Send) -> None:
    send(uuid4(), seconds_open="42", written_together="3")
    send(uuid4(), note="Loket 2")
    send(uuid4(), note="Loket 3")

    assert counted() == [("pelaksana", 1, 3, 42)]


def test_a_repeat_is_counted_once(office: Office, send: Send) -> None:
    key = uuid4()
    send(key, seconds_open="42")
    send(key, seconds_open="42")
    Answer.objects.all().delete()
    with time_machine.travel(NOON + timedelta(minutes=5), tick=False):
        again = send(key, seconds_open="42")

    assert (again.status_code, counted()) == (201, [("pelaksana", 1, 1, 42)])


@pytest.mark.parametrize("given", [{"seconds_open": "lama"}, {"seconds_open": "999999"}, {"written_together": "3"}])
def test_a_time_that_cannot_be_read_is_not_counted_and_the_report_is_stored(
    office: Office, send: Send, given: dict[str, Any]
) -> None:
    answer = send(uuid4(), **given)

    assert (answer.status_code, counted(), Report.objects.count()) == (201, [], 1)


@pytest.mark.parametrize("together", ["", "0", "-1", "100", "banyak"])
def test_a_number_that_no_form_holds_counts_as_one_report(office: Office, send: Send, together: str) -> None:
    send(uuid4(), seconds_open="42", written_together=together)

    assert counted() == [("pelaksana", 1, 1, 42)]


def test_what_was_refused_is_not_counted(office: Office, send: Send) -> None:
    refused = send(uuid4(), amount="tiga", seconds_open="42")

    assert (refused.status_code, counted()) == (422, [])


def test_a_role_of_one_person_is_not_counted(office: Office, send: Send) -> None:
    Position.objects.filter(code="C").update(level="head_of_region")

    send(uuid4(), seconds_open="42")

    assert counted() == []
