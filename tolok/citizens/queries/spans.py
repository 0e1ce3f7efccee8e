"""Cuts the year into spans of so many months that are published as a whole."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _


def span_around(on: date, months: int) -> tuple[date, date]:
    """The span of so many months that the day belongs to; end exclusive."""
    first = (on.month - 1) // months * months + 1
    ends = first + months
    return date(on.year, first, 1), date(on.year + (ends > 12), (ends - 1) % 12 + 1, 1)


def whole_spans(starts_on: date, ends_on: date, months: int) -> tuple[date, date]:
    """The days of a span (end exclusive) that lie in spans of so many months that are whole in it; often none."""
    first, after = span_around(starts_on, months)
    return first if first == starts_on else after, span_around(ends_on, months)[0]


def quarter_name(starts_on: date) -> str:
    """What the quarter that begins on this day is called."""
    return _("Quarter %(number)s %(year)s") % {"number": (starts_on.month + 2) // 3, "year": starts_on.year}
