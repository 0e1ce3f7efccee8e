"""What the engine says of a faulty pack, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

# What the engine says of a faulty pack in English; named here, the catalogue says it in our words.
SAID_BY_ENGINE = (
    gettext_noop("Add the key with its value and source."),
    gettext_noop("Remove the key or correct its spelling; no rule reads it."),
    gettext_noop("Write one of the values named above."),
    gettext_noop("Write a whole number without quotes or decimals."),
    gettext_noop("Write a text in quotes."),
    gettext_noop("Use small letters, digits and hyphens only."),
    gettext_noop("Correct the value."),
    gettext_noop("Mend the line named."),
    gettext_noop("Name another pack or leave it out."),
    gettext_noop("Field required."),
    gettext_noop("Extra inputs are not permitted."),
    gettext_noop("Input should be a valid integer."),
    gettext_noop("Input should be a valid string."),
    gettext_noop("needs either `source`, or `example = true` with a `reason`, and not both."),
)


def said(text: str) -> str:
    """The engine's sentence in the reader's language, where the catalogue has it."""
    return _(text) if text else ""
