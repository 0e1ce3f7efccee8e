"""Projects as facts for the rules, for those who had enough of a part in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from tolok.rules.facts import ProjectFact
from tolok.rules.steps import ratio
from tolok.skp.queries import KnownProject, OutcomeReading, ProjectPart

FULL = 10_000
DAY = timedelta(days=1)
# Whoever belonged to a project for less than one of so many of its days has no part in its result.
LEAST_SHARE = 10


def project_facts(parts: Sequence[ProjectPart], *, starts_on: date, ends_on: date) -> tuple[ProjectFact, ...]:
    """What is known of the projects a person had a part in within the span (end exclusive).

    A project is judged once, where it was finished in the span, for everybody who belonged to it on a day of the span:
    who leaves a failure before its end does not leave its result. Elsewhere it still runs, and what it will have
    brought, taken and cost is missing: half the outcome in half the time is no half success. Nor is the result that of
    somebody who belonged to it for less than a tenth of its days: who joins a success at its end did not bring it
    about, and who comes to help with a failure did not cause it.
    """
    own: dict[int, list[ProjectPart]] = defaultdict(list)
    for part in parts:
        own[part.project.id].append(part)
    return tuple(_fact(each, starts_on, ends_on) for each in own.values() if _touches(each, starts_on, ends_on))


def _touches(parts: Sequence[ProjectPart], starts_on: date, ends_on: date) -> bool:
    """Whether the person had a part in the span, before the project was over."""
    on = parts[0].project.finished_on
    has_part = any(part.starts_on < ends_on and (part.ends_on is None or part.ends_on > starts_on) for part in parts)
    return has_part and (on is None or on >= starts_on)


def _belonged(parts: Sequence[ProjectPart], first: date, on: date) -> int:
    """For how many of the days from the first until that one the person was a member of the project."""
    over = on + DAY
    spans = ((max(part.starts_on, first), min(part.ends_on or over, over)) for part in parts)
    return sum(max(0, (until - since).days) for since, until in spans)


def _fact(parts: Sequence[ProjectPart], starts_on: date, ends_on: date) -> ProjectFact:
    """The project with its result, where it was finished in the span and the person had enough of a part in it."""
    project, on = parts[0].project, parts[0].project.finished_on
    first = project.starts_on
    is_theirs = on is not None and on < ends_on and _belonged(parts, max(first, starts_on), on) > 0
    taken = (on - first).days + 1 if on is not None and is_theirs else None
    belonged = None if on is None or taken is None else _belonged(parts, first, on)
    is_too_short = belonged is not None and taken is not None and belonged * LEAST_SHARE < taken
    fact = ProjectFact(
        id=project.id,
        title=project.title,
        target=_outcome(project.outcomes)[0],
        done=None,
        planned_days=(project.ends_on - first).days,
        taken_days=None,
        budget=project.budget,
        spent=None,
        first_days=_first_days(project),
        first_budget=None if project.first_budget == project.budget else project.first_budget,
        own_days=belonged if is_too_short else None,
    )
    if taken is None or is_too_short:
        return fact
    return replace(fact, done=_outcome(project.outcomes)[1], taken_days=taken, spent=project.spent)


def _first_days(project: KnownProject) -> int | None:
    """How many days were planned first, where it is another number now."""
    first = project.first_ends_on
    return None if first is None or first == project.ends_on else (first - project.starts_on).days


def _outcome(outcomes: Sequence[OutcomeReading]) -> tuple[int, int | None]:
    """Target and outcome in one number: its own of a single indicator, else the mean of all in hundredths of a percent.

    Among several each counts up to its target, so that no indicator hides behind another one. One that nobody read
    leaves the whole unknown; so does a project without any.
    """
    if len(outcomes) == 1:
        return outcomes[0].target, outcomes[0].read
    ratios = [min(each.ratio, FULL) for each in outcomes if each.ratio is not None]
    if not outcomes or len(ratios) < len(outcomes):
        return FULL if outcomes else 0, None
    return FULL, ratio(sum(ratios), len(ratios))
