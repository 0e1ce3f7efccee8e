"""The grid of roles and outcomes, the conversion into credit, and blank forms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tolok.insight.documents.papers.blocks import (
    DOTS,
    Block,
    Cell,
    Fact,
    Sheet,
    Table,
    bullets,
    day,
    period,
    sides,
    signer,
    signers,
)
from tolok.insight.documents.papers.evaluation import PREDIKAT

if TYPE_CHECKING:
    from tolok.insight.queries.papers.shapes import BlankFacts, CompetenceFacts, CreditFacts, MatrixFacts

# Wider than this no column can be read; the grid goes on below.
COLUMNS = 5
ROOM = "\n\n"


def matrix_sheet(facts: MatrixFacts) -> Sheet:
    """The grid: a column for each outcome of the leader, a row for each person; wide grids go on below."""
    starts = range(0, max(len(facts.columns), 1), COLUMNS)
    empty = sum(not any(row.cells[place] for row in facts.rows) for place in range(len(facts.columns)))
    counted = f"{len(facts.rows)} pegawai, {len(facts.columns)} hasil kerja pimpinan"
    held = f"{counted}, {empty} belum didukung" if empty else f"{counted}, semuanya didukung"
    return Sheet(
        title=("MATRIKS PERAN HASIL", f"KEADAAN PADA {day(facts.on).upper()}"),
        agency=facts.heading.agency,
        period=period(facts.heading),
        sides=sides(facts.heading),
        blocks=(*(_grid(facts, start) for start in starts), Fact("JUMLAH", held)),
        signers=(signer("Pimpinan", facts.heading.person, place=facts.heading.place, on=None, anchor="ttd_pimpinan"),),
        final=facts.is_final,
        landscape=True,
    )


def credit_sheet(facts: CreditFacts) -> Sheet:
    """The four columns of the conversion."""
    whole = facts.months == 12
    part = "" if whole else f" × {facts.months}/12"
    heads = ("PREDIKAT", "PROSENTASE", "KOEFISIEN PER TAHUN", f"ANGKA KREDIT (KOLOM 2 × KOLOM 3{part})")
    row = (PREDIKAT[facts.predikat], facts.percent, facts.coefficient or DOTS, facts.credit or DOTS)
    span = "12 bulan" if whole else f"{facts.months} bulan, dihitung {facts.months}/12 dari koefisien setahun"
    return Sheet(
        title=("KONVERSI PREDIKAT KINERJA KE ANGKA KREDIT", f"PERIODE: {facts.label.upper()}"),
        agency=facts.heading.agency,
        period=period(facts.heading),
        sides=sides(facts.heading),
        blocks=(
            Fact("MASA PENILAIAN", span),
            Table((2, 1.4, 1.8, 2.4), heads, (tuple(Cell(text, center=True) for text in row),), numbered=True),
        ),
        signers=signers(facts.heading, facts.signed_on)[1:],
        final=facts.is_final,
    )


def guidance_sheet(facts: BlankFacts) -> Sheet:
    """B.1.8: nine statements, to be written in and answered by hand."""
    rows = tuple((Cell(str(number), center=True), Cell(ROOM), Cell(), Cell()) for number in range(1, 10))
    heads = ("NO", "PERNYATAAN TENTANG PEGAWAI DAN PIMPINAN", "JAWABAN", "CATATAN")
    table = Table((0.4, 5, 1.2, 2.4), heads, rows)
    return _blank(facts, ("UMPAN BALIK PELAKSANAAN BIMBINGAN KINERJA", "FORMAT B.1.8"), (table,))


def competence_sheet(facts: CompetenceFacts) -> Sheet:
    """B.1.9: competences with a score from 1 to 5, why and what follows; empty rows where nobody wrote any."""
    written = [
        (Cell(each.name), Cell(str(each.score), center=True), Cell(each.reason), Cell(each.follow_up or "–"))
        for each in facts.lines
    ]
    lines = written or [(Cell(ROOM), Cell(), Cell(), Cell())] * 8
    rows = tuple((Cell(str(number), center=True), *line) for number, line in enumerate(lines, 1))
    heads = ("NO", "KOMPETENSI", "SKOR (1–5)", "ALASAN", "TINDAK LANJUT")
    table = Table((0.4, 3, 1, 3, 2.4), heads, rows)
    title = ("EVALUASI KOMPETENSI PEGAWAI SEBAGAI TINDAK LANJUT BIMBINGAN", "FORMAT B.1.9")
    return _blank(facts, title, (table,))


def _blank(facts: BlankFacts | CompetenceFacts, title: tuple[str, ...], blocks: Sequence[Block]) -> Sheet:
    return Sheet(
        title=title,
        agency=facts.heading.agency,
        period=period(facts.heading),
        sides=sides(facts.heading),
        blocks=tuple(blocks),
        signers=signers(facts.heading, None),
        final=facts.is_final,
    )


def _grid(facts: MatrixFacts, start: int) -> Table:
    columns = facts.columns[start : start + COLUMNS]
    heads = (
        "NO",
        "NAMA/JABATAN",
        *(
            f"{number}. {title}" + (f"\n{bullets(aims)}" if aims else "")
            for number, (title, aims) in enumerate(columns, start + 1)
        ),
    )
    rows = tuple(
        (
            Cell(str(number), center=True),
            Cell(row.post, lead=row.name),
            *(Cell(bullets(cell) or "–") for cell in row.cells[start : start + COLUMNS]),
        )
        for number, row in enumerate(facts.rows, 1)
    )
    return Table((0.35, 2, *(2.2 for _column in columns)), heads, rows)
