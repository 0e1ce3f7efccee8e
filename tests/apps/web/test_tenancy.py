"""Nobody reaches a row of another government, by no address and no query."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.apps import apps
from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver

from tests.apps.web.conftest import FAR, Side
from tests.conftest import NOON
from tolok.delivery.actions import tell
from tolok.people.access import enter
from tolok.people.actions import invite_person
from tolok.web.database import as_role
from tolok.web.row_security import EXEMPT, governed, ungoverned

# A year for `<year:…>`, so that those pages are tried as well; numbers no page can mean.
YEAR, WILD = "2026", [2_000_003, 9999, 10_000, 2**63, 10**30]
# What a visitor may open too: the way in and out, the shell that names nobody, and verifying a paper.
PUBLIC = {
    *("web:set_password", "web:enter_example", "web:sign_out", "desk:offline", "desk:worker", "desk:manifest"),
    *("paper:look", "paper:check"),
}


def patterns(resolver: URLResolver, before: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    """Every address pattern as text, with its full name, but for what is open to the public."""
    for entry in resolver.url_patterns:
        text = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from patterns(entry, text, inner)
        elif isinstance(entry, URLPattern) and not getattr(entry.callback, "is_public", False):
            yield text, f"{space}{entry.name}"


def addresses(slug: str, number: int) -> list[tuple[str, str]]:
    """Every address below a government with all its blanks filled, and the pattern behind it."""
    found = []
    for text, name in patterns(get_resolver()):
        if "<slug:government>" not in text or name in PUBLIC:
            continue
        filled = "/" + text.replace("<slug:government>", slug)
        while "<" in filled:
            start, _, rest = filled.partition("<")
            blank, _, end = rest.partition(">")
            filled = start + {"int": str(number), "year": YEAR}.get(blank.partition(":")[0], "a" * 8) + end
        found.append((filled, text))
    return found


def answers(client: Any, address: str) -> list[Any]:
    """What reading and writing there answers."""
    return [client.get(address), client.post(address, {"key": uuid4()})]


def test_no_address_of_another_government_opens(ours: Side, theirs: Side) -> None:
    client = ours.browser()
    opened = [
        (address, answer.status_code)
        for person in theirs.persons.values()
        for address, _pattern in addresses("mereka", person.pk)
        for answer in answers(client, address)
        if answer.status_code not in (404, 405) and not answer.headers.get("Location", "").startswith("/masuk/")
    ]

    assert opened == []


def test_no_id_of_another_government_opens_at_home(ours: Side, theirs: Side) -> None:
    notice = tell(at=NOON, person=theirs.persons["ani"], kind="news", key="a", text="Halo")
    assert notice is not None
    client = ours.browser()
    opened = [
        (address, answer.status_code)
        for number in (theirs.persons["ani"].pk, notice.pk)
        for address, pattern in addresses("kita", number)
        if "<int:" in pattern
        for answer in answers(client, address)
        if answer.status_code not in (404, 405)
    ]

    assert opened == []


@pytest.mark.parametrize("number", WILD)
def test_a_number_that_nothing_carries_is_not_found(ours: Side, number: int) -> None:
    client = ours.browser()
    opened = [
        (address, answer.status_code)
        for address, pattern in addresses("kita", number)
        if "<int:" in pattern
        for answer in answers(client, address)
        if answer.status_code not in (404, 405)
    ]

    assert opened == []


@pytest.mark.parametrize("year", ["1999", "2100", "20260", "2000003", "0"])
def test_a_year_that_dates_cannot_hold_is_not_found(ours: Side, year: str) -> None:
    client = ours.browser()

    assert client.get(f"/kita/kalender/{year}/").status_code == 404
    assert client.get(f"/kita/penilaian/periode/{year}/").status_code == 404


def test_the_same_addresses_open_for_their_own_people(ours: Side, theirs: Side) -> None:
    client = theirs.browser()
    opened = {
        pattern
        for address, pattern in addresses("mereka", theirs.persons["ani"].pk)
        if client.get(address).status_code == 200
    }

    assert {"<slug:government>/orang/", "<slug:government>/orang/<int:person_id>/"} <= opened


def test_a_session_of_one_government_is_nobody_in_another(ours: Side, theirs: Side) -> None:
    client = ours.browser()

    found = [client.get(f"/{slug}/orang/").status_code for slug in ("kita", "mereka", "nihil")]

    assert found[0] == 200
    assert client.get("/mereka/orang/").headers["Location"].startswith("/masuk/")


def counts(government: int | None) -> dict[str, int]:
    """How many rows of each governed table this transaction sees."""
    enter(government)
    with connection.cursor() as cursor:
        found = {}
        for table in governed():
            cursor.execute(f"SELECT count(*) FROM {table}")
            found[table] = cursor.fetchone()[0]
    return found


def test_raw_sql_sees_no_row_of_another_government(ours: Side, theirs: Side) -> None:
    tell(at=NOON, person=theirs.persons["ani"], kind="news", key="a", text="Halo")
    invite_person(by=None, at=NOON, person=theirs.persons["ani"])

    nobody, stranger, owner = counts(None), counts(FAR * FAR), counts(theirs.government.pk)

    assert set(nobody.values()) == set(stranger.values()) == {0}
    filled = {table for table, count in owner.items() if count}
    assert {"people_person", "people_account", "people_invitation", "delivery_notice", "ledger_entry"} <= filled


def test_the_owner_sees_what_the_app_does_not(db: None, server: str) -> None:
    name = connection.settings_dict["NAME"]
    with psycopg.connect(as_role(server, "tolok_owner", name)) as owner:
        number = owner.execute(
            "INSERT INTO people_government (slug, name, seat, time_zone, pack, is_example, showcase)"
            " VALUES ('x', 'x', '', 'x', 'x', false, '{}') RETURNING id"
        ).fetchone()
        assert number is not None
        owner.execute(
            "INSERT INTO people_unit (government_id, code, name, time_zone) VALUES (%s, 'x', 'x', 'x')", [number[0]]
        )
        seen = owner.execute("SELECT count(*) FROM people_unit").fetchone()
        owner.rollback()

    assert seen == (1,)
    assert counts(None)["people_unit"] == 0


@pytest.mark.django_db
def test_a_row_for_another_government_is_not_written(ours: Side, theirs: Side) -> None:
    from django.db.utils import ProgrammingError

    from tolok.people.models import Unit

    enter(ours.government.pk)

    with pytest.raises(ProgrammingError, match="row-level security"):
        Unit.objects.create(government=theirs.government, code="Z", name="Z", time_zone="Asia/Jakarta")


def test_every_table_belongs_to_a_government_or_is_exempt_with_a_reason() -> None:
    ours_only = {m._meta.db_table for m in apps.get_models() if m.__module__.startswith("tolok.")}

    assert [table for table in ungoverned() if table not in EXEMPT and table in ours_only] == []
    assert [table for table, reason in EXEMPT.items() if len(reason) < 10] == []
