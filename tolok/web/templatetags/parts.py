"""Tags and filters every page may use: keys, icons, numbers, days, marks."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, pgettext

from tolok.web.templatetags import pictures

if TYPE_CHECKING:
    from django.template.base import Parser, Token
    from django.template.context import Context

register = template.Library()
MISSING = "–"
HARD_SPACE = "\u00a0"
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
    shapes = mark_safe(pictures.ICONS[name])
    return format_html('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', shapes)


@register.simple_tag
def level_mark(level: str) -> SafeString:
    """The mark of above, meets or below: triangle up, circle, triangle down."""
    shapes = mark_safe(pictures.LEVELS[str(level)])
    return format_html('<svg viewBox="0 0 20 20" aria-hidden="true">{}</svg>', shapes)


@register.simple_tag
def quadrant(predikat: str, result: str = "", behaviour: str = "") -> SafeString:
    """The 3 x 3 quadrant with the zone of a predikat, and the cell of the two ratings if given."""
    zone = pictures.ZONES.get(predikat_code(predikat), ())
    cells = [
        f'<rect x="{1 + 8 * column}" y="{17 - 8 * row}" width="6" height="6" rx="1"{shade}/>'
        for row, r in enumerate(pictures.ORDER)
        for column, b in enumerate(pictures.ORDER)
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
def amount(hundredths: int | None) -> str:
    """Hundredths of a unit as a number: 9500 is "95", 250 is "2,5"."""
    if hundredths is None:
        return MISSING
    whole, rest = divmod(abs(hundredths), 100)
    places = 0 if rest == 0 else 1 if rest % 10 == 0 else 2
    written = formats.number_format((whole * 100 + rest) / 100, places, use_l10n=True, force_grouping=True)
    return f"−{written}" if hundredths < 0 else written


@register.filter
def count(number: int | None) -> str:
    """A whole number as people write it: 4120 is "4.120"."""
    return MISSING if number is None else formats.number_format(number, 0, use_l10n=True, force_grouping=True)


@register.filter
def ratio(ratio: int | None) -> str:
    """A ratio (10,000 = on target) in percent: "97,89 %"."""
    return MISSING if ratio is None else f"{amount(ratio)}{HARD_SPACE}%"


@register.filter
def points(points: int | None) -> str:
    """Points (10,000 = 100) as people read them: 8250 is "82,5"."""
    return amount(points)


@register.filter
def rupiah(rupiah: int | None) -> str:
    """Whole rupiah: "Rp1.250.000"."""
    if rupiah is None:
        return MISSING
    written = formats.number_format(abs(rupiah), 0, use_l10n=True, force_grouping=True)
    return f"{'−' if rupiah < 0 else ''}Rp{written}"


@register.filter
def day(day: datetime.date | None) -> str:
    """A day in words: "14 Juli 2026"."""
    return MISSING if day is None else formats.date_format(day, "j F Y")


@register.filter
def long_day(day: datetime.date | None) -> str:
    """A day with its name: "Selasa, 14 Juli 2026"."""
    return MISSING if day is None else formats.date_format(day, "l, j F Y")


@register.filter
def clock(moment: datetime.datetime | None) -> str:
    """The time of day in the active time zone: "10.42"."""
    if moment is None:
        return MISSING
    separator = "." if get_language() == "id" else ":"
    return timezone.localtime(moment).strftime(f"%H{separator}%M")


@register.filter
def moment(moment: datetime.datetime | None) -> str:
    """A moment in the active time zone: "14 Juli 2026 pukul 10.42"."""
    if moment is None:
        return MISSING
    words = {"day": day(timezone.localtime(moment).date()), "clock": clock(moment)}
    return pgettext("moment", "%(day)s at %(clock)s") % words


@register.filter
def nip_masked(nip: str) -> str:
    """A NIP that shows its owner which it is, and nobody else the whole: 1985******01."""
    return f"{nip[:4]}******{nip[-2:]}" if len(nip) > 6 else "******"


@register.filter
def initials(name: str) -> str:
    """One or two first letters of a name, titles left out."""
    words = [word for word in name.split(",")[0].split() if not word.endswith(".")]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


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
