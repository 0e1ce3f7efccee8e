"""Measures one receipt with its full trace, inside the process."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

from tests.rules.make import behaviours, dossier, outcome, target
from tolok.engine import packs
from tolok.rules.appraise import appraise
from tolok.rules.facts import ComponentFact, Dossier
from tolok.rules.policy import Policy

POLICIES = ("permenpanrb-6-2022", "pontianak-2026")
WARM, RUNS, BUDGET = 200, 2_000, 1.0
ASPECTS = ("quantity", "quality", "time", "cost")


def main() -> None:
    """Print median and 95th percentile for each policy; fail when a median passes a millisecond."""
    rows = ["| policy | steps | median ms | p95 ms | with its JSON, median ms |", "|---|---|---|---|---|"]
    worst = 0.0
    for name in POLICIES:
        policy = packs.load(name).policy()
        person = somebody(policy)
        alone = timed(lambda person=person, policy=policy: appraise(person, policy))  # type: ignore[misc]  # bound now
        written = timed(lambda person=person, policy=policy: appraise(person, policy).to_json())  # type: ignore[misc]  # bound now
        median, late = statistics.median(alone), statistics.quantiles(alone, n=20)[-1]
        worst = max(worst, median)
        steps = len(appraise(person, policy).steps)
        rows.append(f"| {name} | {steps} | {median:.3f} | {late:.3f} | {statistics.median(written):.3f} |")
    sys.stdout.write("\n".join(rows) + "\n")
    if worst > BUDGET:
        sys.exit(f"a receipt took {worst:.3f} ms, at most {BUDGET} ms")


def somebody(policy: Policy) -> Dossier:
    """Eight indicators of five outcomes, seven behaviours, one unchecked report, every component given."""
    targets = [
        target(
            number,
            outcome=(number - 1) % 5 + 1,
            aspect=ASPECTS[number % 4],
            polarity="lower" if number % 4 == 2 else "higher",
            accumulation="mean" if number % 4 == 2 else "sum",
            low=9_000 if number == 3 else 10_000,
            checked=9_300 + 130 * number,
            claimed=200 if number == 4 else None,
            n_checked=5,
            n_claimed=int(number == 4),
        )
        for number in range(1, 9)
    ]
    return dossier(
        *targets,
        outcomes=tuple(outcome(number, "main" if number < 5 else "additional") for number in range(1, 6)),
        levels=behaviours("above", "meets", "meets", "above", "meets", "meets", "meets"),
        components=tuple(
            ComponentFact(part.kind, 8_800, 12) for scheme in policy.schemes for part in scheme.components
        ),
    )


def timed(work: Callable[[], object]) -> list[float]:
    """Milliseconds of each run, after a warm-up."""
    for _ in range(WARM):
        work()
    found = []
    for _ in range(RUNS):
        began = time.perf_counter_ns()
        work()
        found.append((time.perf_counter_ns() - began) / 1e6)
    return found


if __name__ == "__main__":
    main()
