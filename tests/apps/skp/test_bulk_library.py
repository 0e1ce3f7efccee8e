"""Goals and indicators written at once equal those written one by one."""

from __future__ import annotations

from tests.apps.skp.conftest import Office
from tests.apps.skp.test_bulk import WORDING, entries, last, rows
from tests.conftest import NOON
from tolok.skp import actions
from tolok.skp.actions import (
    GoalDraft,
    IndicatorDraft,
)
from tolok.skp.models import (
    Goal,
    GoalCarrier,
    Indicator,
    IndicatorRevision,
)


def test_goals_written_at_once_equal_those_written_one_by_one(office: Office) -> None:
    before = last()
    top = actions.add_goal(by=office.planner, at=NOON, year=2026, code="S1", title="Layanan cepat", source="RPJMD")
    actions.carry_goal(by=office.planner, at=NOON, goal=top, unit=office.unit)
    actions.add_goal(
        by=office.planner,
        at=NOON,
        year=2026,
        code="S1.1",
        title="Dokumen",
        source="Renstra",
        measure="hari",
        parent=top,
    )
    fields = ("year", "code", "title", "measure", "source", "parent__code")
    single, carried, told = rows(Goal, *fields), rows(GoalCarrier, "goal__code", "unit"), entries(before)
    GoalCarrier.objects.all().delete()
    Goal.objects.order_by("-code").first().delete()  # type: ignore[union-attr]  # two goals were written above
    Goal.objects.all().delete()
    before = last()

    actions.add_goals(
        at=NOON,
        drafts=[
            GoalDraft(office.planner, NOON, 2026, "S1", "Layanan cepat", "RPJMD", unit_ids=(office.unit.pk,)),
            GoalDraft(office.planner, NOON, 2026, "S1.1", "Dokumen", "Renstra", "hari", "S1"),
        ],
    )

    assert [rows(Goal, *fields), rows(GoalCarrier, "goal__code", "unit")] == [single, carried]
    assert entries(before) == told


def test_indicators_written_at_once_equal_those_written_one_by_one(office: Office) -> None:
    before = last()
    actions.add_indicator(by=office.hr, at=NOON, code="I1", wording=WORDING, position="Pelaksana", service="KTP-el")
    fields = ("number", "name", "unit", "polarity", "accumulation", "formula", "typical_low", "typical_high", "source")
    single, told = rows(IndicatorRevision, *fields, "valid_from"), entries(before)
    found = rows(Indicator, "code", "position", "service", "is_retired")
    Indicator.objects.get().revisions.all().delete()
    Indicator.objects.all().delete()
    before = last()

    actions.add_indicators(at=NOON, drafts=[IndicatorDraft(office.hr, NOON, "I1", WORDING, "Pelaksana", "KTP-el")])

    assert rows(IndicatorRevision, *fields, "valid_from") == single
    assert rows(Indicator, "code", "position", "service", "is_retired") == found
    assert entries(before) == told
