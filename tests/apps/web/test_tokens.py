"""The colours can be read, in light and dark, and the sheets stay small."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from tolok.web.templatetags import parts

STATIC = Path(parts.__file__).parents[1] / "static" / "web"
SHEETS = ("tokens.css", "base.css", "parts.css")
TONES = ("quiet", "good", "warn", "bad", "info", "primary")
SURFACES = ("paper", "paper-sunk", "paper-raised")
PAIRS = [
    *((f"{tone}-text", f"{tone}-fill") for tone in TONES),
    *((ink, surface) for ink in ("ink", "ink-soft", "accent", "accent-strong") for surface in SURFACES),
    *((f"{tone}-text", surface) for tone in ("good", "warn", "bad", "info") for surface in SURFACES),
    ("primary-text", "primary-strong"),
]
MARKS = [
    (mark, surface)
    for mark in ("line-strong", "focus", "good-mark", "warn-mark", "bad-mark", "info-mark")
    for surface in SURFACES
]


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))


def blocks() -> dict[str, dict[str, str]]:
    sheet = (STATIC / "tokens.css").read_text()
    light, dark_by_device, dark_by_person = (
        found for block in re.findall(r"\{([^{}]*)\}", sheet) if len(found := colours(block)) > 1
    )
    return {"light": light, "dark": dark_by_device, "dark by choice": dark_by_person}


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_can_be_read_on_its_ground(theme: str) -> None:
    colour = blocks()[theme]

    faint = {pair: round(ratio, 2) for pair in PAIRS if (ratio := contrast(*(colour[p] for p in pair))) < 4.5}

    assert faint == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_mark_and_border_stands_out_from_its_ground(theme: str) -> None:
    colour = blocks()[theme]

    faint = {pair: round(ratio, 2) for pair in MARKS if (ratio := contrast(*(colour[p] for p in pair))) < 3}

    assert faint == {}


def test_dark_by_device_and_dark_by_choice_are_the_same() -> None:
    found = blocks()

    assert found["dark"] == found["dark by choice"]


def test_a_contrast_below_the_limit_would_be_seen() -> None:
    assert contrast("#ffffff", "#000000") == 21
    assert contrast("#196bcd", "#84b6f7") < 4.5


def test_the_three_sheets_together_stay_under_twelve_kilobytes() -> None:
    together = b"".join((STATIC / sheet).read_bytes() for sheet in SHEETS)

    assert len(gzip.compress(together)) <= 12 * 1024


def test_no_sheet_loads_anything_from_elsewhere() -> None:
    assert [sheet for sheet in SHEETS if re.search(r"url\(|@import", (STATIC / sheet).read_text())] == []
