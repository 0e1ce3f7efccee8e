"""What every table shares whose rows the public sends: whether a row counts."""

from __future__ import annotations

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

# Numbers that programs in browsers hold exactly.
NUMBERS = 2**52


def any_number() -> int:
    """A number drawn by chance, so that the order of numbers doesn't tell when each came."""
    return 1 + secrets.randbelow(NUMBERS)


class Standing(models.TextChoices):
    """Only what is open counts and is shown; a moderator can bring everything else back."""

    OPEN = "open", _("Counts")
    HELD = "held", _("Waits for a moderator")
    SPAM = "spam", _("Spam")


class Arrived(models.Model):
    """A row that somebody without an account sent.

    `key_hash` is the hash of the form's key, so that a repeat finds its row; it names nobody.
    """

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    standing = models.CharField(max_length=4, choices=Standing.choices, default=Standing.OPEN)
    held_for = models.CharField(max_length=20, blank=True)
    key_hash = models.BinaryField()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["government", "key_hash"], name="%(class)s_arrives_once"),
        ]
