"""The steps of the index: points of four parts, their sum, its category."""

from __future__ import annotations

from functools import cache

from tolok.rules.ip_asn.facts import PARTS, IpAsnPolicy, Training
from tolok.rules.steps import (
    Column,
    Compare,
    Formula,
    Join,
    Lookup,
    Missing,
    Node,
    Nothing,
    Number,
    Ratio,
    Unit,
    When,
    Word,
    formula,
)
from tolok.rules.tables import by_limit, by_word, per_pack
from tolok.rules.terms import Scale, Silence

_EDUCATION = Column("certificate", Scale.WORD, "ijazah tertinggi", "highest certificate")
_DUTY = Column("duty", Scale.WORD, "jenis jabatan", "kind of position")
_DUTY_TRAINING = Column("duty_training", Scale.COUNT, "diklat jabatan", "trainings for the position")
_HOURS = Column("hours", Scale.COUNT, "JP diklat teknis", "hours of technical training")
_LEAST_HOURS = Column("least_hours", Scale.COUNT, "JP paling sedikit", "least hours")
_SEMINARS = Column("seminars", Scale.COUNT, "seminar", "seminars")
_PREDIKAT = Column("predikat", Scale.PREDIKAT, "predikat", "predikat")
_SEVERITY = Column("severity", Scale.WORD, "berat hukuman", "severity of the sanction")
_SILENCE = Column("silence", Scale.WORD, "arti bagian yang belum ada", "what a missing part means")
_FULL = Number(10_000, Scale.POINTS)
_NONE = Number(0, Scale.POINTS)


def _earned(policy: IpAsnPolicy, training: Training, amount: Node, least: Node | int) -> Node:
    """All its points from the least amount; nothing where the position gives it none; below zero is unreadable."""
    table = tuple((share.duty.value, share.training.value, share.points) for share in policy.training)
    full = Lookup(table, _DUTY, Word(training))
    reached = When(Compare("≥", amount, Number(0)), When(amount >= least, full, _NONE), Nothing())
    return When(full.same(0), _NONE, reached)


@per_pack("Kualifikasi", "Education", Scale.POINTS)
def education(policy: IpAsnPolicy) -> Node:
    """Points of the highest certificate.

    Source: PermenPANRB 38/2018, dimensi kualifikasi
    """
    return by_word(policy.education, _EDUCATION)


@per_pack("Diklat jabatan", "Training for the position", Scale.POINTS)
def duty_points(policy: IpAsnPolicy) -> Node:
    """Leadership or functional training; a pelaksana has none to follow.

    Source: PermenPANRB 38/2018, dimensi kompetensi
    """
    return _earned(policy, Training.DUTY, _DUTY_TRAINING, 1)


@per_pack("Diklat teknis", "Technical training", Scale.POINTS)
def technical_points(policy: IpAsnPolicy) -> Node:
    """Technical training of at least the policy's hours.

    Source: PermenPANRB 38/2018, dimensi kompetensi
    """
    return _earned(policy, Training.TECHNICAL, _HOURS, _LEAST_HOURS)


@per_pack("Seminar", "Seminars", Scale.POINTS)
def seminar_points(policy: IpAsnPolicy) -> Node:
    """At least one seminar or the like.

    Source: PermenPANRB 38/2018, dimensi kompetensi
    """
    return _earned(policy, Training.SEMINAR, _SEMINARS, 1)


@formula("Kompetensi", "Competence", Scale.POINTS)
def competence() -> Node:
    """The three kinds of training together.

    Source: PermenPANRB 38/2018, dimensi kompetensi
    """
    return duty_points.column + technical_points.column + seminar_points.column


@per_pack("Kinerja", "Performance", Scale.POINTS)
def performance(policy: IpAsnPolicy) -> Node:
    """Points of the predikat.

    Source: PermenPANRB 38/2018, dimensi kinerja
    """
    return by_word(policy.performance, _PREDIKAT)


@per_pack("Disiplin", "Discipline", Scale.POINTS)
def discipline_points(policy: IpAsnPolicy) -> Node:
    """Points by the heaviest sanction received.

    Source: PermenPANRB 38/2018, dimensi disiplin
    """
    return by_word(policy.discipline, _SEVERITY)


_POINTS = (education.column, competence.column, performance.column, discipline_points.column)
_WEIGHTS = tuple(Column(f"weight_{part}", Scale.POINTS, "bobot", "weight") for part in PARTS)


def _sum(parts: list[Node]) -> Node:
    first, *others = parts
    for other in others:
        first = Join("+", first, other)
    return first


@formula("Bobot bagian yang sudah ada", "Weight of the parts that are there", Scale.POINTS)
def known_weight() -> Node:
    """The weights of the parts that are known.

    Source: rancangan Tolok, yang belum ada bukan nol dan bukan penuh
    """
    return _sum([When(Missing(points), _NONE, weight) for points, weight in zip(_POINTS, _WEIGHTS, strict=True)])


@formula("Indeks profesionalitas", "Index of professionalism", Scale.POINTS, "total")
def ip_asn_total() -> Node:
    """The sum of the four parts; of the known ones over their weights only where the policy says so.

    Source: PermenPANRB 38/2018; arti bagian yang belum ada dari kebijakan
    """
    there = _sum([When(Missing(points), _NONE, points) for points in _POINTS])
    shared = Unit(Ratio(there, known_weight.column), 1, Scale.POINTS)
    others = When(_SILENCE.same(Silence.REDISTRIBUTE), shared, Nothing())
    return When(known_weight.column.same(_FULL), _sum(list(_POINTS)), others)


@formula("Indeks dibulatkan", "Index rounded", Scale.POINTS, "rounded")
def ip_asn_rounded() -> Node:
    """The index in whole points, half up, because the categories leave gaps between them.

    Source: rancangan Tolok, dibulatkan dahulu lalu digolongkan
    """
    return Unit(Ratio(ip_asn_total.column, Number(100, Scale.POINTS), 1), 100, Scale.POINTS)


@per_pack("Kategori", "Category", Scale.WORD)
def category(policy: IpAsnPolicy) -> Node:
    """The category of the rounded index.

    Source: PermenPANRB 38/2018, kategori indeks
    """
    return by_limit(policy.category, ip_asn_rounded.column, Scale.POINTS, policy.category[0].value)


@cache
def ip_asn_rule(policy: IpAsnPolicy) -> tuple[Formula, ...]:
    """The steps with a policy's tables; reads the cells of `ip_asn_cells`."""
    trainings = (duty_points(policy), technical_points(policy), seminar_points(policy), competence)
    parts = (education(policy), performance(policy), discipline_points(policy))
    return (*trainings, *parts, known_weight, ip_asn_total, ip_asn_rounded, category(policy))
