"""Nothing that scores, rates or follows up ever reads a signal."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from tests.contracts.house import Module, modules

#: Where rules, ratings and what follows from them are made.
JUDGING = {"rules", "engine", "appraisal", "followup"}
WORDS = {"SignalAnswer", "signals_of", "shares", "explanations", "seen_until", "authentic"}


def judged_by(given: Iterable[Module]) -> list[str]:
    """Places where something that judges reads a signal."""
    return [
        f"{module.path}: {name}"
        for module in given
        if module.app in JUDGING
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tolok.reports")
        for name in [*(each.name for each in node.names), *(node.module or "").split(".")]
        if name in WORDS
    ]


def test_nothing_that_judges_reads_a_signal() -> None:
    assert judged_by(modules()) == []


def test_a_rating_that_reads_a_signal_is_found() -> None:
    planted = Module("tolok/appraisal/actions/rate.py", "from tolok.reports.queries import amounts, signals_of\n")

    assert judged_by([planted]) == ["tolok/appraisal/actions/rate.py: signals_of"]
