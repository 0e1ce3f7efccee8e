"""What projects say: outcome, completion time and budget."""

from __future__ import annotations

from tolok.rules.measures.measure import Measure, behind, measured
from tolok.rules.project import project_budget, project_outcome, project_time
from tolok.rules.steps import Column, Count, Formula, Node, Ratio, Total, known
from tolok.rules.terms import Better, Scale


def _mean(of: Column) -> Node:
    return Ratio(Total("projects", of), Count("projects", known(of)), 1)


@measured("Hasil akhir proyek", "Outcome of the projects", Scale.RATIO)
def _outcome() -> Node:
    """The mean outcome of the projects that have one.

    Source: Artikel Tanjung Selor (proyek dinilai dari hasil akhir)
    """
    return _mean(project_outcome.column)


@measured("Waktu penyelesaian proyek", "Completion time of the projects", Scale.RATIO)
def _time() -> Node:
    """The mean of the finished projects' time against their plan.

    Source: Artikel Tanjung Selor (proyek dinilai dari waktu penyelesaian)
    """
    return _mean(project_time.column)


@measured("Anggaran proyek", "Budget of the projects", Scale.RATIO)
def _budget() -> Node:
    """The mean of the projects' spending against their budget.

    Source: Artikel Tanjung Selor (proyek dinilai dari anggaran yang digunakan)
    """
    return _mean(project_budget.column)


def _measure(value: Formula, of: Column) -> Measure:
    """A mean over projects, and how many of them it knows."""

    @behind()
    def known_projects() -> Node:
        """How many projects are known so far.

        Source: rancangan Tolok, proyek yang belum selesai tidak dihitung
        """
        return Count("projects", known(of))

    return Measure("projects", Scale.RATIO, Better.HIGHER, 20_000, value, known_projects)


PROJECTS = {
    "project_outcome": _measure(_outcome, project_outcome.column),
    "project_time": _measure(_time, project_time.column),
    "project_budget": _measure(_budget, project_budget.column),
}
