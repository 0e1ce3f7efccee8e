"""Prints a form as a person would, and reads what stands on it."""

from __future__ import annotations

import io
import re
from typing import Any
from uuid import uuid4

from django.test import Client
from pypdf import PdfReader
from python_calamine import load_workbook

from tolok.insight.models import Paper
from tolok.skp.models import Skp


def printed(client: Client, path: str, ending: str = "pdf") -> Any:
    """The answer to the button of a form, followed to the file."""
    return client.post(f"/contoh/wawasan/formulir/{path}/", {"ending": ending, "key": str(uuid4())}, follow=True)


def pages(content: bytes) -> list[str]:
    """The words of each page of a PDF, gaps as one blank, without the marks that let long words break."""
    found = PdfReader(io.BytesIO(content)).pages
    return [re.sub(r"\s+", " ", page.extract_text().replace("\u200b", "")) for page in found]


def cells(content: bytes) -> list[str]:
    """Every cell of a workbook that says something."""
    sheet = load_workbook(io.BytesIO(content)).get_sheet_by_index(0)
    return [str(cell) for row in sheet.to_python() for cell in row if cell != ""]


def paper(kind: str) -> Paper:
    """The one paper of this kind."""
    return Paper.objects.get(kind=kind)


def plan_of(role_id: int) -> Skp:
    """The plan of a person."""
    return Skp.objects.get(person_id=role_id)
