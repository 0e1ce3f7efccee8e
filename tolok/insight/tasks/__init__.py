"""Background work: simulations, many forms in one download, fairness of ratings."""

from __future__ import annotations

from tolok.insight.tasks.bundle import Press, expire, print_bundle
from tolok.insight.tasks.fairness import read_closed_periods, read_ratings
from tolok.insight.tasks.simulation import Walk, compute

__all__ = ["Press", "Walk", "compute", "expire", "print_bundle", "read_closed_periods", "read_ratings"]
