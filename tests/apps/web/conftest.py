"""Two governments with an HR person each and ids far apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import psycopg
import pytest
from django.db import connection
from django.test import Client
from psycopg import sql

from tests.apps.people.conftest import OFFICE
from tests.conftest import NOON
from tolok.people.access import enter
from tolok.people.actions import found_government, import_people, make_accounts
from tolok.people.models import Account, Person
from tolok.people.queries import ImportRows
from tolok.web.database import as_role

if TYPE_CHECKING:
    from tolok.people.models import Government

FAR = 1_000_000


@dataclass(frozen=True)
class Side:
    """One government with its HR person's account and everybody by first name."""

    government: Government
    account: Account
    persons: dict[str, Person]

    def browser(self) -> Client:
        """A browser in which the HR person is signed in."""
        client = Client(raise_request_exception=False)
        enter(self.government.pk)
        client.force_login(self.account, backend="tolok.web.sign_in.NipOrEmailBackend")
        return client


def side(slug: str, rows: ImportRows = OFFICE) -> Side:
    """Found a government with the small office and an account for each person."""
    government = found_government(
        by=None, at=NOON, slug=slug, name=f"Kota {slug}", time_zone="Asia/Jakarta", pack="permenpanrb-6-2022"
    )
    import_people(by=None, at=NOON, government=government, rows=rows)
    persons = {person.name.split()[0].lower(): person for person in Person.objects.all()}
    make_accounts(by=None, at=NOON, persons=persons.values())
    account = Account.objects.select_related("government", "person").get(person=persons["hadi"])
    return Side(government, account, persons)


@pytest.fixture
def ours(db: None) -> Side:
    """Kota kita."""
    return side("kita")


@pytest.fixture
def theirs(ours: Side, server: str) -> Side:
    """Kota mereka, whose ids are never ours."""
    name = connection.settings_dict["NAME"]
    with psycopg.connect(as_role(server, "tolok_owner", name), autocommit=True) as owner:
        named = owner.execute("SELECT relname FROM pg_class WHERE relkind = 'S' AND relname LIKE '%_id_seq'").fetchall()
        for (sequence,) in named:
            owner.execute(sql.SQL("SELECT setval({}, nextval({}) + {})").format(sequence, sequence, FAR))
    persons = tuple(replace(person, email="") for person in OFFICE.persons)
    return side("mereka", replace(OFFICE, persons=persons))
