"""A line that breaks or a worker that dies never makes two of one mail."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.apps.delivery.post_office import PostOffice
from tests.apps.delivery.test_mail import MINUTE, people, post, queue, send, states
from tests.apps.people.conftest import office
from tests.conftest import NOON
from tolok.delivery.models import Mail
from tolok.people.models import Person

__all__ = ["office", "people", "post"]


class PowerCut(BaseException):
    """The machine stops; no `except Exception` hears of it."""


def cut(**_words: object) -> None:
    """Stop here."""
    raise PowerCut


@pytest.mark.parametrize("keeps", [True, False])
def test_a_line_that_breaks_after_the_mail_was_given_never_makes_a_second(
    people: list[Person], post: PostOffice, keeps: bool
) -> None:
    queue(people[:1])
    post.to_mail, post.keeps_dropped = (lambda _to: None), keeps

    send()
    post.to_mail = lambda _to: 250
    later = send(NOON + timedelta(days=1))

    assert (later, states(), len(post.arrived)) == (0, [("sending", 1)], int(keeps))


def test_a_worker_killed_after_the_server_took_it_never_makes_a_second(
    people: list[Person], post: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue(people[:2])
    monkeypatch.setattr("tolok.delivery.actions.finish_mail", cut)
    with pytest.raises(PowerCut):
        send()
    monkeypatch.undo()

    later = send(NOON + MINUTE)

    assert (later, [state for state, _tries in states()]) == (1, ["sending", "sent"])
    assert len(post.recipients()) == len(set(post.recipients())) == 2


def test_without_the_mark_before_sending_a_killed_worker_s_mail_comes_twice(
    people: list[Person], post: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue(people[:1])
    unmarked = Mail.objects.select_related("person").get()
    monkeypatch.setattr("tolok.delivery.actions.begin_mail", lambda **_words: unmarked)
    monkeypatch.setattr("tolok.delivery.actions.finish_mail", cut)

    for _ in range(2):
        with pytest.raises(PowerCut):
            send()

    assert post.recipients() == [people[0].email] * 2
