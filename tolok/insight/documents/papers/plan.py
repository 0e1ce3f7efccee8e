"""An SKP in the three layouts of PermenPANRB 6/2022, and its annex."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import override

from tolok.insight.documents.papers.blocks import (
    Cell,
    Group,
    Sheet,
    Table,
    Words,
    band,
    bullets,
    nothing,
    numbered,
    period,
    sides,
    signers,
)
from tolok.skp.queries import BEHAVIOURS

if TYPE_CHECKING:
    from tolok.insight.queries.papers.shapes import Heading, Manner, PlanFacts, Result

ASPECTS = {"quantity": "Kuantitas", "quality": "Kualitas", "time": "Waktu", "cost": "Biaya"}
KINDS = (("main", "A. UTAMA"), ("additional", "B. TAMBAHAN"))
ANNEX = {
    "resources": "DUKUNGAN SUMBER DAYA",
    "accountability": "SKEMA PERTANGGUNGJAWABAN",
    "consequences": "KONSEKUENSI",
}
TITLES = {
    "quantitative": ("PENDEKATAN HASIL KERJA KUANTITATIF", "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL"),
    "leader": (
        "PENDEKATAN HASIL KERJA KUANTITATIF",
        "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI",
    ),
    "qualitative": ("PENDEKATAN HASIL KERJA KUALITATIF",),
}


def plan_sheet(facts: PlanFacts) -> Sheet:
    """The SKP in the layout of its approach and position."""
    results = {"quantitative": _quantitative, "leader": _leader, "qualitative": _qualitative}[facts.layout]
    return _sheet(facts, ("SASARAN KINERJA PEGAWAI", *TITLES[facts.layout]), (results(facts.results), _manners(facts)))


def annex_sheet(facts: PlanFacts) -> Sheet:
    """The three lists of the annex."""
    lists = tuple(Words(ANNEX[kind], numbered(lines)) for kind, lines in facts.annex)
    return _sheet(facts, ("LAMPIRAN SASARAN KINERJA PEGAWAI",), lists)


def _sheet(facts: PlanFacts, title: tuple[str, ...], blocks: Sequence[Table | Words]) -> Sheet:
    heading: Heading = facts.heading
    return Sheet(
        title=title,
        agency=heading.agency,
        period=period(heading),
        sides=sides(heading),
        blocks=tuple(blocks),
        signers=signers(heading, facts.agreed_on),
        final=facts.is_final,
    )


def _quantitative(results: Sequence[Result]) -> Table:
    heads = (
        *("NO", "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI", "RENCANA HASIL KERJA"),
        *("ASPEK", "INDIKATOR KINERJA INDIVIDU", "TARGET"),
    )
    return Table((0.35, 2, 2, 0.85, 2, 1.1), heads, tuple(_parts(results, 6, _aims_by_aspect)), numbered=True)


def _leader(results: Sequence[Result]) -> Table:
    heads = ("NO", "RENCANA HASIL KERJA", "INDIKATOR KINERJA INDIVIDU", "TARGET", "PERSPEKTIF")
    return Table((0.35, 2.4, 2.4, 1.2, 1.3), heads, tuple(_parts(results, 5, _aims_by_perspective)), numbered=True)


def _qualitative(results: Sequence[Result]) -> Table:
    return Table((0.35, 8), ("NO", "HASIL KERJA"), tuple(_parts(results, 2, _told)))


def _parts(results: Sequence[Result], columns: int, row: Callable[[int, Result], Group]) -> Iterator[Group]:
    for kind, label in KINDS:
        yield band(label, columns)
        held = [each for each in results if each.kind == kind]
        yield from (row(number, each) for number, each in enumerate(held, 1))
        if not held:
            yield nothing(columns)


def _aims_by_aspect(number: int, result: Result) -> Group:
    rows = max(len(result.aims), 1)
    first = (
        Cell(str(number), rows=rows, center=True),
        Cell(result.supports or result.link, rows=rows),
        Cell(result.title, rows=rows),
    )
    aims = [(Cell(ASPECTS[aim.aspect]), Cell(aim.name), Cell(aim.wanted)) for aim in result.aims]
    return (*first, *(cell for aim in aims or [(Cell(), Cell(result.measure), Cell())] for cell in aim))


def _aims_by_perspective(number: int, result: Result) -> Group:
    rows = max(len(result.aims), 1)
    first = (Cell(str(number), rows=rows, center=True), Cell(result.title, rows=rows))
    aims = [(Cell(aim.name), Cell(aim.wanted), Cell(aim.perspective)) for aim in result.aims]
    return (*first, *(cell for aim in aims or [(Cell(result.measure), Cell(), Cell())] for cell in aim))


def _told(number: int, result: Result) -> Group:
    above = result.supports or result.link
    given = f"(Penugasan dari {above})\n" if above else ""
    known = [*([result.measure] if result.measure else []), *(f"{aim.name}: {aim.wanted}" for aim in result.aims)]
    listed = "Ukuran keberhasilan/Indikator Kinerja Individu dan target:\n" + bullets(known or ["–"])
    return Cell(str(number), center=True), Cell(given + listed, lead=result.title)


def _manners(facts: PlanFacts) -> Table:
    with override("id"):
        groups = tuple(_manner(number, each) for number, each in enumerate(facts.manners, 1))
    return Table((0.35, 5, 3), (), (band("PERILAKU KERJA", 3), *groups))


def _manner(number: int, manner: Manner) -> Group:
    behaviour = next(each for each in BEHAVIOURS if each.code == manner.code)
    return (
        Cell(str(number), center=True),
        Cell(bullets(map(str, behaviour.guides)), lead=behaviour.name),
        Cell(manner.expected or "–", lead="Ekspektasi Khusus Pimpinan:"),
    )
