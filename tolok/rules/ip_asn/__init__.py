"""The index of professionalism (IP ASN): its four parts in one number."""

from __future__ import annotations

from tolok.rules.ip_asn.facts import IpAsnFacts, IpAsnPolicy
from tolok.rules.ip_asn.steps import ip_asn_rule
from tolok.rules.reckon import reckon, waiting
from tolok.rules.result import Reckoned
from tolok.rules.values import Row


def ip_asn_cells(facts: IpAsnFacts, policy: IpAsnPolicy) -> Row:
    """The facts, the weights and what silence means, as a record."""
    return {
        "certificate": facts.education,
        "duty": facts.duty,
        "duty_training": facts.duty_training,
        "hours": facts.technical_hours,
        "least_hours": policy.technical_hours,
        "seminars": facts.seminars,
        "predikat": facts.predikat,
        "severity": facts.severity,
        "silence": policy.missing.value,
        **{f"weight_{entry.word}": entry.value for entry in policy.weight},
    }


def ip_asn(facts: IpAsnFacts, policy: IpAsnPolicy) -> Reckoned:
    """The index in points (10,000 = 100), its category as the last step; a missing part is named, never zero.

    Source: PermenPANRB 38/2018, Peraturan BKN 8/2019
    """
    whys = _whys(facts)
    rule, cells = ip_asn_rule(policy), ip_asn_cells(facts, policy)
    found = reckon(rule, cells, whys, answer="total", numbers=policy.source)
    return waiting(found, policy.missing, whys)


def _whys(facts: IpAsnFacts) -> dict[str, str]:
    amounts = {
        "duty_points": facts.duty_training,
        "technical_points": facts.technical_hours,
        "seminar_points": facts.seminars,
    }
    trainings = {name: "training_missing" if n is None else "training_negative" for name, n in amounts.items()}
    if facts.duty is None:
        trainings = dict.fromkeys(amounts, "position_missing")
    parts = {
        "education": "education_missing",
        "performance": "predikat_missing",
        "discipline_points": "severity_missing",
    }
    return trainings | parts
