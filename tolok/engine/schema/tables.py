"""Checks that tables of bands and words share, each fault with its remedy."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import Annotated, TypeVar

from pydantic import Field

from tolok.engine.schema.table import Table

Bound = Annotated[int, Field(ge=0, le=100_000)]
C = TypeVar("C", bound=Collection[StrEnum])


class Range(Table):
    """A band from a number up to and with another; the last band has no end."""

    first: Bound = Field(alias="from")
    last: Bound | None = Field(alias="to", default=None)


def complete(given: C, words: type[StrEnum], where: str) -> C:
    """What was given, if it has every word; ValueError names the ones it lacks."""
    lacking = [word.value for word in words if word not in given]
    if lacking:
        raise ValueError(f"{where} has nothing for: {', '.join(lacking)}; add them")
    return given


def contiguous(bands: Sequence[Range], unit: str) -> None:
    """ValueError unless each band begins right after the one before, and only the last is open."""
    for band, following in zip(bands, [*bands[1:], None], strict=True):
        if following is None:
            if band.last is not None:
                raise ValueError(f"nothing holds above {band.last} {unit}; leave out the last band's `to`")
        elif band.last is None or band.last < band.first:
            raise ValueError(f"the band from {band.first} {unit} has no `to` at or above it; add one")
        elif following.first != band.last + 1:
            raise ValueError(
                f"after {band.last} {unit} the next band starts at {following.first}; start it at {band.last + 1}"
            )


def never_falling(bands: Sequence[Range], weights: Sequence[int], what: str, unit: str) -> None:
    """ValueError where a band further up weighs less than the one below it."""
    for band, own, below in zip(bands[1:], weights[1:], weights[:-1], strict=True):
        if own < below:
            raise ValueError(f"from {band.first} {unit} the `{what}` falls; more {unit} never cost less, so raise it")
