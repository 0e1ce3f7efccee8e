"""Reads whose plan has the leaders' layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tolok.people.queries import tops_of, units

if TYPE_CHECKING:
    from tolok.people.models import Posting


def leading_units() -> set[int]:
    """The units that stand for themselves; one query."""
    return {top.pk for top in tops_of(units()).values()}


def leads(posting: Posting, heads: set[int]) -> bool:
    """Whether the post is a JPT's, or leads a unit that stands for itself (`heads`)."""
    position = posting.position
    is_alone = position.is_head and position.unit_id in heads
    return is_alone or position.level in (position.Level.JPT, position.Level.HEAD_OF_REGION)
