"""Reads the matriks peran hasil: who supports which outcome of a superior."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tolok.people.queries import subordinates
from tolok.people.queries.teams import members_led
from tolok.skp.models import Outcome, Skp
from tolok.skp.queries.plans import skp_of

if TYPE_CHECKING:
    from tolok.people.models import Person, Posting


@dataclass(frozen=True)
class Column:
    """An outcome of the superior; empty when nobody below supports it."""

    id: int
    title: str
    is_empty: bool


@dataclass(frozen=True)
class Cell:
    """The outcomes of one person that support one column."""

    column: str
    titles: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A direct subordinate, or who works in a team that the superior leads: `teams` names those.

    Empty when no outcome supports a column. What a member does beside the columns is their own superior's concern.
    """

    person_id: int
    name: str
    post: str
    has_plan: bool
    cells: tuple[Cell, ...]
    others: tuple[str, ...]
    is_empty: bool
    teams: tuple[str, ...] = ()


@dataclass(frozen=True)
class Matrix:
    """The grid of one superior that day; `skp` is None while the superior has no plan."""

    skp: Skp | None
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


def matrix_of(person: Person, *, on: date) -> Matrix:
    """The grid of a superior's outcomes against the direct subordinates and the members of teams led that day."""
    skp = skp_of(person, on=on)
    above = list(Outcome.objects.filter(skp=skp).order_by("-kind", "number")) if skp else []
    rows: list[tuple[Posting, tuple[str, ...]]] = [(post, ()) for post in subordinates(person, on=on)]
    reporting = {post.person_id for post, _teams in rows}
    rows += [(post, teams) for post, teams in members_led(person, on=on) if post.person_id not in reporting]
    below = _outcomes_of({post.person_id for post, _teams in rows}, on)
    supported = {outcome.supports_id for outcomes in below.values() for outcome in outcomes}
    return Matrix(
        skp=skp,
        columns=tuple(Column(o.pk, o.title, o.pk not in supported) for o in above),
        lines=tuple(_line(post, above, below.get(post.person_id), teams) for post, teams in rows),
    )


def _outcomes_of(person_ids: set[int], on: date) -> dict[int, list[Outcome]]:
    plans = Skp.objects.filter(person_id__in=person_ids, starts_on__lte=on, ends_on__gt=on)
    latest = {plan.person_id: plan.pk for plan in plans.order_by("starts_on", "pk")}
    found: dict[int, list[Outcome]] = {person: [] for person in latest}
    for outcome in Outcome.objects.filter(skp__in=latest.values()).select_related("skp").order_by("-kind", "number"):
        found[outcome.skp.person_id].append(outcome)
    return found


def _line(post: Posting, above: list[Outcome], outcomes: list[Outcome] | None, teams: tuple[str, ...]) -> Line:
    held = outcomes or []
    ids = {outcome.pk for outcome in above}
    cells = tuple(Cell(a.title, tuple(o.title for o in held if o.supports_id == a.pk)) for a in above)
    return Line(
        person_id=post.person_id,
        name=post.person.name,
        post=post.position.title,
        has_plan=outcomes is not None,
        cells=cells,
        others=() if teams else tuple(o.title for o in held if o.supports_id not in ids),
        is_empty=not any(cell.titles for cell in cells),
        teams=teams,
    )
