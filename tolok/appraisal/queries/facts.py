"""Gathers facts without opinion, and completes them with the levels a rater gave."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from tolok.appraisal.models import Appraisal
from tolok.appraisal.queries.attendance import attendance
from tolok.appraisal.queries.conduct import Observed, conduct, observed
from tolok.appraisal.queries.parts import project_facts
from tolok.appraisal.queries.public import PublicFigures, Whose, public_figures
from tolok.appraisal.queries.raters import rater_of_part, shares_of_part
from tolok.appraisal.queries.satisfied import Satisfied, satisfied
from tolok.appraisal.queries.waiting import waiting_plans
from tolok.calendar.queries import period_key
from tolok.engine import packs
from tolok.evidence.queries import Part, Tally, measured, tallies
from tolok.evidence.queries import known as attendance_known
from tolok.feedback.queries import points_of
from tolok.people.queries import RaterSpan, names_of, rater_spans
from tolok.reports.queries import Amounts, amounts
from tolok.rules.appraise import appraise
from tolok.rules.facts import BehaviourFact, Dossier, EventFact, OutcomeFact, RatingFact, TargetFact
from tolok.rules.policy import Policy
from tolok.rules.terms import Value
from tolok.skp.queries import ProjectPart, TargetLine, kinds_of_services, lines_of, project_parts

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.people.models import Government
    from tolok.rules.result import Appraisal as Result
    from tolok.skp.models import Skp

VALUES = tuple(value.value for value in Value)
UNRATED = tuple(BehaviourFact(value, None) for value in VALUES)
# The facts and results of so many lie in memory at once.
BATCH = 1000
NOTHING = Amounts(target_id=0, checked=None, claimed=None, n_checked=0, n_claimed=0, latest_on=date.min)


@dataclass(frozen=True)
class Case:
    """One plan whose part of a period is to be appraised: its facts, who rates it, and `raters` where there were more.

    `raters` holds name and days, as `shares_of_part` says.
    """

    skp_id: int
    rater_id: int | None
    raters: list[dict[str, str | int]]
    dossier: Dossier


@dataclass(frozen=True)
class Known:
    """What is known of everybody in a period: amounts by target id; weeks, remarks, projects, services by person.

    `voices` are the sheets that others gave, as voice and points; `satisfied` is what citizens said of units, `public`
    what they brought.
    """

    reported: Mapping[int, Amounts]
    observed: Observed
    projects: Mapping[int, list[ProjectPart]]
    events: Mapping[Part, Sequence[Tally]]
    kinds: Mapping[int, str]
    voices: Mapping[int, list[tuple[str, int]]]
    satisfied: Satisfied
    public: PublicFigures


def cases(period: Period, *, government: Government, person_ids: Collection[int] | None = None) -> Iterator[list[Case]]:
    """Everybody, or of these people, with an agreed plan in the period and no appraisal of it yet.

    Nine queries a batch, the rest once, what citizens say and names of raters among it.

    Each plan's part of the period has its rater: who rates on its last day, or on the last day on which somebody does.
    """
    skps = waiting_plans(period, person_ids)
    if not skps:
        return
    people = {skp.person_id for skp in skps}
    asked = None if person_ids is None else people
    policy, span = packs.load(period.pack).contents, {"starts_on": period.starts_on, "ends_on": period.ends_on}
    public = public_figures(government, policy, **span)
    raters = rater_spans(starts_on=period.starts_on, ends_on=period.ends_on, person_ids=asked)
    names = names_of(each.rated.rater_id for skp in skps for each in raters[skp.person_id])
    known = Known(
        amounts(people, starts_on=period.starts_on, ends_on=period.ends_on),
        observed(people, starts_on=period.starts_on, ends_on=period.ends_on),
        project_parts(people, starts_on=period.starts_on, ends_on=period.ends_on),
        tallies({_part(skp, period) for skp in skps}),
        kinds_of_services(),
        points_of(people, period),
        satisfied(period, public.voices, policy.survey),
        public,
    )
    for start in range(0, len(skps), BATCH):
        batch = skps[start : start + BATCH]
        facts = _dossiers(batch, period, government, known)
        yield [
            _case(skp, _part(skp, period), raters[skp.person_id], names, each)
            for skp, each in zip(batch, facts, strict=True)
        ]


def _case(skp: Skp, part: Part, spans: Sequence[RaterSpan], names: Mapping[int, str], facts: Dossier) -> Case:
    return Case(skp.pk, rater_of_part(part, spans), shares_of_part(part, spans, names), facts)


def _dossiers(skps: Sequence[Skp], period: Period, government: Government, known: Known) -> Iterator[Dossier]:
    """The facts of each plan's part of the period, in the order given."""
    outcomes: dict[int, list[OutcomeFact]] = defaultdict(list)
    targets: dict[int, list[TargetLine]] = defaultdict(list)
    outcome_lines, target_lines = lines_of(skp.pk for skp in skps)
    for outcome in outcome_lines:
        outcomes[outcome.skp_id].append(OutcomeFact(outcome.id, outcome.kind, outcome.title, None))
    attended = attendance_known({skp.person_id for skp in skps}, starts_on=period.starts_on, ends_on=period.ends_on)
    for target in target_lines:
        targets[target.skp_id].append(target)
    for skp in skps:
        part = _part(skp, period)
        starts_on, ends_on, counted = part.starts_on, part.ends_on, known.events.get(part, ())
        unit_id = skp.posting.position.unit_id
        whose = Whose(skp.person_id, unit_id, starts_on, ends_on)
        yield Dossier(
            person=skp.person_id,
            government=government.slug,
            period=period_key(period),
            starts_on=starts_on.isoformat(),
            ends_on=ends_on.isoformat(),
            months=months_between(starts_on, ends_on),
            targets=tuple(_targets(targets[skp.pk], counted, known, whose)),
            outcomes=tuple(outcomes[skp.pk]),
            behaviours=UNRATED,
            components=known.satisfied.facts(unit_id, counted) + known.public.components(whose),
            ratings=tuple(RatingFact(*told) for told in known.voices.get(skp.person_id, ())),
            attendance=attendance(skp.person_id, attended, starts_on=starts_on, ends_on=ends_on),
            events=_events(counted, known.kinds),
            projects=project_facts(known.projects.get(skp.person_id, ()), starts_on=starts_on, ends_on=ends_on),
            conduct=conduct(skp.person_id, known.observed, starts_on=starts_on, ends_on=ends_on),
        )


