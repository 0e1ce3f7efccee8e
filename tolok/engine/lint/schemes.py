"""What must hold for a local scheme: each measure once, each word in reach."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.engine.lint.components import component_findings, proof_of
from tolok.engine.lint.found import Finding
from tolok.engine.schema.contents import Contents
from tolok.engine.schema.schemes import PackComponent, PackScheme
from tolok.rules.numbers import shown
from tolok.rules.terms import Scale


def scheme_findings(pack: Contents) -> Iterator[Finding]:
    """Everything wrong with the local schemes of a pack."""
    for place, scheme in enumerate(pack.scheme):
        key = f"scheme[{place}]"
        for number, component in enumerate(scheme.component):
            yield from component_findings(component, f"{key}.component[{number}]", pack.limits.largest_jump)
        yield from _twice(scheme, key)
        yield from _words(scheme, key)


def _twice(scheme: PackScheme, key: str) -> Iterator[Finding]:
    """No two components judge the same thing by two rubrics."""
    seen: dict[tuple[str, str], str] = {}
    for number, component in enumerate(scheme.component):
        for subject in component.aspects or (component.of,):
            first = seen.setdefault((component.measure, str(subject)), component.kind)
            if first != component.kind:
                what = f"`{component.measure}`" + (f" of {subject!s}" if subject else "")
                fault = f"{what} is already judged by {first!r}: two rubrics for one thing."
                yield Finding(f"{key}.component[{number}]", fault, "Keep one of the two components.")


def _words(scheme: PackScheme, key: str) -> Iterator[Finding]:
    """The score can reach the band of each word."""
    most = max((_most(component) for component in scheme.component), default=0)
    for number, band in enumerate(scheme.band):
        if band.start > most:
            fault = f"{band.word!r} begins at {shown(band.start, Scale.POINTS)}, but no score passes "
            yield Finding(f"{key}.band[{number}]", fault + f"{shown(most, Scale.POINTS)}.", "Lower `from`.")


def _most(component: PackComponent) -> int:
    """The most points a component can give, as proven; the most there could be where nothing is proven."""
    proof = proof_of(component)
    return 15_000 if proof is None or proof.high is None else proof.high
