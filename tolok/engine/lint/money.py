"""What must hold for the allowance: more lateness never costs less."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tolok.engine.lint.found import Finding
from tolok.engine.people import tpp_policy
from tolok.engine.schema.contents import Contents
from tolok.rules.proof import Direction, Domain, Group, Proof, prove
from tolok.rules.terms import Attendance, Predikat, Scale
from tolok.rules.tpp.facts import TppPolicy
from tolok.rules.tpp.steps import tpp_rule

_DAYS, _MINUTES, _ROWS = 31, 24 * 60, 60
_MOST_RUPIAH = 1_000_000_000
_UP, _DOWN = Direction.RISING, Direction.FALLING
_WANTED = {
    # step: column: the only way it may move
    "deduction": {"attendance.minutes": _UP, "attendance.n": _UP},
    "discipline": {"attendance.minutes": _DOWN, "attendance.n": _DOWN},
    "productivity": {"base": _UP},
    "left_after_cut": {"cut": _DOWN},
}


def money_findings(pack: Contents) -> Iterator[Finding]:
    """Everything wrong with the allowance, if the pack has one; its steps proven over a month."""
    if pack.tpp is None:
        return
    proofs = _proofs(tpp_policy(pack.tpp))
    for step, columns in _WANTED.items():
        for column, way in columns.items():
            if proofs[step].directions[column] not in (way, Direction.CONSTANT):
                fault = f"{step} is not proven to be {way.value} in {column}."
                yield Finding("tpp", fault, "Let more lateness and absence cost more, and a higher base pay more.")


@cache
def _proofs(policy: TppPolicy) -> dict[str, Proof]:
    ratio = {
        "productivity_weight": policy.productivity,
        "discipline_weight": policy.discipline,
        "deduction_cap": policy.deduction_cap,
    }
    columns = {name: Domain(Scale.RATIO, value, value) for name, value in ratio.items()}
    columns |= {
        "base": Domain(Scale.RUPIAH, 0, _MOST_RUPIAH, missing=True),
        "predikat": Domain(Scale.PREDIKAT, missing=True, words=frozenset(Predikat)),
        "cut": Domain(Scale.RATIO, 0, 10_000, missing=True),
        "upper_cap": Domain(Scale.RATIO, policy.upper_cap or 1, policy.upper_cap or 0, missing=True),
    }
    rows = {
        "kind": Domain(Scale.WORD, words=frozenset(Attendance)),
        "minutes": Domain(Scale.MINUTES, 0, _MINUTES, missing=True),
        "n": Domain(Scale.COUNT, 0, _DAYS),
    }
    rule = [step for step in tpp_rule(policy) if step.name not in ("before_cut", "rounded", "total")]
    return prove(rule, columns, {"attendance": Group(rows, 0, _ROWS)})
