"""A project judged by its outcome, its completion time and its budget."""

from __future__ import annotations

from tolok.rules.steps import Column, Formula, Greatest, Join, Least, Node, Number, Ratio, When, formula
from tolok.rules.terms import Scale

_FULL = Number(10_000, Scale.RATIO)
_ZERO = Number(0, Scale.RATIO)
_CAP = Column("cap", Scale.RATIO, "batas tertinggi capaian", "cap of the achievement")
_TARGET = Column("target", Scale.AMOUNT, "target hasil proyek", "target of the project's outcome")
_DONE = Column("done", Scale.AMOUNT, "hasil proyek", "outcome of the project")
_PLANNED = Column("planned_days", Scale.DAYS, "hari yang direncanakan", "days planned")
_TAKEN = Column("taken_days", Scale.DAYS, "hari yang terpakai", "days taken")
_BUDGET = Column("budget", Scale.RUPIAH, "anggaran", "budget")
_SPENT = Column("spent", Scale.RUPIAH, "belanja", "spending")


def _less_is_better(planned: Node, used: Node) -> Node:
    """(2 × planned − used) ÷ planned, between nothing and the cap; with nothing planned only nothing is on target."""
    left = Greatest(Join("−", Join("×", Number(2), planned), used), Join("×", Number(0), planned))
    free = When(used.same(0), _FULL, _ZERO)
    return When(planned.same(0), free, Least(Ratio(left, planned), _CAP))


@formula("Hasil proyek terhadap target", "Outcome against the target", Scale.RATIO)
def project_outcome() -> Node:
    """What the project brought about, against its target, up to the cap; missing without a target.

    Source: Artikel Tanjung Selor (hasil akhir proyek); PermenPANRB 8/2021, Lampiran (kondisi normal)
    """
    return Least(Ratio(_DONE, _TARGET), _CAP)


@formula("Waktu proyek terhadap rencana", "Time against the plan", Scale.RATIO)
def project_time() -> Node:
    """(2 × planned − taken days) ÷ planned: on the last day planned it is on target.

    Source: Artikel Tanjung Selor (waktu penyelesaian proyek); PermenPANRB 8/2021, Lampiran (kondisi khusus)
    """
    return _less_is_better(_PLANNED, _TAKEN)


@formula("Belanja proyek terhadap anggaran", "Spending against the budget", Scale.RATIO)
def project_budget() -> Node:
    """(2 × budget − spending) ÷ budget, never above on target: money left over is no merit of its own.

    Source: Artikel Tanjung Selor (anggaran proyek); PermenPANRB 8/2021, Lampiran (kondisi khusus)
    """
    return Least(_less_is_better(_BUDGET, _SPENT), _FULL)


PROJECT: tuple[Formula, ...] = (project_outcome, project_time, project_budget)