def _part(skp: Skp, period: Period) -> Part:
    """The plan's part of the period."""
    return Part(skp.person_id, max(skp.starts_on, period.starts_on), min(skp.ends_on, period.ends_on))


def _targets(lines: Sequence[TargetLine], counted: Sequence[Tally], known: Known, whose: Whose) -> list[TargetFact]:
    """The targets with what was reported, or with what is read from a service or from the public."""
    read = measured(lines, counted)
    for line in lines:
        if line.reading and line.id not in read:
            found = known.public.read(line.reading, whose)
            read[line.id] = (found.amount, found.n)
    return [
        _target(line, _measured(line.id, *read[line.id]) if line.id in read else known.reported.get(line.id, NOTHING))
        for line in lines
    ]


def _measured(target_id: int, amount: int | None, n: int) -> Amounts:
    return replace(NOTHING, target_id=target_id, checked=amount, n_checked=n)


def _events(counted: Sequence[Tally], kinds: Mapping[int, str]) -> tuple[EventFact, ...]:
    """The measured services that policies have a word for, as the rules take them."""
    sums: Counter[tuple[str, str, int, int]] = Counter()
    for each in counted:
        if kind := kinds[each.service_id]:
            sums[kind, each.scale, each.taken, each.limit] += each.n
    return tuple(EventFact(*told, n) for told, n in sorted(sums.items()))


def months_between(starts_on: date, ends_on: date) -> int:
    """How many months a span is, to the nearest whole one and at least one; `ends_on` exclusive."""
    return max(1, ((ends_on - starts_on).days * 12 + 182) // 365)


def completed(dossier: Dossier, behaviours: Mapping[str, str], outcomes: Mapping[int, str]) -> Dossier:
    """The same facts with the levels that a rater gave for behaviours and for outcomes nothing measures."""
    return replace(
        dossier,
        behaviours=tuple(BehaviourFact(value, behaviours.get(value)) for value in VALUES),
        outcomes=tuple(replace(each, stated=outcomes.get(each.id)) for each in dossier.outcomes),
    )


def unmeasured(dossier: Dossier) -> list[OutcomeFact]:
    """The outcomes without an indicator, for which the rater states the level."""
    measured = {target.outcome for target in dossier.targets}
    return [outcome for outcome in dossier.outcomes if outcome.id not in measured]


@lru_cache(maxsize=16)
def policy_of(text: str) -> Policy:
    """A policy as it was kept."""
    return Policy.from_json(text)


def answer(appraisal: Appraisal, behaviours: Mapping[str, str], outcomes: Mapping[int, str]) -> Result:
    """What the rules say to the kept facts with these levels."""
    facts = Dossier.from_json(appraisal.dossier.facts)
    return appraise(completed(facts, behaviours, outcomes), policy_of(appraisal.dossier.policy.text))


def proposed(
    appraisal: Appraisal, behaviours: Mapping[str, str], outcomes: Mapping[int, str]
) -> tuple[str | None, str | None]:
    """The ratings of work and behaviour that the rules propose with these levels; None where they can't."""
    result = answer(appraisal, behaviours, outcomes)
    return result.work, result.behaviour


def _target(target: TargetLine, reported: Amounts) -> TargetFact:
    return TargetFact(
        id=target.id,
        outcome=target.outcome_id,
        aspect=target.aspect,
        name=target.name,
        unit=target.unit,
        polarity=target.polarity,
        accumulation=target.accumulation,
        low=target.low,
        high=target.high,
        checked=reported.checked,
        claimed=reported.claimed,
        n_checked=reported.n_checked,
        n_claimed=reported.n_claimed,
    )
