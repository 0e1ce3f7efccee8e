"""Reads reports: what was done, what it adds up to, what may be reported next."""

from __future__ import annotations

from tolok.reports.queries.authentic import (
    Explained,
    Share,
    Signal,
    explanations,
    month_of,
    next_month,
    seen_until,
    shares,
    signals_of,
)
from tolok.reports.queries.copies import copied_items
from tolok.reports.queries.due import Copy, Proposal, first_day, may_still_mend, proposals
from tolok.reports.queries.rows import ReportRow, newest, owners, report, reports_of, reports_on_target, row_of, waiting
from tolok.reports.queries.sums import Activity, Amounts, amounts, team_activity, weeks_reported
from tolok.reports.queries.typed import MOST, NotANumber, hundredths, spelled

__all__ = [
    "MOST",
    "Activity",
    "Amounts",
    "Copy",
    "Explained",
    "NotANumber",
    "Proposal",
    "ReportRow",
    "Share",
    "Signal",
    "amounts",
    "copied_items",
    "explanations",
    "first_day",
    "hundredths",
    "may_still_mend",
    "month_of",
    "newest",
    "next_month",
    "owners",
    "proposals",
    "report",
    "reports_of",
    "reports_on_target",
    "row_of",
    "seen_until",
    "shares",
    "signals_of",
    "spelled",
    "team_activity",
    "waiting",
    "weeks_reported",
]
