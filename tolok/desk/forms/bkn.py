"""What is marked as brought over, and what is said about a signal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from tolok.people.access import day_in

if TYPE_CHECKING:
    from django.http import QueryDict

    from tolok.desk.queries.bkn import Piece


def marked(typed: QueryDict, pieces: Iterable[Piece]) -> dict[str, str]:
    """The hash of the text by item, of the named pieces that there is something to copy for."""
    asked = set(typed.getlist("item"))
    return {piece.item: piece.text_hash for piece in pieces if piece.item in asked and piece.state != "missing"}


def day_from(typed: Mapping[str, str], name: str, *, until: date) -> date:
    """The asked day or month; the last one possible when it is none, still to come, or before all calendars."""
    text = typed.get(name, "")
    asked = day_in(text if len(text) != len("2026-07") else f"{text}-01")
    return min(asked, until) if asked else until
