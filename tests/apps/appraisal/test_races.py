"""Two at once: one signature, one gathering; with the lock off both would pass."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, connection, transaction

from tests.apps.appraisal.conftest import AFTER, LATER, Office, committed, sheet
from tolok.appraisal.actions import AlreadySigned, gather, gather_period, rate, sign
from tolok.appraisal.models import Appraisal, Signature
from tolok.appraisal.queries.facts import Case, cases
from tolok.people.access import inside

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.people.models import Government


@pytest.fixture
def kept(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[Office]:
    """An office whose rows are committed: two connections see them."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            made = committed(request.node.name[5:40].replace("_", "-"))
        yield made
        connection.close()


@pytest.fixture
def both() -> Barrier:
    """Where each waits for the other."""
    return Barrier(2, timeout=20)


def twice(office: Office, act: Callable[[], object]) -> list[str]:
    """Two attempts, each on a connection and in a transaction of its own: what came of them."""

    def attempt(_number: int) -> str:
        try:
            with inside(office.government.pk):
                return str(act())
        except (AlreadySigned, IntegrityError) as fault:
            return type(fault).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(attempt, range(2)))


def rated(office: Office) -> Appraisal:
    """The clerk's appraisal, rated and committed."""
    with inside(office.government.pk):
        appraisal = office.gathered()
        rate(by=office.people["superior"], at=LATER, appraisal=appraisal, sheet=sheet(appraisal))
        return office.appraisal()


def unheld(both: Barrier) -> Callable[[Iterable[int]], dict[int, Appraisal]]:
    """Reads appraisals as `held` does, but without its lock, and waits until the other has read as well."""

    def read(ids: Iterable[int]) -> dict[int, Appraisal]:
        found = Appraisal.objects.select_related("person__government", "dossier", "period", "skp").in_bulk(ids)
        both.wait()
        return found

    return read


def test_of_two_signatures_at_once_one_stands_and_one_is_refused(kept: Office, both: Barrier) -> None:
    appraisal, by = rated(kept), kept.people["superior"]

    def act() -> str:
        both.wait()
        return sign(by=by, at=LATER, appraisal=appraisal)._meta.label

    assert twice(kept, act) == ["AlreadySigned", "appraisal.Signature"]
    with inside(kept.government.pk):
        assert Signature.objects.count() == 1


def test_without_the_lock_both_signatures_pass_the_check(
    kept: Office, both: Barrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    appraisal, by = rated(kept), kept.people["superior"]
    monkeypatch.setattr(import_module("tolok.appraisal.actions.sign"), "held", unheld(both))

    outcomes = twice(kept, lambda: sign(by=by, at=LATER, appraisal=appraisal)._meta.label)

    assert outcomes == ["IntegrityError", "appraisal.Signature"]


def test_two_gatherings_at_once_make_one_set_of_appraisals(kept: Office, both: Barrier) -> None:
    with inside(kept.government.pk):
        period = kept.quarter()

    def act() -> int:
        both.wait()
        return gather_period(by=kept.people["hr"], at=AFTER, period=period)

    assert twice(kept, act) == ["0", "1"]
    with inside(kept.government.pk):
        assert Appraisal.objects.count() == 1


def test_without_the_lock_both_gatherings_find_the_same_people(
    kept: Office, both: Barrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    with inside(kept.government.pk):
        period = kept.quarter()
        kept.keep_policy()

    def found(period: Period, *, government: Government, person_ids: Collection[int] | None) -> Iterator[list[Case]]:
        read = list(cases(period, government=government, person_ids=person_ids))
        both.wait()
        yield from read

    monkeypatch.setattr(gather, "begin_rating", lambda **_words: True)
    monkeypatch.setattr(gather, "cases", found)

    outcomes = twice(kept, lambda: gather_period(by=kept.people["hr"], at=AFTER, period=period))

    assert outcomes == ["1", "IntegrityError"]
