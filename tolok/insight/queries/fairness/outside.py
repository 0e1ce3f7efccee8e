"""Results from outside the raters: measured work, what citizens say, time kept."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import F, Func, JSONField, Value
from django.db.models.functions import Cast

from tolok.appraisal.models import Appraisal, Dossier, Proposal, UnitPredikat
from tolok.appraisal.queries.units import achieved
from tolok.rules.fairness.period import MEASURED
from tolok.rules.terms import Voice

if TYPE_CHECKING:
    from tolok.insight.queries.fairness.sheets import Signed

# Beyond so much (ratio) an achievement says more of its target than of the person.
MOST = 15_000
PERCENT = 100
ACHIEVED = '$.steps[*] ? (@.name == "achievement" && @.path starts with "outcome/").value'
CITIZENS = f'$.components[*] ? (@.kind == "{Voice.CITIZENS.value}").points'
EVENTS = "$.events[*]"
# The five words for an organisation, the highest being written first.
WORDS = {word.value: float(place) for place, word in enumerate(reversed(UnitPredikat), start=1)}

Numbers = dict[int, list[float]]


def measured(batch: Sequence[Signed]) -> Numbers:
    """The achievements of outcomes that indicators measure, in percent, by person, from the kept proposals."""
    found: Numbers = defaultdict(list)
    whose = {each.id: each.person for each in batch}
    for number, ratios in _picked(Proposal, "result", ACHIEVED, list(whose)):
        found[whose[number]] += [min(ratio, MOST) / PERCENT for ratio in ratios if ratio is not None]
    return found


def citizens(batch: Sequence[Signed]) -> Numbers:
    """What citizens said of the person's unit and services, in points of 100, from the kept facts."""
    found: Numbers = defaultdict(list)
    whose = {each.id: each.person for each in batch}
    for number, points in _picked(Dossier, "facts", CITIZENS, list(whose)):
        found[whose[number]] += [each / PERCENT for each in points if each is not None]
    return found


def in_time(batch: Sequence[Signed]) -> Numbers:
    """The share of measured services that kept their limit, in percent, from the kept facts."""
    found: Numbers = defaultdict(list)
    whose = {each.id: each.person for each in batch}
    for number, events in _picked(Dossier, "facts", EVENTS, list(whose)):
        if total := sum(each["n"] for each in events):
            kept = sum(each["n"] for each in events if each["taken"] <= each["limit"])
            found[whose[number]].append(PERCENT * kept / total)
    return found


def achievement(batch: Sequence[Signed]) -> Numbers:
    """What was decided of the organisation in which the person was rated, from 1 (lowest) to 5; three queries."""
    found: Numbers = defaultdict(list)
    rated = Appraisal.objects.filter(pk__in=[each.id for each in batch]).select_related("skp__posting__position")
    whose = {each.id: each.person for each in batch}
    for number, decided in achieved(rated).items():
        found[whose[number]].append(WORDS[decided.predikat])
    return found


# What ratings are held against, measured results first. A further result (an index) is one more line here, and a title
# in `words.RESULTS`.
RESULTS: Mapping[str, Callable[[Sequence[Signed]], Numbers]] = {
    MEASURED: measured,
    "citizens": citizens,
    "in_time": in_time,
    "achievement": achievement,
}


def means_of(found: Numbers) -> dict[str, float]:
    """The mean of each person's results, by the person's number as text."""
    return {str(person): sum(values) / len(values) for person, values in found.items() if values}


def _picked(table: Any, column: str, path: str, appraisals: list[int]) -> Iterable[tuple[int, list[Any]]]:
    """What a JSON path finds in a kept text, picked by the database: the whole texts of a city are a gigabyte."""
    picked = Func(
        Cast(F(column), JSONField()),
        Cast(Value(path), _Path()),
        function="jsonb_path_query_array",
        output_field=JSONField(),
    )
    rows = table.objects.filter(appraisal_id__in=appraisals).annotate(picked=picked)
    return [
        (number, json.loads(found) if isinstance(found, str) else found)
        for number, found in rows.values_list("appraisal_id", "picked")
    ]


class _Path(JSONField):
    """The type of PostgreSQL's JSON paths."""

    def db_type(self, connection: Any) -> str:
        return "jsonpath"
