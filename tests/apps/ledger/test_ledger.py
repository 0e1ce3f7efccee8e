"""Entries are appended with the act, never changed, and commit to more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from tests.conftest import NOON
from tolok.ledger import queries
from tolok.ledger.actions import act_on, record, record_many
from tolok.ledger.models import LedgerEntry, LedgerSalt
from tolok.people.access import enter
from tolok.web.database import as_role

if TYPE_CHECKING:
    from tolok.people.models import Government


def test_an_act_leaves_one_entry_with_time_transaction_and_cluster(government: Government) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT verb, occurred_at, recorded_at >= occurred_at, xid = pg_current_xact_id(), cluster > 0, encoding "
            "FROM ledger_entry"
        )
        found = cursor.fetchall()

    assert found == [("found_government", NOON, True, True, True, 1)]


def test_a_field_is_committed_to_and_not_shown(government: Government) -> None:
    entry = LedgerEntry.objects.get()

    assert entry.field_names == ["slug", "pack"]
    assert queries.is_committed(entry.pk, "slug", "contoh")
    assert not queries.is_committed(entry.pk, "slug", "lain")


def test_an_erased_salt_leaves_the_entry_standing(government: Government) -> None:
    LedgerSalt.objects.all().delete()

    assert LedgerEntry.objects.count() == 1


def test_many_acts_leave_the_entries_the_single_ones_would(government: Government) -> None:
    acts = [act_on(verb=f"verb_{n}", by=None, at=NOON, on=government, fields={"n": n}) for n in range(60)]
    for act in acts:
        record(verb=act.verb, by=None, at=NOON, on=government, fields=act.fields)
    one_by_one = list(
        LedgerEntry.objects.exclude(verb="found_government")
        .order_by("id")
        .values_list("verb", "object_type", "object_id", "actor_id", "field_names")
    )
    assert len(one_by_one) == 60

    record_many(acts)

    bulk = list(
        LedgerEntry.objects.exclude(verb="found_government")
        .order_by("id")
        .values_list("verb", "object_type", "object_id", "actor_id", "field_names")
    )[60:]
    assert bulk == one_by_one


@pytest.mark.parametrize(
    "order",
    ["UPDATE ledger_entry SET verb = 'x'", "DELETE FROM ledger_entry", "TRUNCATE ledger_entry CASCADE"],
)
def test_the_app_may_not_change_an_entry(government: Government, order: str) -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(order)


@pytest.mark.parametrize(
    "order",
    ["UPDATE ledger_entry SET verb = 'x'", "DELETE FROM ledger_entry", "TRUNCATE ledger_entry CASCADE"],
)
def test_not_even_a_superuser_changes_an_entry_unnoticed(db: None, order: str, server: str) -> None:
    name = connection.settings_dict["NAME"]
    with psycopg.connect(as_role(server, "postgres", name)) as superuser:
        superuser.execute("INSERT INTO ledger_entry (occurred_at, verb, object_type) VALUES (now(), 'sign', 'x')")

        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="never changed or removed"):
            superuser.execute(order)


def test_another_government_sees_no_entry(government: Government) -> None:
    enter(government.pk + 1)

    assert LedgerEntry.objects.count() == 0
