"""Writes a form as XLSX: the same layout, every cell plain text, never a formula."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import xlsxwriter

from tolok.insight.documents.papers.blocks import Fact, Table, Words
from tolok.insight.documents.papers.seal import EDGE
from tolok.insight.documents.simulation import SAFE

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from tolok.insight.documents.papers.blocks import Block, Cell, Sheet, Signer
    from tolok.insight.documents.papers.seal import Seal

# Some programs read a cell as a formula when it begins with one of these.
RISKY = ("=", "+", "-", "@", "\t", "\r")
GRID = 24
WIDTH = 5.2
LETTERS_A_COLUMN = 5.6
# The code in pixels of the page: two columns wide, about 15 mm where an upright page is made to fit A4.
CODE_COLUMNS, CODE_SIDE, CODE_DOTS = 2, 78, 8


def spreadsheet(sheet: Sheet, seal: Seal) -> bytes:
    """The form as a workbook of one page, ready to print on A4."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {**SAFE, "constant_memory": False, "in_memory": True}) as book:
        page = book.add_worksheet("Formulir")
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.8)
        page.set_column(0, GRID - 1, WIDTH)
        if sheet.landscape:
            page.set_landscape()
        page.set_footer(f"&L&8{_plain(seal.address)}  {seal.number}&R&8Halaman &P dari &N")
        Writer(book, page).write(sheet, seal)
    return written.getvalue()


def _plain(text: str) -> str:
    return text.replace("&", "&&")


def _edges(widths: tuple[float, ...]) -> list[int]:
    """Where each column of a table begins on the grid, each at least one wide."""
    free, whole = GRID - len(widths), sum(widths)
    edges, passed = [0], 0.0
    for number, width in enumerate(widths, 1):
        passed += width
        edges.append(number + round(free * passed / whole))
    return edges


