"""Plans written at once leave the rows and entries single actions leave."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.apps.skp.conftest import EXACT, Office, place_of, post
from tests.conftest import NOON
from tolok.delivery.models import Notice
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed
from tolok.people.models import Position, Posting
from tolok.skp import actions
from tolok.skp.actions import (
    Agreement,
    OutcomeDraft,
    PlanDraft,
    Proposal,
    TargetDraft,
    Wording,
)
from tolok.skp.models import (
    AnnexLine,
    Expectation,
    Goal,
    IndicatorRevision,
    Outcome,
    Skp,
    Target,
)

WORDING = Wording(
    name="Dokumen kependudukan terbit",
    unit="dokumen",
    polarity="higher",
    accumulation="sum",
    formula="jumlah dokumen",
    source="Standar pelayanan",
    typical_low=9000,
)
TEXTS = {"akuntabel": "Catat setiap berkas", "loyal": ""}


def entries(after: int) -> list[tuple[Any, ...]]:
    """What the ledger says since an entry, without the numbers of rows."""
    found = LedgerEntry.objects.filter(pk__gt=after)
    return sorted((e.verb, e.object_type, e.actor_id, e.person_id, e.occurred_at, tuple(e.field_names)) for e in found)


def last() -> int:
    return LedgerEntry.objects.order_by("-pk").values_list("pk", flat=True)[0]


def rows(model: Any, *fields: str) -> list[tuple[Any, ...]]:
    return sorted(model.objects.values_list(*fields), key=str)


def everything() -> list[list[tuple[Any, ...]]]:
    """All rows of plans, told without their ids."""
    return [
        rows(Skp, "person", "posting", "superior", "year", "starts_on", "ends_on", "approach", "state", "decided_at"),
        rows(Outcome, "skp__person", "kind", "number", "title", "measure", "assigned_by", "supports__title", "goal"),
        rows(Target, "outcome__title", "revision", "aspect", "name", "unit", "polarity", "accumulation", "low", "high"),
        rows(AnnexLine, "skp__person", "kind", "number", "text"),
        rows(Expectation, "skp__person", "behaviour", "text"),
        rows(Notice, "person", "kind", "text", "told_at", "read_at"),
    ]


def wipe() -> None:
    Outcome.objects.update(supports=None)
    Skp.objects.all().delete()
    Notice.objects.all().delete()


@pytest.fixture
def goal(office: Office) -> Goal:
    return actions.add_goal(by=office.planner, at=NOON, year=2026, code="S1", title="Layanan cepat", source="RPJMD")


@pytest.fixture
def revision(office: Office) -> IndicatorRevision:
    return actions.add_indicator(by=office.hr, at=NOON, code="I1", wording=WORDING)


def drafts(office: Office, goal: Goal, revision: IndicatorRevision) -> list[PlanDraft]:
    ranged = TargetDraft(aspect="quality", low=8000, high=9000, revision_id=revision.pk)
    clerk = OutcomeDraft(key="b", title="Berkas selesai", supports="a", targets=(EXACT, ranged))
    extra = OutcomeDraft(key="c", title="Panitia HUT kota", kind="additional", assigned_by="Sekda", targets=(EXACT,))
    head = OutcomeDraft(key="a", title="Layanan dokumen cepat", goal_id=goal.pk, targets=(EXACT,))
    annex = {"resources": ("Komputer", "Printer"), "consequences": ("Pembinaan",)}
    return [
        PlanDraft(office.clerk, NOON, 2026, "quantitative", (clerk, extra), annex),
        PlanDraft(office.head, NOON, 2026, "quantitative", (head,)),
    ]


def one_by_one(office: Office, goal: Goal, revision: IndicatorRevision) -> None:
    of_clerk, _of_head = drafts(office, goal, revision)
    head = actions.start_skp(by=office.head, at=NOON, person=office.head, year=2026, approach="quantitative")
    above = actions.add_outcome(by=office.head, at=NOON, skp=head, title="Layanan dokumen cepat", goal=goal)
    actions.add_target(by=office.head, at=NOON, outcome=above, target=EXACT)
    clerk = actions.start_skp(by=office.clerk, at=NOON, person=office.clerk, year=2026, approach="quantitative")
    main = actions.add_outcome(by=office.clerk, at=NOON, skp=clerk, title="Berkas selesai", supports=above)
    for target in of_clerk.outcomes[0].targets:
        actions.add_target(by=office.clerk, at=NOON, outcome=main, target=target)
    extra = actions.add_outcome(
        by=office.clerk, at=NOON, skp=clerk, title="Panitia HUT kota", kind="additional", assigned_by="Sekda"
    )
    actions.add_target(by=office.clerk, at=NOON, outcome=extra, target=EXACT)
    for kind, lines in of_clerk.annex.items():
        actions.write_annex(by=office.clerk, at=NOON, skp=clerk, kind=kind, lines=lines)
    for skp, person, superior in ((head, office.head, office.mayor), (clerk, office.clerk, office.head)):
        actions.propose_skp(by=person, at=NOON, skp=skp)
        actions.agree_skp(by=superior, at=NOON, skp=skp, expectations=TEXTS)


def test_plans_written_at_once_equal_those_written_one_by_one(
    office: Office, goal: Goal, revision: IndicatorRevision
) -> None:
    before = last()
    one_by_one(office, goal, revision)
    single, told = everything(), entries(before)
    wipe()
    before = last()

    clerk, head = actions.draft_plans(at=NOON, drafts=drafts(office, goal, revision))
    actions.propose_plans(
        at=NOON, proposals=[Proposal(office.head, NOON, head.pk), Proposal(office.clerk, NOON, clerk.pk)]
    )
    actions.agree_plans(
        at=NOON,
        agreements=[
            Agreement(office.mayor, NOON, head.pk, TEXTS),
            Agreement(office.head, NOON, clerk.pk, TEXTS),
        ],
    )

    assert everything() == single
    assert entries(before) == told


def test_a_transfer_closes_the_earlier_plan_alone_and_at_once(office: Office) -> None:
    first = actions.start_skp(by=office.clerk, at=NOON, person=office.clerk, year=2026, approach="quantitative")
    moved = NOON + timedelta(days=30)
    Posting.objects.filter(person=office.clerk).update(ends_on=date(2026, 8, 1))
    new = Position.objects.create(
        government=office.unit.government, unit=office.unit, code="N", title="Baru", level="pelaksana"
    )
    Posting.objects.create(government=new.government, person=office.clerk, position=new, starts_on=date(2026, 8, 1))
    before = last()
    single = actions.start_skp(by=office.clerk, at=moved, person=office.clerk, year=2026, approach="quantitative")
    closed, told = rows(Skp, "starts_on", "ends_on"), entries(before)
    single.delete()
    Skp.objects.filter(pk=first.pk).update(ends_on=date(2027, 1, 1))
    before = last()

    actions.draft_plans(at=moved, drafts=[PlanDraft(office.clerk, moved, 2026, "quantitative")])

    assert closed == [
        (date(2026, 1, 1), date(2026, 8, 1)),
        (date(2026, 8, 1), date(2027, 1, 1)),
    ]
    assert rows(Skp, "starts_on", "ends_on") == closed
    assert entries(before) == told


def test_sixty_plans_cost_a_fixed_number_of_queries(office: Office, django_assert_num_queries: Any) -> None:
    people = [
        post(office.unit.government, office.unit, 100 + n, f"Orang {n}", place_of(office.head)) for n in range(60)
    ]
    plans = [
        PlanDraft(p, NOON, 2026, "quantitative", (OutcomeDraft(key=p.nip, title="Berkas", targets=(EXACT,)),))
        for p in people
    ]

    with django_assert_num_queries(34):
        written = actions.draft_plans(at=NOON, drafts=plans)

    assert Skp.objects.count() == 60
    assert [plan.person for plan in written] == people


@pytest.mark.parametrize(
    ("outcomes", "refusal"),
    [
        ((OutcomeDraft(key="a", title="x"), OutcomeDraft(key="a", title="y")), actions.KeysDoNotFit),
        ((OutcomeDraft(key="a", title="x", supports="nobody"),), actions.KeysDoNotFit),
    ],
)
def test_keys_that_do_not_fit_are_refused_and_nothing_is_written(
    office: Office, outcomes: tuple[OutcomeDraft, ...], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        actions.draft_plans(at=NOON, drafts=[PlanDraft(office.clerk, NOON, 2026, "quantitative", outcomes)])

    assert Skp.objects.count() == 0


def test_a_stored_outcome_of_the_superior_is_supported_by_its_id(office: Office) -> None:
    head = OutcomeDraft(key="a", title="Layanan cepat", targets=(EXACT,))
    actions.draft_plans(at=NOON, drafts=[PlanDraft(office.head, NOON, 2026, "quantitative", (head,))])
    above = Outcome.objects.get()

    below = OutcomeDraft(key="b", title="Berkas selesai", supports_id=above.pk)
    actions.draft_plans(at=NOON, drafts=[PlanDraft(office.clerk, NOON, 2026, "quantitative", (below,))])

    assert Outcome.objects.get(title="Berkas selesai").supports == above


def test_two_plans_for_one_posting_in_a_call_are_refused(office: Office) -> None:
    twice = [PlanDraft(office.clerk, NOON, 2026, "quantitative")] * 2

    with pytest.raises(actions.PlanExists):
        actions.draft_plans(at=NOON, drafts=twice)


def test_nobody_proposes_anothers_plan_or_agrees_without_being_superior(
    office: Office, goal: Goal, revision: IndicatorRevision
) -> None:
    clerk, _head = actions.draft_plans(at=NOON, drafts=drafts(office, goal, revision))

    with pytest.raises(NotAllowed):
        actions.propose_plans(at=NOON, proposals=[Proposal(office.head, NOON, clerk.pk)])
    actions.propose_plans(at=NOON, proposals=[Proposal(office.clerk, NOON, clerk.pk)])
    with pytest.raises(NotAllowed):
        actions.agree_plans(at=NOON, agreements=[Agreement(office.mayor, NOON, clerk.pk)])
