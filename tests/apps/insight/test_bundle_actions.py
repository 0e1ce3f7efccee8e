"""Ordering, ending, expiring and removing a download of many forms."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.apps.appraisal.conftest import AFTER, LATER, Office
from tests.apps.insight.bundles import heads, order, run
from tolok.insight.actions import (
    NothingToPrint,
    OneIsRunning,
    expire_bundle,
    finish_bundle,
    remove_bundle,
    stop_bundle,
)
from tolok.insight.models import Bundle
from tolok.insight.queries.papers.bundles import place_of
from tolok.insight.tasks import expire
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed
from tolok.people.models import Unit

pytestmark = pytest.mark.usefixtures("own_files")


def test_an_order_keeps_what_was_asked_and_enqueues_the_job(office: Office) -> None:
    bundle = order(office)

    job = ProcrastinateJob.objects.get(task_name="insight.bundle", args__bundle_id=bundle.pk)
    assert (job.status, bundle.total, bundle.ends_at) == ("todo", 1, AFTER + timedelta(days=7))
    assert LedgerEntry.objects.get(verb="order_bundle").actor_id == office.people["hr"].pk


def test_a_second_at_once_and_an_empty_unit_are_refused(office: Office) -> None:
    with pytest.raises(NothingToPrint):
        order(office, year=2025)
    order(office)
    with pytest.raises(OneIsRunning):
        order(office)

    assert Bundle.objects.count() == 1


def test_a_head_orders_the_own_unit_only_and_others_none(office: Office) -> None:
    heads(office, "superior")
    other = Unit.objects.create(government=office.government, code="X", name="Lain", time_zone="Asia/Jakarta")

    assert order(office, "superior").total == 1
    for role, more in (("superior", {"unit": other}), ("clerk", {}), ("planner", {})):
        with pytest.raises(NotAllowed):
            order(office, role, **more)


def test_it_ends_after_a_week_with_its_file(office: Office, django_capture_on_commit_callbacks: Any) -> None:
    done = run(order(office))
    place = place_of(done)

    with django_capture_on_commit_callbacks(execute=True):
        expire(government_id=done.government_id, bundle_id=done.pk)
    expire(government_id=done.government_id, bundle_id=done.pk)

    assert ProcrastinateJob.objects.get(task_name="insight.expire_bundle").scheduled_at is not None
    assert (Bundle.objects.count(), place.exists()) == (0, False)
    assert LedgerEntry.objects.filter(verb="expire_bundle").count() == 1


def test_only_its_owner_removes_it_and_the_file_goes_too(
    office: Office, django_capture_on_commit_callbacks: Any
) -> None:
    done = run(order(office))

    with pytest.raises(NotAllowed):
        remove_bundle(by=office.people["superior"], at=LATER, bundle=done)
    place = place_of(done)
    with django_capture_on_commit_callbacks(execute=True):
        remove_bundle(by=office.people["hr"], at=LATER, bundle=done)

    assert (Bundle.objects.count(), place.exists()) == (0, False)


def test_what_has_ended_does_not_end_again(office: Office) -> None:
    done = run(order(office))

    assert not finish_bundle(at=LATER, bundle_id=done.pk, papers=9, size=9)
    assert not stop_bundle(at=LATER, bundle_id=done.pk, reason="x")
    assert not expire_bundle(at=LATER, bundle_id=done.pk + 1)
