"""The example year calls hardly anybody for a word about their reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tests.apps.demo.template import example_template
from tests.conftest import use
from tolok.engine import packs
from tolok.people.access import enter
from tolok.people.models import Government, Person
from tolok.reports.queries import shares
from tolok.reports.queries.authentic.alike import repeats, shared
from tolok.reports.queries.authentic.detect import Seen, findings
from tolok.reports.queries.authentic.entries import Entry, entries

MONTHS = [date(2026, month, 1) for month in (3, 7, 11)]


@pytest.fixture(scope="module")
def city(server: str, template: str, clone: Any, django_db_blocker: Any) -> Iterator[Government]:
    """Bukittinggi with its year."""
    with django_db_blocker.unblock():
        use(server, clone(example_template(server, template)))
        from django.db import connection, transaction

        with transaction.atomic():
            government = Government.objects.get(slug="bukittinggi")
            enter(government.pk)
            yield government
        connection.close()


def by_person(found: list[Entry]) -> dict[int, list[Entry]]:
    """The month's reports of each person."""
    held: dict[int, list[Entry]] = {}
    for entry in found:
        held.setdefault(entry.person_id, []).append(entry)
    return held


def test_an_ordinary_year_raises_few_false_alarms(city: Government) -> None:
    limits = packs.load(city.pack).authenticity
    ids = list(Person.objects.values_list("pk", flat=True))
    kinds, months = Counter[str](), 0
    for month in MONTHS:
        near = repeats(ids, month=month, similar_from=limits.similar_from)
        held = by_person(entries(ids, month=month))
        months += len(held)
        for person_id, own in held.items():
            alike = shared(person_id, month=month, on=month, persons_from=limits.persons_from)
            kinds.update(found.kind for found in findings(Seen(month, own, near, alike), limits))

    assert sum(kinds.values()) * 50 <= months, kinds


def test_the_share_of_everybody_is_between_none_and_all(city: Government) -> None:
    ids = list(Person.objects.values_list("pk", flat=True))

    found = shares(ids, month=MONTHS[1], government=city)

    assert all(0 < share.informative <= share.total for share in found.values())
