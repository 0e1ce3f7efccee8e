"""A report is about one thing, on an allowed day, with its evidence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.apps.work import EARLIER, YESTERDAY, Office, filed
from tests.conftest import NOON, TODAY
from tolok.evidence.actions import EmptyFile, LinkIsNotAnAddress, NotYet, OneProof, Upload
from tolok.evidence.models import Evidence
from tolok.ledger.actions import Refusal
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed
from tolok.reports import actions
from tolok.reports.actions import Filing, SomeAreRefused, file_report, file_reports
from tolok.reports.models import Report
from tolok.reports.queries import MOST
from tolok.skp.models import Skp


def test_a_report_stands_with_its_claim_and_its_entries(office: Office) -> None:
    report = filed(office, note=" Antrean 40 orang ", link="https://contoh.go.id/foto")

    stored = Report.objects.select_related("evidence").get()
    assert (stored.pk, stored.person, stored.on, stored.amount) == (report.pk, office["self"], TODAY, 1200)
    assert (stored.note, stored.evidence.kind, stored.evidence.trust) == ("Antrean 40 orang", "link", "claimed")
    verbs = list(LedgerEntry.objects.order_by("id").values_list("verb", "actor_id"))
    assert verbs[1:] == [("give_evidence", office["self"].pk), ("file_report", office["self"].pk)]


def test_a_project_and_an_ordered_task_are_reported_too(office: Office) -> None:
    filed(office, project_id=office.project.pk, amount=None)
    filed(office, task="Rapat data stunting", ordered_by="Ratna", amount=None)

    assert list(Report.objects.order_by("pk").values_list("project_id", "task", "ordered_by")) == [
        (office.project.pk, "", ""),
        (None, "Rapat data stunting", "Ratna"),
    ]


def test_a_copy_names_what_it_was_copied_from(office: Office) -> None:
    first = filed(office, on=YESTERDAY)

    copy = filed(office, copied_from_id=first.pk)

    assert copy.copied_from_id == first.pk


@pytest.mark.parametrize(
    ("refusal", "given"),
    [
        (actions.OneThing, {"target_id": None}),
        (actions.OneThing, {"project_id": 1, "task": "x"}),
        (actions.OrderIsMissing, {"task": "Rapat"}),
        (actions.AmountIsMissing, {"amount": None}),
        (actions.AmountOutOfBounds, {"amount": -1}),
        (actions.AmountOutOfBounds, {"amount": MOST + 1}),
        (actions.MinutesOutOfBounds, {"minutes": 0}),
        (actions.MinutesOutOfBounds, {"minutes": 1441}),
        (actions.TextTooLong, {"note": "x" * 501}),
        (actions.FutureDay, {"on": date(2026, 7, 15)}),
        (actions.TooLate, {"on": date(2026, 6, 29)}),
        (actions.NotYourTarget, {"target_id": 999_999}),
        (actions.NotYourProject, {"project_id": 999_999}),
        (actions.NotYourCopy, {"copied_from_id": 999_999}),
        (LinkIsNotAnAddress, {"link": "javascript:alert(1)"}),
        (OneProof, {"link": "https://a.id", "upload": Upload("a.pdf", b"%PDF-1.4")}),
        (EmptyFile, {"upload": Upload("a.pdf", b"")}),
    ],
)
def test_what_is_wrong_is_refused_by_name_and_nothing_is_written(
    office: Office, refusal: type[Refusal], given: dict[str, Any]
) -> None:
    with pytest.raises(refusal):
        filed(office, **given)

    assert (Report.objects.count(), Evidence.objects.count()) == (0, 0)


def test_the_last_day_of_the_policy_is_still_accepted(office: Office) -> None:
    assert filed(office, on=date(2026, 7, 7)).on == date(2026, 7, 7)


def test_the_day_is_the_one_where_the_person_works(office: Office) -> None:
    office.unit.time_zone = "Asia/Jayapura"
    office.unit.save()
    late_in_jakarta = datetime(2026, 7, 14, 16, 0, tzinfo=UTC)

    report = file_report(
        by=office["self"], at=late_in_jakarta, on=date(2026, 7, 15), target_id=office.documents.pk, amount=100
    )

    assert report.on == date(2026, 7, 15)


def test_a_plan_that_is_not_agreed_takes_no_report(office: Office) -> None:
    Skp.objects.update(state="proposed")

    with pytest.raises(actions.NotYourTarget):
        filed(office)


def test_a_project_is_reported_from_its_first_day_on(office: Office) -> None:
    office.project.starts_on = TODAY
    office.project.save()

    with pytest.raises(actions.NotYourProject):
        filed(office, project_id=office.project.pk, on=YESTERDAY)


def test_a_colleagues_target_is_not_ones_own(office: Office) -> None:
    with pytest.raises(actions.NotYourTarget):
        file_report(by=office["colleague"], at=NOON, on=TODAY, target_id=office.documents.pk, amount=100)


def filings(office: Office) -> list[Filing]:
    """One of each kind, filed at two moments."""
    ani, later = office["self"], NOON
    return [
        Filing(ani, EARLIER, ani, YESTERDAY, target_id=office.documents.pk, amount=1200, link="https://a.id/1"),
        Filing(ani, later, ani, TODAY, project_id=office.project.pk, note="Dua kelurahan"),
        Filing(ani, later, ani, TODAY, task="Rapat", ordered_by="Ratna"),
        Filing(ani, later, ani, TODAY, target_id=office.minutes.pk, amount=1400),
    ]


def stored() -> tuple[list[Any], list[Any], list[Any]]:
    """Reports, evidence and entries without the numbers that differ by chance."""
    reports = list(Report.objects.order_by("pk").values("on", "amount", "task", "filed_at"))
    proofs = list(Evidence.objects.order_by("pk").values("kind", "trust", "link"))
    entries = list(LedgerEntry.objects.order_by("verb", "id").values())
    return reports, proofs, entries


def one_by_one(office: Office) -> None:
    """The same filings through the single action."""
    for each in filings(office):
        file_report(
            by=office["self"], at=each.at, on=each.on, target_id=each.target_id, project_id=each.project_id,
            task=each.task, ordered_by=each.ordered_by, amount=each.amount, note=each.note, link=each.link,
        )  # fmt: skip  # one line a thought


@pytest.mark.parametrize("write", [one_by_one, lambda office: file_reports(at=NOON, filings=filings(office))])
def test_many_leave_the_rows_and_entries_the_single_ones_would(office: Office, write: Callable[[Office], Any]) -> None:
    write(office)

    reports, proofs, entries = stored()
    assert [(r["on"], r["amount"], r["task"], r["filed_at"]) for r in reports] == [
        (YESTERDAY, 1200, "", EARLIER),
        (TODAY, None, "", NOON),
        (TODAY, None, "Rapat", NOON),
        (TODAY, 1400, "", NOON),
    ]
    assert [(p["kind"], p["trust"], p["link"]) for p in proofs] == [
        ("link", "claimed", "https://a.id/1"), *[("statement", "claimed", "")] * 3
    ]  # fmt: skip  # one line a thought
    named = [(e["verb"], e["occurred_at"], e["object_type"], e["person_id"], len(e["field_names"])) for e in entries]
    ani = office["self"].pk
    assert named == [
        *[("file_report", at, "reports_report", ani, 12) for at in (EARLIER, NOON, NOON, NOON)],
        ("found_government", NOON, "people_government", None, 2),
        *[("give_evidence", at, "evidence_evidence", ani, 3) for at in (EARLIER, NOON, NOON, NOON)],
    ]


def test_hundreds_are_stored_in_the_order_given(office: Office) -> None:
    ani = office["self"]
    many = [Filing(ani, NOON, ani, TODAY, target_id=office.documents.pk, amount=n) for n in range(120)]

    reports = file_reports(at=NOON, filings=many)

    assert [report.amount for report in reports] == list(range(120))
    assert list(Report.objects.order_by("pk").values_list("amount", flat=True)) == list(range(120))


def test_one_bad_row_stops_all_and_is_named(office: Office) -> None:
    good, *_rest, bad = filings(office)
    bad = Filing(bad.by, bad.at, bad.person, bad.on, target_id=bad.target_id)

    with pytest.raises(SomeAreRefused) as refused:
        file_reports(at=NOON, filings=[good, bad])

    assert {place: type(reason) for place, reason in refused.value.reasons.items()} == {1: actions.AmountIsMissing}
    assert Report.objects.count() == 0


def test_nothing_filed_is_nothing_stored(office: Office) -> None:
    assert file_reports(at=NOON, filings=[]) == []


def test_nothing_is_filed_after_the_moment_of_the_load(office: Office) -> None:
    with pytest.raises(NotYet):
        file_reports(at=EARLIER, filings=filings(office))


def test_nobody_files_for_somebody_else(office: Office) -> None:
    filing = Filing(office["superior"], NOON, office["self"], TODAY, target_id=office.documents.pk, amount=100)

    with pytest.raises(SomeAreRefused) as refused:
        file_reports(at=NOON, filings=[filing])

    assert type(refused.value.reasons[0]) is NotAllowed


def test_a_system_files_what_it_measured(office: Office) -> None:
    ani = office["self"]
    measured = Filing(None, NOON, ani, TODAY, target_id=office.documents.pk, amount=1200, source="SIAK")

    report = file_reports(at=NOON, filings=[measured])[0]

    assert (report.evidence.kind, report.evidence.trust, report.evidence.source) == ("measured", "measured", "SIAK")
    actors = LedgerEntry.objects.exclude(verb="found_government").order_by("id").values_list("verb", "actor_id")
    assert list(actors) == [("record_measured", None), ("file_report", None)]


@pytest.mark.parametrize(("by", "source"), [(None, ""), ("self", "SIAK")])
def test_a_measurement_without_source_or_with_an_author_is_refused(office: Office, by: str | None, source: str) -> None:
    filing = Filing(office[by] if by else None, NOON, office["self"], TODAY, task="x", ordered_by="y", source=source)

    with pytest.raises(SomeAreRefused):
        file_reports(at=NOON, filings=[filing])
