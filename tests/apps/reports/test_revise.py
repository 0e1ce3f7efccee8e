"""A report may be mended for some days, until somebody has checked it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.apps.work import Office, filed
from tests.conftest import NOON
from tolok.evidence.actions import check_evidence
from tolok.ledger.actions import Refusal
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed
from tolok.reports import actions
from tolok.reports.actions import revise_report
from tolok.reports.models import Report


def revised(office: Office, report: Report, **more: Any) -> Report:
    """The clerk's report with thirteen documents, unless said otherwise."""
    given: dict[str, Any] = {"by": office["self"], "at": NOON, "amount": 1300, "note": "Baru", **more}
    return revise_report(report_id=report.pk, **given)


def test_a_mended_report_shows_the_new_state_and_leaves_an_entry(office: Office) -> None:
    report = filed(office)

    revised(office, report, reason="Salah hitung")

    report.refresh_from_db()
    assert (report.amount, report.note, report.evidence.trust) == (1300, "Baru", "claimed")
    last = LedgerEntry.objects.order_by("-id").values_list("verb", "field_names")[0]
    assert last == ("revise_report", ["amount", "minutes", "note", "evidence", "reason"])


def test_new_evidence_takes_the_place_of_the_old(office: Office) -> None:
    report = filed(office)

    mended = revised(office, report, link="https://a.id/2")

    assert (mended.evidence_id != report.evidence_id, mended.evidence.link) == (True, "https://a.id/2")


def test_mending_what_was_not_accepted_waits_for_a_new_check(office: Office) -> None:
    report = filed(office)
    check_evidence(
        by=office["superior"], at=NOON, evidence_id=report.evidence_id, is_accepted=False, reason="Kurang jelas"
    )

    mended = revised(office, report)

    assert (mended.evidence.trust, mended.evidence_id != report.evidence_id) == ("claimed", True)


def test_the_last_day_of_the_policy_is_still_open(office: Office) -> None:
    assert revised(office, filed(office), at=NOON + timedelta(days=2)).amount == 1300


@pytest.mark.parametrize(
    ("refusal", "given"),
    [
        (actions.EditIsOver, {"at": NOON + timedelta(days=3), "reason": "Saya lupa"}),
        (actions.AmountIsMissing, {"amount": None}),
        (actions.AmountOutOfBounds, {"amount": -100}),
        (actions.TextTooLong, {"note": "x" * 501}),
    ],
)
def test_what_is_wrong_is_refused(office: Office, refusal: type[Refusal], given: dict[str, Any]) -> None:
    report = filed(office)

    with pytest.raises(refusal):
        revised(office, report, **given)

    report.refresh_from_db()
    assert report.amount == 1200


def test_a_task_needs_no_amount(office: Office) -> None:
    report = filed(office, task="Rapat", ordered_by="Ratna", amount=None)

    assert revised(office, report, amount=None).note == "Baru"


def test_a_checked_report_stays(office: Office) -> None:
    report = filed(office)
    check_evidence(by=office["superior"], at=NOON, evidence_id=report.evidence_id, is_accepted=True)

    with pytest.raises(actions.CheckedAlready):
        revised(office, report)


def test_only_the_owner_mends(office: Office) -> None:
    report = filed(office)

    with pytest.raises(NotAllowed):
        revised(office, report, by=office["superior"])


def test_an_unknown_report_is_refused(office: Office) -> None:
    with pytest.raises(actions.NoReport):
        revised(office, Report(pk=999_999))
