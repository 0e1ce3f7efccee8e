"""Gathering keeps facts, proposes, names the rater, and may be repeated."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.test.utils import CaptureQueriesContext

from tests.apps.appraisal.conftest import AFTER, LATER, Office
from tests.conftest import NOON
from tolok.appraisal.access import is_rater
from tolok.appraisal.actions import gather_period
from tolok.appraisal.models import Appraisal, Dossier, KeptPolicy, Proposal
from tolok.appraisal.queries import facts as facts_of
from tolok.appraisal.queries.conduct import Observed, conduct
from tolok.appraisal.queries.facts import cases
from tolok.appraisal.queries.receipt import target_page
from tolok.calendar.actions import PeriodIsClosed, PeriodStillRuns
from tolok.calendar.models import Period
from tolok.evidence.actions import take_events
from tolok.evidence.queries import Finished
from tolok.feedback.queries import Remark
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed
from tolok.people.actions import declare_tie
from tolok.people.queries import rater_spans
from tolok.rules.facts import ConductFact, EventFact
from tolok.rules.facts import Dossier as Facts
from tolok.skp.actions import Limit, open_service
from tolok.skp.models import Target

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries


def test_a_plan_s_facts_are_kept_with_the_policy_and_a_proposal(office: Office) -> None:
    gathered = gather_period(by=office.people["hr"], at=AFTER, period=office.quarter())

    dossier = Dossier.objects.get()
    facts = Facts.from_json(dossier.facts)
    assert gathered == 1
    assert (facts.period, facts.months, facts.starts_on, facts.ends_on) == (
        "triwulan/2026-04-01",
        3,
        "2026-04-01",
        "2026-07-01",
    )
    assert [(each.checked, each.n_checked, each.claimed) for each in facts.targets] == [(29_000, 1, None)]
    assert [each.stated for each in facts.outcomes] == [None, None]
    assert (facts.hash, dossier.pack) == (dossier.facts_hash, "permenpanrb-6-2022")
    assert Proposal.objects.get().work == ""


def test_progress_and_feedback_are_counted_and_what_nobody_said_is_missing(office: Office) -> None:
    office.gathered()

    facts = Facts.from_json(Dossier.objects.get().facts)

    assert facts.conduct == (ConductFact("steady_progress", 1, 14),)


def test_a_part_of_a_period_counts_its_own_weeks_remarks_and_complaints() -> None:
    mondays = [date(2026, 3, 30), date(2026, 4, 6), date(2026, 6, 29)]
    said = [
        Remark(date(2026, 4, 1), True), Remark(date(2026, 4, 9), False), Remark(date(2026, 4, 20), True, "initiative"),
        Remark(date(2026, 5, 4), True, "initiative"), Remark(date(2026, 6, 30), True, "help"),
    ]  # fmt: skip  # one line a thought
    known = Observed(
        {7: mondays}, {7: said}, {7: [(date(2026, 3, 10), True), (date(2026, 4, 2), True), (date(2026, 4, 3), False)]}
    )

    part = conduct(7, known, starts_on=date(2026, 4, 1), ends_on=date(2026, 6, 29))
    stranger = conduct(8, known, starts_on=date(2026, 4, 1), ends_on=date(2026, 6, 29))

    assert part == (
        ConductFact("steady_progress", 2, 13),
        ConductFact("feedback", 3, 4),
        ConductFact("initiative", 2, None),
        ConductFact("complaint", 1, 2),
    )
    assert stranger == ()


def test_gathering_turns_the_period_to_rating_and_names_the_superior(office: Office) -> None:
    appraisal = office.gathered()

    assert appraisal.rater == office.people["superior"]
    assert office.quarter().state == "rating"


def test_gathering_twice_changes_nothing(office: Office) -> None:
    first = office.gathered()
    kept = Dossier.objects.get().facts
    office.report("clerk", 50)

    again = gather_period(by=office.people["hr"], at=LATER, period=office.quarter())

    assert again == 0
    assert Dossier.objects.get().facts == kept
    assert list(Appraisal.objects.values_list("pk", flat=True)) == [first.pk]
    assert LedgerEntry.objects.filter(verb__in=["begin_rating", "gather_appraisal"]).count() == 2


def test_a_policy_is_kept_once_for_all_dossiers_that_rest_on_it(office: Office) -> None:
    office.plan("colleague")
    office.gathered()
    gather_period(by=office.people["hr"], at=AFTER, period=office.quarter(1))

    assert Dossier.objects.count() == 4
    assert KeptPolicy.objects.get().dossiers.count() == 4


def test_what_is_gathered_in_batches_is_the_same(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.plan("colleague")
    whole = [case.dossier for batch in cases(office.quarter(), government=office.government) for case in batch]
    monkeypatch.setattr(facts_of, "BATCH", 1)

    batches = list(cases(office.quarter(), government=office.government))

    assert [len(batch) for batch in batches] == [1, 1]
    assert [batch[0].dossier for batch in batches] == whole


def test_a_plan_agreed_late_is_added_by_gathering_again(office: Office) -> None:
    office.gathered()
    office.plan("colleague")

    added = gather_period(by=office.people["hr"], at=LATER, period=office.quarter())

    assert added == 1
    assert office.appraisal("colleague").state == "gathered"


def test_a_plan_that_is_not_agreed_is_not_gathered(office: Office) -> None:
    office.plan("colleague", state="proposed")

    assert gather_period(by=office.people["hr"], at=AFTER, period=office.quarter()) == 1


def test_each_part_of_a_period_is_rated_by_who_rated_on_its_last_day(office: Office) -> None:
    moved = date(2026, 6, 1)
    first = office.plan("colleague")
    type(first).objects.filter(pk=first.pk).update(ends_on=moved)
    office.move("colleague", below="above", on=moved)
    second = office.plan("colleague", superior="above", starts_on=moved)

    gather_period(by=office.people["hr"], at=AFTER, period=office.quarter())

    colleague = office.people["colleague"]
    found = [Appraisal.objects.get(skp=skp) for skp in (first, second)]
    assert [each.rater for each in found] == [office.people["superior"], office.people["above"]]
    parts = [Facts.from_json(each.dossier.facts) for each in found]
    assert [(each.starts_on, each.ends_on, each.months) for each in parts] == [
        ("2026-04-01", "2026-06-01", 2),
        ("2026-06-01", "2026-07-01", 1),
    ]
    spans = rater_spans(starts_on=date(2026, 4, 1), ends_on=date(2026, 7, 1), person_ids=[colleague.pk])
    assert [each.days for each in spans[colleague.pk]] == [61, 30]


def test_who_leaves_is_rated_by_the_last_one_who_could(office: Office) -> None:
    office.leave("clerk", on=date(2026, 6, 1))

    assert office.gathered().rater == office.people["superior"]


def test_who_has_nobody_but_family_above_waits_without_a_rater(office: Office) -> None:
    clerk, since = office.people["clerk"], date(2020, 1, 1)
    for other in ("superior", "above"):
        declare_tie(by=clerk, at=NOON, person=clerk, about=office.people[other], kind="sibling", starts_on=since)

    appraisal = office.gathered()

    assert appraisal.rater is None
    assert not any(is_rater(by, appraisal, LATER.date()) for by in office.people.values())


def test_a_period_is_gathered_from_the_pack_s_lead_day_on(office: Office) -> None:
    day_before = datetime(2026, 6, 22, 16, 59, tzinfo=UTC)
    with pytest.raises(PeriodStillRuns):
        gather_period(by=office.people["hr"], at=day_before, period=office.quarter())

    assert gather_period(by=office.people["hr"], at=day_before + timedelta(minutes=1), period=office.quarter()) == 1


def test_a_closed_period_takes_nothing_more(office: Office) -> None:
    Period.objects.update(state="closed")

    with pytest.raises(PeriodIsClosed):
        gather_period(by=office.people["hr"], at=AFTER, period=office.quarter())


def test_nobody_but_the_hr_agency_gathers(office: Office) -> None:
    with pytest.raises(NotAllowed):
        gather_period(by=office.people["superior"], at=AFTER, period=office.quarter())

    assert Appraisal.objects.count() == 0


def test_a_period_without_plans_is_gathered_empty(office: Office) -> None:
    assert gather_period(by=office.people["hr"], at=AFTER, period=office.quarter()) == 1
    assert gather_period(by=office.people["hr"], at=LATER, period=office.quarter()) == 0


def test_three_people_take_as_many_queries_as_one(
    office: Office, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    office.keep_policy()
    with django_assert_num_queries(GATHERING) as one:
        gather_period(by=office.people["hr"], at=AFTER, period=office.quarter())
    for role in ("b", "c", "d"):
        office.hire(role, above="superior")
        office.plan(role)
    with CaptureQueriesContext(one.connection) as three:
        added = gather_period(by=office.people["hr"], at=AFTER, period=office.quarter(1))

    assert added == 4
    assert len(three.captured_queries) == GATHERING


GATHERING = 48


def test_measured_services_feed_targets_and_policies_without_a_report(office: Office) -> None:
    target = Target.objects.filter(outcome__skp__person=office.people["clerk"]).first()
    assert target is not None
    limit = Limit(1, "days", date(2026, 1, 1), "SK")
    hr = office.people["hr"]
    service = open_service(
        by=hr, at=AFTER, unit=office.unit, code="ktp", name="KTP-el", limit=limit, kind="population_document"
    )
    Target.objects.filter(pk=target.pk).update(service=service, reading="count", accumulation="sum")
    start, end = datetime(2026, 6, 8, 3, tzinfo=UTC), datetime(2026, 6, 10, 3, tzinfo=UTC)
    rows = [Finished(f"S{n}", office.people["clerk"].nip, "ktp", start, end) for n in range(3)]
    take_events(at=AFTER, government=office.government, source="SIAK", rows=rows)

    gather_period(by=hr, at=AFTER, period=office.quarter())
    facts = Facts.from_json(Appraisal.objects.get(person=office.people["clerk"]).dossier.facts)

    (fact,) = [each for each in facts.targets if each.id == target.pk]
    assert (fact.checked, fact.n_checked, fact.claimed, fact.n_claimed) == (300, 3, None, 0)
    assert facts.events == (EventFact("population_document", "days", 2, 1, 3),)
    page = target_page(Appraisal.objects.get(person=office.people["clerk"]), target.pk)
    assert page is not None
    assert ([line.result for line in page.lines], page.hidden) == (["2 hari kerja"] * 3, 0)
