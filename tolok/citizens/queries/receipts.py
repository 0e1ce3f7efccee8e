"""The secret code by which somebody finds again what they sent."""

from __future__ import annotations

from base64 import b32encode
from hashlib import sha256
from uuid import UUID

from django.utils.crypto import salted_hmac

# 140 bits in letters that nobody takes for another, in seven groups of four.
LETTERS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "ABCDEFGHJKMNPQRSTVWXYZ0123456789")
MISREAD = str.maketrans("ILOU", "110V")
LENGTH, GROUP = 28, 4


def key_hash(key: UUID) -> bytes:
    """Under what a form's key is found again."""
    return sha256(key.bytes).digest()


def code_of(key: UUID, government_id: int, *, form: str) -> str:
    """The code of what that form sent with this key: derived under the server's secret, so that a repeat shows it."""
    drawn = salted_hmac("tolok.citizens.tracking", f"{form}:{government_id}:{key.hex}", algorithm="sha256").digest()
    letters = b32encode(drawn).decode()[:LENGTH].translate(LETTERS)
    return "-".join(letters[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def code_hash(code: str) -> bytes:
    """Under what a code is found: however it was typed, with or without hyphens, small or large."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return sha256(plain.translate(MISREAD).encode()).digest()
