"""Draws a form as PDF: tagged, for the archive, with a code to verify it by."""

from __future__ import annotations

import io
import json
import threading
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import typst

from tolok.insight.documents.papers.seal import EDGE

if TYPE_CHECKING:
    from tolok.insight.documents.papers.blocks import Sheet
    from tolok.insight.documents.papers.seal import Seal

PAPER = Path(__file__).with_name("paper.typ")
_held = threading.local()


def pdf(sheet: Sheet, seal: Seal) -> bytes:
    """The form as PDF. Everything comes as data; no text is ever read as markup."""
    drawn = {**asdict(seal), "code": _code(seal), "said": seal.said}
    told = json.dumps({**asdict(sheet), "seal": drawn}, ensure_ascii=False)
    try:
        return _drawn(told, pdf_standards="a-2a")
    except typst.TypstError:
        # The archive takes no letter that the fonts lack, such as an emoji: the same paper, outside the standard.
        return _drawn(told)


def _drawn(told: str, **standard: Any) -> bytes:
    return cast(bytes, _compiler().compile(format="pdf", sys_inputs={"paper": told}, **standard))


def _code(seal: Seal) -> str:
    """The code drawn as one path."""
    written = io.BytesIO()
    seal.code.save(written, kind="svg", border=EDGE, xmldecl=False)
    return written.getvalue().decode()


def _compiler() -> typst.Compiler:
    """One compiler a thread: fonts are read once, and what pages share is kept between them."""
    if not hasattr(_held, "compiler"):
        spec = find_spec("font_source_sans_pro")
        fonts = [Path(place) / "files" for place in (spec.submodule_search_locations or [] if spec else [])]
        _held.compiler = typst.Compiler(PAPER, root=PAPER.parent, font_paths=fonts, ignore_system_fonts=True)
    return cast(typst.Compiler, _held.compiler)
