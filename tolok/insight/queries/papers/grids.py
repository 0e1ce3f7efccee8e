"""Reads matriks peran hasil, competences, and heads of forms for a pen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import override

from tolok.feedback.queries import Span, competences_in
from tolok.insight.queries.papers.officials import posts_of
from tolok.insight.queries.papers.plans import heading_of, results_of
from tolok.insight.queries.papers.shapes import (
    BlankFacts,
    CompetenceFacts,
    CompetenceLine,
    Heading,
    MatrixFacts,
    MatrixRow,
)
from tolok.skp.models import Skp
from tolok.skp.queries import Matrix, matrix_of

if TYPE_CHECKING:
    from tolok.feedback.models import Competence


def matrix_facts(ids: Iterable[int], *, on: date) -> dict[int, MatrixFacts]:
    """The grids of these plans on a day of each plan, by number; only of those who lead somebody that day."""
    found = {}
    for skp, heading in _headed(ids):
        day = min(max(on, skp.starts_on), skp.ends_on - timedelta(days=1))
        grid = matrix_of(skp.person, on=day)
        if grid.skp == skp and grid.lines:
            found[skp.pk] = MatrixFacts(heading, skp.state == Skp.State.AGREED, day, _columns(grid), tuple(_rows(grid)))
    return found


def blank_facts(ids: Iterable[int]) -> dict[int, BlankFacts]:
    """The heads of these plans, by number; two queries. A form filled in by hand is no draft of ours."""
    return {skp.pk: BlankFacts(heading, is_final=True) for skp, heading in _headed(ids)}


def competence_facts(ids: Iterable[int]) -> dict[int, CompetenceFacts]:
    """The competences that were seen in the time of these plans, by number; three queries."""
    headed = list(_headed(ids))
    seen = competences_in({skp.pk: Span(skp.person_id, skp.starts_on, skp.ends_on) for skp, _heading in headed})
    return {
        skp.pk: CompetenceFacts(heading, is_final=True, lines=tuple(map(_competence, seen[skp.pk])))
        for skp, heading in headed
    }


def _competence(line: Competence) -> CompetenceLine:
    return CompetenceLine(line.name, line.score, line.reason, line.follow_up)


def _headed(ids: Iterable[int]) -> Iterator[tuple[Skp, Heading]]:
    joined = Skp.objects.select_related("government", "person", "superior", "posting__position__unit")
    skps = list(joined.filter(pk__in=list(ids)))
    posts = posts_of({skp.superior_id for skp in skps if skp.superior_id})
    return ((skp, heading_of(skp, posts)) for skp in skps)


def _columns(grid: Matrix) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The leader's outcomes with their indicators, in the order of the grid: main ones first."""
    assert grid.skp is not None  # asked above
    with override("id"):
        found = results_of([grid.skp.pk]).get(grid.skp.pk, ())
    results = sorted(found, key=lambda each: each.kind, reverse=True)
    return tuple((each.title, tuple(f"{aim.name}: {aim.wanted}" for aim in each.aims)) for each in results)


def _rows(grid: Matrix) -> Iterator[MatrixRow]:
    for line in grid.lines:
        post = "\n".join((line.post, *(f"Anggota tim kerja {team}" for team in line.teams)))
        yield MatrixRow(line.name, post, tuple(cell.titles for cell in line.cells))
