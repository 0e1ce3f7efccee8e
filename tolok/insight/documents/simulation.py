"""A simulation as a workbook: summary, predikat, units, schemes, every person."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.worksheet import Worksheet

from tolok.appraisal.models import Predikat
from tolok.insight.queries.shift import ORDER
from tolok.people.queries import masked_nip
from tolok.rules.numbers import shown

if TYPE_CHECKING:
    from tolok.insight.models import Simulation
    from tolok.insight.queries.answer import Answer
    from tolok.insight.queries.people import PersonRow

Cell = str | int | None
Rows = Iterable[Sequence[Cell]]
# A file's cells are read as numbers or as text, never as a formula or an address.
SAFE = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
WIDTHS = (46, 34, 34)


def workbook(simulation: Simulation, answer: Answer, people: Iterable[PersonRow], labels: dict[str, str]) -> bytes:
    """The whole simulation; people are written one by one, however many they are."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, SAFE) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        for title, rows in _sheets(simulation, answer, people, labels):
            page = book.add_worksheet(title)
            page.freeze_panes(1, 0)
            for place in range(12):
                page.set_column(place, place, WIDTHS[place] if place < len(WIDTHS) else 20)
            for number, cells in enumerate(rows):
                _write(page, number, cells, bold if number == 0 else None)
    return written.getvalue()


def _write(page: Worksheet, number: int, cells: Sequence[Cell], form: object) -> None:
    for place, cell in enumerate(cells):
        if isinstance(cell, int):
            page.write_number(number, place, cell, form)
        elif cell is not None:
            page.write_string(number, place, cell, form)


def _sheets(
    simulation: Simulation, answer: Answer, people: Iterable[PersonRow], labels: dict[str, str]
) -> list[tuple[str, Rows]]:
    return [
        (_("Summary"), _summary(simulation, answer)),
        ("Predikat", _predikat(answer)),
        (_("Units"), _units(answer)),
        (_("Local scores"), _schemes(answer)),
        (_("People"), _people(people, labels)),
    ]


def word(predikat: str) -> str:
    """A predikat as the law prints it; a missing one says so."""
    return str(Predikat(predikat).label) if predikat else _("not there yet")


def _summary(simulation: Simulation, answer: Answer) -> Rows:
    money = answer.money
    return [
        (_("Simulation of a policy"), _("It changes nothing, signs nothing and pays nobody.")),
        (_("Period"), simulation.period.label),
        (_("Policy of now"), f"{simulation.before_title} ({simulation.before})"),
        (_("Policy to try"), f"{simulation.after_title} ({simulation.after})"),
        (_("People"), answer.persons),
        (_("Of them something changes for"), answer.moved),
        (_("Higher predikat"), answer.higher),
        (_("Lower predikat"), answer.lower),
        (_("Predikat appears or vanishes"), answer.other),
        (_("People whose TPP both policies can reckon"), money.n),
        (_("TPP a month before, rupiah"), money.before if money.n else None),
        (_("TPP a month after, rupiah"), money.after if money.n else None),
        (_("NIPs in the file that are nobody here"), simulation.unknown_nips),
    ]


def _predikat(answer: Answer) -> Rows:
    yield (_("Before ↓ after →"), *(word(each) for each in ORDER))
    for name, cells in answer.matrix:
        yield (word(name), *(cell.n for cell in cells))


def _units(answer: Answer) -> Rows:
    yield (_("Unit"), _("People"), _("Other predikat"), _("Score up"), _("Score down"))
    for each in (*answer.units, *answer.still):
        yield (each.unit, each.persons, each.other_predikat, each.up, each.down)


def _schemes(answer: Answer) -> Rows:
    yield (_("Local score"), _("People with both"), _("Mean before"), _("Mean after"), _("Up"), _("Down"))
    for each in answer.schemes:
        yield (each.label, each.n_both, each.before, each.after, each.up, each.down)


def _people(people: Iterable[PersonRow], labels: dict[str, str]) -> Rows:
    names = list(labels)
    heads = [said % {"score": labels[name]} for name in names for said in (_("%(score)s before"), _("%(score)s after"))]
    money = (_("TPP before, rupiah"), _("TPP after, rupiah"))
    yield (_("Name"), _("Unit"), "NIP", _("Predikat before"), _("Predikat after"), *heads, *money)
    for each in people:
        one, other = dict(each.before.scores), dict(each.after.scores)
        points = [_points(side.get(name)) for name in names for side in (one, other)]
        predikat = (word(each.before.predikat or ""), word(each.after.predikat or ""))
        yield (each.name, each.unit, masked_nip(each.nip), *predikat, *points, each.before.tpp, each.after.tpp)


def _points(points: int | None) -> str:
    return "" if points is None else shown(points, "points")
