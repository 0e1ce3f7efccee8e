"""The signed ticket of a public form, and the proof of work on it."""

from __future__ import annotations

import hashlib
import re
import secrets

from django.utils.crypto import constant_time_compare, salted_hmac

SHAPE = re.compile(r"([0-9]{1,15})\.([0-9a-f]{32})\.([0-9a-f]{64})")
NUMBER = re.compile(r"[0-9]{1,12}")
# Seconds: nobody fills in a form faster, and nobody needs longer than a day.
FASTEST, LONGEST = 3, 24 * 60 * 60
# About 65,000 sums: a second on an old phone. It is a brake, no wall.
WORK_BITS = 16


def issue(form: str, *, government_id: int, began: float) -> str:
    """A ticket for one form of one government, from this thousandth of a second on."""
    moment, nonce = str(_thousandths(began)), secrets.token_hex(16)
    return f"{moment}.{nonce}.{_signature(form, government_id, moment, nonce)}"


def fault_of(ticket: str, *, form: str, government_id: int, began: float) -> str:
    """Why a ticket is none: forged, expired or hurried; empty when it is good."""
    found = SHAPE.fullmatch(ticket)
    if found is None:
        return "forged"
    moment, nonce, signature = found.groups()
    if not constant_time_compare(signature, _signature(form, government_id, moment, nonce)):
        return "forged"
    age = _thousandths(began) - int(moment)
    if age > LONGEST * 1000:
        return "expired"
    return "hurried" if age < FASTEST * 1000 else ""


def moment_of(ticket: str) -> float:
    """Since when, in seconds, somebody has had a good ticket."""
    return int(ticket.partition(".")[0]) / 1000


def mark_of(ticket: str) -> str:
    """What is remembered of a ticket that was used."""
    return hashlib.sha256(ticket.encode()).hexdigest()[:32]


def is_proven(ticket: str, proof: str) -> bool:
    """Whether the number makes the ticket's hash begin with enough zeros; it proves work on this ticket only."""
    if NUMBER.fullmatch(proof) is None:
        return False
    digest = hashlib.sha256(f"{ticket}\n{proof}".encode()).digest()
    return int.from_bytes(digest[:4], "big") >> (32 - WORK_BITS) == 0


def _thousandths(seconds: float) -> int:
    # Whole seconds would give away up to one of the three.
    return round(seconds * 1000)


def _signature(form: str, government_id: int, moment: str, nonce: str) -> str:
    # Each field ends where the next begins: without the marks, digits could move from one into the other.
    told = "\n".join((form, str(government_id), moment, nonce))
    return salted_hmac("tolok.citizens.ticket", told, algorithm="sha256").hexdigest()
