"""What is said of who rates whom: by which way, why not the nearest, why nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Way(StrEnum):
    """What makes somebody the rater."""

    DEFINITIVE = "definitive"
    PLT = "plt"
    PLH = "plh"
    LEAD = "lead"


class Why(StrEnum):
    """Why the nearest superior was passed over, or why nobody rates."""

    VACANT = "vacant"
    ONESELF = "oneself"
    CIRCLE = "circle"
    TIE = "tie"
    HEAD = "head"
    UNLINKED = "unlinked"
    NO_POSTING = "no_posting"
    OUT = "out"


# What passes a candidate over, the word that counts when there are several last.
PASSES = (Why.VACANT, Why.ONESELF, Why.CIRCLE, Why.TIE)
WAYS = {
    Way.DEFINITIVE: _("Superior"),
    Way.PLT: _("Acting superior (Plt)"),
    Way.PLH: _("Acting superior for days (Plh)"),
    Way.LEAD: _("Team lead"),
}
# Why nobody rates, in words, and what to do.
NOBODY = {
    Why.VACANT: (_("Every post above is vacant"), _("Post somebody there, or name an acting official (Plt or Plh).")),
    Why.ONESELF: (
        _("Only holds posts above oneself"),
        _("Name another acting official: nobody rates himself or herself."),
    ),
    Why.CIRCLE: (_("The line runs in a circle"), _("Correct the acting postings or the teams: two rate each other.")),
    Why.TIE: (
        _("Family of everybody above"),
        _("Name an acting official (Plt or Plh) to whom no family tie is declared."),
    ),
    Why.HEAD: (_("Head of the government"), _("Nothing to do: the law lets nobody here rate the head.")),
    Why.UNLINKED: (_("The post has no superior post"), _("Fill in the superior of this position and import it.")),
    Why.NO_POSTING: (_("No definitive posting"), _("Import the posting: superior and rights follow from it.")),
    Why.OUT: (_("Not in service that day"), _("Nothing to do: before the first posting or after the last one.")),
}
# Why the rater is not the nearest one, in words.
PASSED = {
    Why.VACANT: _("The post below is vacant"),
    Why.ONESELF: _("The person holds the post below as well"),
    Why.CIRCLE: _("Otherwise two would rate each other"),
    Why.TIE: _("A family tie to the nearer one is declared"),
}


@dataclass(frozen=True)
class Rated:
    """Who rates somebody: a rater with the way and, if a nearer one was passed, why; or nobody, and why."""

    rater_id: int | None
    way: Way | None
    why: Why | None


@dataclass(frozen=True)
class RaterSpan:
    """One stretch of days of a person with one rater or one reason why nobody rates; `ends_on` exclusive."""

    starts_on: date
    ends_on: date
    rated: Rated

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.ends_on - self.starts_on).days
