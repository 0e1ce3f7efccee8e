"""What the linter says of a pack, before it knows the line."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """A fault at a key of the whole pack, written as a dotted path, and what to do."""

    key: str
    fault: str
    remedy: str
