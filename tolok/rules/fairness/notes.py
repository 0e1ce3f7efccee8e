"""What the ratings at hand can't tell, in words."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.rules.fairness.columns import Ratings, only_numbered
from tolok.rules.fairness.linked import Linked
from tolok.rules.fairness.sheets import Sheets

ALWAYS = (
    "Flags are leads, not verdicts: they open a conversation and change no rating.",
    "Severity is relative to the raters in this file. If all are lenient, only an outside result shows it.",
    "Adjusted results are drawn to the mean of all where a person has few sheets; show them beside the raw ones.",
    "A low ICC may mean that people hardly differ and not that raters disagree; read `agreement_within` beside it.",
)
INSIDE = (
    "Raters who rate only inside their unit leave a unit-wide leniency indistinguishable from good work. "
    "About one sheet in five by raters from outside brings unit means back."
)
APART = "There are {} components: no difference between people of two of them can be told from their raters' severity."
NUMBERED = "Ratees and raters are merely numbered here, so that equal numbers were not taken for self-ratings."
FEW_REPEATED = "Only {} sheets repeat a ratee: how much raters differ is itself very uncertain."
HOLES = "{} of {} sheets skip items; they are compared after taking the items' means off."
OFTEN = 30


def notes(given: Ratings, of: Sheets, links: Linked) -> list[str]:
    """Every limit that applies to these ratings, those of all ratings last."""
    return [*_of_these(given, of, links), *ALWAYS]


def _of_these(given: Ratings, of: Sheets, links: Linked) -> Iterator[str]:
    count = len(links.sheets)
    if count > 1:
        yield APART.format(count)
        yield INSIDE
    if only_numbered(given):
        yield NUMBERED
    if 0 < of.n - of.ratees < OFTEN:
        yield FEW_REPEATED.format(of.n - of.ratees)
    if skipped := int((of.items < len(given.items)).sum()):
        yield HOLES.format(skipped, of.n)
