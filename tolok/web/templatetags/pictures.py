"""Sparklines and charts as plain shapes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol


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
    plan: list[str]


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
    planned: float | None = None


def spots_of(readings: Sequence[Reading]) -> list[Spot]:
    """Readings spread evenly across 360; `low`, `high`, `ahead` and `planned` are optional in a reading."""
    step = 360 / (len(readings) or 1)
    spots = []
    for place, reading in enumerate(readings):
        low, high = getattr(reading, "low", None), getattr(reading, "high", None)
        span = None if low is None or high is None else (float(low), float(high))
        ahead, planned = bool(getattr(reading, "ahead", False)), getattr(reading, "planned", None)
        spots.append(Spot(step * (place + 0.5), reading.value, span, ahead, planned))
    return spots


def plot(readings: Sequence[Reading], target: float | None = None) -> Plot:
    """Line, forecast, bars, band, plan and target of the readings; one scale that starts at zero."""
    spots = spots_of(readings)
    highest = max([spot.span[1] if spot.span else spot.value or 0 for spot in spots] + [target or 0])
    highest = max([highest, *(spot.planned or 0 for spot in spots)])
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
        plan=unbroken(None if s.planned is None else (tidy(s.x), tidy(up(s.planned))) for s in spots),
    )


def bar_of(spot: Spot, wide: float, top: float) -> Bar:
    """The bar of one reading, standing on the ground line."""
    left = tidy(spot.x - wide / 2)
    return Bar(left, tidy(top), tidy(wide), tidy(138 - top), spot.value is None, spot.ahead)
