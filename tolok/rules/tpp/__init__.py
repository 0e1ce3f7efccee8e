"""A simulated allowance (TPP) with every step; never a payment, never a decision."""

from __future__ import annotations

from tolok.rules.reckon import reckon, waiting
from tolok.rules.result import Reckoned
from tolok.rules.terms import Attendance
from tolok.rules.tpp.facts import TppFacts, TppPolicy
from tolok.rules.tpp.steps import tpp_rule
from tolok.rules.values import Groups, Row


def tpp_cells(facts: TppFacts, policy: TppPolicy) -> Row:
    """The facts and the policy's weights and caps as a record."""
    return {
        "base": facts.base,
        "predikat": facts.predikat,
        "cut": facts.cut,
        "productivity_weight": policy.productivity,
        "discipline_weight": policy.discipline,
        "deduction_cap": policy.deduction_cap,
        "upper_cap": policy.upper_cap,
    }


def tpp_groups(facts: TppFacts) -> Groups:
    """The rows of attendance as a group."""
    return {"attendance": [{"kind": row.kind, "minutes": row.minutes, "n": row.n} for row in facts.attendance]}


def tpp(facts: TppFacts, policy: TppPolicy) -> Reckoned:
    """The simulated allowance of one month in whole rupiah; missing with its reason if a fact is.

    Source: Kepmendagri 900-4700/2020, TPP menurut produktivitas dan disiplin kerja
    """
    whys = _whys(facts)
    rule, cells, groups = tpp_rule(policy), tpp_cells(facts, policy), tpp_groups(facts)
    found = reckon(rule, cells, whys, answer="total", numbers=policy.source, groups=groups)
    return waiting(found, policy.missing, whys)


def _whys(facts: TppFacts) -> dict[str, str]:
    recorded = any(row.kind is Attendance.WORKING for row in facts.attendance)
    why = "attendance_unreadable" if recorded else "attendance_missing"
    return {
        "full": "base_missing" if facts.base is None else "base_negative",
        **dict.fromkeys(("late", "early", "absence"), why),
        "multiplier": "predikat_missing",
        "left_after_cut": "cut_missing" if facts.cut is None else "cut_out_of_range",
    }
