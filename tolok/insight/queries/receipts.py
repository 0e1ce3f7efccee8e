"""Two receipts of one person side by side: what differs first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tolok.appraisal.queries.lines import Line, rule_line
from tolok.appraisal.queries.words import label_of, value_of
from tolok.engine.simulate import Trial
from tolok.insight.models import SimulatedPerson
from tolok.insight.queries.facts import case_of
from tolok.insight.queries.moves import MoveRow, move_row, scheme_labels

if TYPE_CHECKING:
    from tolok.engine.simulate import Receipts
    from tolok.insight.models import Simulation
    from tolok.rules.facts import Dossier
    from tolok.rules.result import Appraisal, LocalScore, Reckoned, Step

# What people ask for first: the words and what they come from, then scores and money, then the indicators.
FIRST = ("predikat", "work", "outcome", "behaviour", "local", "tpp", "target")


@dataclass(frozen=True)
class MovePage:
    """One of the largest moves with both receipts; the groups of one side stand in the order of the other."""

    row: MoveRow
    appraisal_id: int
    count: int
    before: tuple[Line, ...]
    after: tuple[Line, ...]
    same: tuple[Line, ...]


def move_page(simulation: Simulation, place: int) -> MovePage | None:
    """The move at a place from 1 on; None if there is none or its facts can't be seen; two queries."""
    kept = Trial.from_json(simulation.trial).receipts
    if not 1 <= place <= len(kept):
        return None
    one = kept[place - 1]
    person = SimulatedPerson.objects.select_related("person").filter(simulation=simulation, person_id=one.move.person)
    held = person.first()
    case = case_of(held.appraisal_id) if held else None
    if held is None or case is None:
        return None
    names = _names(case.dossier, one)
    before, after = _steps(one.before, one.tpp_before), _steps(one.after, one.tpp_after)
    changed = {path for path in before.keys() | after.keys() if _said(before.get(path)) != _said(after.get(path))}
    groups = sorted({_group(path) for path in changed}, key=_rank)
    rest = {path: step for path, step in before.items() if path not in changed}
    return MovePage(
        row=move_row(place, one.move, held.person.name, scheme_labels(simulation)),
        appraisal_id=held.appraisal_id,
        count=len(kept),
        before=tuple(_lines(before, changed, groups, names, is_open=True)),
        after=tuple(_lines(after, changed, groups, names, is_open=True)),
        same=tuple(_lines(rest, set(rest), sorted({_group(path) for path in rest}, key=_rank), names, is_open=False)),
    )


def _steps(result: Appraisal, money: Reckoned | None) -> dict[str, Step]:
    """Every step by its path; those of the allowance have a place of their own."""
    found = {step.path: step for step in result.steps}
    return found | {f"tpp/{step.path}": step for step in (money.steps if money else ())}


def _said(step: Step | None) -> tuple[object, ...]:
    """What makes two lines the same for a reader; where a number comes from may differ."""
    return () if step is None else (step.value, step.formula, step.missing)


def _group(path: str) -> str:
    """The thing a line belongs to: `target/7`, `local/lima-sumber`, `work`."""
    parts = path.split("/")
    return "/".join(parts[:2]) if parts[0] in ("target", "outcome", "local") else parts[0]


def _rank(group: str) -> tuple[int, str]:
    kind = group.partition("/")[0]
    return FIRST.index(kind) if kind in FIRST else len(FIRST), group


def _names(facts: Dossier, one: Receipts) -> dict[str, str]:
    """Groups and components in words."""
    names = {f"target/{each.id}": each.name for each in facts.targets}
    names |= {f"outcome/{each.id}": each.title for each in facts.outcomes}
    for score in (*one.before.local, *one.after.local):
        names |= _scheme_names(score)
    ours = {"work": _("Work results"), "behaviour": _("Behaviour"), "predikat": _("Predikat"), "tpp": _("TPP")}
    return names | ours


def _scheme_names(score: LocalScore) -> dict[str, str]:
    parts = {f"local/{score.name}/{part.kind}": label_of(part) for part in score.parts}
    return {f"local/{score.name}": label_of(score), **parts}


def _lines(
    steps: Mapping[str, Step], wanted: set[str], groups: Iterable[str], names: Mapping[str, str], *, is_open: bool
) -> Iterator[Line]:
    """The wanted lines of each group, its last value as the group's result."""
    for group in groups:
        own = [(path, step) for path, step in steps.items() if _group(path) == group]
        inner = tuple(_line(path, step, names) for path, step in own if path in wanted)
        if not inner:
            yield Line(names.get(group, group), _("not there"), missing=True)
            continue
        last = own[-1][1]
        yield Line(
            names.get(group, group), value_of(last) or "–", missing=last.value is None, open=is_open, steps=inner
        )


def _line(path: str, step: Step, names: Mapping[str, str]) -> Line:
    """One step, opening to its article; within a scheme it says of which component."""
    line, above = rule_line(step), path.rpartition("/")[0]
    is_inner = path.startswith("local/") and above in names and above != _group(path)
    label = f"{names[above]}: {line.label}" if is_inner else line.label
    source = Line(_("Rule and article"), detail=line.source)
    return Line(label, line.result, line.detail, missing=line.missing, steps=(source,))
