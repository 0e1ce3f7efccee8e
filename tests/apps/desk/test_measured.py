"""What a system counts stands on the pages of day and year; nobody can type it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from tests.apps.evidence.events import MONDAY, fed, given, measured
from tests.apps.work import Office, enter_as, filed
from tests.conftest import NOON, TODAY
from tolok.citizens.models import Improvement, Topic
from tolok.desk.queries.today import day_of
from tolok.desk.queries.year import year_of
from tolok.reports.actions import CountedBySystem, file_report
from tolok.reports.queries import proposals
from tolok.skp.models import Target

TUESDAY = MONDAY + timedelta(days=1)


def test_a_counted_target_is_shown_and_not_proposed(office: Office) -> None:
    fed(office, given(office))
    measured(office, 1, 1, 2)

    today = day_of(office["self"], office.government, on=TUESDAY, now_on=TUESDAY)

    assert office.documents.pk not in {
        each.id for each in proposals(office["self"], on=TUESDAY) if each.kind == "target"
    }
    assert [(each.today, each.this_month) for each in today.measured] == [(2, 2)]
    assert [(each.name, each.amount, each.unchecked) for each in today.progress] == [("KTP-el terbit", 200, 0)]


def test_the_page_of_the_day_says_that_nothing_is_typed(client: Client, office: Office, noon: None) -> None:
    fed(office, given(office))
    measured(office, 1)
    enter_as(client, office["self"])

    page = client.get("/contoh/hari-ini/").content.decode()

    assert "Anda tidak mengetik apa pun." in page
    assert "1 bulan ini" in page


def test_what_a_system_counts_is_not_typed_beside_it(office: Office) -> None:
    target = fed(office, given(office))

    with pytest.raises(CountedBySystem):
        filed(office)
    with pytest.raises(CountedBySystem):
        file_report(by=office["self"], at=NOON, on=TODAY, target_id=target.pk, amount=100)


def test_a_year_adds_counts_up_and_keeps_shares_by_month(office: Office) -> None:
    service = given(office)
    fed(office, service)
    measured(office, 1, 7)

    (count,) = [each for each in year_of(office["self"], on=date(2026, 7, 14)).trends if each.target.service_id]
    fed(office, service, "share_in_time", "persen")
    (share,) = [each for each in year_of(office["self"], on=date(2026, 9, 14)).trends if each.target.service_id]

    assert [(each.label, each.value) for each in count.readings] == [("Jul", 200)]
    assert [each.value for each in share.readings] == [5000, None, None]
    assert (count.now, share.now, share.unchecked) == ("2 dokumen", "50 persen", 0)


def test_a_year_reads_what_the_public_brought_up_to_each_month_and_nobody_types_it(office: Office) -> None:
    target = office.documents
    Target.objects.filter(pk=target.pk).update(reading="improved_in_time", accumulation="mean", unit="persen")
    topic = Topic.objects.create(
        government=office.government, unit=office.unit, title="A", text="A", on=TODAY, key_hash=b"a"
    )
    for due_on, ended_on in ((date(2026, 5, 4), date(2026, 5, 4)), (date(2026, 7, 6), date(2026, 7, 9))):
        Improvement.objects.create(
            government=office.government, topic=topic, unit=office.unit, text="Loket", owner=office["above"],
            due_on=due_on, planned_on=due_on, state="done", outcome="Jadi.", ended_on=ended_on,
        )  # fmt: skip  # one thought a line

    (shown,) = [each for each in year_of(office["self"], on=date(2026, 8, 14)).trends if each.target.id == target.pk]

    assert [(each.label, each.value) for each in shown.readings] == [
        ("Mei", 10_000), ("Jun", 10_000), ("Jul", 5_000), ("Agu", 5_000)
    ]  # fmt: skip  # one thought a line
    assert (shown.now, shown.unchecked) == ("50 persen", 0)
    with pytest.raises(CountedBySystem):
        filed(office)
    today = day_of(office["self"], office.government, on=TUESDAY, now_on=TUESDAY)
    assert target.pk not in {each.id for each in today.proposals if each.kind == "target"}
    assert (today.measured, [each.target_id for each in today.progress]) == ([], [])
