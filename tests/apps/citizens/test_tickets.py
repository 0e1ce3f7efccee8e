"""A ticket is good for one form and a day; a proof for one ticket."""

from __future__ import annotations

import hashlib
import itertools

import pytest
from django.utils.crypto import salted_hmac
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from tolok.citizens.access.limits import Limit, limit_of, sender
from tolok.citizens.access.tickets import fault_of, is_proven, issue, moment_of
from tolok.citizens.access.weighing import Sent, weigh
from tolok.citizens.models import Standing

NOW = 1_784_000_000.0
DAY = 24 * 60 * 60


def fault(ticket: str, *, form: str = "post", government_id: int = 1, began: float = NOW) -> str:
    return fault_of(ticket, form=form, government_id=government_id, began=began)


def solve(ticket: str) -> str:
    """The first number that proves work on the ticket."""
    return next(str(number) for number in itertools.count() if is_proven(ticket, str(number)))


@pytest.mark.parametrize(
    ("age", "found"),
    [
        (0, "hurried"),
        (2.05, "hurried"),
        (2.99, "hurried"),
        (3, ""),
        (60, ""),
        (DAY, ""),
        (DAY + 0.01, "expired"),
        (-5, "hurried"),
    ],
)
@pytest.mark.parametrize("fraction", [0, 0.001, 0.5, 0.95, 0.999])
def test_a_ticket_is_good_from_three_seconds_to_a_day(fraction: float, age: float, found: str) -> None:
    began = NOW + fraction

    assert fault(issue("post", government_id=1, began=began), began=began + age) == found


@given(began=st.floats(NOW, NOW + DAY))
def test_a_ticket_made_from_the_moment_of_another_has_that_moment(began: float) -> None:
    """Else who mends a refused form often would be a little younger or older each time."""
    first = issue("post", government_id=1, began=began)

    again = issue("post", government_id=1, began=moment_of(first))

    assert again.split(".")[0] == first.split(".")[0]
    assert abs(moment_of(first) - began) <= 0.001


def test_a_ticket_of_another_form_or_government_is_forged() -> None:
    ticket = issue("post", government_id=1, began=NOW - 60)

    assert fault(ticket) == ""
    assert fault(ticket, form="topic") == "forged"
    assert fault(ticket, government_id=2) == "forged"


@pytest.mark.parametrize("text", ["", "x", "1.2.3", "٣" * 10 + "." + "a" * 32 + "." + "b" * 64, "\0", "9" * 5000])
def test_what_has_no_shape_is_forged(text: str) -> None:
    assert fault(text) == "forged"


@given(place=st.integers(0, 110), letter=st.sampled_from("0123456789abcdef."))
def test_one_changed_letter_makes_a_ticket_forged(place: int, letter: str) -> None:
    ticket = issue("post", government_id=1, began=NOW - 60)
    changed = ticket[:place] + letter + ticket[place + 1 :]

    assert (fault(changed) == "forged") is (changed != ticket)


def test_digits_that_move_from_the_nonce_into_the_moment_are_found() -> None:
    """The splice: without marks between the fields, the same signature would hold for a later moment."""
    moment, nonce, _signature = issue("post", government_id=1, began=NOW - 60).split(".")
    spliced = (f"{moment}{nonce[0]}", f"{nonce[1:]}0")
    plain = [
        salted_hmac("x", f"post1{first}{second}", algorithm="sha256").hexdigest()
        for first, second in ((moment, f"{nonce}0"), spliced)
    ]

    assert plain[0] == plain[1]
    assert fault(".".join((*spliced, _signature))) == "forged"


def test_a_proof_holds_for_its_own_ticket_only() -> None:
    ticket, other = (issue("post", government_id=1, began=NOW) for _number in range(2))
    proof = solve(ticket)

    assert is_proven(ticket, proof)
    assert hashlib.sha256(f"{ticket}\n{proof}".encode()).digest()[:2] == b"\0\0"
    assert [is_proven(*pair) for pair in ((other, proof), (ticket, proof + "0"), (ticket, "0" + proof))] == [False] * 3
    assert [is_proven(ticket + proof[0], proof[1:]), is_proven(ticket, ""), is_proven(ticket, "-1")] == [False] * 3


PACK = "permenpanrb-6-2022"
PROXIES = ["10.0.0.0/8", "2001:db8::/32"]


@pytest.mark.parametrize(
    ("remote", "forwarded", "found"),
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "1.1.1.1, 198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "198.51.100.1, 10.0.0.7", "198.51.100.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "nonsense", "10.0.0.1"),
        ("10.0.0.1", "198.51.100.1, nonsense", "10.0.0.1"),
        ("10.0.0.1", "10.0.0.2,10.0.0.3", "10.0.0.2"),
        ("2001:db8::1", "2400:1234:5678:9abc:1:2:3:4", "2400:1234:5678:9abc::/64"),
        ("::ffff:203.0.113.9", "", "203.0.113.9"),
        ("", "198.51.100.1", ""),
    ],
)
def test_the_rightmost_address_that_no_proxy_of_ours_has_counts(remote: str, forwarded: str, found: str) -> None:
    assert sender(remote, forwarded, PROXIES) == found


def test_a_form_that_the_policy_does_not_name_is_limited_most_strictly() -> None:
    assert limit_of("post", PACK) == Limit(minute=20, plain=30, proven=600)
    assert limit_of("nobody put it there", PACK) == Limit(minute=5, plain=5, proven=5)


def test_an_operator_in_need_may_say_otherwise(settings: Settings) -> None:
    settings.FORM_LIMITS = {"post": (1, 2, 3)}

    assert limit_of("post", PACK) == Limit(minute=1, plain=2, proven=3)


GOOD = Sent(trap="", fault="", is_reused=False, is_proven=False, hour=1)
LIMIT = Limit(minute=5, plain=10, proven=20)


@pytest.mark.parametrize(
    ("changes", "standing", "why"),
    [
        ({}, Standing.OPEN, ""),
        ({"trap": "x"}, Standing.SPAM, "trap"),
        ({"fault": "forged", "is_proven": True}, Standing.SPAM, "forged"),
        ({"fault": "expired", "is_proven": True}, Standing.SPAM, "expired"),
        ({"fault": "hurried"}, Standing.SPAM, "hurried"),
        ({"is_reused": True, "is_proven": True}, Standing.SPAM, "reused"),
        ({"hour": None, "is_proven": True}, Standing.HELD, "uncounted"),
        ({"hour": 10}, Standing.OPEN, ""),
        ({"hour": 11}, Standing.HELD, "many"),
        ({"hour": 11, "is_proven": True}, Standing.OPEN, ""),
        ({"hour": 20, "is_proven": True}, Standing.OPEN, ""),
        ({"hour": 21, "is_proven": True}, Standing.HELD, "many"),
    ],
)
def test_what_speaks_against_a_form_says_where_it_goes(changes: dict[str, object], standing: str, why: str) -> None:
    sent = Sent(**{**vars(GOOD), **changes})

    assert weigh(sent, LIMIT) == (standing, why)
