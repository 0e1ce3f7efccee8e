"""Who says what of the public's words is shown; how a word moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from django.utils.translation import gettext as _

from tolok.citizens.access.duties import is_coordinator
from tolok.citizens.models import Moderation, Standing
from tolok.ledger.actions import Refusal
from tolok.people.access import require_step

if TYPE_CHECKING:
    from tolok.people.models import Person

Row = TypeVar("Row")
# verb: (from, to, who may): the shape of every table of steps here.
Steps = dict[str, tuple[tuple[str | None, ...], str, Callable[["Person", Row, date], bool]]]


class NotThisStep(Refusal):
    """It stands elsewhere by now."""

    def __init__(self) -> None:
        super().__init__(
            _("Somebody moved this meanwhile, so this step can't be taken. Open the page again to see how it stands.")
        )


def is_moderator(by: Person, row: Any, on: date) -> bool:
    """Who coordinates what the public says to the row's government."""
    return by.government_id == row.government_id and is_coordinator(by, by, on)


STEPS: Steps[Any] = {
    # verb: (from, to, who may); nothing is ever deleted, so each step can be undone
    "release": ((Standing.HELD, Standing.SPAM), Standing.OPEN, is_moderator),
    "set_aside": ((Standing.OPEN, Standing.HELD), Standing.SPAM, is_moderator),
    "hold": ((Standing.OPEN, Standing.SPAM), Standing.HELD, is_moderator),
}


def require_turn(steps: Steps[Any], verb: str, *, by: Person, row: Any, state: str | None, on: date) -> str:
    """The state that the verb leads to; NotAllowed or NotThisStep."""
    return require_step(steps, verb, by=by, about=row, on=on, state=state, otherwise=NotThisStep())


def turns_open(steps: Steps[Any], *, by: Person, row: Any, state: str | None, on: date) -> set[str]:
    """The verbs that `by` could do to the row now; for buttons."""
    return {verb for verb, (starts, _end, who) in steps.items() if state in starts and who(by, row, on)}


def last_moderator(kind: str, row: int) -> int | None:
    """Who put a row aside last, by id."""
    decided = Moderation.objects.filter(kind=kind, row=row, verb="set_aside").order_by("-pk")
    return decided.values_list("by_id", flat=True).first()
