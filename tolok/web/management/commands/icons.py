"""Draws the app's icons for home screens that can't draw SVG."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from PIL import Image, ImageDraw

PLACE = Path(__file__).resolve().parents[2] / "static" / "web"
BLUE, WHITE = "#196bcd", "#ffffff"
# The strokes of mark.svg on its 32 x 32 ground: x, and where the stroke begins.
STROKES = ((7, 20), (11.5, 17), (16, 13), (20.5, 15), (25, 8))
GROUND, FOOT, WIDTH, CORNER = 32, 24, 2.5, 8
FINE = 4
# File, edge in pixels, and how much of it the mark fills; a whole ground may be cut to any shape.
ICONS = (("mark-192.png", 192, 100), ("mark-512.png", 512, 100), ("mark-whole.png", 512, 75))


class Command(BaseCommand):
    """`icons`: the pictures beside mark.svg."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Write every icon."""
        for name, edge, share in ICONS:
            drawn(edge, share).save(PLACE / name, optimize=True)


def drawn(edge: int, share: int) -> Image.Image:
    """The mark on blue: rounded when it fills the picture, else on a ground without corners."""
    side = edge * FINE
    unit, inset = side * share / 100 / GROUND, side * (100 - share) / 200
    picture = Image.new("RGBA", (side, side))
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((0, 0, side - 1, side - 1), radius=CORNER * unit if share == 100 else 0, fill=BLUE)
    half = WIDTH / 2
    for x, top in STROKES:
        corners = (inset + (x - half) * unit, inset + (top - half) * unit, inset + (x + half) * unit)
        pen.rounded_rectangle((*corners, inset + (FOOT + half) * unit), radius=half * unit, fill=WHITE)
    return picture.resize((edge, edge), Image.Resampling.LANCZOS).quantize(32)
