"""Reads amounts as people write them: "95", "2,5", "1.200", "80-90"."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _

NUMBER = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?")
BETWEEN = re.compile(r"\s*(?:-|–|s\.?\s?d\.?|sampai)\s*", re.IGNORECASE)
# Two numbers with their dots and the word between them; hundredths of more digits fit no column.
LONGEST, MOST_DIGITS = 60, 15


class AmountField(forms.CharField):
    """A number or a range in hundredths: "80-90" becomes (8000, 9000), "95" becomes (9500, 9500)."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{"max_length": LONGEST, **options},
            widget=forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off"}),
        )

    def clean(self, value: Any) -> Any:
        """The lower and the upper end in hundredths, or None when nothing was written."""
        text = super().clean(value).strip()
        if not text:
            return None
        ends = [_hundredths(part) for part in BETWEEN.split(text, maxsplit=1)]
        if ends[0] > ends[-1]:
            raise forms.ValidationError(
                _("The range runs from high to low. Write the smaller number first, like 80-90.")
            )
        return ends[0], ends[-1]


def _hundredths(text: str) -> int:
    found = NUMBER.fullmatch(text.strip())
    if found is None:
        raise forms.ValidationError(
            _("“%(text)s” is not a number we can read. Write it like 95, 1.200 or 2,5; a range like 80-90.")
            % {"text": text.strip()[:40]}
        )
    whole, rest = found.groups()
    if len(whole.replace(".", "")) > MOST_DIGITS:
        raise forms.ValidationError(_("This is more than can be measured. Check the zeros."))
    return int(whole.replace(".", "")) * 100 + int((rest or "").ljust(2, "0"))
