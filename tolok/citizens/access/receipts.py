"""The code that a citizen is shown once, and what is kept of it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from uuid import UUID

from django.conf import settings

# 130 bits; nobody guesses it.
LETTERS = 26


def code_from(key: UUID, *, form: str) -> str:
    """The code of what was sent with this key: not stored, but the same again for a repeat."""
    told = f"tolok.citizens.receipt\n{form}\n{key}".encode()
    digest = hmac.digest(settings.SECRET_KEY.encode(), told, hashlib.sha256)
    return base64.b32encode(digest).decode()[:LETTERS]


def grouped(code: str) -> str:
    """The code as people read it: MFRA-…"""
    return "-".join(code[first : first + 4] for first in range(0, len(code), 4))


def code_hash(code: str) -> bytes:
    """What is kept; spaces, dashes and small letters make no difference."""
    tidy = re.sub(r"[^A-Z2-7]", "", code.upper())
    return hashlib.sha256(tidy.encode()).digest()
