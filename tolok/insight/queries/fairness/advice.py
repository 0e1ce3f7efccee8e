"""What a rater may try next: two suggestions, chosen by what the mirror shows."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

# What helps with each lead; raters without one get what helps everybody.
FOR_LEADS: dict[str, _StrPromise] = {
    "flat_sheets": _(
        "Take two of your sheets on which all values are alike. For each, find the value in which this person was best "
        "and the one that was hardest, and write down one thing you saw for both."
    ),
    "narrow_range": _(
        "Before the next rating, put the names of your people side by side and ask value by value: who showed it most, "
        "who needs help with it? Rate value by value, not person by person."
    ),
    "severe_results": _(
        "Open the receipt of the person with the best measured results beside your sheet, and read the statements of "
        "each level once more. Is what you expect written there, or is it more?"
    ),
    "lenient_results": _(
        "Open the receipt of the person with the lowest measured results beside your sheet, and read the statements of "
        "“above expectation” once more. Can you name an example for each?"
    ),
    "severe_shared": _(
        "Ask a colleague who rated some of the same people how they read “meets expectation”; compare two sheets, "
        "without names of others."
    ),
    "lenient_shared": _(
        "Ask a colleague who rated some of the same people what they still missed; write it as one direction to each."
    ),
}
FOR_ALL = (
    _(
        "Write one short note a month about each of your people, when something happens. At rating time you remember "
        "the whole period, not its last weeks."
    ),
    _(
        "Before you sign, show one sheet to another head and explain two levels with an example. "
        "What you can't explain is worth a second look."
    ),
)


def two_suggestions(leads: Collection[str]) -> list[str]:
    """The suggestions for the first two leads, filled up with what helps everybody."""
    found = [FOR_LEADS[lead] for lead in FOR_LEADS if lead in leads]
    return [str(each) for each in [*found, *FOR_ALL][:2]]
