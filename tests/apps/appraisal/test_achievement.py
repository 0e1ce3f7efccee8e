"""The head's superior sets the unit's achievement, and each decision is kept."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, transaction

from tests.apps.appraisal.conftest import AFTER, Office
from tests.apps.appraisal.units import decide, staffed, with_head
from tolok.appraisal.actions import (
    NotTheMoment,
    SameAgain,
    UnknownPredikat,
    WhyMissing,
    gather_period,
)
from tolok.appraisal.models import Achievement, AchievementDecision
from tolok.appraisal.queries.proposals import proposed_for
from tolok.appraisal.queries.units import Organisation, organisation_around, organisations
from tolok.calendar.models import Period
from tolok.delivery.models import Notice
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed
from tolok.people.models import Posting, Unit
from tolok.rules.unit import OrganisationFacts
from tolok.skp.actions import keep_agreement_result
from tolok.skp.models import Outcome, Skp, Target


def plan_of_head(office: Office, amounts: list[int]) -> None:
    """The head's plan: so many targets of 1,200 a year, with checked amounts (0: none reported)."""
    skp = office.plan("superior", superior="above")
    outcome = Outcome.objects.get(skp=skp, number=1)
    first = Target.objects.get(outcome=outcome)
    for number, amount in enumerate(amounts):
        target = first
        if number:
            target = Target.objects.get(pk=first.pk)
            target.pk, target.name = None, f"Documents of counter {number}"
            target.save()
        if amount:
            _report(office, target, amount)
    gather_period(by=office.people["hr"], at=AFTER, period=office.quarter())


def _report(office: Office, target: Target, amount: int) -> None:
    told = office.report("clerk", amount)
    told.person, told.target = office.people["superior"], target
    told.save()


def test_most_targets_above_propose_istimewa_and_the_proposal_is_kept_with_its_facts(office: Office) -> None:
    organisation = with_head(office)
    plan_of_head(office, [400, 400, 310])

    decide(office, "istimewa", "The city council praised it.")

    kept = AchievementDecision.objects.get()
    assert (kept.proposed, kept.missing, kept.predikat) == ("istimewa", "", "istimewa")
    facts = OrganisationFacts.from_json(kept.facts)
    assert [plan.progress for plan in facts.plans] == [12_000, 12_000, 10_333]
    assert (
        proposed_for(organisation.unit, office.quarter(), office.people["superior"], office.government).facts == facts
    )


def test_a_decision_as_proposed_needs_no_reason_but_an_extreme_does(office: Office) -> None:
    with_head(office)
    plan_of_head(office, [310, 305, 200])

    with pytest.raises(WhyMissing):
        decide(office, "istimewa", " ")
    decide(office, "butuh_perbaikan", "")

    assert Achievement.objects.get().predikat == "butuh_perbaikan"


def test_an_extreme_that_the_rules_propose_still_asks_for_its_reason(office: Office) -> None:
    with_head(office)
    plan_of_head(office, [400, 400, 400])

    with pytest.raises(WhyMissing):
        decide(office, "istimewa", "")


def test_without_facts_nothing_is_proposed_and_a_reason_is_asked_for(office: Office) -> None:
    organisation = with_head(office)

    found = proposed_for(organisation.unit, office.quarter(), office.people["superior"], office.government)
    with pytest.raises(WhyMissing):
        decide(office, "baik", "")
    decide(office)

    assert (found.predikat, found.missing, found.evidence) == ("", "no_plans", ())
    assert "usul" in found.why or "propose" in found.why
    assert AchievementDecision.objects.get().missing == "no_plans"


def test_a_year_waits_for_the_agreement_and_a_unit_without_head_has_no_facts(office: Office) -> None:
    organisation = with_head(office)
    year = Period.objects.get(calendar="tahun")

    found = proposed_for(organisation.unit, year, None, office.government)

    assert (found.missing, found.facts.plans) == ("no_agreement", ())


def test_a_year_is_proposed_from_what_was_kept_of_the_agreement(office: Office) -> None:
    organisation = with_head(office)
    year = Period.objects.get(calendar="tahun")
    for ratio in (3_000, 9_789):
        keep_agreement_result(
            by=office.people["hr"], at=AFTER, unit=organisation.unit, year=2026, ratio=ratio, source="LKjIP 2026"
        )

    found = proposed_for(organisation.unit, year, office.people["superior"], office.government)

    assert (found.facts.agreement, found.predikat, found.missing) == (9_789, "baik", "")


