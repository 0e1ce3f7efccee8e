"""The sections of a pack about persons as the numbers their rules take."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from tolok.engine.schema.people import Credit, Discipline, IpAsn
from tolok.engine.schema.tpp import MinutesTable, Tpp
from tolok.rules.credit import CreditPolicy
from tolok.rules.discipline import DisciplinePolicy, Sanction, Severity
from tolok.rules.ip_asn.facts import PARTS, IpAsnPolicy
from tolok.rules.ip_asn.facts import Share as TrainingShare
from tolok.rules.tables import Entry, Limit
from tolok.rules.tpp.facts import Deductions, TppPolicy

W = TypeVar("W", bound=StrEnum)


def credit_policy(section: Credit) -> CreditPolicy:
    """What a predikat is worth in angka kredit."""
    told = {level: value for ladder in section.ladder for level, value in ladder.coefficient.items()}
    sources = dict.fromkeys((section.cited, *(ladder.cited for ladder in section.ladder)))
    return CreditPolicy(_entries(told), _entries(section.percent), "; ".join(sources))


def discipline_policy(section: Discipline) -> DisciplinePolicy:
    """What absence leads to; no sanction weighs and cuts nothing."""
    bands = section.band
    none = Entry(Sanction.NONE.value, 0)
    return DisciplinePolicy(
        days=tuple(Limit(band.first, band.sanction.value) for band in bands),
        consecutive=(Limit(section.consecutive_days, section.consecutive_sanction.value),),
        severity=(
            Entry(Sanction.NONE.value, Severity.NONE.value),
            *(Entry(band.sanction.value, band.severity.value) for band in bands),
        ),
        cut=(none, *(Entry(band.sanction.value, band.cut) for band in bands)),
        cut_months=(none, *(Entry(band.sanction.value, band.cut_months) for band in bands)),
        source=section.cited,
    )


def ip_asn_policy(section: IpAsn) -> IpAsnPolicy:
    """The index of professionalism; categories in points (10,000 = 100)."""
    weights, trainings = section.weight, section.training
    tables = (section, weights, section.education, trainings, section.performance, section.discipline, section.silence)
    return IpAsnPolicy(
        weight=tuple(Entry(part, getattr(weights, part)) for part in PARTS),
        education=_entries(section.education.points),
        training=tuple(
            TrainingShare(duty, training, points)
            for duty, each in trainings.points.items()
            for training, points in each.items()
        ),
        technical_hours=trainings.technical_hours,
        performance=_entries(section.performance.points),
        discipline=_entries(section.discipline.points),
        category=tuple(Limit(100 * band.first, band.word) for band in section.category),
        missing=section.silence.missing,
        source="; ".join(dict.fromkeys(table.cited for table in tables)),
    )


def tpp_policy(section: Tpp) -> TppPolicy:
    """The simulated allowance."""
    tables = (section, section.late, section.early, section.absent)
    return TppPolicy(
        productivity=section.productivity,
        discipline=section.discipline,
        multiplier=_entries(section.multiplier),
        late=_deductions(section.late),
        early=_deductions(section.early),
        absent=section.absent.per_day,
        deduction_cap=section.deduction_cap,
        upper_cap=section.upper_cap,
        missing=section.missing,
        source="; ".join(dict.fromkeys(table.cited for table in tables)),
    )


def _deductions(table: MinutesTable) -> Deductions:
    return Deductions(tuple(Limit(band.first, band.ratio) for band in table.band), table.unrecorded)


def _entries(table: Mapping[W, int]) -> tuple[Entry, ...]:
    return tuple(Entry(word.value, value) for word, value in table.items())
