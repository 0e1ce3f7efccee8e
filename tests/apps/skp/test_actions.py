"""Each action refuses aloud what it must, and then leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.apps.skp.conftest import EXACT, Office, agreed, measured, post, proposed, started
from tests.apps.skp.test_bulk import WORDING
from tests.conftest import NOON, TODAY
from tolok.ledger.actions import Refusal
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed
from tolok.people.models import Posting
from tolok.reports.actions import file_report
from tolok.skp import actions
from tolok.skp.actions import GoalDraft, IndicatorDraft, OutcomeDraft, PlanDraft, Proposal, TargetDraft
from tolok.skp.models import AnnexLine, Expectation, Goal, Outcome, Skp, Target

Try = Callable[[Office], Any]


def goal_of(office: Office, year: int = 2026) -> Goal:
    return actions.add_goal(by=office.planner, at=NOON, year=year, code="S1", title="Layanan", source="RPJMD")


def add(office: Office, **links: Any) -> Outcome:
    skp = Skp.objects.filter(person=office.clerk).first() or started(office.clerk)
    return actions.add_outcome(by=office.clerk, at=NOON, skp=skp, title="Berkas", **links)


def aim(office: Office, **changes: Any) -> Target:
    return actions.add_target(by=office.clerk, at=NOON, outcome=add(office), target=replace(EXACT, **changes))


def without_posting(office: Office) -> Skp:
    Posting.objects.filter(person=office.clerk).delete()
    return started(office.clerk)


def without_superior(office: Office) -> Skp:
    lone = post(office.unit.government, office.unit, 50, "Sendiri", None)
    return proposed(lone)


def lone_in_bulk(office: Office) -> list[Skp]:
    lone = post(office.unit.government, office.unit, 50, "Sendiri", None)
    skp = started(lone)
    measured(skp)
    return actions.propose_plans(at=NOON, proposals=[Proposal(lone, NOON, skp.pk)])


def retired(office: Office) -> Any:
    revision = actions.add_indicator(by=office.hr, at=NOON, code="I1", wording=WORDING)
    actions.retire_indicator(by=office.hr, at=NOON, indicator=revision.indicator)
    return revision


def project(office: Office, **changes: Any) -> Any:
    days = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 2, 1), "budget_rupiah": 0, **changes}
    return actions.start_project(by=office.head, at=NOON, unit=office.unit, title="Loket", **days)


def twice_member(office: Office) -> None:
    found = project(office)
    for _time in range(2):
        actions.add_member(by=office.head, at=NOON, project=found, person=office.clerk, role="Anggota")


def propose(office: Office, approach: str = "quantitative", **links: Any) -> Skp:
    skp = started(office.clerk, approach)
    actions.add_outcome(by=office.clerk, at=NOON, skp=skp, title="Berkas", **links)
    return actions.propose_skp(by=office.clerk, at=NOON, skp=skp)


def relink(office: Office) -> None:
    outcome = add(office, assigned_by="Sekda")
    actions.link_outcome(by=office.clerk, at=NOON, outcome=outcome, goal=goal_of(office))


def carried_twice(office: Office) -> None:
    goal = goal_of(office)
    for _time in range(2):
        actions.carry_goal(by=office.planner, at=NOON, goal=goal, unit=office.unit)


def add_indicator(office: Office, **changes: Any) -> Any:
    return actions.add_indicator(by=office.hr, at=NOON, code="I1", wording=replace(WORDING, **changes))


REFUSALS: list[tuple[Try, type[Refusal]]] = [
    (without_posting, actions.NoPosting),
    (lambda o: (started(o.clerk), started(o.clerk)), actions.PlanExists),
    (without_superior, actions.NoSuperior),
    (lone_in_bulk, actions.NoSuperior),
    (lambda o: actions.propose_skp(by=o.clerk, at=NOON, skp=started(o.clerk)), actions.PlanIsIncomplete),
    (lambda o: propose(o, kind="additional"), actions.PlanIsIncomplete),
    (propose, actions.PlanIsIncomplete),
    (lambda o: propose(o, "qualitative"), actions.PlanIsIncomplete),
    (lambda o: actions.return_skp(by=o.head, at=NOON, skp=proposed(o.clerk), remark=" "), actions.RemarkIsMissing),
    (
        lambda o: actions.agree_skp(by=o.head, at=NOON, skp=proposed(o.clerk), expectations={"rajin": "x"}),
        actions.UnknownBehaviour,
    ),
    (lambda o: add(o, supports=measured(started(o.colleague))), actions.NotYourSuperiorsOutcome),
    (lambda o: add(o, goal=goal_of(o, 2027)), actions.GoalOfAnotherYear),
    (lambda o: aim(o, name=" "), actions.TargetIsIncomplete),
    (lambda o: aim(o, unit=""), actions.TargetIsIncomplete),
    (lambda o: aim(o, aspect="luck"), actions.TargetIsIncomplete),
    (lambda o: aim(o, low=200, high=100), actions.TargetOutOfOrder),
    (lambda o: aim(o, low=-1), actions.TargetOutOfOrder),
    (lambda o: aim(o, low=10**15), actions.TargetOutOfOrder),
    (lambda o: aim(o, low=0), actions.TargetIsZero),
    (lambda o: aim(o, revision_id=retired(o).pk), actions.IndicatorIsRetired),
    (relink, actions.AlreadyLinked),
    (lambda o: actions.link_outcome(by=o.clerk, at=NOON, outcome=add(o)), actions.NothingToLink),
    (
        lambda o: actions.write_annex(by=o.clerk, at=NOON, skp=started(o.clerk), kind="lain", lines=["x"]),
        actions.UnknownAnnex,
    ),
    (lambda o: (goal_of(o), goal_of(o)), actions.GoalCodeIsTaken),
    (carried_twice, actions.AlreadyCarried),
    (
        lambda o: actions.add_goals(at=NOON, drafts=[GoalDraft(o.planner, NOON, 2026, "A", "x", "y", parent="?")]),
        actions.UnknownParent,
    ),
    (lambda o: actions.add_goals(at=NOON, drafts=[GoalDraft(o.clerk, NOON, 2026, "A", "x", "y")]), NotAllowed),
    (lambda o: (add_indicator(o), add_indicator(o)), actions.IndicatorCodeIsTaken),
    (lambda o: add_indicator(o, typical_low=2, typical_high=1), actions.TypicalOutOfOrder),
    (lambda o: add_indicator(o, typical_low=None, typical_high=1), actions.TypicalOutOfOrder),
    (
        lambda o: actions.retire_indicator(by=o.hr, at=NOON, indicator=retired(o).indicator),
        actions.IndicatorIsRetired,
    ),
    (
        lambda o: actions.revise_indicator(by=o.hr, at=NOON, indicator=retired(o).indicator, wording=WORDING),
        actions.IndicatorIsRetired,
    ),
    (lambda o: actions.add_indicators(at=NOON, drafts=[IndicatorDraft(o.clerk, NOON, "I", WORDING)]), NotAllowed),
    (lambda o: project(o, ends_on=date(2026, 1, 1)), actions.ProjectHasNoDays),
    (lambda o: project(o, budget_rupiah=-1), actions.BudgetIsNegative),
    (twice_member, actions.AlreadyMember),
]


@pytest.mark.parametrize(("attempt", "refusal"), REFUSALS)
def test_what_must_not_be_is_refused_by_name(office: Office, attempt: Try, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal) as told:
        attempt(office)

    assert len(str(told.value)) > 20


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
