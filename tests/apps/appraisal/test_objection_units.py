"""Objections by unit: how they ended, and nothing where few would be found."""

from __future__ import annotations

from datetime import date
from itertools import cycle

import pytest

from tests.apps.appraisal.conftest import LATER, Office, Visitor, objected
from tests.apps.appraisal.test_pages import _text as text
from tolok.appraisal.models import Appraisal, Objection
from tolok.appraisal.queries.objections import Part, outcomes, outcomes_by_unit
from tolok.people.access import enter
from tolok.people.models import Person, Position, Posting, Unit
from tolok.skp.models import Skp

LIST = "/contoh/penilaian/keberatan/"
ENDS = ("upheld", "rejected", "withdrawn", "raised")


def unit_with(office: Office, name: str, objections: int, *, above: Unit | None = None) -> Unit:
    """A unit whose head rated so many people who objected, each ended in turn by another way."""
    ours = {"government": office.government}
    unit = Unit.objects.create(**ours, code=name, name=name, parent=above, time_zone="Asia/Jakarta")
    head = hired(office, unit, f"Head {name}")
    for number, state in zip(range(objections), cycle(ENDS), strict=False):
        person = hired(office, unit, f"{name} {number}")
        plan = Skp.objects.create(
            **ours, person=person, posting=Posting.objects.get(person=person), superior=head, year=2026,
            starts_on=date(2026, 1, 1), ends_on=date(2027, 1, 1), approach="quantitative", state="agreed",
        )  # fmt: skip  # one line a thought
        rated = {
            "person": person,
            "period": office.quarter(),
            "skp": plan,
            "rater": head,
            "state": "signed",
            "predikat": "baik",
        }
        appraisal = Appraisal.objects.create(**ours, **rated)
        Objection.objects.create(
            **ours, appraisal=appraisal, person=person, rater=head, state=state, raised_at=LATER, **left(office, state)
        )
    return unit


def left(office: Office, state: str) -> dict[str, object]:
    """What the steps to a state leave on the row."""
    if state in Objection.OPEN:
        return {"due_at": LATER}
    found: dict[str, object] = {"ended_at": LATER}
    if state != "withdrawn":
        heard = {"heard_person": "A", "heard_rater": "B", "reason": "C"}
        found |= {**heard, "decider": office.people["above"]}
    return found | ({"work": "above", "behaviour": "meets"} if state == "upheld" else {})


def hired(office: Office, unit: Unit, name: str) -> Person:
    """A person in a post of the unit."""
    number = Person.objects.count()
    person = Person.objects.create(
        government=office.government, nip=f"199001012015011{number:03d}", name=name, status="pns"
    )
    post = Position.objects.create(government=office.government, unit=unit, code=name, title=name, level="pelaksana")
    Posting.objects.create(government=office.government, person=person, position=post, starts_on=date(2026, 1, 1))
    return person


@pytest.mark.parametrize(
    ("sizes", "shown", "hidden"),
    [
        ([4], [], 1),
        ([5], ["A"], 0),
        ([6, 5], ["A", "B"], 0),
        # Six of the eleven would be the four of C, by subtraction: B goes with it.
        ([6, 5, 4], ["A"], 2),
        ([6, 3, 3], ["A"], 2),
    ],
)
def test_no_unit_is_named_that_leads_to_few(office: Office, sizes: list[int], shown: list[str], hidden: int) -> None:
    for name, size in zip("ABC", sizes, strict=False):
        unit_with(office, name, size)

    found = outcomes_by_unit(2026)

    assert ([part.name for part in found.shown], found.hidden) == (shown, hidden)
    assert outcomes(2026).raised == sum(sizes)


def test_a_unit_counts_all_below_it_by_how_they_ended(office: Office) -> None:
    top = unit_with(office, "A", 4)
    unit_with(office, "A1", 4, above=top)

    assert outcomes_by_unit(2026).shown == (Part("A", raised=8, open=2, upheld=2, rejected=2, withdrawn=2),)
    assert outcomes_by_unit(2025).shown == ()


def test_the_rater_s_unit_is_that_of_the_day_it_was_raised(office: Office) -> None:
    unit_with(office, "A", 5)
    head = Person.objects.get(name="Head A")
    Posting.objects.filter(person=head).update(ends_on=LATER.date())
    other = Unit.objects.create(government=office.government, code="B", name="B", time_zone="Asia/Jakarta")
    post = Position.objects.create(government=office.government, unit=other, code="B", title="B", level="pelaksana")
    Posting.objects.create(government=office.government, person=head, position=post, starts_on=LATER.date())

    assert [part.name for part in outcomes_by_unit(2026).shown] == ["B"]
    Posting.objects.filter(person=head).delete()
    assert (outcomes_by_unit(2026).shown, outcomes_by_unit(2026).hidden) == ((), 1)


def test_the_agency_s_page_shows_units_or_says_why_none(office: Office, visitor: Visitor) -> None:
    objected(office)
    empty = text(visitor("hr").get(LIST))
    enter(office.government.pk)
    unit_with(office, "Puskesmas", 5)
    unit_with(office, "Dishub", 9)

    page = text(visitor("hr").get(LIST))

    assert "Menurut unit penilai" in empty
    assert "Belum ada unit dengan cukup banyak keberatan" in empty
    assert "Belum ada unit dengan cukup banyak keberatan" not in page
    assert page.count('<th scope="row">Dishub</th>') == 1
    assert '<th scope="row">Puskesmas</th>' not in page
    assert "2 unit tidak ditampilkan" in page
    assert "Menurut unit penilai" not in text(visitor("superior").get(LIST))
