"""Tags and filters every page may use: keys, icons, marks, pictures, numbers."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from tolok.web.templatetags import figures, icons, pictures

if TYPE_CHECKING:
    from django.template.base import Parser, Token
    from django.template.context import Context

register = template.Library()
PREDIKAT = {
    "sangat_baik": "Sangat Baik",
    "baik": "Baik",
    "butuh_perbaikan": "Butuh Perbaikan",
    "kurang": "Kurang/misconduct",
    "sangat_kurang": "Sangat Kurang",
}


class Keep(template.Node):
    """Renders its inside once and keeps it in the context under a name."""

    def __init__(self, name: str, nodelist: template.NodeList) -> None:
        self.name = name
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """Keeps the text for later, shows nothing here."""
        context[self.name] = mark_safe(self.nodelist.render(context).strip())
        return mark_safe("")


@register.tag
def keep(parser: Parser, token: Token) -> Keep:
    """`{% keep name %}…{% endkeep %}`: write a block once, show it in several places."""
    name = token.split_contents()[1]
    nodelist = parser.parse(("endkeep",))
    parser.delete_first_token()
    return Keep(name, nodelist)


@register.simple_tag
def key() -> SafeString:
    """A hidden key made for this form, so that sending it twice does it once."""
    return format_html('<input type="hidden" name="key" value="{}">', uuid.uuid4())


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon as decoration; the word beside it carries the meaning."""
    shapes = mark_safe(icons.ICONS[name])
    return format_html('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', shapes)


@register.simple_tag
def level_mark(level: str) -> SafeString:
    """The mark of above, meets or below: triangle up, circle, triangle down."""
    shapes = mark_safe(icons.LEVELS[str(level)])
    return format_html('<svg viewBox="0 0 20 20" aria-hidden="true">{}</svg>', shapes)


@register.simple_tag
def quadrant(predikat: str, result: str = "", behaviour: str = "") -> SafeString:
    """The 3 x 3 quadrant with the zone of a predikat, and the cell of the two ratings if given."""
    zone = icons.ZONES.get(predikat_code(predikat), ())
    cells = [
        f'<rect x="{1 + 8 * column}" y="{17 - 8 * row}" width="6" height="6" rx="1"{shade}/>'
        for row, r in enumerate(icons.ORDER)
        for column, b in enumerate(icons.ORDER)
        for shade in [cell_class((r, b), zone, (str(result), str(behaviour)))]
    ]
    shapes = mark_safe("".join(cells))
    return format_html('<svg class="quadrant" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', shapes)


def cell_class(cell: tuple[str, str], zone: Sequence[tuple[str, str]], here: tuple[str, str]) -> str:
    """Filled where the person stands; without ratings the whole zone is filled."""
    if cell == here or (cell in zone and here not in zone):
        return ' class="here"'
    return ' class="zone"' if cell in zone else ""


def predikat_code(predikat: object) -> str:
    """Any spelling of a predikat as its short code: "Kurang/misconduct" is "kurang"."""
    return str(predikat).split("/")[0].strip().lower().replace(" ", "_")


@register.filter
def predikat_word(predikat: object) -> str:
    """The predikat as the law prints it."""
    return PREDIKAT.get(predikat_code(predikat), str(predikat))


@register.filter
def spark(values: Sequence[float | None]) -> str:
    """Numbers as the points of a small line."""
    return pictures.spark_points(values)


@register.filter
def spark_bars(values: Sequence[float | None]) -> list[pictures.Bar]:
    """Numbers as small bars."""
    return pictures.spark_bars(values)


@register.filter
def plot(readings: Sequence[pictures.Reading], target: float | None) -> pictures.Plot:
    """Readings as the shapes of a chart."""
    return pictures.plot(readings, target)


@register.filter
def measure(ratio: int) -> str:
    """Width of a ratio in a bar that ends at 125 %."""
    return pictures.tidy(max(0, min(12_500, ratio)) / 100)


@register.filter
def part_of(done: int, total: int) -> str:
    """How much of a hundred is done."""
    return pictures.tidy(100 * min(done, total) / total if total else 0)


for written in (
    figures.amount,
    figures.count,
    figures.ratio,
    figures.points,
    figures.rupiah,
    figures.day,
    figures.long_day,
    figures.clock,
    figures.moment,
    figures.time_left,
    figures.nip_masked,
    figures.initials,
):
    register.filter(written.__name__, written)
