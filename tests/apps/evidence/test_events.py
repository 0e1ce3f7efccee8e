"""What a system measured is stored once, and never rewritten."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, transaction

from tests.apps.evidence.events import MONDAY, SOURCE, at, given, row, took
from tests.apps.work import Office
from tests.conftest import NOON
from tolok.evidence.actions import SomeRowsAreWrong, SourceHasNoName, import_events
from tolok.evidence.models import Evidence, ServiceEvent
from tolok.evidence.queries import (
    answers_to,
)
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed
from tolok.skp.actions import Limit, retire_service, set_standard

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

JULY = {"starts_on": date(2026, 7, 1), "ends_on": date(2026, 8, 1)}


def test_an_event_is_stored_with_the_time_it_took(office: Office) -> None:
    given(office)

    answers = took(office, row(office, days=4, result="terbit", complexity="rumit", queue=12))

    event = ServiceEvent.objects.get()
    assert [(answer.verdict, answer.problem) for answer in answers] == [("stored", "")]
    assert (event.taken, event.limit, event.scale, event.on) == (4, 3, "days", MONDAY + timedelta(days=4))
    assert (event.person, event.unit, event.result, event.complexity, event.queue) == (
        office["self"],
        office.unit,
        "terbit",
        "rumit",
        12,
    )
    assert (event.evidence.kind, event.evidence.trust, event.evidence.source) == ("measured", "measured", SOURCE)


def test_events_of_a_person_and_day_share_one_sealed_evidence(office: Office) -> None:
    given(office)

    took(office, row(office, 1), row(office, 2), row(office, 3, days=2), row(office, 4, role="colleague"))

    assert ServiceEvent.objects.count() == 4
    assert Evidence.objects.count() == LedgerEntry.objects.filter(verb="record_measured").count() == 3
    entry = LedgerEntry.objects.filter(verb="record_measured").order_by("pk").first()
    assert entry is not None
    assert (entry.actor_id, sorted(entry.field_names)) == (None, ["digest", "events", "source"])


def test_the_same_event_again_is_known_and_changes_nothing(office: Office) -> None:
    given(office)
    once = row(office, queue=3)
    took(office, once)

    again = took(office, once, row(office, 2), row(office, 2))

    assert [answer.verdict for answer in again] == ["known", "stored", "known"]
    assert ServiceEvent.objects.count() == 2


def test_the_same_number_with_other_contents_is_refused(office: Office) -> None:
    given(office)
    took(office, row(office))

    answers = took(office, row(office, days=2), row(office, 2), row(office, 2, result="ditolak"))

    assert [(answer.verdict, answer.place) for answer in answers] == [
        ("refused", "external_id"),
        ("stored", ""),
        ("refused", "external_id"),
    ]
    assert ServiceEvent.objects.get(external_id="S-1").taken == 1


def test_another_source_may_use_the_same_number(office: Office) -> None:
    given(office)

    took(office, row(office))
    took(office, row(office), source="SIMPEL")

    assert ServiceEvent.objects.count() == 2


WRONG: list[tuple[str, dict[str, Any]]] = [
    ("nip", {"nip": "198501012010019999"}),
    ("nip", {"nip": ""}),
    ("nip", {"nip": "1985010120100100011"}),
    ("service", {"service": "sim"}),
    ("service", {"service": "a\x00b"}),
    ("external_id", {"external_id": ""}),
    ("external_id", {"external_id": "x" * 81}),
    ("result", {"result": "x" * 41}),
    ("complexity", {"complexity": "a\nb"}),
    ("queue", {"queue": -1}),
    ("queue", {"queue": 2_000_000}),
    ("finished_at", {"finished_at": at(MONDAY, 9)}),
    ("finished_at", {"finished_at": NOON + timedelta(minutes=6)}),
    ("finished_at", {"finished_at": datetime.max.replace(tzinfo=UTC)}),
    ("received_at", {"received_at": datetime.min.replace(tzinfo=UTC)}),
    ("received_at", {"received_at": datetime(2025, 12, 31, tzinfo=UTC)}),
]


@pytest.mark.parametrize(("place", "fields"), WRONG)
def test_a_bad_row_is_named_and_the_good_ones_are_kept(office: Office, place: str, fields: dict[str, Any]) -> None:
    given(office)

    answers = took(office, row(office, 1, **fields), row(office, 2))

    assert [(answer.verdict, answer.place) for answer in answers] == [("refused", place), ("stored", "")]
    assert answers[0].problem
    assert ServiceEvent.objects.get().external_id == "S-2"


def test_a_person_of_another_government_is_not_found(office: Office) -> None:
    given(office)

    assert took(office, row(office, role="stranger"))[0].place == "nip"


def test_a_retired_service_takes_nothing_new_but_knows_what_came(office: Office) -> None:
    service = given(office)
    took(office, row(office))
    retire_service(by=office["hr"], at=NOON, service=service)

    answers = took(office, row(office), row(office, 2))

    assert [answer.verdict for answer in answers] == ["known", "refused"]


def test_the_standard_of_the_day_received_holds(office: Office) -> None:
    service = given(office)
    limit = Limit(60, "minutes", date(2026, 7, 7), "SK 2/2026")
    set_standard(by=office["hr"], at=NOON, service=service, limit=limit)

    took(
        office, row(office), row(office, 2, received_at=at(date(2026, 7, 7), 11), finished_at=at(date(2026, 7, 7), 14))
    )

    found = ServiceEvent.objects.order_by("external_id").values_list("taken", "limit", "scale")
    assert list(found) == [(1, 3, "days"), (120, 60, "minutes")]


def test_the_table_itself_refuses_a_second_row_of_a_number(office: Office) -> None:
    given(office)
    took(office, row(office))
    twin = ServiceEvent.objects.get()
    twin.pk = None

    with pytest.raises(IntegrityError, match="event_once_a_source"), transaction.atomic():
        twin.save()


def test_a_dry_run_stores_nothing(office: Office) -> None:
    given(office)

    assert answers_to([row(office)], source=SOURCE, at=NOON)[0].verdict == "stored"
    assert ServiceEvent.objects.count() == 0


def test_a_batch_costs_the_same_queries_for_one_and_for_many(
    office: Office, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    given(office)
    with django_assert_max_num_queries(20):
        took(office, row(office))
    with django_assert_max_num_queries(20):
        took(office, *(row(office, n) for n in range(2, 40)))


def test_a_file_is_stored_whole_or_not_at_all(office: Office) -> None:
    given(office)

    with pytest.raises(SomeRowsAreWrong) as refused:
        import_events(by=office["hr"], at=NOON, source=SOURCE, rows=[row(office), row(office, 2, service="sim")])

    assert [answer.verdict for answer in refused.value.answers] == ["stored", "refused"]
    import_events(by=office["hr"], at=NOON, source=SOURCE, rows=[row(office)])
    assert ServiceEvent.objects.count() == 1
    assert LedgerEntry.objects.filter(verb="import_events", actor_id=office["hr"].pk).count() == 1


def test_only_the_agency_imports_and_names_the_system(office: Office) -> None:
    with pytest.raises(NotAllowed):
        import_events(by=office["superior"], at=NOON, source=SOURCE, rows=[])
    for source in ("", "x" * 81):
        with pytest.raises(SourceHasNoName):
            import_events(by=office["hr"], at=NOON, source=source, rows=[])
