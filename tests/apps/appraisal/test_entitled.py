"""On random histories whoever rates is who a slow oracle says, and nobody else."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from django.db import transaction

from tests.apps.appraisal.conftest import Office, sheet
from tests.apps.people.histories import DAYS, History, Oracle, history, store
from tolok.appraisal.access import is_rater
from tolok.appraisal.actions import gather_batch, order_gathering, rate
from tolok.appraisal.models import Appraisal
from tolok.calendar.models import Period
from tolok.people.access import NotAllowed
from tolok.people.models import Person, Unit
from tolok.people.queries import Way, Why

if TYPE_CHECKING:
    from tolok.people.models import Government

# March 2026, the first days of the histories.
SPAN = (date(2026, 3, 1), date(2026, 4, 1))
GATHERED = datetime(2026, 4, 3, 3, tzinfo=UTC)
SEEN: Counter[str] = Counter()


def expected(made: History, on: date, person: int, named: int | None) -> tuple[int | None, str]:
    """Who may rate the person that day, found the slow way, and by which part of the rule."""
    oracle = Oracle(made, on)
    if named is not None and oracle.holds(named) and not oracle.are_kin(person, named):
        return named, "named"
    rater, _way, why = oracle.answer(person)
    if why not in (Why.OUT, Why.NO_POSTING):
        return rater, "today"
    post = oracle.last_post(person)
    above = [] if post is None else oracle.candidates(person, post)
    line = [one for one, way in above if way is not Way.LEAD and one not in (None, person)]
    return next((one for one in line if one is not None and not oracle.are_kin(person, one)), None), "left"


def _gathered(made: History, government: Government) -> tuple[list[Person], list[Appraisal]]:
    """Everybody of a history, and the appraisals of March of all who ever held a post."""
    ids = store(made, government)
    people = [Person.objects.get(pk=pk) for pk in ids]
    office = Office(government, Unit.objects.get(), {str(number): each for number, each in enumerate(people)})
    for number in {person for person, _place, kind, _first, _after in made.held if kind == "definitive"}:
        office.plan(str(number), superior=str((number + 1) % made.size))
    period = Period.objects.create(
        government=government, calendar="triwulan", number=1, label="Maret 2026", is_legal=True, pack=government.pack,
        starts_on=SPAN[0], ends_on=SPAN[1], rate_by=date(2026, 4, 30),
    )  # fmt: skip  # one row
    asked = order_gathering(by=None, at=GATHERED, period=period)
    gather_batch(at=GATHERED, gathering_id=asked.pk, person_ids=ids)
    if made.size % 2:  # nobody was named in half of them
        Appraisal.objects.update(rater=None)
    return people, list(Appraisal.objects.order_by("pk"))


def _succeeds(by: Person, at: datetime, appraisal: Appraisal) -> bool:
    """Whether the person's sheet is taken; it is thrown away at once."""
    with transaction.atomic():
        try:
            rate(by=by, at=at, appraisal=appraisal, sheet=sheet(appraisal))
        except NotAllowed:
            return False
        finally:
            transaction.set_rollback(True)
        return True


@pytest.mark.parametrize("seed", range(10))
def test_rating_succeeds_exactly_for_whom_the_oracle_names(government: Government, seed: int) -> None:
    made = history(3000 + seed)
    people, appraisals = _gathered(made, government)
    number = {person.pk: place for place, person in enumerate(people)}

    for on in DAYS[seed % 9 :: 9]:
        at = datetime(on.year, on.month, on.day, 3, tzinfo=UTC)
        for appraisal in appraisals[:3]:
            person = number[appraisal.person_id]
            named = number[appraisal.rater_id] if appraisal.rater_id else None
            rater, how = expected(made, on, person, named)

            took = [place for place, by in enumerate(people) if _succeeds(by, at, appraisal)]

            assert took == ([] if rater is None else [rater])
            assert took == [place for place, by in enumerate(people) if is_rater(by, appraisal, on)]
            SEEN[how if took else f"{how}: nobody"] += 1


def test_the_histories_reach_every_part_of_the_rule() -> None:
    if not SEEN:
        pytest.skip("the histories ran in another process")

    assert set(SEEN) == {"named", "today", "today: nobody", "left", "left: nobody"}
