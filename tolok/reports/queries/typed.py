"""A number as people type it: 12, 2,5, 1.250."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tolok.ledger.actions import Refusal

# What one report may claim at most, in hundredths: a billion units.
MOST = 100_000_000_000
MINUTES_OF_A_DAY = 1440
BAD_MINUTES = gettext_lazy("Minutes are a whole number from 1 to 1440. Leave them empty when you don't know.")
PLAIN = re.compile(r"(\d{1,12})(?:[.,](\d{1,2}))?", re.ASCII)
GROUPED = re.compile(r"(\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?", re.ASCII)


class NotANumber(Refusal):
    """What was typed is no amount, or one nobody can reach."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            _("“%(typed)s” is no amount. Write a number such as 12 or 2,5, without the unit.") % {"typed": typed[:40]}
        )


def hundredths(typed: str) -> int:
    """The amount in hundredths: "12" is 1200, "2,5" is 250, "1.250" is 125000; NotANumber for anything else."""
    text = typed.strip().replace("\u00a0", "").replace(" ", "")
    found = GROUPED.fullmatch(text) or PLAIN.fullmatch(text)
    if found is None:
        raise NotANumber(typed)
    whole, rest = found[1].replace(".", ""), (found[2] or "").ljust(2, "0")
    amount = int(whole) * 100 + int(rest)
    if amount > MOST:
        raise NotANumber(typed)
    return amount


class AmountField(forms.CharField):
    """A form's field for an amount in hundredths; None when nothing was typed."""

    def __init__(self, **more: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(label=gettext_lazy("Amount"), required=False, max_length=20, widget=widget, **more)

    def clean(self, value: Any) -> int | None:
        """The typed text as hundredths."""
        typed = str(super().clean(value))
        if not typed.strip():
            return None
        try:
            return hundredths(typed)
        except NotANumber as refusal:
            raise ValidationError(str(refusal)) from None


class MinutesField(forms.IntegerField):
    """A form's field for how long the work took; whether it must be said is the policy's matter."""

    def __init__(self, **more: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(
            label=gettext_lazy("Minutes"), required=False, min_value=1, max_value=MINUTES_OF_A_DAY, widget=widget,
            error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), BAD_MINUTES), **more,
        )  # fmt: skip  # one line a thought


def spelled(amount: int | None) -> str:
    """An amount as a person would type it: 250 is "2,5"; empty for None."""
    if amount is None:
        return ""
    whole, rest = divmod(amount, 100)
    return f"{whole},{rest:02d}".rstrip("0").rstrip(",") if rest else str(whole)
