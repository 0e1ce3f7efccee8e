"""What other apps ask of plans."""

from __future__ import annotations

from datetime import date

from tests.apps.skp.conftest import Office, agreed, measured, proposed, started
from tests.conftest import NOON, TODAY
from tolok.skp import actions, queries

YEAR = {"starts_on": date(2026, 1, 1), "ends_on": date(2027, 1, 1)}


def test_targets_are_those_of_the_agreed_plan_of_that_day(office: Office) -> None:
    proposed(office.colleague)
    agreed(office.clerk, office.head)

    found = queries.targets_of(office.clerk, on=TODAY)

    assert [(t.name, t.wanted, t.outcome) for t in found] == [
        ("Dokumen terbit", "95 dokumen", "Dokumen terbit tepat waktu")
    ]
    assert queries.targets_of(office.colleague, on=TODAY) == []
    assert queries.targets_of(office.clerk, on=date(2027, 1, 1)) == []


def test_agreed_plans_are_found_by_span(office: Office) -> None:
    skp = agreed(office.clerk, office.head)
    proposed(office.colleague)
    people = [office.clerk.pk, office.colleague.pk]

    assert queries.agreed_skps(people, **YEAR) == [skp]
    assert queries.agreed_skps(people, starts_on=date(2027, 1, 1), ends_on=date(2028, 1, 1)) == []


def test_projects_are_those_that_run_that_day(office: Office) -> None:
    for title, ends_on in (("Lama", date(2026, 7, 14)), ("Kini", date(2026, 7, 15))):
        project = actions.start_project(
            by=office.head,
            at=NOON,
            unit=office.unit,
            title=title,
            starts_on=date(2026, 1, 1),
            ends_on=ends_on,
            budget_rupiah=5,
        )
        actions.add_member(by=office.head, at=NOON, project=project, person=office.clerk, role="Anggota")

    assert [(p.title, p.role) for p in queries.projects_of(office.clerk, on=TODAY)] == [("Kini", "Anggota")]


def test_gaps_name_goals_and_people_that_no_link_joins(office: Office) -> None:
    top = actions.add_goal(by=office.planner, at=NOON, year=2026, code="S1", title="Layanan", source="RPJMD")
    below = actions.add_goal(
        by=office.planner, at=NOON, year=2026, code="S1.1", title="Dokumen", source="Renstra", parent=top
    )
    actions.add_goal(by=office.planner, at=NOON, year=2026, code="S2", title="Jalan", source="RPJMD")
    actions.carry_goal(by=office.planner, at=NOON, goal=below, unit=office.unit)
    head = agreed(office.head, office.mayor, goal=below)
    agreed(office.clerk, office.head, supports=head.outcomes.get())
    lost = started(office.colleague)
    measured(lost)

    found = queries.gaps_of(on=TODAY)
    rows = queries.cascade(2026)

    assert [goal.code for goal in found.uncarried] == ["S2"]
    assert [goal.code for goal in found.unreached] == ["S2"]
    assert found.plans == (lost.pk,)
    assert [(row.code, row.depth, row.n_people) for row in rows] == [("S1", 0, 2), ("S1.1", 1, 2), ("S2", 0, 0)]
    assert [p.person.name for p in queries.plans_missing(on=TODAY)] == ["Hana", "Pandu"]
    counted = queries.plan_counts(on=TODAY)
    assert [(u.people, u.without, u.draft, u.agreed) for u in counted] == [(5, 2, 1, 2)]


def test_the_matrix_marks_empty_columns_and_rows(office: Office) -> None:
    head = started(office.head)
    held, empty = measured(head), measured(head, "Tanpa pendukung")
    measured(started(office.clerk), "Berkas", supports=held)
    measured(started(office.colleague), "Lain")

    found = queries.matrix_of(office.head, on=TODAY)

    assert [(c.id, c.is_empty) for c in found.columns] == [(held.pk, False), (empty.pk, True)]
    assert [(line.name, line.is_empty, line.others) for line in found.lines] == [
        ("Ani", False, ()),
        ("Budi", True, ("Lain",)),
    ]
    assert found.lines[0].cells[0].titles == ("Berkas",)


def test_who_leads_without_a_plan_has_a_matrix_without_columns(office: Office) -> None:
    assert queries.matrix_of(office.head, on=TODAY).columns == ()
