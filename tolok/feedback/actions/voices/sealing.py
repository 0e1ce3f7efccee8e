"""Seals sheets until their round closes; the key is not in the database."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.utils.translation import gettext as _

from tolok.feedback.queries import seal_path
from tolok.ledger.actions import Refusal

if TYPE_CHECKING:
    from pathlib import Path

    from tolok.feedback.models import Round

NONCE, SECRET = 12, 32


class KeyIsLost(Refusal):
    """The file with the round's key is not where it was put."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The key of this round is missing on the server, so nothing can be sealed or opened; nothing was"
                " stored. Tell the HR agency: the server's keeper can bring the file back from its copy, or the round"
                " must be thrown away and asked anew."
            )
        )


class Broken(Exception):
    """A sealed sheet was changed, moved to another person or another voice, or belongs to another key."""


@dataclass(frozen=True)
class RoundKey:
    """What seals and opens the sheets of one round.

    AES-256-GCM with a fresh nonce for each sheet; it also binds the sheet to whom it is about, so that a row changed or
    moved in the database does not open.
    """

    secret: bytes

    @staticmethod
    def made(round_: Round) -> RoundKey:
        """A fresh key, kept in a file that its owner alone may read."""
        key, path = RoundKey(secrets.token_bytes(SECRET)), seal_path(round_)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(key.secret)
            file.flush()
            os.fsync(file.fileno())
        return key

    @staticmethod
    def of(round_: Round) -> RoundKey:
        """The key of a round; refuses when it is gone or damaged."""
        try:
            secret = seal_path(round_).read_bytes()
        except OSError:
            raise KeyIsLost from None
        if len(secret) != SECRET:
            raise KeyIsLost
        return RoundKey(secret)

    @staticmethod
    def destroy(path: Path) -> None:
        """Overwrite the key and remove its file; what it sealed is unreadable from now on."""
        if path.is_file():
            path.write_bytes(secrets.token_bytes(SECRET))
            path.unlink()

    def seal(self, words: bytes, *, about: str) -> bytes:
        """The bytes as nobody can read them without the key; equally long for equally long ones."""
        nonce = secrets.token_bytes(NONCE)
        return nonce + AESGCM(self.secret).encrypt(nonce, words, about.encode())

    def open(self, sealed: bytes, *, about: str) -> bytes:
        """What was sealed; Broken when it is not exactly that."""
        try:
            return AESGCM(self.secret).decrypt(sealed[:NONCE], sealed[NONCE:], about.encode())
        except (InvalidTag, ValueError):
            raise Broken from None
