"""What actions leave behind, and that refused ones leave nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.apps.skp.conftest import EXACT, Office, agreed, measured, proposed, started
from tests.apps.skp.test_bulk import WORDING
from tests.apps.skp.test_refusals import add, add_indicator, aim, propose
from tests.conftest import NOON, TODAY
from tolok.delivery.models import Notice
from tolok.ledger.models import LedgerEntry
from tolok.people.models import Posting
from tolok.reports.actions import file_report
from tolok.skp import actions
from tolok.skp.actions import OutcomeDraft, PlanDraft, TargetDraft
from tolok.skp.models import AnnexLine, Expectation, Outcome, Skp, Target


def test_a_refused_bulk_leaves_neither_rows_nor_entries(office: Office) -> None:
    before = LedgerEntry.objects.count()
    good = OutcomeDraft(key="a", title="x", targets=(EXACT,))
    bad = OutcomeDraft(key="b", title="y", targets=(TargetDraft(aspect="quantity", low=0),))

    with pytest.raises(actions.TargetIsIncomplete):
        actions.draft_plans(
            at=NOON,
            drafts=[
                PlanDraft(office.clerk, NOON, 2026, "quantitative", (good,)),
                PlanDraft(office.colleague, NOON, 2026, "quantitative", (bad,)),
            ],
        )

    assert (Skp.objects.count(), Outcome.objects.count(), LedgerEntry.objects.count()) == (0, 0, before)


def test_a_refused_agreement_leaves_no_expectation(office: Office) -> None:
    skp = proposed(office.clerk)

    with pytest.raises(actions.UnknownBehaviour):
        actions.agree_skp(by=office.head, at=NOON, skp=skp, expectations={"akuntabel": "a", "rajin": "x"})

    assert Expectation.objects.count() == 0
    assert Skp.objects.get().state == "proposed"


def test_a_draft_waits_for_the_superiors_plan_and_is_linked_after_it_was_agreed(office: Office) -> None:
    skp = agreed(office.clerk, office.head)
    above = measured(started(office.head))

    linked = actions.link_outcome(by=office.clerk, at=NOON, outcome=skp.outcomes.get(), supports=above)

    assert Outcome.objects.get(pk=linked.pk).supports == above
    assert linked.targets.count() == 1


def test_an_agreed_plan_is_returned_changed_and_agreed_again(office: Office) -> None:
    skp = agreed(office.clerk, office.head)

    actions.return_skp(by=office.head, at=NOON, skp=skp, remark="Tambah satu")
    skp.refresh_from_db()
    actions.add_outcome(by=office.clerk, at=NOON, skp=skp, title="Tugas baru", kind="additional", assigned_by="Sekda")
    added = skp.outcomes.get(kind="additional")
    actions.add_target(by=office.clerk, at=NOON, outcome=added, target=EXACT)
    actions.propose_skp(by=office.clerk, at=NOON, skp=skp)
    again = actions.agree_skp(by=office.head, at=NOON, skp=skp)

    assert (again.state, again.remark, again.outcomes.count()) == ("agreed", "", 2)


def test_an_outcome_that_changes_its_part_goes_to_the_end_of_it(office: Office) -> None:
    first, second = add(office), add(office)
    extra = add(office, kind="additional")

    changed = actions.change_outcome(by=office.clerk, at=NOON, outcome=extra, title="Utama", kind="main")
    actions.change_outcome(by=office.clerk, at=NOON, outcome=second, title="Tetap", kind="main")

    found = Outcome.objects.filter(kind="main").order_by("number")
    assert list(found.values_list("number", "title")) == [(1, "Berkas"), (2, "Tetap"), (3, "Utama")]
    assert (first.number, changed.number) == (1, 3)


def test_what_was_reported_on_is_not_removed(office: Office) -> None:
    skp = agreed(office.clerk, office.head)
    target = Target.objects.get()
    file_report(by=office.clerk, at=NOON, on=TODAY, target_id=target.pk, amount=100)
    actions.return_skp(by=office.head, at=NOON, skp=skp, remark="Ubah")
    target.refresh_from_db()

    with pytest.raises(actions.TargetIsReportedOn):
        actions.remove_target(by=office.clerk, at=NOON, target=target)
    with pytest.raises(actions.OutcomeIsReportedOn):
        actions.remove_outcome(by=office.clerk, at=NOON, outcome=target.outcome)

    assert Target.objects.count() == 1


def test_a_target_from_the_library_keeps_its_revision_when_the_next_one_is_written(office: Office) -> None:
    revision = add_indicator(office)
    target = aim(office, revision_id=revision.pk, name="", unit="")

    actions.revise_indicator(by=office.hr, at=NOON, indicator=revision.indicator, wording=replace(WORDING, name="Baru"))

    target.refresh_from_db()
    assert (target.name, target.revision) == (WORDING.name, revision)
    assert [r.number for r in revision.indicator.revisions.order_by("number")] == [1, 2]


def test_none_is_a_target_where_none_is_best(office: Office) -> None:
    assert (aim(office, low=0, polarity="zero").low, aim(office, low=0, high=100).high) == (0, 100)


def test_a_qualitative_plan_is_proposed_with_measures(office: Office) -> None:
    assert propose(office, "qualitative", measure="Warga puas").state == "proposed"


def test_removed_and_rewritten_parts_leave_their_entries(office: Office) -> None:
    target = aim(office)
    skp = target.outcome.skp

    actions.change_target(by=office.clerk, at=NOON, target=target, draft=replace(EXACT, low=100, high=200))
    actions.remove_target(by=office.clerk, at=NOON, target=target)
    actions.remove_outcome(by=office.clerk, at=NOON, outcome=skp.outcomes.get())
    for lines in (["a", " ", "b"], ["c"]):
        actions.write_annex(by=office.clerk, at=NOON, skp=skp, kind="resources", lines=lines)

    verbs = LedgerEntry.objects.filter(actor_id=office.clerk.pk).order_by("pk").values_list("verb", flat=True)
    expected = ["start_skp", "add_outcome", "add_target", "change_target", "remove_target", "remove_outcome"]
    assert list(verbs) == [*expected, "write_annex", "write_annex"]
    assert list(AnnexLine.objects.values_list("text", flat=True)) == ["c"]


def test_a_plan_for_next_year_starts_on_its_first_day(office: Office) -> None:
    skp = actions.start_skp(by=office.clerk, at=NOON, person=office.clerk, year=2027, approach="quantitative")

    assert (skp.starts_on, skp.ends_on) == (date(2027, 1, 1), date(2028, 1, 1))


def test_the_superior_hears_of_a_proposal_and_the_person_of_the_answer(office: Office) -> None:
    skp = agreed(office.clerk, office.head)
    actions.return_skp(by=office.head, at=NOON, skp=skp, remark="Tambah satu")

    told = Notice.objects.order_by("pk").values_list("person", "text", "address")

    assert list(told) == [
        (
            office.head.pk,
            f"{office.clerk.name} mengajukan rencana untuk 2026. Bacalah, lalu sepakati atau kembalikan.",
            f"/contoh/rencana/usulan/{skp.pk}/",
        ),
        (
            office.clerk.pk,
            "Rencana Anda untuk 2026 disepakati. Mulai sekarang Anda dapat melapor terhadapnya.",
            f"/contoh/rencana/skp/{skp.pk}/",
        ),
        (office.clerk.pk, "Rencana Anda untuk 2026 dikembalikan: Tambah satu", f"/contoh/rencana/skp/{skp.pk}/"),
    ]


def test_a_step_is_taken_on_the_local_day_of_the_person_alone_and_at_once(office: Office) -> None:
    office.unit.time_zone = "Asia/Jayapura"
    office.unit.save()
    late = datetime(2026, 6, 30, 16, 0, tzinfo=UTC)
    Posting.objects.filter(person=office.head).update(ends_on=date(2026, 7, 1))

    single = actions.start_skp(by=office.clerk, at=late, person=office.clerk, year=2026, approach="quantitative")
    Skp.objects.all().delete()
    (many,) = actions.draft_plans(at=late, drafts=[PlanDraft(office.clerk, late, 2026, "quantitative")])

    assert single.superior == many.superior == office.mayor
