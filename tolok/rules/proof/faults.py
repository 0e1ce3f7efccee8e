"""Tables that can't work: limits nobody reaches, results that never change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from tolok.rules.proof.domain import Fault, Proof
from tolok.rules.proof.walk import Walk
from tolok.rules.steps import Band, Column, Formula, Node, Number


def parts(node: Node) -> Iterator[Node]:
    """A node and every node inside it."""
    yield node
    for field in fields(node):
        inside = getattr(node, field.name)
        below = (
            [each[0] if isinstance(each, tuple) else each for each in inside] if isinstance(inside, tuple) else [inside]
        )
        for each in (each for each in below if isinstance(each, Node)):
            yield from parts(each)


def band_faults(walk: Walk, step: Formula, proof: Proof) -> Iterator[Fault]:
    """The faults of a step's bands, and of a step that looks at columns but gives one value only."""
    for band in (node for node in parts(step.node) if isinstance(node, Band)):
        yield from _band(walk, step.name, band)
    if proof.is_constant and any(isinstance(node, Column) for node in parts(step.node)):
        value = next(iter(proof.words)) if proof.words else proof.low
        yield Fault(step.name, "constant", f"the result is always {value}, whatever happens.")


def _band(walk: Walk, step: str, band: Band) -> Iterator[Fault]:
    if id(band) in walk.silent:
        yield Fault(step, "limit_missing", "a limit of a band may be missing.")
    results = [*(word for _, word in band.limits), band.rest]
    limits = [limit.value if isinstance(limit, Number) else None for limit, _ in band.limits]
    for place, word in enumerate(results):
        if place < len(limits) and place and _not_below(limits[place], limits[place - 1]):
            yield Fault(step, "limits_order", f"limit {limits[place]} doesn't lie below limit {limits[place - 1]}.")
        elif (id(band), place) not in walk.reached:
            yield Fault(step, "never_reached", f"nobody can reach {word}.")


def _not_below(limit: int | None, higher: int | None) -> bool:
    return limit is not None and higher is not None and limit >= higher
