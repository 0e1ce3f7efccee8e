"""Reads SKPs as forms say them, thousands in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.utils.translation import override

from tolok.calendar.queries import day_of
from tolok.insight.queries.papers.officials import Posts, agency_of, official, place_of, posts_of
from tolok.insight.queries.papers.shapes import Aim, Heading, Manner, Official, PlanFacts, Result
from tolok.skp.models import AnnexLine, Expectation, Outcome, Skp, Target
from tolok.skp.queries import BEHAVIOURS
from tolok.skp.queries.leading import leading_units, leads
from tolok.skp.queries.rows import link_text, wanted


def plan_facts(skp_ids: Iterable[int]) -> dict[int, PlanFacts]:
    """What the SKPs of these numbers say, by number; seven queries."""
    joined = Skp.objects.select_related("government", "person", "superior", "posting__position__unit")
    skps = list(joined.filter(pk__in=list(skp_ids)))
    ids = [skp.pk for skp in skps]
    with override("id"):
        results = results_of(ids)
    posts = posts_of({skp.superior_id for skp in skps if skp.superior_id})
    heads = leading_units() if skps else set()
    expected: dict[int, dict[str, str]] = defaultdict(dict)
    for skp_id, code, text in Expectation.objects.filter(skp__in=ids).values_list("skp_id", "behaviour", "text"):
        expected[skp_id][code] = text
    annex: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for skp_id, kind, text in AnnexLine.objects.filter(skp__in=ids).values_list("skp_id", "kind", "text"):
        annex[skp_id][kind].append(text)
    return {
        skp.pk: PlanFacts(
            heading=heading_of(skp, posts),
            is_final=skp.state == Skp.State.AGREED,
            layout=layout_of(skp, heads),
            year=skp.year,
            agreed_on=agreed_on(skp),
            results=tuple(results[skp.pk]),
            manners=manners_of(expected[skp.pk]),
            annex=tuple((kind.value, tuple(annex[skp.pk][kind.value])) for kind in AnnexLine.Kind),
        )
        for skp in skps
    }


def agreed_on(skp: Skp) -> date | None:
    """The local day of the agreement; None while there is none."""
    if skp.state != Skp.State.AGREED or skp.decided_at is None:
        return None
    return day_of(skp.decided_at, skp.government)


def heading_of(skp: Skp, posts: Posts) -> Heading:
    """The head of a form about a plan; the superior stands with the post of the day of the agreement."""
    rater = Official()
    if skp.superior is not None:
        rater = official(skp.superior, posts.on(skp.superior.pk, agreed_on(skp) or skp.starts_on))
    return Heading(
        agency=agency_of(skp.government),
        place=place_of(skp.government),
        starts_on=skp.starts_on,
        last_day=skp.ends_on - timedelta(days=1),
        person=official(skp.person, skp.posting),
        rater=rater,
    )


def manners_of(expected: Mapping[str, str], levels: Mapping[str, str] | None = None) -> tuple[Manner, ...]:
    """The seven behaviours in the order of the forms."""
    given = levels or {}
    return tuple(Manner(each.code, expected.get(each.code, ""), given.get(each.code, "")) for each in BEHAVIOURS)


def results_of(skp_ids: Iterable[int]) -> dict[int, list[Result]]:
    """The outcomes of these plans in the order of the forms; two queries."""
    ids = list(skp_ids)
    aims: dict[int, list[Aim]] = defaultdict(list)
    for target in Target.objects.filter(outcome__skp__in=ids).order_by("pk"):
        words = wanted(target.low, target.high, target.unit)
        aims[target.outcome_id].append(
            Aim(target.aspect, target.name, words, perspective=str(target.get_perspective_display()))
        )
    found: dict[int, list[Result]] = defaultdict(list)
    outcomes = Outcome.objects.filter(skp__in=ids).select_related("supports__skp__person", "goal")
    for each in outcomes.order_by("number"):
        found[each.skp_id].append(_result(each, tuple(aims[each.pk])))
    return found


def layout_of(skp: Skp, heads: set[int]) -> str:
    """Which of the three layouts a plan has."""
    if skp.approach == Skp.Approach.QUALITATIVE:
        return "qualitative"
    return "leader" if leads(skp.posting, heads) else "quantitative"


def _result(outcome: Outcome, aims: tuple[Aim, ...]) -> Result:
    return Result(
        kind=outcome.kind,
        title=outcome.title,
        supports=outcome.supports.title if outcome.supports else "",
        link=outcome.assigned_by or link_text(outcome),
        measure=outcome.measure,
        aims=aims,
    )
