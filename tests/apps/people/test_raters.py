"""Who rates whom: one rater or one reason a person-day, as a slow oracle says."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from django.db import transaction

from tests.apps.people.histories import DAYS, FIRST, LAST, Oracle, as_rated, history, store
from tolok.people.models import Person, Position, Posting
from tolok.people.queries import (
    Rated,
    RaterSpan,
    Way,
    Why,
    rater_of,
    rater_spans,
    raters_on,
    subordinates,
    superior_of,
    superiors_above,
    superiors_of_all,
)

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from tolok.people.models import Government

HISTORIES = 200
SEEN: set[tuple[Way | None, Why | None]] = set()


def by_day(spans: list[RaterSpan]) -> dict[date, Rated]:
    """The rater of each day; spans may not overlap, leave a gap or repeat themselves."""
    assert (spans[0].starts_on, spans[-1].ends_on) == (FIRST, LAST)
    assert [one.ends_on for one in spans[:-1]] == [other.starts_on for other in spans[1:]]
    assert all(one.rated != other.rated for one, other in pairwise(spans))
    assert sum(each.days for each in spans) == len(DAYS)
    return {each.starts_on + timedelta(days=n): each.rated for each in spans for n in range(each.days)}


def no_circle(rated: dict[int, Rated]) -> bool:
    """Whether each line of raters has an end."""
    for person in rated:
        line, step = [person], rated[person].rater_id
        while step is not None:
            if step in line:
                return False
            line.append(step)
            step = rated[step].rater_id
    return True


@pytest.mark.parametrize("tens", range(HISTORIES // 10))
def test_every_person_day_has_the_rater_the_oracle_names(government: Government, tens: int) -> None:
    for seed in range(10 * tens, 10 * tens + 10):
        with transaction.atomic():
            made = history(seed)
            ids = store(made, government)
            expected = {day: [as_rated(Oracle(made, day).answer(n), ids) for n in range(made.size)] for day in DAYS}

            everybody = {person: by_day(its) for person, its in rater_spans(starts_on=FIRST, ends_on=LAST).items()}
            alone = {pk: by_day(rater_spans(starts_on=FIRST, ends_on=LAST, person_ids=[pk])[pk]) for pk in ids}

            assert everybody == {pk: {day: expected[day][n] for day in DAYS} for n, pk in enumerate(ids)}, seed
            assert alone == everybody, seed
            for day in DAYS:
                told = {pk: everybody[pk][day] for pk in ids}
                assert all((each.rater_id is None) == (each.way is None) for each in told.values())
                assert all(each.rater_id is not None or each.why is not None for each in told.values())
                assert no_circle(told)
                SEEN.update((each.way, each.why) for each in told.values())
            transaction.set_rollback(True)


def test_the_histories_reach_every_way_and_every_reason() -> None:
    if not SEEN:
        pytest.skip("the histories ran in another process")

    assert {way for way, _why in SEEN} == {None, *Way}
    assert {why for way, why in SEEN if way is None} == set(Why)
    assert {why for way, why in SEEN if way is not None} == {None, Why.VACANT, Why.ONESELF, Why.CIRCLE, Why.TIE}


@pytest.mark.parametrize("seed", range(40))
def test_a_rater_is_the_superior_unless_a_tie_a_circle_or_a_team_says_otherwise(
    government: Government, seed: int
) -> None:
    store(history(1000 + seed), government)
    persons = list(Person.objects.all())
    for day in (DAYS[0], DAYS[20], DAYS[-1]):
        rated = raters_on(day)
        plain = {
            pk: each.rater_id
            for pk, each in rated.items()
            if each.way is not Way.LEAD and each.why not in (Why.TIE, Why.CIRCLE)
        }
        superiors = {pk: found.pk for pk, found in superiors_of_all(on=day).items()}
        below = {posting.person_id: lead.pk for lead in persons for posting in subordinates(lead, on=day)}

        assert {pk: superiors.get(pk) for pk in plain} == plain
        for person in persons:
            above = superior_of(person, on=day)
            assert (above.pk if above else None) == superiors.get(person.pk) == below.get(person.pk)
            assert [found.pk for found in superiors_above(person, on=day)[:1]] == ([above.pk] if above else [])


def test_a_day_is_asked_like_a_span(government: Government) -> None:
    ids = store(history(7), government)
    whole = {pk: by_day(its) for pk, its in rater_spans(starts_on=FIRST, ends_on=LAST).items()}

    assert all(raters_on(day) == {pk: whole[pk][day] for pk in ids} for day in DAYS)
    assert rater_of(Person.objects.get(pk=ids[0]), on=DAYS[3]) == whole[ids[0]][DAYS[3]]


def test_positions_that_report_in_a_ring_give_a_reason_and_no_rater(government: Government) -> None:
    ids = store(history(3), government)
    Posting.objects.all().delete()
    first, second = Position.objects.order_by("pk")[:2]
    Position.objects.filter(pk=first.pk).update(reports_to=second)
    Position.objects.filter(pk=second.pk).update(reports_to=first)
    Posting.objects.create(government=government, person_id=ids[0], position=first, starts_on=FIRST)

    assert rater_of(Person.objects.get(pk=ids[0]), on=FIRST) == Rated(None, None, Why.CIRCLE)

    Posting.objects.create(government=government, person_id=ids[1], position=second, starts_on=FIRST)
    assert {rater.why for pk, rater in raters_on(FIRST).items() if pk in ids[:2]} == {Why.CIRCLE}


def test_everybody_costs_as_many_queries_as_one(
    government: Government, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ids = store(history(11), government)

    with django_assert_num_queries(1):
        rater_spans(starts_on=FIRST, ends_on=LAST)
    with django_assert_num_queries(1):
        rater_spans(starts_on=FIRST, ends_on=LAST, person_ids=ids[:1])
