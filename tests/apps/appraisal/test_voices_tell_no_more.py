"""The facts, the receipt and its file tell no more of voices than their page."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from tests.apps.appraisal.conftest import AFTER, Office, Visitor
from tolok.calendar.models import Period
from tolok.feedback.models import Heard, Round
from tolok.feedback.queries import summary, voices_of
from tolok.feedback.queries.voices.results import EXACT_FROM, marks_of, sheets_of
from tolok.feedback.queries.voices.statements import PLACES
from tolok.rules.steps import ratio
from tolok.rules.terms import Value

MARKS = (1, 2, 3, 4, 5)
# What three of four know nothing of; the other six values are known by all, and marked alike.
KNOWN_BY_ONE = next(iter(Value))


@pytest.fixture
def office(office: Office) -> Office:
    """The office whose policy hears colleagues, and whose second quarter was asked about."""
    office.government.pack = "pontianak-2026"
    office.government.save()
    Period.objects.update(pack="pontianak-2026")
    period, day = office.quarter(), date(2026, 6, 15)
    Round.objects.create(
        government=office.government,
        period=period,
        state=Round.State.CLOSED,
        starts_on=day,
        ends_on=period.ends_on,
        opened_at=AFTER,
        ordered_at=AFTER,
        ended_at=AFTER,
    )
    return office


def counted(sheets: Iterable[dict[Value, int]]) -> list[int]:
    """Counters as they are kept, of sheets that are 4 wherever nothing else is said."""
    marks = [[sheet.get(value, 4) for sheet in sheets] for value in Value]
    return [own.count(mark) for own in marks for mark in range(PLACES)]


def with_one_mark(mark: int) -> list[int]:
    """Four sheets; a single one has this mark for a value that the others know nothing of."""
    return counted([{KNOWN_BY_ONE: given} for given in (0, 0, 0, mark)])


def of_so_many(sheets: int) -> list[int]:
    """So many sheets that all say the same."""
    return counted([{}] * sheets)


def text(answer: Any) -> str:
    """The words of a page, without the numbers of its addresses."""
    assert answer.status_code == 200
    return re.sub(r"<[^>]*>|\s+", " ", answer.content.decode().partition("<main")[2])


def told(office: Office, visitor: Visitor, counts: list[int]) -> dict[str, Any]:
    """Everything that anybody may read once these counters are closed and the rating is signed; then all is undone."""
    person, period = office.people["clerk"], office.quarter()
    round_ = Round.objects.get()
    with transaction.atomic():
        Heard.objects.create(government=office.government, round=round_, subject=person, voice="peers", counts=counts)
        page = text(visitor("clerk").get(f"/contoh/umpan-balik/suara/hasil/{person.pk}/{round_.pk}/"))
        sheet = text(visitor("superior").get(f"/contoh/penilaian/{office.gathered().pk}/nilai/"))
        place = f"/contoh/penilaian/{office.signed().pk}/"
        receipt = text(visitor("clerk").get(place))
        file = json.loads(visitor("clerk").get(f"{place}kuitansi.json").content)
        found = {
            "page": page,
            "row": voices_of(person.pk, period),
            "sheet": sheet,
            "receipt": receipt,
            "file": file,
            "agency": summary(round_),
        }
        transaction.set_rollback(True)
    return found


def as_it_was(person_ids: Collection[int], period: Period) -> dict[int, list[tuple[str, int]]]:
    """Facts as they were once: each sheet a fact, all marks in the mean, to the last digit."""
    points: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for each in Heard.objects.filter(round__period=period.pk, subject__in=person_ids):
        marks, total = marks_of(each.counts)
        points[each.subject_id] += [(each.voice, ratio((total - marks) * 10_000, 4 * marks) or 0)] * sheets_of(
            each.counts
        )
    return points


def ratings(found: dict[str, Any]) -> str:
    """The facts of voices in the file of a receipt."""
    return json.dumps(found["file"]["facts"]["ratings"])


def test_a_mark_that_the_page_hides_changes_nothing_that_anybody_may_read(office: Office, visitor: Visitor) -> None:
    all_told = [told(office, visitor, with_one_mark(mark)) for mark in MARKS]

    assert all_told[0]["row"].voices[0].values[0].mean is None
    assert ratings(all_told[0]) == json.dumps([{"points": 7_500, "voice": "peers"}] * 3)
    assert [each for each in all_told if each != all_told[0]] == []


def test_how_many_spoke_changes_nothing_below_ten(office: Office, visitor: Visitor) -> None:
    few = [told(office, visitor, of_so_many(sheets)) for sheets in (3, 4, EXACT_FROM - 1)]
    ten = told(office, visitor, of_so_many(EXACT_FROM))

    assert [each for each in few if each != few[0]] == []
    assert ratings(ten).count("peers") == ten["row"].voices[0].sheets == EXACT_FROM


def test_facts_as_they_were_would_name_the_hidden_mark_and_the_number(
    office: Office, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tolok.appraisal.queries.facts.points_of", as_it_was)

    hidden = {ratings(told(office, visitor, with_one_mark(mark))): mark for mark in MARKS}
    numbers = [ratings(told(office, visitor, of_so_many(sheets))).count("peers") for sheets in (3, 4)]

    assert len(hidden) == len(MARKS)
    assert numbers == [3, 4]
