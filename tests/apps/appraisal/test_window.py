"""The days to object end with a word before, and with an entry."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import override_settings

from tests.apps.appraisal.conftest import LATER, Office, objected
from tests.apps.appraisal.objections import DAY, told
from tolok.appraisal.actions import mark_seen, pass_windows
from tolok.appraisal.models import Appraisal
from tolok.appraisal.tasks import pass_windows as hourly
from tolok.calendar.queries import day_of
from tolok.ledger.models import LedgerEntry

# Opened on 6 July 2026: the last day is 20 July, and three days before it is said.
LAST = LATER + 14 * DAY


def opened(office: Office) -> Appraisal:
    """The clerk's signed receipt, opened by the clerk."""
    appraisal = office.signed()
    mark_seen(by=office.people["clerk"], at=LATER, appraisal=appraisal)
    return appraisal


def look(office: Office, days: int) -> int:
    """What the clock does so many days before (negative) or after the last day."""
    at = LAST + days * DAY
    return pass_windows(at=at, on=day_of(at, office.government))


@pytest.mark.parametrize(("days", "notices", "is_final"), [(-4, 0, 0), (-3, 1, 0), (0, 1, 0), (1, 0, 1)])
def test_the_end_is_said_three_days_before_and_kept_a_day_after(
    office: Office, days: int, notices: int, is_final: int
) -> None:
    opened(office)

    assert look(office, days) == is_final

    assert len(told(office, "clerk")) == notices
    assert (Appraisal.objects.get().final_at is not None) == bool(is_final)
    assert LedgerEntry.objects.filter(verb="pass_window", actor_id=None).count() == is_final


def test_it_is_said_and_ended_once(office: Office) -> None:
    opened(office)

    ended = [look(office, days) for days in (-3, -2, 0, 1, 1, 2)]

    assert ended == [0, 0, 0, 1, 0, 0]
    (said,) = told(office, "clerk")
    assert "sampai 20 Juli 2026" in said
    assert LedgerEntry.objects.filter(verb="pass_window").count() == 1


def test_a_receipt_that_nobody_opened_never_ends(office: Office) -> None:
    office.signed()

    assert look(office, 400) == 0
    assert told(office, "clerk") == []


def test_whoever_objected_hears_nothing_of_the_end(office: Office) -> None:
    objection = objected(office)
    mark_seen(by=office.people["clerk"], at=LATER, appraisal=objection.appraisal)
    before = told(office, "clerk")

    assert (look(office, -3), look(office, 1)) == (0, 0)
    assert told(office, "clerk") == before


@pytest.mark.parametrize(("hour", "ended"), [(-4, 0), (0, 1)])
def test_the_clock_looks_by_day_in_every_government(office: Office, hour: int, ended: int) -> None:
    opened(office)
    at = (LAST + DAY).replace(hour=3) + timedelta(hours=hour)

    with override_settings(EXAMPLE_DAY=None):
        assert hourly(int(at.timestamp())) == ended


@override_settings(EXAMPLE_DAY=LATER.date())
def test_in_the_example_time_stands_still(office: Office) -> None:
    opened(office)

    assert hourly(int((LAST + DAY).timestamp())) == 0
