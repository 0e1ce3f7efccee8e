"""An act happens once, however often and however simultaneously it is sent."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.test import Client

from tests.apps.web.conftest import Side, side
from tolok.ledger.models import Answer
from tolok.people.access import inside
from tolok.people.models import Invitation
from tolok.web.server import NotReady, check_rights

CROWD = 20


def invite(client: Client, person_id: int, key: UUID | str, **more: str) -> Any:
    """Ask for a one-time link."""
    return client.post(f"/kita/orang/{person_id}/undang/", {"key": str(key), **more})


def test_a_repeat_gets_an_answer_and_does_nothing(ours: Side) -> None:
    client, key = ours.browser(), uuid4()
    person = ours.persons["ani"].pk

    answers = [invite(client, person, key).status_code for _ in range(3)]

    assert answers == [200, 302, 302]
    assert (Invitation.objects.count(), Answer.objects.count()) == (1, 1)


def test_the_same_redirect_is_given_again(ours: Side) -> None:
    from tests.conftest import NOON
    from tolok.delivery.actions import tell

    notice = tell(at=NOON, person=ours.persons["hadi"], kind="news", key="a", text="a", address="/kita/tim/")
    assert notice is not None
    client, key = ours.browser(), str(uuid4())

    answers = [client.post(f"/kita/kabar/{notice.pk}/", {"key": key}) for _ in range(2)]

    assert [(a.status_code, a.headers["Location"]) for a in answers] == [(302, "/kita/tim/")] * 2


def test_the_same_key_with_another_body_is_refused(ours: Side) -> None:
    client, key = ours.browser(), uuid4()

    answers = [
        invite(client, ours.persons["ani"].pk, key).status_code,
        invite(client, ours.persons["ani"].pk, key, more="x").status_code,
        invite(client, ours.persons["ratna"].pk, key).status_code,
    ]

    assert answers == [200, 409, 409]
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize("key", ["", "x", "1234"])
def test_a_form_without_its_key_is_refused(ours: Side, key: str) -> None:
    assert invite(ours.browser(), ours.persons["ani"].pk, key).status_code == 400
    assert Invitation.objects.count() == 0


def test_a_refusal_is_a_page_and_leaves_nothing(ours: Side) -> None:
    client, key = ours.browser(), uuid4()
    from tolok.people.models import Position

    Position.objects.update(duty="")

    answer = invite(client, ours.persons["ani"].pk, key)

    assert answer.status_code == 403
    assert (Invitation.objects.count(), Answer.objects.count()) == (0, 0)


@pytest.fixture(scope="module")
def town(django_db_setup: None, django_db_blocker: Any) -> Iterator[Side]:
    """Kota kita, committed, so that many connections see it."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            made = side("kita")
        yield made
        connection.close()


def crowd(town: Side, keys: list[UUID]) -> list[int]:
    """Twenty at once ask for a link, each on a connection of its own."""

    def one(key: UUID) -> int:
        client = Client(raise_request_exception=False)
        client.cookies = cookies
        try:
            return int(invite(client, town.persons["ani"].pk, key).status_code)
        finally:
            connection.close()

    with transaction.atomic():
        cookies = town.browser().cookies
    with ThreadPoolExecutor(CROWD) as pool:
        return list(pool.map(one, keys))


def invitations(town: Side) -> int:
    """How many links there are."""
    with inside(town.government.pk):
        return Invitation.objects.count()


def test_twenty_at_once_with_one_key_make_one_row(town: Side) -> None:
    before = invitations(town)

    answers = crowd(town, [uuid4()] * CROWD)

    assert sorted(answers) == [200] + [302] * (CROWD - 1)
    assert invitations(town) - before == 1


def test_twenty_at_once_with_keys_of_their_own_make_twenty_rows(town: Side) -> None:
    before = invitations(town)

    answers = crowd(town, [uuid4() for _ in range(CROWD)])

    assert answers == [200] * CROWD
    assert invitations(town) - before == CROWD


def test_the_server_refuses_a_role_that_owns_the_tables(town: Side, server: str) -> None:
    from tests.conftest import use

    name = connection.settings_dict["NAME"]
    check_rights()
    try:
        use(server, name, role="tolok_owner")
        with pytest.raises(NotReady):
            check_rights()
    finally:
        use(server, name)
