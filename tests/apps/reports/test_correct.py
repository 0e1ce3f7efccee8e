"""A late correction says why, and what stood before is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from tests.apps.work import Office, filed
from tests.conftest import NOON, TODAY
from tolok.calendar.models import Period
from tolok.delivery.models import Notice
from tolok.engine import packs
from tolok.evidence.actions import Upload, check_evidence
from tolok.ledger.actions import Refusal
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed
from tolok.people.models import Posting
from tolok.reports import actions, queries
from tolok.reports.actions import Filing, correct_report, file_reports, revise_report
from tolok.reports.models import Report, ReportChange

LATER = NOON + timedelta(days=40)


def corrected(office: Office, report: Report, **more: Any) -> Report:
    """Thirteen documents instead of twelve, forty days later, unless said otherwise."""
    given: dict[str, Any] = {"by": office["self"], "at": LATER, "amount": 1300, "note": "Loket 2", **more}
    return correct_report(report_id=report.pk, **{"reason": "Salah hitung", **given})


def accepted(office: Office, report: Report) -> Report:
    """The report, checked by the superior."""
    check_evidence(by=office["superior"], at=NOON, evidence_id=report.evidence_id, is_accepted=True)
    return report


def close(office: Office, state: str = "closed") -> None:
    """The quarter of the reports is over."""
    Period.objects.create(
        government=office.government, calendar="triwulan", number=3, label="Triwulan III 2026", is_legal=True,
        pack="permenpanrb-6-2022", starts_on=TODAY.replace(day=1), ends_on=TODAY.replace(month=10, day=1),
        rate_by=TODAY.replace(month=10, day=20), state=state,
    )  # fmt: skip  # one line a thought


def test_what_stood_before_is_kept_with_the_reason(office: Office) -> None:
    report = filed(office, note="Loket 1", minutes=90)

    corrected(office, report, minutes=120)

    report.refresh_from_db()
    assert (report.amount, report.note, report.minutes, report.evidence.trust) == (1300, "Loket 2", 120, "claimed")
    change = queries.changes(report.pk)[0]
    assert (change.amount_before, change.amount_after, change.note_before) == (1200, 1300, "Loket 1")
    assert (change.minutes_before, change.minutes_after, change.reason, change.by) == (90, 120, "Salah hitung", "Ani")
    assert LedgerEntry.objects.order_by("-id").values_list("verb", flat=True)[1] == "correct_report"


def test_the_superior_is_told(office: Office) -> None:
    report = filed(office)

    corrected(office, report)

    notice = Notice.objects.get(person=office["superior"])
    assert notice.text == "Ani membetulkan laporan “KTP-el terbit”: Salah hitung"
    assert notice.address == f"/contoh/laporan/{report.pk}/riwayat/"


def test_whoever_has_no_superior_corrects_without_telling_anybody(office: Office) -> None:
    report = filed(office)
    Posting.objects.filter(person__in=[office["superior"], office["above"]]).update(ends_on=TODAY)

    corrected(office, report)

    assert (Notice.objects.count(), Report.objects.get().amount) == (0, 1300)


@pytest.mark.parametrize("is_accepted", [True, False])
def test_what_was_checked_waits_for_a_new_check_and_the_old_verdict_stays(office: Office, is_accepted: bool) -> None:
    report = filed(office, upload=Upload("a.pdf", b"%PDF-1.4"))
    check_evidence(
        by=office["superior"], at=NOON, evidence_id=report.evidence_id, is_accepted=is_accepted, reason="Buram"
    )

    after = corrected(office, report)

    assert (after.evidence.trust, after.evidence.file_name) == ("claimed", "a.pdf")
    change = queries.changes(report.pk)[0]
    assert (change.trust, change.evidence_id) == (
        "Sudah diperiksa" if is_accepted else "Belum diterima",
        report.evidence_id,
    )


def test_new_evidence_takes_the_place_of_the_old(office: Office) -> None:
    after = corrected(office, filed(office, link="https://a.id/1"), link="https://a.id/2")

    assert (after.evidence.link, queries.changes(after.pk)[0].link) == ("https://a.id/2", "https://a.id/1")


def test_each_change_stays_visible_and_is_counted(office: Office) -> None:
    report = filed(office)
    revise_report(by=office["self"], at=NOON, report_id=report.pk, amount=1250, note="")
    corrected(office, report)

    found = queries.report(report.pk)

    assert found is not None
    assert queries.row_of(found).n_changes == 2
    assert [(each.amount_before, each.amount_after, each.reason) for each in queries.changes(report.pk)] == [
        (1250, 1300, "Salah hitung"),
        (1200, 1250, ""),
    ]


@pytest.mark.parametrize(
    ("refusal", "given"),
    [
        (actions.CorrectionNeedsReason, {"reason": " "}),
        (actions.TextTooLong, {"reason": "x" * 301}),
        (actions.TextTooLong, {"note": "x" * 501}),
        (actions.AmountIsMissing, {"amount": None}),
        (actions.AmountOutOfBounds, {"amount": -1}),
        (actions.MinutesOutOfBounds, {"minutes": 1441}),
        (NotAllowed, {"by": "superior"}),
    ],
)
def test_what_is_wrong_is_refused_and_nothing_is_written(
    office: Office, refusal: type[Refusal], given: dict[str, Any]
) -> None:
    report = filed(office)
    named = {"by": office[given["by"]]} if "by" in given else given

    with pytest.raises(refusal):
        corrected(office, report, **named)

    assert (Report.objects.get().amount, ReportChange.objects.count()) == (1200, 0)


def test_an_unknown_report_is_refused(office: Office) -> None:
    with pytest.raises(actions.NoReport):
        corrected(office, Report(pk=999_999))


def test_nobody_types_over_what_a_system_measured(office: Office) -> None:
    measured = Filing(None, NOON, office["self"], TODAY, target_id=office.documents.pk, amount=100, source="SIAK")
    report = file_reports(at=NOON, filings=[measured])[0]

    with pytest.raises(actions.MeasuredStays):
        corrected(office, report)
    with pytest.raises(actions.MeasuredStays):
        revise_report(by=office["self"], at=NOON, report_id=report.pk, amount=1300, note="")


def test_a_closed_periods_reports_stay(office: Office) -> None:
    report = filed(office)
    close(office)

    with pytest.raises(actions.PeriodIsOver, match="Triwulan III 2026"):
        corrected(office, report)
    with pytest.raises(actions.PeriodIsOver):
        revise_report(by=office["self"], at=NOON, report_id=report.pk, amount=1300, note="")


def test_while_a_period_is_rated_its_reports_may_be_corrected(office: Office) -> None:
    report = filed(office)
    close(office, "rating")

    assert corrected(office, report).amount == 1300


def test_a_checked_report_is_corrected_only_with_a_reason(office: Office) -> None:
    report = accepted(office, filed(office))

    with pytest.raises(actions.CheckedAlready):
        revise_report(by=office["self"], at=NOON, report_id=report.pk, amount=1300, note="")

    assert corrected(office, report, at=NOON).evidence.trust == "claimed"


def test_history_is_never_rewritten(office: Office) -> None:
    corrected(office, filed(office))

    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('tolok_app', 'reports_reportchange', 'UPDATE, DELETE')")
        assert cursor.fetchone() == (False,)


def test_minutes_are_asked_for_only_where_the_policy_says_so(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    report = filed(office)
    asking_policy(office, monkeypatch)

    with pytest.raises(actions.MinutesAreMissing):
        filed(office)
    with pytest.raises(actions.MinutesAreMissing):
        corrected(office, report)

    assert (filed(office, minutes=30).minutes, corrected(office, report, minutes=45).minutes) == (30, 45)


def test_a_measuring_system_is_not_asked_for_minutes(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    asking_policy(office, monkeypatch)
    measured = Filing(None, NOON, office["self"], TODAY, target_id=office.documents.pk, amount=100, source="SIAK")

    assert file_reports(at=NOON, filings=[measured])[0].minutes is None


def asking_policy(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The government's policy asks for minutes from now on."""
    contents = packs.load(office.government.pack).contents
    asking = contents.reporting.model_copy(update={"minutes": "required"})
    pack = packs.Pack(contents.model_copy(update={"reporting": asking}))
    monkeypatch.setattr(packs, "load", lambda name: pack)
