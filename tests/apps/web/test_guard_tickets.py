"""What machines send through public forms is spam behind the same page (P3)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import Settings

from tests.apps.citizens.test_tickets import solve
from tests.apps.citizens.visitor import ticket
from tests.apps.web.conftest import Side
from tests.apps.web.square import code_on, fields, place, send, stored, town
from tolok.citizens.access.tickets import WORK_BITS
from tolok.citizens.models import Standing

__all__ = ["place", "town"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"situs": "https://contoh.example"}, "trap"),
        ({"ticket": ""}, "forged"),
        ({"ticket": "1.2.3"}, "forged"),
        ({"age": -20}, "hurried"),  # however slow the machine is
        ({"age": 24 * 3600 + 2}, "expired"),
        ({"form": "topic"}, "forged"),
    ],
)
def test_what_machines_send_is_kept_as_spam_behind_the_same_page(
    town: Side, place: str, change: dict[str, Any], why: str
) -> None:
    made = ticket(change.pop("form", "post"), town.government, age=change.pop("age", 60))
    honest, machine = fields(town), fields(town, ticket=made) | change

    answers = [send(place, form, f"198.51.100.{len(why) + len(made)}") for form in (honest, machine)]

    pages = [answer.content.decode().split('id="main"')[1] for answer in answers]
    without_code = [page.split("receipt-code")[0] + page.split("</section>")[-1] for page in pages]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert without_code[0] == without_code[1]
    assert stored(town, place) == {(Standing.OPEN, ""): 1, (Standing.SPAM, why): 1}


def test_a_ticket_is_used_once_and_a_repeat_of_the_form_is_harmless(town: Side, place: str) -> None:
    form = fields(town)

    first, repeat = (send(place, form, "198.51.100.200") for _number in range(2))
    reused = send(place, {**form, "key": uuid4()}, "198.51.100.200")

    assert [answer.status_code for answer in (first, repeat, reused)] == [201, 201, 201]
    assert code_on(first) == code_on(repeat) != code_on(reused)
    assert stored(town, place) == {(Standing.OPEN, ""): 1, (Standing.SPAM, "reused"): 1}


def test_fifty_copies_of_a_form_at_once_are_one_post(town: Side, place: str, settings: Settings) -> None:
    settings.FORM_LIMITS = {"post": (100, 100, 100)}
    form = fields(town)

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _number: send(place, form, "198.51.100.201"), range(50)))

    assert {answer.status_code for answer in answers} == {201}
    assert len({code_on(answer) for answer in answers}) == 1
    assert sum(stored(town, place).values()) == 1


@pytest.mark.parametrize("attack", ["replayed", "spliced", "expired", "wrong form"])
def test_a_proof_that_is_not_its_own_counts_for_nothing(
    town: Side, place: str, attack: str, settings: Settings
) -> None:
    settings.FORM_LIMITS = {"post": (100, 0, 100)}
    age, form = (24 * 3600 + 2 if attack == "expired" else 60), "topic" if attack == "wrong form" else "post"
    made = ticket(form, town.government, age=age)
    proof = solve(made)
    sent = fields(town, ticket=made, proof=proof)
    if attack == "replayed":
        send(place, sent, "198.51.100.202")
        sent["key"] = uuid4()
    if attack == "spliced":
        moment, nonce, signature = made.split(".")
        sent["ticket"] = f"{moment}{nonce[0]}.{nonce[1:]}0.{signature}"

    answer = send(place, sent, "198.51.100.202")

    found = stored(town, place)
    control = {(Standing.OPEN, ""): 1} if attack == "replayed" else {}
    why = {"replayed": "reused", "expired": "expired"}.get(attack, "forged")
    assert (answer.status_code, found) == (201, {**control, (Standing.SPAM, why): 1})


def test_a_good_proof_counts(town: Side, place: str, settings: Settings) -> None:
    """The control; and without a proof, as without JavaScript, the words wait."""
    settings.FORM_LIMITS = {"post": (100, 0, 100)}
    sent = fields(town)

    send(place, {**sent, "proof": solve(str(sent["ticket"]))}, "198.51.100.203")
    send(place, fields(town), "198.51.100.203")
    send(place, fields(town, proof="1"), "198.51.100.203")

    assert stored(town, place) == {(Standing.OPEN, ""): 1, (Standing.HELD, "many"): 2}


def test_the_sum_is_offered_only_where_much_was_sent(town: Side, place: str, settings: Settings) -> None:
    client = Client(REMOTE_ADDR="198.51.100.204")
    quiet = client.get(place).content.decode()
    settings.FORM_LIMITS = {"post": (100, 1, 100)}
    send(place, fields(town), "198.51.100.204")

    busy = client.get(place).content.decode()

    assert ("proof.js" in quiet, "proof.js" in busy) == (False, True)
    assert f'data-bits="{WORK_BITS}"' in busy
    assert 'class="trap" aria-hidden="true"' in quiet
    assert 'tabindex="-1"' in quiet


def test_a_refused_form_keeps_its_time_and_uses_no_ticket(town: Side, place: str) -> None:
    form = fields(town, text="")

    refused = send(place, form, "198.51.100.205")
    page = refused.content.decode()
    fresh = page.split('name="ticket" value="')[1].split('"')[0]
    again = [send(place, fields(town, ticket=made), "198.51.100.205") for made in (fresh, form["ticket"])]

    assert (refused.status_code, [answer.status_code for answer in again]) == (422, [201, 201])
    assert fresh.split(".")[0] == str(form["ticket"]).split(".")[0]
    assert stored(town, place) == {(Standing.OPEN, ""): 2}


def test_a_form_without_a_key_is_sent_back(town: Side, place: str) -> None:
    answers = [send(place, fields(town, key=key), "198.51.100.206").status_code for key in ("", "x")]

    assert (answers, stored(town, place)) == ([400, 400], {})