def _height(text: str, edges: list[int], place: int, columns: int) -> int:
    """How many lines a text takes in its cell."""
    letters = (edges[place + columns] - edges[place]) * LETTERS_A_COLUMN
    return sum(max(1, -(-len(line) // int(letters))) for line in text.split("\n"))


class Writer:
    """Puts blocks one below the other on a grid of narrow columns, merged to the widths of each table."""

    def __init__(self, book: xlsxwriter.Workbook, page: Worksheet) -> None:
        self.book, self.page, self.row = book, page, 0
        self.forms: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.heights: dict[int, int] = {}

    def write(self, sheet: Sheet, seal: Seal) -> None:
        """The whole form: head, blocks, signatures, seal."""
        for text in sheet.title:
            self._line(text, bold=True, align="center")
        if not sheet.final:
            self._line("KONSEP: belum final.", bold=True, align="center")
        self._line(f"{sheet.agency}    PERIODE PENILAIAN: {sheet.period}")
        self._sides(sheet)
        for block in sheet.blocks:
            self.row += 1
            self._block(block)
        self.row += 1
        self._signers(sheet.signers)
        self.row += 1
        self._seal(seal)

    def _sides(self, sheet: Sheet) -> None:
        half = GRID // max(len(sheet.sides), 1)
        for place, side in enumerate(sheet.sides):
            left = place * half
            self._put(self.row, left, self.row, left + half - 1, side.head, bold=True, border=1, bg_color="#E8E8E8")
            for number, (label, text) in enumerate(side.lines, 1):
                row = self.row + number
                self._put(row, left, row, left, str(number), border=1)
                self._put(row, left + 1, row, left + 3, label, border=1)
                self._put(row, left + 4, row, left + half - 1, text, border=1)
        self.row += 6 if sheet.sides else 0

    def _block(self, block: Block) -> None:
        if isinstance(block, Fact):
            self._line(f"{block.label}: {block.text}", bold=block.strong, border=1)
        elif isinstance(block, Words):
            self._line(block.title, bold=True)
            for text in block.lines:
                self._line(text)
        else:
            self._table(block)

    def _table(self, table: Table) -> None:
        edges = _edges(table.widths)
        for number, head in enumerate(table.heads):
            self._at(edges, self.row, number, 1, 1, head, bold=True, align="center", border=1, bg_color="#E8E8E8")
        if table.heads:
            self._grow(self.row, max(_height(text, edges, n, 1) for n, text in enumerate(table.heads)))
            self.row += 1
        if table.numbered:
            for number in range(len(table.heads)):
                self._at(edges, self.row, number, 1, 1, f"({number + 1})", align="center", border=1)
            self.row += 1
        for group in table.groups:
            self._group(group, edges)

    def _group(self, group: tuple[Cell, ...], edges: list[int]) -> None:
        """Cells one after the other, each to the next free place, as in a table of a page."""
        taken: set[tuple[int, int]] = set()
        row, last = 0, 0
        columns = len(edges) - 1
        for cell in group:
            place = next((n for n in range(columns) if (row, n) not in taken), None)
            while place is None:
                row += 1
                place = next((n for n in range(columns) if (row, n) not in taken), None)
            taken |= {(row + y, place + x) for y in range(cell.rows) for x in range(cell.columns)}
            text = f"{cell.lead}\n{cell.text}" if cell.lead else cell.text
            form = {"bold": cell.bold, "border": 1, "align": "center" if cell.center else "left"}
            if cell.band:
                form["bg_color"] = "#E8E8E8"
            self._at(edges, self.row + row, place, cell.rows, cell.columns, text, **form)
            if cell.rows == 1:
                self._grow(self.row + row, _height(text, edges, place, cell.columns))
            last = max(last, row + cell.rows)
        self.row += last

    def _signers(self, signers: tuple[Signer, ...]) -> None:
        half = GRID // max(len(signers), 2)
        for place, signer in enumerate(signers):
            left = (place if len(signers) > 1 else 1) * half
            lines = (signer.dated, signer.role, signer.anchor, signer.name, f"NIP {signer.nip}")
            for number, text in enumerate(lines):
                row = self.row + number
                self._put(row, left, row, left + half - 1, text, align="center", bold=text is signer.name)
        self._grow(self.row + 2, 4)
        self.row += 5

    def _seal(self, seal: Seal) -> None:
        """Code and words in one row, which no page break parts; the code has cells of its own."""
        named = f"Nomor {seal.number}   Sidik {seal.print}   Dicetak {seal.printed}"
        words = f"Periksa keaslian: {seal.address}\n{named}"
        self._put(self.row, CODE_COLUMNS, self.row, GRID - 1, words, valign="vcenter")
        self.page.set_row_pixels(self.row, CODE_SIDE + 4)
        code, drawn = seal.code, io.BytesIO()
        code.save(drawn, kind="png", border=EDGE, scale=CODE_DOTS)
        size = CODE_SIDE / code.symbol_size(CODE_DOTS, EDGE)[0]
        place = {"x_offset": 2, "y_offset": 2, "x_scale": size, "y_scale": size}
        self.page.insert_image(self.row, 0, "kode.png", {"image_data": drawn, "description": seal.said, **place})
        self.row += 1

    def _line(self, text: str, **form: Any) -> None:
        self._put(self.row, 0, self.row, GRID - 1, text, **form)
        self._grow(self.row, _height(text, [0, GRID], 0, 1))
        self.row += 1

    def _at(self, edges: list[int], row: int, place: int, rows: int, columns: int, text: str, **form: Any) -> None:
        self._put(row, edges[place], row + rows - 1, edges[place + columns] - 1, text, **form)

    def _put(self, top: int, left: int, bottom: int, right: int, text: str, **form: Any) -> None:
        style = {"valign": "top", "text_wrap": True, "font_size": 9, **form}
        if text.startswith(RISKY):
            style["quote_prefix"] = True
        key = tuple(sorted(style.items()))
        if key not in self.forms:
            self.forms[key] = self.book.add_format(style)
        if (top, left) != (bottom, right):
            self.page.merge_range(top, left, bottom, right, "", self.forms[key])
        self.page.write_string(top, left, text, self.forms[key])

    def _grow(self, row: int, lines: int) -> None:
        """A row is as high as its fullest cell: merged cells do not grow by themselves."""
        held = self.heights.get(row, 0)
        if lines > held:
            self.heights[row] = lines
            self.page.set_row(row, 12.5 * lines + 2)
