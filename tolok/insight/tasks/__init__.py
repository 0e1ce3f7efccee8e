"""Background work: simulations, and many forms in one download."""

from __future__ import annotations

from tolok.insight.tasks.bundle import Press, expire, print_bundle
from tolok.insight.tasks.simulation import Walk, compute

__all__ = ["Press", "Walk", "compute", "expire", "print_bundle"]
