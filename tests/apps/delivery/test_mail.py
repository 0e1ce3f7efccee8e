"""Mails reach a real server once each; what it refuses is tried again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.apps.delivery.post_office import PostOffice, open_office
from tests.apps.people.conftest import office
from tests.conftest import NOON
from tests.ports import free_port
from tolok.delivery.actions import PAUSES, Letter, begin_mail, choose_mail, queue_mails
from tolok.delivery.models import Mail
from tolok.delivery.tasks import send_due, send_mails
from tolok.ledger.models import LedgerEntry
from tolok.people.access import enter
from tolok.people.models import Person

__all__ = ["office"]
MINUTE = timedelta(minutes=1)


@pytest.fixture
def people(office: dict[str, Person], settings: Any) -> list[Person]:
    """Everybody has an address; mails are on, and go to a server that a test opens."""
    settings.MAILS, settings.EMAIL_HOST, settings.EMAIL_USE_TLS = True, "127.0.0.1", False
    settings.EMAIL_BACKEND, settings.EMAIL_TIMEOUT = "django.core.mail.backends.smtp.EmailBackend", 2
    settings.DEFAULT_FROM_EMAIL = "Tolok <tolok@contoh.example>"
    found = []
    for name, person in office.items():
        person.email = f"{name}@contoh.example"
        person.save()
        found.append(person)
    return found


@pytest.fixture
def post(people: list[Person], settings: Any) -> Iterator[PostOffice]:
    """An open post office."""
    with open_office() as opened:
        settings.EMAIL_PORT = opened.port
        yield opened


def queue(people: list[Person], key: str = "a") -> int:
    """One letter to each."""
    letters = [
        Letter(person, key, f"Menunggu: {person.name}", "Buka Tolok.\n.titik\nTerima kasih.") for person in people
    ]
    return queue_mails(at=NOON, letters=letters)


def send(at: datetime = NOON) -> int:
    """One run of the sender; back in the government of the test."""
    government = Person.objects.first()
    assert government is not None
    sent = send_due(at=at)
    enter(government.government_id)
    return sent


def states() -> list[tuple[str, int]]:
    """State and tries of each mail."""
    return list(Mail.objects.order_by("pk").values_list("state", "tries"))


def test_each_letter_arrives_once_as_it_was_written(people: list[Person], post: PostOffice) -> None:
    queue(people)

    sent = [send(), send(), send(NOON + timedelta(days=9))]

    assert sent == [len(people), 0, 0]
    assert sorted(post.recipients()) == sorted(person.email for person in people)
    _to, message = post.arrived[0]
    assert message["From"] == "Tolok <tolok@contoh.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"] == f"<{Mail.objects.order_by('pk')[0].reference}@tolok>"
    assert message.get_content().splitlines() == ["Buka Tolok.", ".titik", "Terima kasih."]
    assert set(states()) == {("sent", 1)}
    assert LedgerEntry.objects.filter(verb="finish_mail").count() == len(people)


def test_a_server_that_refuses_half_gets_those_again_after_growing_pauses(
    people: list[Person], post: PostOffice
) -> None:
    queue(people)
    half = {person.email for person in people[::2]}
    post.to_recipient = lambda to: 450 if to in half else 250

    send()
    soon = send(NOON + MINUTE - timedelta(seconds=1))
    again = send(NOON + MINUTE)
    waiting = Mail.objects.filter(state="waiting")
    paused = {mail.next_at - NOON for mail in waiting}
    post.to_recipient = lambda _to: 250
    late = send(NOON + timedelta(minutes=6))

    assert (soon, again, late) == (0, 0, len(half))
    assert paused == {timedelta(minutes=6)}
    assert sorted(post.recipients()) == sorted(person.email for person in people)
    assert {mail.error for mail in waiting} == {"450 x"}


def test_a_server_that_is_down_gets_everything_once_it_is_up(people: list[Person], settings: Any) -> None:
    settings.EMAIL_PORT = free_port()
    queue(people)

    down = send()
    waiting = states()
    with open_office(settings.EMAIL_PORT) as post:
        up = send(NOON + MINUTE)

    assert (down, set(waiting), up) == (0, {("waiting", 1)}, len(people))
    assert sorted(post.recipients()) == sorted(person.email for person in people)


def test_what_is_refused_to_the_end_is_left_to_a_person(people: list[Person], post: PostOffice) -> None:
    queue(people[:1])
    post.to_mail = lambda _to: 554
    at = NOON

    for minutes in (0, *PAUSES):
        at += timedelta(minutes=minutes)
        send(at)
    after = send(at + timedelta(days=30))

    mail = Mail.objects.get()
    assert (mail.state, mail.tries, mail.error, after) == ("failed", len(PAUSES) + 1, "554 x", 0)
    assert post.arrived == []


def test_a_line_that_breaks_before_the_mail_is_given_is_no_delivery(people: list[Person], post: PostOffice) -> None:
    queue(people)
    broken = people[0].email
    post.to_recipient = lambda to: None if to == broken else 250

    first = send()
    post.to_recipient = lambda _to: 250
    second = send(NOON + MINUTE)

    assert (first, second) == (len(people) - 1, 1)
    assert sorted(post.recipients()) == sorted(person.email for person in people)


def test_a_slow_server_keeps_the_worker_for_a_while_only(
    people: list[Person], post: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue(people)
    post.pause = 0.1
    monkeypatch.setattr("tolok.delivery.tasks.post.SECONDS", 0.2)

    first = send()
    post.pause = 0.0
    rest = send(NOON + MINUTE)

    assert 0 < first < len(people)
    assert first + rest == len(people)


def test_so_many_a_minute_are_sent(people: list[Person], post: PostOffice, settings: Any) -> None:
    queue(people)
    settings.MAIL_PER_MINUTE = 2

    assert (send(), len(post.arrived)) == (2, 2)


def test_two_workers_at_once_send_a_mail_once(people: list[Person]) -> None:
    queue(people[:1])
    number = Mail.objects.get().pk

    first, second = (begin_mail(at=NOON, mail_id=number) for _ in range(2))

    assert (first is not None, second) == (True, None)


def test_the_same_letter_is_queued_once_and_only_to_who_can_and_wants(people: list[Person]) -> None:
    people[0].email = ""
    choose_mail(by=people[1], at=NOON, is_on=False)

    counts = [queue(people), queue(people), queue(people, key="b")]

    assert counts == [len(people) - 2, 0, len(people) - 2]
    assert people[0].pk not in Mail.objects.values_list("person", flat=True)


def test_where_no_server_is_named_nothing_is_queued_or_sent(people: list[Person], settings: Any) -> None:
    settings.MAILS = False

    assert (queue(people), send()) == (0, 0)


def test_the_example_sends_into_files_whatever_the_clock_says(
    people: list[Person], settings: Any, tmp_path: Any
) -> None:
    settings.EXAMPLE_DAY = NOON.date()
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "django.core.mail.backends.filebased.EmailBackend", tmp_path
    queue(people)

    sent = send_mails(0)

    written = "".join(path.read_text() for path in tmp_path.iterdir())
    assert (sent, written.count("Subject: ")) == (len(people), len(people))
