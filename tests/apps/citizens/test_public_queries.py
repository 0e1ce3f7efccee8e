"""Every page of the public asks little of the database, whatever there is."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from tests.apps.citizens.public import PAGES, town
from tests.apps.web.test_public_posts import views
from tests.apps.work import Office
from tolok.people.access import enter

pytestmark = pytest.mark.usefixtures("noon")
# What a page may ask; and what is sent, of which counting its address and spending its ticket take eleven.
MOST, MOST_SENT = 10, 24
FEW, MANY = 1, 4


def test_no_page_of_the_public_is_forgotten() -> None:
    open_to_all = {name for _text, name, view in views(get_resolver()) if getattr(view, "is_public", False)}

    told = {name.partition(",")[0] for name in PAGES}

    assert sorted(open_to_all - told) == []
    assert sorted(told - open_to_all) == ["paper:check", "paper:look"]  # of another app, with a door of its own


def asked(office: Office, n: int) -> dict[str, tuple[str, int, int]]:
    """How each page was asked for, what it answered and how often it asked, on a square with so much; then undone."""
    found = {}
    with transaction.atomic():
        made, client = town(office, n), Client()
        for name in (next(name for name in PAGES if name.endswith("sent")), *PAGES):  # the day's first makes its secret
            with CaptureQueriesContext(connection) as told:
                answer: Any = PAGES[name](client, made)
            rows = [each for each in told if "SAVEPOINT" not in each["sql"]]
            found[name] = (str(answer.wsgi_request.method), answer.status_code, len(rows))
            enter(office.government.pk)
        transaction.set_rollback(True)
    return found


def test_every_page_of_the_public_asks_little_and_as_often_whatever_there_is(office: Office) -> None:
    few, many = (asked(office, n) for n in (FEW, MANY))

    assert few == many
    wrong = {name: told for name, told in many.items() if told[2] > (MOST if told[0] == "GET" else MOST_SENT)}
    assert wrong == {}
    assert {told[1] for told in many.values()} == {200, 201, 302, 404, 422}
