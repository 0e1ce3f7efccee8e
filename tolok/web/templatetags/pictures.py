"""Small drawings: icons, marks, sparklines and charts as plain shapes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

ICONS = {
    "home": '<path d="M4 11.5l8-7 8 7V19a1 1 0 0 1-1 1h-4.5v-5.5h-5V20H5a1 1 0 0 1-1-1z"/>',
    "chart": '<path d="M4 20h16M7 16.5v-4M12 16.5v-9M17 16.5V10"/>',
    "people": '<circle cx="9" cy="8.5" r="3.25"/><path d="M3 19.5c.6-3.4 3-5.25 6-5.25s5.4 1.85 6 5.25'
    'M15.5 5.6a3.25 3.25 0 0 1 0 5.8M17.5 14.7c1.9.8 3.1 2.4 3.5 4.8"/>',
    "person": '<circle cx="12" cy="8" r="3.75"/><path d="M5 20c.7-3.9 3.4-6 7-6s6.3 2.1 7 6"/>',
    "more": '<g class="solid"><circle cx="5" cy="12" r="1.75"/><circle cx="12" cy="12" r="1.75"/>'
    '<circle cx="19" cy="12" r="1.75"/></g>',
    "check": '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
    "clock": '<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3 2"/>',
    "file": '<path d="M13.5 4H7a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1V8.5zM13.5 4v4.5H18M9 13h6M9 16.5h4"/>',
    "link": '<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1'
    'M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1"/>',
    "camera": '<path d="M4 8.5a1 1 0 0 1 1-1h2.8l1.4-2.2h5.6l1.4 2.2H19a1 1 0 0 1 1 1V18a1 1 0 0 1-1 1H5'
    'a1 1 0 0 1-1-1z"/><circle cx="12" cy="13" r="3.25"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "arrow": '<path d="M5 12h14M13 6l6 6-6 6"/>',
    "back": '<path d="M19 12H5M11 6l-6 6 6 6"/>',
    "warning": '<path d="M12 4.5l9 15.5H3zM12 10.5v4"/><circle class="solid" cx="12" cy="17" r="1"/>',
    "info": '<circle cx="12" cy="12" r="8.25"/><path d="M12 11v5"/><circle class="solid" cx="12" cy="8" r="1"/>',
    "stop": '<path d="M8.5 4h7L20 8.5v7L15.5 20h-7L4 15.5v-7zM12 8v4.5"/>'
    '<circle class="solid" cx="12" cy="15.75" r="1"/>',
    "star": '<path d="M12 4l2.4 5.1 5.6.7-4.1 3.9 1.1 5.5-5-2.7-5 2.7 1.1-5.5L4 9.8l5.6-.7z"/>',
    "coach": '<path d="M4 5h11v8H9.5L6.5 16v-3H4z"/><path d="M18 9.5h2.5V17h-2v3l-3-3H11"/>',
    "book": '<path d="M12 6.5C10 5 7.5 4.5 4 4.5V18c3.5 0 6 .5 8 2 2-1.5 4.5-2 8-2V4.5c-3.5 0-6 .5-8 2zM12 6.5V20"/>',
    "search": '<circle cx="11" cy="11" r="6"/><path d="M15.5 15.5L20 20"/>',
    "sun": '<circle cx="12" cy="12" r="3.75"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6L7 7'
    'M17 17l1.4 1.4M5.6 18.4L7 17M17 7l1.4-1.4"/>',
    "moon": '<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"/>',
    "out": '<path d="M14 4.5H6a1 1 0 0 0-1 1v13a1 1 0 0 0 1 1h8M10 12h10M16.5 8.5L20 12l-3.5 3.5"/>',
    "upload": '<path d="M12 16V5M7 9.5L12 4.5l5 5M4.5 15v4a1 1 0 0 0 1 1h13a1 1 0 0 0 1-1v-4"/>',
    "download": '<path d="M12 4.5V15M7 10.5l5 5 5-5M4.5 16v3a1 1 0 0 0 1 1h13a1 1 0 0 0 1-1v-3"/>',
    "target": '<circle cx="12" cy="12" r="8.25"/><circle cx="12" cy="12" r="4.25"/>'
    '<circle class="solid" cx="12" cy="12" r="1.25"/>',
    "lock": '<rect x="5.5" y="10.5" width="13" height="9.5" rx="1.5"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>',
    "building": '<path d="M4 20h16M5.5 20V9.5M18.5 20V9.5M3.5 9.5L12 4.5l8.5 5zM9.5 20v-6.5M14.5 20v-6.5"/>',
}
LEVELS = {
    "above": '<path d="M10 3l8 14H2z"/>',
    "meets": '<circle cx="10" cy="10" r="6.5"/>',
    "below": '<path d="M10 17L2 3h16z"/>',
}
ORDER = ("below", "meets", "above")
# Which cells of the 3 x 3 quadrant (work result, behaviour) belong to each predikat.
ZONES = {
    "sangat_baik": (("above", "above"),),
    "baik": (("above", "meets"), ("meets", "meets"), ("meets", "above")),
    "butuh_perbaikan": (("below", "meets"), ("below", "above")),
    "kurang": (("above", "below"), ("meets", "below")),
    "sangat_kurang": (("below", "below"),),
}


class Reading(Protocol):
    """One point of a chart: a label and a value that may be missing."""

    @property
    def label(self) -> str: ...
    @property
    def value(self) -> float | None: ...


@dataclass(frozen=True)
class Bar:
    """One upright bar; `missing` stands for a gap, never for zero."""

    x: str
    y: str
    width: str
    height: str
    missing: bool
    ahead: bool = False


@dataclass(frozen=True)
class Plot:
    """The shapes of one chart in a field of 360 x 140; texts, so that no language changes a decimal point."""

    lines: list[str]
    ahead: list[str]
    dots: list[tuple[str, str]]
    bars: list[Bar]
    band: str
    aim: str


def tidy(number: float) -> str:
    """A coordinate with at most one decimal and always a point."""
    return f"{number:.1f}".removesuffix(".0")


def spark_bars(values: Sequence[float | None]) -> list[Bar]:
    """Bars in a field of 100 x 24; the highest fills it, a zero keeps a hairline."""
    top = max((value for value in values if value is not None), default=0) or 1
    step = 100 / (len(values) or 1)
    return [
        Bar(
            x=tidy(place * step),
            y=tidy(24 - height),
            width=tidy(step * 0.7),
            height=tidy(height),
            missing=value is None,
        )
        for place, value in enumerate(values)
        for height in [3 if value is None else max(1.0, 24 * value / top)]
    ]


def spark_points(values: Sequence[float | None]) -> str:
    """Points of a line in a field of 100 x 24; missing values are left out."""
    known = [value for value in values if value is not None]
    low, high = min(known, default=0), max(known, default=0)
    step = 100 / max(1, len(values) - 1)
    return " ".join(
        f"{tidy(place * step)},{tidy(22 - 20 * (value - low) / ((high - low) or 1))}"
        for place, value in enumerate(values)
        if value is not None
    )


def unbroken(spots: Iterable[tuple[str, str] | None]) -> list[str]:
    """Lines between gaps: a missing value ends one line, the next value starts another."""
    lines: list[list[str]] = [[]]
    for spot in spots:
        if spot is None:
            lines.append([])
        else:
            lines[-1].append(",".join(spot))
    return [" ".join(line) for line in lines if len(line) > 1]


@dataclass(frozen=True)
class Spot:
    """One reading at its place across the field; what it does not say about itself is empty."""

    x: float
    value: float | None
    span: tuple[float, float] | None
    ahead: bool


def spots_of(readings: Sequence[Reading]) -> list[Spot]:
    """Readings spread evenly across 360; `low`, `high` and `ahead` are optional in a reading."""
    step = 360 / (len(readings) or 1)
    spots = []
    for place, reading in enumerate(readings):
        low, high = getattr(reading, "low", None), getattr(reading, "high", None)
        span = None if low is None or high is None else (float(low), float(high))
        spots.append(Spot(step * (place + 0.5), reading.value, span, bool(getattr(reading, "ahead", False))))
    return spots


def plot(readings: Sequence[Reading], target: float | None = None) -> Plot:
    """Line, forecast, bars, band and target of the readings; one scale that starts at zero."""
    spots = spots_of(readings)
    highest = max([spot.span[1] if spot.span else spot.value or 0 for spot in spots] + [target or 0])
    wide = 252 / (len(spots) or 1)

    def up(value: float) -> float:
        return 138 - 134 * value / (highest * 1.08 or 1)

    def at(spot: Spot) -> tuple[str, str] | None:
        return None if spot.value is None else (tidy(spot.x), tidy(up(spot.value)))

    tops = [(spot.x, up(spot.span[1])) for spot in spots if spot.span]
    feet = [(spot.x, up(spot.span[0])) for spot in spots if spot.span]
    leads = [here.ahead or after.ahead for here, after in zip(spots, [*spots[1:], *spots[-1:]], strict=True)]
    return Plot(
        lines=unbroken(None if spot.ahead else at(spot) for spot in spots),
        ahead=unbroken(at(spot) if leads_on else None for spot, leads_on in zip(spots, leads, strict=True)),
        dots=[found for spot in spots if (found := at(spot)) is not None],
        bars=[bar_of(spot, wide, up(spot.value or 0)) for spot in spots],
        band=" ".join(f"{tidy(x)},{tidy(y)}" for x, y in tops + feet[::-1]),
        aim="" if target is None else tidy(up(target)),
    )


def bar_of(spot: Spot, wide: float, top: float) -> Bar:
    """The bar of one reading, standing on the ground line."""
    left = tidy(spot.x - wide / 2)
    return Bar(left, tidy(top), tidy(wide), tidy(138 - top), spot.value is None, spot.ahead)
