"""Prepared queries give what Django's own give, and are written once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.db.models import BigIntegerField, DateField, QuerySet

from tests.apps.web.conftest import Side
from tolok.ledger.queries import Prepared, Slot, Slots
from tolok.people.models import Government, Person, Posting

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

DAY = date(2026, 7, 14)


def posting_from(on: Any, person: Any) -> QuerySet[Posting]:
    """The postings of a person that began by a day, with what they lead to."""
    return Posting.objects.filter(starts_on__lte=on, person=person).select_related("position__unit", "person")


def test_models_come_with_what_they_are_joined_to(
    ours: Side, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    asked = Prepared(lambda: posting_from(Slot("on", DateField()), Slot("person", BigIntegerField())))

    for person in (ours.persons["hadi"], ours.persons["ratna"]):
        expected = posting_from(DAY, person.pk).get()
        with django_assert_num_queries(1):
            (found,) = asked(on=DAY, person=person.pk)
            told = (found, found.position.unit, found.person, found.person.name, found.starts_on)
        assert told == (expected, expected.position.unit, person, person.name, expected.starts_on)
        assert not found._state.adding
    assert asked(on=date(2020, 1, 1), person=ours.persons["hadi"].pk) == []
    assert asked.first(on=date(2020, 1, 1), person=ours.persons["hadi"].pk) is None


def test_it_is_written_once(ours: Side) -> None:
    made = []

    def make() -> QuerySet[Person]:
        made.append(1)
        return Person.objects.filter(pk=Slot("id", BigIntegerField()))

    asked = Prepared(make)

    assert [asked(id=one.pk) for one in (ours.persons["hadi"], ours.persons["ratna"])] == [
        [ours.persons["hadi"]],
        [ours.persons["ratna"]],
    ]
    assert made == [1]


def test_many_values_take_one_place(ours: Side) -> None:
    asked = Prepared(
        lambda: Person.objects.filter(pk__in=Slots("ids", BigIntegerField())).order_by("pk").values_list("pk", "name")
    )
    persons = sorted([ours.persons["hadi"], ours.persons["ratna"]], key=lambda one: one.pk)

    assert asked(ids=[one.pk for one in persons]) == [(one.pk, one.name) for one in persons]
    assert asked(ids=[]) == []


def test_json_is_read_as_django_reads_it(ours: Side) -> None:
    Government.objects.filter(pk=ours.government.pk).update(showcase={"people": [1]})
    asked = Prepared(lambda: Government.objects.filter(pk=Slot("id", BigIntegerField())))

    (found,) = asked(id=ours.government.pk)

    assert found.showcase == {"people": [1]}


def test_a_forgotten_value_is_a_fault(ours: Side) -> None:
    asked = Prepared(lambda: Person.objects.filter(pk=Slot("id", BigIntegerField())))

    with pytest.raises(KeyError, match="id"):
        asked()
