"""The evaluation in its three layouts, and the document that promotion asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import override

from tolok.appraisal.queries.anchors import ANCHORS
from tolok.insight.documents.papers.blocks import (
    DOTS,
    Cell,
    Fact,
    Group,
    Sheet,
    Table,
    Words,
    band,
    bullets,
    nothing,
    period,
    side,
    sides,
    signer,
)
from tolok.insight.documents.papers.plan import ASPECTS, KINDS
from tolok.skp.queries import BEHAVIOURS

if TYPE_CHECKING:
    from tolok.insight.queries.papers.shapes import EvaluationFacts, Manner, Official, Result

LEVELS = {"above": "DI ATAS EKSPEKTASI", "meets": "SESUAI EKSPEKTASI", "below": "DI BAWAH EKSPEKTASI", "": DOTS}
PREDIKAT = {
    "sangat_baik": "SANGAT BAIK",
    "baik": "BAIK",
    "butuh_perbaikan": "BUTUH PERBAIKAN",
    "kurang": "KURANG/MISCONDUCT",
    "sangat_kurang": "SANGAT KURANG",
}
DONE, TOLD = "REALISASI BERDASARKAN BUKTI DUKUNG", "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG"
ABOVE, RESULT, IKI = (
    "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI",
    "RENCANA HASIL KERJA",
    "INDIKATOR KINERJA INDIVIDU",
)
WITHHELD = "Disimpan antara pegawai dan pimpinannya"
APPROACHES = {
    "quantitative": "PENDEKATAN HASIL KERJA KUANTITATIF BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL",
    "leader": "PENDEKATAN HASIL KERJA KUANTITATIF BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI",
    "qualitative": "PENDEKATAN HASIL KERJA KUALITATIF",
}


def evaluation_sheet(facts: EvaluationFacts) -> Sheet:
    """The evaluation of a period, with ratings and predikat."""
    heading, place, organisation = facts.heading, facts.heading.place, facts.organisation or DOTS
    pattern = f"KURVA DISTRIBUSI PREDIKAT KINERJA PEGAWAI DENGAN CAPAIAN KINERJA ORGANISASI {organisation}"
    return Sheet(
        title=("EVALUASI KINERJA PEGAWAI", APPROACHES[facts.layout], f"PERIODE: {facts.label.upper()}"),
        agency=heading.agency,
        period=period(heading),
        sides=sides(heading),
        blocks=(
            Fact("CAPAIAN KINERJA ORGANISASI", organisation),
            Fact("POLA DISTRIBUSI", pattern),
            _results(facts),
            Fact("RATING HASIL KERJA", LEVELS[facts.work], strong=True),
            _manners(facts),
            *_remarks(facts),
            Fact("RATING PERILAKU KERJA", LEVELS[facts.behaviour], strong=True),
            Fact("PREDIKAT KINERJA PEGAWAI", PREDIKAT[facts.predikat], strong=True),
        ),
        signers=(
            signer("Pegawai yang Dinilai", heading.person, place=place, on=facts.seen_on, anchor="ttd_pegawai"),
            signer("Pejabat Penilai Kinerja", heading.rater, place=place, on=facts.signed_on, anchor="ttd_penilai"),
        ),
        final=facts.is_final,
        landscape=facts.layout != "qualitative",
    )


def document_sheet(facts: EvaluationFacts) -> Sheet:
    """The document with three officials, the result, remarks, and three dated signatures."""
    heading = facts.heading
    officials = (
        ("1. PEGAWAI YANG DINILAI", heading.person),
        ("2. PEJABAT PENILAI KINERJA", heading.rater),
        ("3. ATASAN PEJABAT PENILAI KINERJA", facts.above),
    )
    groups = (
        *(group for head, official in officials for group in _official(head, official)),
        band("4. EVALUASI KINERJA", 2),
        (Cell("CAPAIAN KINERJA ORGANISASI"), Cell(facts.organisation or DOTS)),
        (Cell("PREDIKAT KINERJA PEGAWAI"), Cell(PREDIKAT[facts.predikat], bold=True)),
        band("5. CATATAN/REKOMENDASI", 2),
        (Cell(facts.remark or "\n\n", columns=2),),
    )
    place = heading.place
    return Sheet(
        title=("DOKUMEN EVALUASI KINERJA PEGAWAI", f"PERIODE: {facts.label.upper()}"),
        agency=heading.agency,
        period=period(heading),
        sides=(),
        blocks=(Table((2, 5), (), groups),),
        signers=(
            signer("6. Pegawai yang Dinilai", heading.person, place=place, on=facts.seen_on, anchor="ttd_pegawai"),
            signer("7. Pejabat Penilai Kinerja", heading.rater, place=place, on=facts.signed_on, anchor="ttd_penilai"),
            signer("8. Atasan Pejabat Penilai Kinerja", facts.above, place=place, on=None, anchor="ttd_atasan"),
        ),
        final=facts.is_final,
    )


def _official(head: str, official: Official) -> Iterator[Group]:
    yield band(head, 2)
    yield from ((Cell(label), Cell(text or DOTS)) for label, text in side(head, official).lines)


def _results(facts: EvaluationFacts) -> Table:
    heads, widths, row = COLUMNS[facts.layout]
    return Table(widths, heads, tuple(_parts(facts, len(heads), row)), numbered=True)


def _parts(facts: EvaluationFacts, columns: int, row: Callable[[int, Result, str], Group]) -> Iterator[Group]:
    for kind, label in KINDS:
        yield band(label, columns)
        held = [each for each in facts.results if each.kind == kind]
        for number, each in enumerate(held, 1):
            yield row(number, each, WITHHELD if facts.is_discreet else bullets(each.told) or "–")
        if not held:
            yield nothing(columns)


def _by_aspect(number: int, result: Result, told: str) -> Group:
    head = (Cell(result.supports or result.link, rows=_rows(result)), Cell(result.title, rows=_rows(result)))
    return _grouped(number, head, [(ASPECTS[a.aspect], a.name, a.wanted, a.amount) for a in result.aims], 4, told)


def _by_perspective(number: int, result: Result, told: str) -> Group:
    head = (Cell(result.title, rows=_rows(result)),)
    return _grouped(number, head, [(a.name, a.wanted, a.perspective, a.amount) for a in result.aims], 4, told)


def _rows(result: Result) -> int:
    return max(len(result.aims), 1)


def _grouped(number: int, head: Sequence[Cell], aims: Sequence[Sequence[str]], columns: int, told: str) -> Group:
    """One outcome: number, words and remarks reach over the lines of its indicators."""
    first, *rest = aims or [("",) * columns]
    rows = len(rest) + 1
    begun = (Cell(str(number), rows=rows, center=True), *head, *map(Cell, first), Cell(told, rows=rows))
    return (*begun, *(Cell(text) for line in rest for text in line))


def _in_words(number: int, result: Result, told: str) -> Group:
    above = result.supports or result.link
    given = f"(Penugasan dari {above})\n" if above else ""
    known = [*([result.measure] if result.measure else []), *(f"{aim.name}: {aim.wanted}" for aim in result.aims)]
    return (
        Cell(str(number), center=True),
        Cell(f"{given}Ukuran keberhasilan/Indikator Kinerja Individu dan target:\n{bullets(known)}", lead=result.title),
        Cell(bullets(f"{aim.name}: {aim.amount}" for aim in result.aims) or "–"),
        Cell(told),
    )


# By layout: heads, widths, and how one outcome lies in them.
COLUMNS: dict[str, tuple[tuple[str, ...], tuple[float, ...], Callable[[int, Result, str], Group]]] = {
    "quantitative": (
        ("NO", ABOVE, RESULT, "ASPEK", IKI, "TARGET", DONE, TOLD),
        (0.4, 1.9, 1.9, 0.9, 1.9, 1.5, 1.6, 1.9),
        _by_aspect,
    ),
    "leader": (
        ("NO", RESULT, IKI, "TARGET", "PERSPEKTIF", DONE, TOLD),
        (0.4, 2.2, 2.1, 1.5, 1.2, 1.6, 1.9),
        _by_perspective,
    ),
    "qualitative": (("NO", "HASIL KERJA", DONE, TOLD), (0.4, 3, 2, 2), _in_words),
}


def _manners(facts: EvaluationFacts) -> Table:
    heads = ("NO", "PERILAKU KERJA", "EKSPEKTASI KHUSUS PIMPINAN", "UMPAN BALIK")
    groups = tuple(_manner(number, each) for number, each in enumerate(facts.manners, 1))
    return Table((0.4, 2.2, 3, 3), heads, groups)


def _manner(number: int, manner: Manner) -> Group:
    name = next(each.name for each in BEHAVIOURS if each.code == manner.code)
    return Cell(str(number), center=True), Cell(name), Cell(manner.expected or "–"), Cell(_seen(manner))


def _seen(manner: Manner) -> str:
    """The sentence of conduct that the rater took for what they saw; dots where nobody rated."""
    with override("id"):
        return str(ANCHORS[manner.code].at(manner.level)) if manner.level else DOTS


def _remarks(facts: EvaluationFacts) -> Iterator[Words]:
    """What was said on no outcome, and what the rater added."""
    if facts.told:
        yield Words("UMPAN BALIK BERKELANJUTAN LAINNYA", tuple(f"• {line}" for line in facts.told))
    if facts.remark:
        yield Words("CATATAN PEJABAT PENILAI KINERJA", (facts.remark,))
