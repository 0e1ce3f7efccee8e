"""The same rules as a loop over persons, the way many systems run them today."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from tests.load.closing import AUTUMN, build
from tests.load.ground import clocked, settle_down, stage

if TYPE_CHECKING:
    from tolok.appraisal.models import Appraisal
    from tolok.calendar.models import Period
    from tolok.rules.policy import Policy
    from tolok.skp.models import Outcome, Target

PERSONS = 200
CENT = Decimal("0.01")
# The seven levels of every third person.
LEVELS = (("above",) * 7, ("meets",) * 7, ("below", "below", *("above",) * 5))


@dataclass(frozen=True)
class Answer:
    """What the loop found for one person; `local` in points with two decimals."""

    work: str | None
    behaviour: str | None
    predikat: str | None
    local: Decimal | None


def main() -> None:
    """Run the loop over persons whose period is gathered, compare with the rules, print what a person took."""
    persons = int(sys.argv[1]) if len(sys.argv) > 1 else PERSONS
    with stage() as superuser:
        town = build("lingkar", persons)
        period, policy = rated(town.hr.pk, town.government.pk)
        settle_down(superuser)
        sys.stdout.write(looped(period, policy) + "\n")


def rated(hr_id: int, government_id: int) -> tuple[Period, Policy]:
    """Gather the quarter and give everybody seven levels; the period, and a policy with a local score."""
    from tolok.appraisal.actions import gather_period
    from tolok.appraisal.models import Appraisal, GivenLevel
    from tolok.calendar.queries import period_of
    from tolok.engine import packs
    from tolok.people.access import inside
    from tolok.people.models import Person
    from tolok.rules.terms import Value

    with inside(government_id):
        period = period_of("triwulan", on=date(2026, 8, 1))
        assert period is not None
        gather_period(by=Person.objects.get(pk=hr_id), at=AUTUMN, period=period)
        given = [
            GivenLevel(government_id=government_id, appraisal=each, behaviour=value, level=LEVELS[each.pk % 3][n])
            for each in Appraisal.objects.all()
            for n, value in enumerate(Value)
        ]
        GivenLevel.objects.bulk_create(given)
    scheme = packs.load("bukittinggi-2026").policy("triwulan-daerah").schemes[0]
    measured = tuple(part for part in scheme.components if part.measure == "achievement")
    policy = packs.load(period.pack).policy(period.calendar)
    return period, replace(policy, schemes=(replace(scheme, components=measured, bands=()),))


def looped(period: Period, policy: Policy) -> str:
    """Appraise one person after the other, each with queries and saves of its own; then compare with the rules."""
    from tolok.appraisal.models import Appraisal
    from tolok.people.access import inside

    answers = {}
    with clocked() as took, inside(period.government_id):
        for appraisal in Appraisal.objects.filter(period=period):
            answers[appraisal.pk] = answers_of(appraisal, period, policy)
    with inside(period.government_id):
        for appraisal in Appraisal.objects.filter(period=period).select_related("dossier"):
            assert answers[appraisal.pk] == by_the_rules(appraisal, policy), appraisal.pk
    each, cpu = 1000 / len(answers), took.cpu + (took.server or 0)
    found = sorted({str(answer.predikat) for answer in answers.values()})
    return (
        f"A loop over {len(answers)} persons took {took.wall * each:.1f} ms a person, {cpu * each:.1f} ms of it CPU "
        f"with the database; all equal to the rules ({', '.join(found)})."
    )


def answers_of(appraisal: Appraisal, period: Period, policy: Policy) -> Answer:
    """Query, compute and save one person."""
    from tolok.appraisal.models import Rating
    from tolok.skp.models import Skp

    skp = Skp.objects.get(person=appraisal.person, year=period.starts_on.year, state="agreed")
    achieved: list[tuple[str, Decimal | None]] = []
    levels = []
    for outcome in skp.outcomes.all():
        own = [(target.aspect, achievement(target, period, policy)) for target in outcome.targets.all()]
        levels.append((outcome, level([value for _aspect, value in own], policy)))
        achieved += own
    work = work_rating(levels, policy)
    behaviour = behaviour_rating([each.level for each in appraisal.levels.all()], policy)
    answer = Answer(work, behaviour, quadrant(work, behaviour), local_score(achieved, policy))
    proposal = appraisal.proposal
    proposal.work, proposal.behaviour = work or "", behaviour or ""
    proposal.save()
    Rating(
        government=appraisal.government,
        appraisal=appraisal,
        rater=appraisal.rater,
        work=proposal.work,
        behaviour=proposal.behaviour,
        result_hash="",
        rated_at=AUTUMN,
    ).save()
    appraisal.state = "rated"
    appraisal.save()
    return answer


def achievement(target: Target, period: Period, policy: Policy) -> Decimal | None:
    """Percent of the target that checked reports reached, at most the cap."""
    from tolok.reports.models import Report

    amounts = []
    for report in Report.objects.filter(target=target, on__gte=period.starts_on, on__lt=period.ends_on):
        if report.evidence.trust in ("checked", "measured"):
            amounts.append(Decimal(report.amount or 0))
    if not amounts:
        return None
    aim, done = Decimal(target.high), sum(amounts, Decimal(0))
    if target.accumulation == "sum":
        aim = aim * 3 / 12
    else:
        done = (done / len(amounts)).quantize(Decimal(1), ROUND_HALF_UP)
    percent = (2 * aim - done) / aim * 100 if target.polarity == "lower" else done / aim * 100
    cap = Decimal(policy.achievement.cap) / 100
    return max(Decimal(0), min(percent.quantize(CENT, ROUND_HALF_UP), cap))


def level(values: list[Decimal | None], policy: Policy) -> str | None:
    """The level of one outcome by the mean of its indicators."""
    known = [value for value in values if value is not None]
    if not known:
        return None
    mean = (sum(known, Decimal(0)) / len(known)).quantize(CENT, ROUND_HALF_UP)
    if mean * 100 >= policy.outcome.above_from:
        return "above"
    return "meets" if mean * 100 >= policy.outcome.meets_from else "below"


def work_rating(levels: list[tuple[Outcome, str | None]], policy: Policy) -> str | None:
    """From the levels of outcomes to one rating."""
    known = [(outcome, found) for outcome, found in levels if found]
    if not levels or _share(len(known), len(levels)) < policy.work.known_share:
        return None
    main = [found for outcome, found in known if outcome.kind == "main"]
    above = _share(sum(found == "above" for _outcome, found in known), len(known))
    below = _share(sum(found == "below" for _outcome, found in known), len(known))
    main_below = _share(main.count("below"), len(main)) if main else 0
    if above > policy.work.most and main_below == 0:
        return "above"
    return "meets" if below <= policy.work.most and main_below <= policy.work.small_part else "below"


def behaviour_rating(levels: list[str], policy: Policy) -> str | None:
    """From the levels of seven values to one rating."""
    if len(levels) < policy.behaviour.known_count:
        return None
    if levels.count("above") >= policy.behaviour.above_count and "below" not in levels:
        return "above"
    return "below" if levels.count("below") >= policy.behaviour.below_count else "meets"


def quadrant(work: str | None, behaviour: str | None) -> str | None:
    """The predikat where both ratings meet."""
    if not work or not behaviour:
        return None
    if work == "below":
        return "sangat_kurang" if behaviour == "below" else "butuh_perbaikan"
    if behaviour == "below":
        return "kurang"
    return "sangat_baik" if (work, behaviour) == ("above", "above") else "baik"


def local_score(achieved: list[tuple[str, Decimal | None]], policy: Policy) -> Decimal | None:
    """Weights times points over the weights of the components that are there."""
    total, weights = Decimal(0), 0
    for component in policy.schemes[0].components:
        known = [value for aspect, value in achieved if aspect in component.aspects and value is not None]
        if known:
            mean = (sum(known, Decimal(0)) / len(known)).quantize(CENT, ROUND_HALF_UP)
            total += component.weight * min(mean, Decimal(100))
            weights += component.weight
    return (total / weights).quantize(CENT, ROUND_HALF_UP) if weights else None


def by_the_rules(appraisal: Appraisal, policy: Policy) -> Answer:
    """The same from the kept dossier by the rules."""
    from tolok.appraisal.queries import completed
    from tolok.rules.appraise import appraise
    from tolok.rules.facts import Dossier

    given = {each.behaviour: each.level for each in appraisal.levels.all()}
    found = appraise(completed(Dossier.from_json(appraisal.dossier.facts), given, {}), policy)
    points = found.local[0].points
    return Answer(found.work, found.behaviour, found.predikat, None if points is None else Decimal(points) / 100)


def _share(part: int, whole: int) -> int:
    return int((Decimal(part) / whole * 10_000).quantize(Decimal(1), ROUND_HALF_UP))


if __name__ == "__main__":
    main()
