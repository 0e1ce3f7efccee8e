"""Which groups may stand beside their total, so that no small one is found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
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


def is_found(group: Set[K], told: Iterable[Set[K]], *, least: int) -> bool:
    """Whether subtracting a group from one that was told would leave fewer than `least`; the very same leaves nobody.

    Source: rancangan Tolok, penahanan kelompok yang hampir sama di dua putaran
    """
    return any(0 < len(group ^ other) < least for other in told)
