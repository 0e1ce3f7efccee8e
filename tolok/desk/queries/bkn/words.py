"""Sentences for e-Kinerja BKN, always Indonesian, from what was entered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tolok.skp.queries import TargetRow, number_text, wanted

if TYPE_CHECKING:
    from tolok.reports.queries import Amounts, ReportRow

MONTHS = 12
ONE = 100


def months_between(starts_on: date, ends_on: date) -> int:
    """How many calendar months a span (end exclusive) touches."""
    last = date.fromordinal(ends_on.toordinal() - 1)
    return (last.year - starts_on.year) * MONTHS + last.month - starts_on.month + 1


def part_of(whole: int, *, before: int, until: int, months: int) -> int:
    """A period's part of a target that adds up: from month `before` to `until` of `months`.

    Parts of a whole number are whole, and all parts add up to the target to the last unit.
    """
    step = ONE if whole % ONE == 0 and whole >= ONE * months else 1
    return (whole * until // (months * step) - whole * before // (months * step)) * step


def planned(target: TargetRow, *, starts_on: date, ends_on: date, plan_starts: date, plan_ends: date) -> str:
    """The target of a period in words: a part of the plan's where amounts add up, else the same."""
    if target.accumulation != "sum":
        return wanted(target.low, target.high, target.unit)
    months = months_between(plan_starts, plan_ends)
    before = months_between(plan_starts, starts_on) if starts_on > plan_starts else 0
    until = months if ends_on >= plan_ends else months_between(plan_starts, ends_on)
    low, high = (part_of(end, before=before, until=until, months=months) for end in (target.low, target.high))
    return wanted(low, high, target.unit)


def action_plan(target: TargetRow, *, period: str, target_text: str) -> str:
    """The action plan of an indicator for a period."""
    if target.accumulation == "sum":
        said = _("%(name)s: reach %(target)s in %(period)s, a part of the plan's target of %(whole)s.")
    else:
        said = _("%(name)s: keep to %(target)s throughout %(period)s.")
    return said % {"name": target.name, "target": target_text, "period": period, "whole": target.wanted}


def result(target: TargetRow, rows: Sequence[ReportRow], found: Amounts | None, *, period: str, aim: str) -> str:
    """What was reached in a period: amount, how often and when reported, and who confirmed how much."""
    if not rows:
        return ""
    lines = [_reached(target, found, period=period, aim=aim), _reported(rows), *_confirmed(rows)]
    return " ".join(line for line in lines if line)


def source(rows: Sequence[ReportRow]) -> str:
    """Where the numbers come from."""
    systems = sorted({row.source for row in rows if row.source})
    found = [_("Measured by %(system)s") % {"system": system} for system in systems]
    if any(not row.source for row in rows):
        found.append(_("Daily reports in Tolok"))
    return "; ".join(found)


def activity(row: ReportRow) -> str:
    """One report as a line of a day."""
    amount = "" if row.amount is None else f": {number_text(row.amount)} {row.unit}".rstrip()
    said = f"{row.title}{amount}".rstrip(".") + "."
    return f"{said} {_sentence(row.note)}".strip()


def span(rows: Sequence[ReportRow]) -> str:
    """The first and last day of some reports."""
    first, last = min(row.on for row in rows), max(row.on for row in rows)
    if first == last:
        return formats.date_format(first, "j F Y")
    return _("%(first)s to %(last)s") % {
        "first": formats.date_format(first, "j F Y"),
        "last": formats.date_format(last, "j F Y"),
    }


def other(title: str, rows: Sequence[ReportRow], orders: Sequence[str]) -> str:
    """Work that no outcome names: what, how often and when, and who ordered it."""
    said = ngettext("%(title)s: reported once, %(span)s.", "%(title)s: reported %(n)s times, %(span)s.", len(rows))
    told = said % {"title": title, "n": len(rows), "span": span(rows)}
    return f"{told} " + _("Ordered by %(names)s.") % {"names": ", ".join(orders)} if orders else told


def _sentence(note: str) -> str:
    text = note.strip()
    return text if not text or text[-1] in ".!?" else f"{text}."


def _reached(target: TargetRow, found: Amounts | None, *, period: str, aim: str) -> str:
    if found is None:
        return ""
    parts = []
    if found.checked is not None:
        parts.append(_("%(amount)s confirmed") % {"amount": f"{number_text(found.checked)} {target.unit}"})
    if found.claimed is not None:
        parts.append(_("%(amount)s waiting for a check") % {"amount": f"{number_text(found.claimed)} {target.unit}"})
    words = {"name": target.name, "period": period, "parts": ", ".join(parts), "target": aim}
    return _("%(name)s in %(period)s: %(parts)s; target of the period %(target)s.") % words


def _reported(rows: Sequence[ReportRow]) -> str:
    days = len({row.on for row in rows})
    said = ngettext("%(n)s report on %(days)s day, %(span)s.", "%(n)s reports on %(days)s days, %(span)s.", len(rows))
    return said % {"n": len(rows), "days": days, "span": span(rows)}


def _confirmed(rows: Sequence[ReportRow]) -> list[str]:
    trusts = Counter(row.trust for row in rows)
    checkers = Counter(row.checker for row in rows if row.trust == "checked" and row.checker)
    found = []
    if trusts["measured"]:
        found.append(_("%(n)s measured by a system.") % {"n": trusts["measured"]})
    if trusts["checked"]:
        names = ", ".join(name for name, _n in checkers.most_common())
        said = _("%(n)s checked by %(names)s.") if names else _("%(n)s checked.")
        found.append(said % {"n": trusts["checked"], "names": names})
    if trusts["claimed"]:
        found.append(_("%(n)s waiting for a check.") % {"n": trusts["claimed"]})
    if trusts["refused"]:
        found.append(_("%(n)s not accepted and not counted.") % {"n": trusts["refused"]})
    return found
