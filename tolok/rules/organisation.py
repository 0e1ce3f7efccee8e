"""An organisation's predikat, proposed from its action plans or its agreement."""

from __future__ import annotations

from tolok.rules.receipt import Receipt
from tolok.rules.steps import (
    Band,
    Both,
    Column,
    Compare,
    Count,
    Formula,
    Node,
    Nothing,
    Number,
    Ratio,
    When,
    Word,
    formula,
    known,
)
from tolok.rules.terms import Evaluation, OrganisationPredikat, Scale, Silence
from tolok.rules.trace import trace
from tolok.rules.unit import OrganisationFacts, OrganisationPolicy, OrganisationProposal
from tolok.rules.values import Row

_TARGET_MET = Number(10_000, Scale.RATIO)
_PROGRESS = Column("progress", Scale.RATIO, "kemajuan terhadap target", "progress against the target")
_AGREEMENT = Column("agreement", Scale.RATIO, "capaian Perjanjian Kinerja", "achievement of the yearly agreement")
_MOST = Column("most", Scale.RATIO, "batas sebagian besar", "limit for most")
_GOOD = Column("good_share", Scale.RATIO, "batas Baik", "limit of Baik")
_FAIR = Column("fair_share", Scale.RATIO, "batas Butuh Perbaikan", "limit of Butuh Perbaikan")
_ENOUGH = Column("known_share", Scale.RATIO, "bagian yang harus diketahui", "share that must be known")
_YEARLY = tuple(
    (Column(name, Scale.RATIO, f"batas {label}", f"limit of {label}"), word.value)
    for name, label, word in (
        ("top_from", "Istimewa", OrganisationPredikat.ISTIMEWA),
        ("good_from", "Baik", OrganisationPredikat.BAIK),
        ("fair_from", "Butuh Perbaikan", OrganisationPredikat.BUTUH_PERBAIKAN),
        ("poor_from", "Kurang", OrganisationPredikat.KURANG),
    )
)


def _share_of_known(test: Node) -> Node:
    return Ratio(Count("plans", test), Count("plans", known(_PROGRESS)))


@formula("Bagian rencana aksi yang diketahui", "Share of plans with known progress", Scale.RATIO, "known")
def plans_known() -> Node:
    """The share of action plans whose progress is known.

    Source: rancangan Tolok, yang belum ada bukan nol dan bukan penuh
    """
    return Ratio(Count("plans", known(_PROGRESS)), Count("plans", Number(1)))


@formula("Bagian rencana aksi yang melebihi target", "Share of plans above target", Scale.RATIO, "above")
def plans_above() -> Node:
    """The share of known action plans that exceed the target agreed with the leader.

    Source: SE MenPANRB 3/2023, capaian kinerja organisasi periodik (istimewa)
    """
    return _share_of_known(Compare(">", _PROGRESS, _TARGET_MET))


@formula("Bagian rencana aksi yang mencapai target", "Share of plans on or above target", Scale.RATIO, "reached")
def plans_reached() -> Node:
    """The share of known action plans that reach the target.

    Source: SE MenPANRB 3/2023, capaian kinerja organisasi periodik
    """
    return _share_of_known(Compare("≥", _PROGRESS, _TARGET_MET))


@formula("Bagian rencana aksi tanpa kemajuan", "Share of plans without progress", Scale.RATIO, "stalled")
def plans_stalled() -> Node:
    """The share of known action plans that show no progress.

    Source: SE MenPANRB 3/2023, capaian kinerja organisasi periodik (sangat kurang)
    """
    return _share_of_known(Compare("≤", _PROGRESS, Number(0, Scale.RATIO)))


@formula("Usulan predikat organisasi", "Proposed predikat of the organisation", Scale.WORD, "organisation")
def organisation_periodic() -> Node:
    """Sangat kurang if most plans stand still, istimewa if most exceed the target, else by how many reach it.

    Source: SE MenPANRB 3/2023, capaian kinerja organisasi periodik; batasnya dari kebijakan
    """
    limits = ((_GOOD, OrganisationPredikat.BAIK.value), (_FAIR, OrganisationPredikat.BUTUH_PERBAIKAN.value))
    by_share = Band(plans_reached.column, limits, OrganisationPredikat.KURANG.value)
    exceeds = Both(Compare(">", plans_above.column, _MOST), Compare("≥", plans_reached.column, _GOOD))
    rated = When(exceeds, Word(OrganisationPredikat.ISTIMEWA), by_share)
    stands_still = Compare(">", plans_stalled.column, _MOST)
    judged = When(stands_still, Word(OrganisationPredikat.SANGAT_KURANG), rated)
    return When(Compare("≥", plans_known.column, _ENOUGH), judged, Nothing())


@formula("Usulan predikat organisasi", "Proposed predikat of the organisation", Scale.WORD, "organisation")
def organisation_yearly() -> Node:
    """The band that the achievement of the yearly agreement reaches.

    Source: SE MenPANRB 3/2023, capaian kinerja organisasi tahunan (Perjanjian Kinerja); batasnya dari kebijakan
    """
    return Band(_AGREEMENT, _YEARLY, OrganisationPredikat.SANGAT_KURANG.value)


PERIODIC: tuple[Formula, ...] = (plans_known, plans_above, plans_reached, plans_stalled, organisation_periodic)
YEARLY: tuple[Formula, ...] = (organisation_yearly,)


def organisation(facts: OrganisationFacts, policy: OrganisationPolicy) -> OrganisationProposal:
    """Propose an organisation's predikat with every step; the leader one level up decides.

    Source: SE MenPANRB 3/2023, capaian kinerja organisasi
    """
    receipt, yearly = Receipt(), facts.evaluation is Evaluation.YEARLY
    plans: list[Row] = [{"progress": plan.progress} for plan in facts.plans]
    traced = trace(YEARLY if yearly else PERIODIC, organisation_cells(facts, policy), {"plans": plans})
    why = "no_agreement" if yearly else "too_few_plans" if plans else "no_plans"
    receipt.write("organisation", traced, why, policy.yearly.source if yearly else policy.periodic.source)
    value = traced[-1].value
    if value is None and policy.missing is Silence.HOLD:
        receipt.hold("organisation", why)
    proposed = None if value is None else OrganisationPredikat(str(value))
    return OrganisationProposal(proposed, why if value is None else None, tuple(receipt.steps), tuple(receipt.held))


def organisation_cells(facts: OrganisationFacts, policy: OrganisationPolicy) -> Row:
    """One organisation's record."""
    plans, year = policy.periodic, policy.yearly
    shares = {"most": plans.most, "good_share": plans.good_share, "fair_share": plans.fair_share}
    limits = {"top_from": year.top_from, "good_from": year.good_from, "fair_from": year.fair_from}
    rest: Row = {"known_share": plans.known_share, "poor_from": year.poor_from, "agreement": facts.agreement}
    return {**shares, **limits, **rest}
