"""Which groups may stand beside their total, so that no small one is found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

K = TypeVar("K")


def published(sizes: Mapping[K, int], *, least: int) -> set[K]:
    """The groups of at least `least`; what stays hidden is together nothing, or at least as many.

    When too little would stay hidden, the smallest published group is hidden as well.

    Source: rancangan Tolok, penahanan primer dan pelengkap pada angka kelompok kecil
    """
    order = sorted((group for group, size in sizes.items() if size >= least), key=lambda group: -sizes[group])
    hidden = sum(size for size in sizes.values() if size < least)
    while order and 0 < hidden < least:
        hidden += sizes[order.pop()]
    return set(order)
