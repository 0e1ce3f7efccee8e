"""Reads the kept facts of a period, batch by batch, as the rules take them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from tolok.appraisal.models import Appraisal, GivenLevel
from tolok.appraisal.queries import completed
from tolok.people.queries import tops_of, units
from tolok.rules.facts import AttendanceFact, Dossier
from tolok.rules.terms import Attendance

# So many people's facts lie in memory at once.
BATCH = 250


class Allowance(NamedTuple):
    """A full allowance in rupiah a month; working days and days absent of a month where they are known."""

    rupiah: int
    working_days: int | None = None
    absent_days: int | None = None


@dataclass(frozen=True)
class Case:
    """One person's last appraisal of the period with its facts; `dossier.unit` is the top-level unit's name."""

    appraisal_id: int
    dossier: Dossier


def people_in(period_id: int) -> int:
    """How many people were gathered in a period."""
    return Appraisal.objects.filter(period_id=period_id).values("person_id").distinct().count()


def unit_names() -> dict[int, str]:
    """The name of the top-level unit of each unit; one query."""
    return {unit_id: top.name for unit_id, top in tops_of(units()).items()}


def batch(
    period_id: int, after: int, names: Mapping[int, str], allowances: Mapping[str, list[int | None]]
) -> list[Case]:
    """The next people of a period by id, after the one named; two queries, however many they are.

    Who changed posts within the period is taken with the last plan. Levels that a rater gave count once they are
    signed: before, they are the rater's alone.
    """
    columns = ("pk", "person_id", "state", "dossier__facts", "skp__posting__position__unit_id")
    found = Appraisal.objects.filter(period_id=period_id, person_id__gt=after).order_by(
        "person_id", "-skp__ends_on", "-pk"
    )
    rows = list(found.distinct("person_id").values_list(*columns)[:BATCH])
    levels = _levels([pk for pk, _person, state, *_rest in rows if state == Appraisal.State.SIGNED])
    return [
        Case(pk, _dossier(facts, levels[pk], names.get(unit_id, ""), allowances.get(str(person_id))))
        for pk, person_id, _state, facts, unit_id in rows
    ]


def case_of(appraisal_id: int) -> Case | None:
    """One person's facts without an allowance; None when this transaction may not see them."""
    found = Appraisal.objects.filter(pk=appraisal_id).values_list("dossier__facts", flat=True).first()
    return None if found is None else Case(appraisal_id, Dossier.from_json(found))


def _levels(appraisal_ids: list[int]) -> dict[int, list[tuple[str, int | None, str]]]:
    """What the raters gave, by appraisal: behaviour or outcome, and the level."""
    given = defaultdict[int, list[tuple[str, int | None, str]]](list)
    rows = GivenLevel.objects.filter(appraisal_id__in=appraisal_ids)
    for appraisal_id, behaviour, outcome, level in rows.values_list("appraisal_id", "behaviour", "outcome_id", "level"):
        given[appraisal_id].append((behaviour, outcome, level))
    return given


def _dossier(
    text: str, given: list[tuple[str, int | None, str]], unit: str, allowance: list[int | None] | None
) -> Dossier:
    behaviours = {behaviour: level for behaviour, _outcome, level in given if behaviour}
    outcomes = {outcome: level for _behaviour, outcome, level in given if outcome is not None}
    facts = replace(completed(Dossier.from_json(text), behaviours, outcomes), unit=unit)
    if allowance is None:
        return facts
    rupiah, working, absent = allowance
    attended = facts.attendance or tuple(_attendance(working, absent))
    return replace(facts, tpp_base=rupiah, attendance=attended)


def _attendance(working: int | None, absent: int | None) -> Iterator[AttendanceFact]:
    if working is not None:
        yield AttendanceFact(Attendance.WORKING, None, working)
        yield AttendanceFact(Attendance.ABSENT, None, absent or 0)
