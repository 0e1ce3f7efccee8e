"""The code a paper is verified by: on both kinds of file, over nothing else."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
import segno
from PIL import Image
from pypdf import PdfReader

from tests.apps.appraisal.conftest import Office, Visitor
from tests.apps.insight.papers import cells, paper, plan_of, printed
from tolok.insight.documents.papers.seal import EDGE
from tolok.insight.queries.papers.held import grouped

Squares = set[tuple[int, int]]
# A square or a run of them in the path of the code: from here, to there, in one line.
RUN = re.compile(r"(\d+) ([\d.]+) m (\d+) \2 l")
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# One upright, one lying, one with a single signature.
KINDS = ("skp", "kompetensi", "matriks")


@pytest.fixture(params=KINDS)
def form(request: pytest.FixtureRequest, office: Office) -> str:
    """The address of a form's button."""
    plan = office.plan("superior", superior="above") if request.param == "matriks" else None
    return f"skp/{(plan or plan_of(office.people['clerk'].pk)).pk}/{request.param}"


def wanted(kind: str) -> Squares:
    """The dark squares of the code for the address of a paper."""
    made = segno.make(f"http://testserver/contoh/periksa/{paper(kind).number}/", error="m", micro=False)
    return {(row, place) for row, line in enumerate(made.matrix) for place, dark in enumerate(line) if dark}


def drawn(page: bytes) -> Squares:
    """The dark squares of the code on a page of a PDF, whose path keeps the squares' own measure."""
    runs = [(int(left), float(row), int(right)) for left, row, right in RUN.findall(page.decode("latin1"))]
    squares = {(int(row), place) for left, row, right in runs if row % 1 == 0.5 for place in range(left, right)}
    return {(row - EDGE, place - EDGE) for row, place in squares}


def pictured(picture: bytes) -> Squares:
    """The dark squares of a picture: each must be dark or light as a whole."""
    image = Image.open(io.BytesIO(picture)).convert("L")
    dots = next(n for n in range(1, image.width) if image.getpixel((EDGE * n, EDGE * n)) == 0)
    dark: Squares = set()
    for row in range(image.height // dots):
        for place in range(image.width // dots):
            shades = set(image.crop((place * dots, row * dots, (place + 1) * dots, (row + 1) * dots)).tobytes())
            assert shades in ({0}, {255})
            dark |= {(row - EDGE, place - EDGE)} if shades == {0} else set()
    return dark


def test_every_page_of_a_pdf_bears_the_code_of_its_address(form: str, visitor: Visitor) -> None:
    answer = printed(visitor("superior"), form)

    laid = [page.get_contents() for page in PdfReader(io.BytesIO(answer.content)).pages]
    found = [drawn(each.get_data()) for each in laid if each is not None]
    assert len(found) == len(laid)
    assert found == [wanted(form.rsplit("/")[-1])] * len(found)


def test_a_workbook_bears_the_code_of_its_address(form: str, visitor: Visitor) -> None:
    answer = printed(visitor("superior"), form, "xlsx")

    with ZipFile(io.BytesIO(answer.content)) as book:
        pictures = [book.read(name) for name in book.namelist() if name.startswith("xl/media/")]
    assert [pictured(each) for each in pictures] == [wanted(form.rsplit("/")[-1])]


def test_the_code_of_a_workbook_stands_beside_its_address_and_covers_no_cell(form: str, visitor: Visitor) -> None:
    answer = printed(visitor("superior"), form, "xlsx")

    with ZipFile(io.BytesIO(answer.content)) as book:
        picture = ElementTree.fromstring(book.read("xl/drawings/drawing1.xml")).find(f"{DRAWING}twoCellAnchor")
        page = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert picture is not None
    ends = [picture.find(f"{DRAWING}{end}") for end in ("from", "to")]
    (first, left), (last, right) = [
        [int(str(end.findtext(f"{DRAWING}{part}"))) for part in ("row", "col")] for end in ends if end is not None
    ]
    row = next(row for row in page.iter(f"{MAIN}row") if row.get("r") == str(first + 1))
    said = "".join(cell for cell in cells(answer.content) if "Periksa keaslian" in cell)
    merged = [str(each.get("ref")) for each in page.iter(f"{MAIN}mergeCell")]

    assert (first, left, right) == (last, 0, 1)
    assert [cell.get("r") for cell in row][:1] == [f"C{first + 1}"]
    assert f"C{first + 1}:X{first + 1}" in merged
    assert not [each for each in merged if re.match(rf"[AB]\d+:.*\D(?:{first + 1})$", each)]
    assert f"/contoh/periksa/{paper(form.rsplit('/')[-1]).number}/" in said


def test_the_foot_of_a_workbook_counts_its_pages_and_names_the_paper(form: str, visitor: Visitor) -> None:
    answer = printed(visitor("superior"), form, "xlsx")

    with ZipFile(io.BytesIO(answer.content)) as book:
        foot = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml")).findtext(f".//{MAIN}oddFooter")
    left, right = str(foot).split("&R")
    number = paper(form.rsplit("/")[-1]).number
    assert left == f"&L&8http://testserver/contoh/periksa/{number}/  {grouped(number)}"
    assert right == "&8Halaman &P dari &N"