def test_targets_nobody_reported_on_stay_unknown_and_are_not_zero(office: Office) -> None:
    with_head(office)
    plan_of_head(office, [400, 0, 0])

    decide(office)

    kept = AchievementDecision.objects.get()
    assert (kept.proposed, kept.missing) == ("", "too_few_plans")
    assert [plan.progress for plan in OrganisationFacts.from_json(kept.facts).plans] == [12_000, None, None]


def test_a_change_keeps_the_earlier_decision_and_its_reason(office: Office) -> None:
    with_head(office)
    decide(office, "baik", "First look.")

    with pytest.raises(SameAgain):
        decide(office, "baik", "Again.")
    with pytest.raises(WhyMissing):
        decide(office, "kurang", "")
    decide(office, "kurang", "The audit came in.")

    assert Achievement.objects.get().predikat == "kurang"
    kept = AchievementDecision.objects.order_by("pk").values_list("predikat", "reason")
    assert list(kept) == [("baik", "First look."), ("kurang", "The audit came in.")]
    verbs = LedgerEntry.objects.filter(verb__endswith="_achievement").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["set_achievement", "change_achievement"]


def test_decisions_can_be_added_but_never_changed_or_removed(office: Office) -> None:
    with_head(office)
    decide(office)

    for write in (
        lambda: AchievementDecision.objects.update(reason="Other"),
        lambda: AchievementDecision.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()


def test_the_head_is_told_at_once(office: Office) -> None:
    with_head(office)
    decide(office)

    told = Notice.objects.get(person=office.people["superior"], key__startswith="achievement:")
    assert "Disdukcapil" in told.text
    assert "Baik" in told.text
    assert told.address == f"/contoh/penilaian/capaian/{office.quarter().pk}/"


@pytest.mark.parametrize("role", ["superior", "clerk", "colleague", "hr", "planner"])
def test_nobody_but_who_rates_the_head_decides(office: Office, role: str) -> None:
    with_head(office)

    with pytest.raises(NotAllowed):
        decide(office, by=role)


def test_a_unit_without_a_head_is_decided_by_nobody(office: Office) -> None:
    with pytest.raises(NotAllowed):
        decide(office)


def test_an_acting_head_leads_and_the_one_above_still_decides(office: Office) -> None:
    with_head(office)
    office.leave("superior", on=date(2026, 7, 1))
    Posting.objects.create(
        government=office.government,
        person=office.people["clerk"],
        position=office.positions["superior"],
        kind="plt",
        starts_on=date(2026, 7, 1),
    )

    decide(office)

    assert AchievementDecision.objects.get().head == office.people["clerk"]


def test_a_word_the_law_does_not_have_is_refused(office: Office) -> None:
    with_head(office)

    with pytest.raises(UnknownPredikat):
        decide(office, "sangat_baik")


def test_not_before_rating_begins_and_not_after_the_period_is_closed(office: Office) -> None:
    with_head(office)
    early = datetime(2026, 6, 1, 3, 0, tzinfo=UTC)

    with pytest.raises(NotTheMoment, match=r"masih berjalan|still runs"):
        decide(office, at=early)
    Period.objects.filter(pk=office.quarter().pk).update(state="closed")
    with pytest.raises(NotTheMoment, match=r"ditutup|closed"):
        decide(office)


def test_the_units_with_an_achievement_are_the_top_ones_and_hold_what_lies_below(office: Office) -> None:
    city = Unit.objects.create(government=office.government, code="A", name="Kota", time_zone="Asia/Jakarta")
    other = Unit.objects.create(
        government=office.government, code="E", name="Dinas Lain", parent=city, time_zone="Asia/Jakarta"
    )
    Unit.objects.filter(pk=office.unit.pk).update(parent=city)
    below = Unit.objects.create(
        government=office.government, code="D1", name="UPTD", parent=office.unit, time_zone="Asia/Jakarta"
    )

    found = {each.unit.code: each.unit_ids for each in organisations().values()}

    assert found == {"A": {city.pk}, "D": {office.unit.pk, below.pk}, "E": {other.pk}}
    around = organisation_around(below.pk)
    assert isinstance(around, Organisation)
    assert around.unit == office.unit


def test_a_plan_of_the_head_in_two_parts_counts_with_both(office: Office) -> None:
    organisation = staffed(office)
    skp = office.plan("superior", superior="above")
    Skp.objects.filter(pk=skp.pk).update(ends_on=date(2026, 6, 1))
    office.move("superior", below="above", on=date(2026, 6, 1))
    office.plan("superior", superior="above", starts_on=date(2026, 6, 1))
    gather_period(by=office.people["hr"], at=AFTER, period=office.quarter())

    found = proposed_for(organisation.unit, office.quarter(), office.people["superior"], office.government)

    assert len(found.facts.plans) == 2
