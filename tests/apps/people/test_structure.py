"""Who leads whom: three queries agree with each other and with a slow oracle."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import NOON
from tolok.people.actions import import_people
from tolok.people.models import Person, Position
from tolok.people.queries import (
    ImportRows,
    PersonRow,
    PositionRow,
    PostingRow,
    UnitRow,
    running,
    subordinates,
    superior_of,
    superiors_above,
    superiors_of_all,
)

if TYPE_CHECKING:
    from tolok.people.models import Government

DAYS = [date(2026, month, 1) for month in (1, 4, 7, 10)]
SIZE = 6
Posted = tuple[int, int, int, int, str]


@st.composite
def structures(draw: st.DrawFn) -> ImportRows:
    """Up to six positions in a tree and six persons with definitive and acting postings."""
    above = [draw(st.integers(-1, place - 1)) for place in range(SIZE)]
    positions = tuple(
        PositionRow(f"P{n}", f"P{n}", "U", "pelaksana", f"P{a}" if a >= 0 else "") for n, a in enumerate(above)
    )
    persons = tuple(PersonRow(f"1990010120150119{n:02}", f"Orang {n}") for n in range(SIZE))
    postings = []
    for person in persons:
        move = draw(st.integers(0, 3))
        first, second, acting = (draw(st.integers(-1, SIZE - 1)) for _ in range(3))
        if first >= 0:
            postings.append(PostingRow(person.nip, f"P{first}", date(2025, 1, 1), DAYS[move]))
        if second >= 0:
            postings.append(PostingRow(person.nip, f"P{second}", DAYS[move]))
        if acting >= 0:
            kind = draw(st.sampled_from(["plt", "plh"]))
            postings.append(PostingRow(person.nip, f"P{acting}", DAYS[draw(st.integers(0, 3))], kind=kind))
    return ImportRows((UnitRow("U", "U"),), positions, persons, tuple(postings))


def line(person: Person, on: date) -> list[Person]:
    """The superiors above one another, asked one by one."""
    found: list[Person] = []
    above = oracle(person, on)
    while above is not None and above not in found:
        found.append(above)
        above = oracle(above, on)
    return found


def oracle(person: Person, on: date) -> Person | None:
    """The superior by the words of the rule, position by position."""
    held = list(running(on).select_related("position", "person").order_by("pk"))
    own = [p.position for p in held if p.person == person and p.kind == "definitive"]
    step = own[0].reports_to_id if own else None
    while step is not None:
        for kind in ("plh", "plt", "definitive"):
            holding = [p.person for p in held if p.position_id == step and p.kind == kind]
            if holding:
                break
        if holding and holding[-1] != person:
            return holding[-1]
        step = Position.objects.get(pk=step).reports_to_id
    return None


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=structures())
def test_superiors_and_subordinates_agree_with_the_oracle(government: Government, rows: ImportRows) -> None:
    with transaction.atomic():
        import_people(by=None, at=NOON, government=government, rows=rows)
        persons = list(Person.objects.order_by("pk"))
        for on in (DAYS[0], date(2026, 12, 31)):
            expected = {person.pk: superior for person in persons if (superior := oracle(person, on))}

            below = {p.person_id: leader for leader in persons for p in subordinates(leader, on=on)}
            above = {person.pk: superior for person in persons if (superior := superior_of(person, on=on))}

            assert above == expected
            assert superiors_of_all(on=on) == expected
            assert {p.pk: superiors_above(p, on=on) for p in persons} == {p.pk: line(p, on) for p in persons}
            assert below == expected
        transaction.set_rollback(True)
