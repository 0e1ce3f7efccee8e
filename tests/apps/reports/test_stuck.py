"""Work that is stuck says what is missing, until it goes on."""

from __future__ import annotations

from typing import Any

import pytest

from tests.apps.work import YESTERDAY, Office, filed
from tests.conftest import NOON, TODAY
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed
from tolok.reports import actions, queries
from tolok.reports.actions import revise_report, unblock_report
from tolok.reports.models import Report


def stuck(office: Office, **more: object) -> Report:
    """The documents wait for blank cards since yesterday."""
    given = {"on": YESTERDAY, "amount": None, "note": "Blangko habis", "is_blocked": True, **more}
    return filed(office, **given)


def now_stuck(office: Office) -> list[str]:
    """What the clerk's team page would call stuck today."""
    found = queries.team_reports([office["self"].pk], on=TODAY, most=99)
    return [each.row.note for each in found if each.is_stuck]


def test_what_is_stuck_needs_a_word_but_no_amount(office: Office) -> None:
    report = stuck(office)

    assert (report.amount, report.is_blocked, now_stuck(office)) == (None, True, ["Blangko habis"])
    with pytest.raises(actions.StuckWithoutWord):
        stuck(office, note=" ")
    with pytest.raises(actions.StuckWithoutWord):
        revise_report(by=office["self"], at=NOON, report_id=report.pk, amount=None, note="")


def test_the_next_report_on_the_same_thing_ends_it(office: Office) -> None:
    stuck(office)
    filed(office, target_id=office.minutes.pk)
    before = now_stuck(office)

    filed(office)

    assert (before, now_stuck(office)) == (["Blangko habis"], [])


@pytest.mark.parametrize("more", [{"task": "Rapat", "ordered_by": "Ratna"}, {"project_id": "project"}])
def test_tasks_and_projects_may_be_stuck_too(office: Office, more: dict[str, Any]) -> None:
    given = {name: office.project.pk if value == "project" else value for name, value in more.items()}
    stuck(office, **given)
    before = now_stuck(office)

    filed(office, amount=None, **given)

    assert (before, now_stuck(office)) == (["Blangko habis"], [])


def test_the_person_says_that_it_goes_on(office: Office) -> None:
    report = stuck(office)

    unblock_report(by=office["self"], at=NOON, report_id=report.pk)
    unblock_report(by=office["self"], at=NOON, report_id=report.pk)

    assert now_stuck(office) == []
    assert LedgerEntry.objects.filter(verb="unblock_report").count() == 1


def test_nobody_else_says_so(office: Office) -> None:
    report = stuck(office)

    with pytest.raises(NotAllowed):
        unblock_report(by=office["superior"], at=NOON, report_id=report.pk)
    with pytest.raises(actions.NoReport):
        unblock_report(by=office["self"], at=NOON, report_id=999_999)


def test_the_proposal_tells_since_when_and_why(office: Office) -> None:
    report = stuck(office)

    found = queries.proposals(office["self"], on=TODAY)[0]

    assert found.stuck == queries.Stuck(report.pk, YESTERDAY, "Blangko habis")
