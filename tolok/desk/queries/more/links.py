"""One page of everything else, in words, and the ways to it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Link:
    """One page, in words; `waiting` is how much waits there."""

    title: str
    text: str
    url: str
    waiting: int = 0


@dataclass(frozen=True)
class Group:
    """Pages that belong together."""

    title: str
    links: tuple[Link, ...]


def to(name: str, slug: str) -> str:
    """The address of a page of the government."""
    return reverse(name, args=[slug])


def achievements(slug: str) -> Link:
    """What units achieved."""
    text = _("What each unit achieved, and the pattern of its predikat.")
    return Link(_("Achievement of units"), text, to("appraisal:units", slug))


def calibrations(slug: str, called: int = 0) -> Link:
    """The sessions of calibration, of which so many wait for the person."""
    text = _("Raters of a unit compare their ratings, first in private.")
    return Link(_("Calibration"), text, to("appraisal:calibrations", slug), called)
