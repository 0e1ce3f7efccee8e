"""What must hold for every organisation there could be."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tolok.engine import packs
from tolok.rules.organisation import organisation
from tolok.rules.terms import Evaluation, OrganisationPredikat, Silence
from tolok.rules.unit import OrganisationFacts, OrganisationPolicy, OrganisationProposal, PlanFact

ORDER = list(reversed(OrganisationPredikat))
PROGRESS = st.lists(st.integers(0, 15_000), min_size=1, max_size=12)


def policy() -> OrganisationPolicy:
    """The national pack's numbers."""
    found = packs.load("permenpanrb-6-2022").organisation
    assert found is not None
    return found


def period(progress: list[int | None]) -> OrganisationProposal:
    """The proposal for a period with these plans."""
    plans = tuple(PlanFact(n, "Rencana", each) for n, each in enumerate(progress, 1))
    return organisation(OrganisationFacts(1, "mataram", "2026-q1", Evaluation.PERIODIC, plans), policy())


def rank(found: OrganisationProposal) -> int:
    """Where a proposed predikat stands, the worst first."""
    assert found.predikat is not None
    return ORDER.index(found.predikat)


@given(PROGRESS, st.data())
def test_more_progress_never_worsens_the_proposal(progress: list[int], chosen: st.DataObject) -> None:
    place = chosen.draw(st.integers(0, len(progress) - 1))
    better = [*progress[:place], progress[place] + chosen.draw(st.integers(0, 5_000)), *progress[place + 1 :]]

    assert rank(period(list(progress))) <= rank(period(list(better)))


@given(st.integers(0, 20_000), st.integers(0, 20_000))
def test_a_better_year_never_worsens_the_proposal(one: int, other: int) -> None:
    less, more = sorted((one, other))

    ranks = [
        rank(organisation(OrganisationFacts(1, "mataram", "2026", Evaluation.YEARLY, (), each), policy()))
        for each in (less, more)
    ]

    assert ranks == sorted(ranks)


@given(PROGRESS)
def test_unknown_plans_are_neither_failed_nor_full(progress: list[int]) -> None:
    known = period(list(progress))

    found = period([*progress, *([None] * (len(progress) // 2))])

    assert found.predikat == known.predikat


def test_without_facts_a_policy_may_refuse_instead_of_asking() -> None:
    facts = OrganisationFacts(1, "mataram", "2026", Evaluation.YEARLY)

    found = organisation(facts, replace(policy(), missing=Silence.REFUSE))

    assert (found.predikat, found.missing, found.held) == (None, "no_agreement", ())


def test_the_proposal_explains_itself_and_is_read_back_unchanged() -> None:
    found = period([11_000, 10_500, None, 0])

    steps = {step.path: step.formula for step in found.steps}
    assert steps["organisation/known"] == "3 ÷ 4 = 75 %"
    assert steps["organisation/stalled"] == "1 ÷ 3 = 33,33 %"
    assert OrganisationProposal.from_json(found.to_json()) == found
