"""Seals sheets until their round closes; the key is not in the database."""

from __future__ import annotations

import hmac
import os
import secrets
from dataclasses import dataclass
from hashlib import sha256, shake_256
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tolok.feedback.queries import seal_path
from tolok.ledger.actions import Refusal

if TYPE_CHECKING:
    from pathlib import Path

    from tolok.feedback.models import Round

NONCE, TAG, SECRET = 16, 32, 32


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

    Each sheet has a stream of its own (SHAKE-256 over key and nonce) and a tag (HMAC-SHA-256) that also binds it to
    whom it is about, so that a row changed or moved in the database does not open.
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
        mixed = self._mixed(words, nonce)
        return nonce + self._tag(nonce + mixed, about) + mixed

    def open(self, sealed: bytes, *, about: str) -> bytes:
        """What was sealed; Broken when it is not exactly that."""
        nonce, tag, mixed = sealed[:NONCE], sealed[NONCE : NONCE + TAG], sealed[NONCE + TAG :]
        if not hmac.compare_digest(tag, self._tag(nonce + mixed, about)):
            raise Broken
        return self._mixed(mixed, nonce)

    def _mixed(self, words: bytes, nonce: bytes) -> bytes:
        stream = shake_256(b"stream" + self.secret + nonce).digest(len(words))
        return (int.from_bytes(words) ^ int.from_bytes(stream)).to_bytes(len(words))

    def _tag(self, text: bytes, about: str) -> bytes:
        return hmac.digest(sha256(b"tag" + self.secret).digest(), about.encode() + b"\0" + text, "sha256")
