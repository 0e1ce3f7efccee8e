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
from tolok.reports.queries.changes import ChangeRow, changes
from tolok.reports.queries.copies import copied_items
from tolok.reports.queries.due import first_day, may_still_mend, needs_minutes, needs_reason
from tolok.reports.queries.extended import Extension, extension
from tolok.reports.queries.needs import Need
from tolok.reports.queries.orders import Orders, orders_of, orders_waiting
from tolok.reports.queries.progress import Progress, latest_progress, progress_of
from tolok.reports.queries.proposal import Copy, Proposal, Stuck
from tolok.reports.queries.rows import (
    Place,
    ReportRow,
    owners,
    report,
    reports_of,
    reports_on_target,
    reports_page,
    row_of,
    title_of,
    waiting,
)
from tolok.reports.queries.sums import Activity, Amounts, amounts, team_activity, weeks_reported
from tolok.reports.queries.team import TeamReport, team_reports
from tolok.reports.queries.typed import (
    MINUTES_OF_A_DAY,
    MOST,
    AmountField,
    MinutesField,
    NotANumber,
    hundredths,
    spelled,
)
from tolok.reports.queries.week import Week, WeekDay, monday_of, week_of
from tolok.reports.queries.work import Work, proposals, work_of

__all__ = [
    "MINUTES_OF_A_DAY",
    "MOST",
    "Activity",
    "AmountField",
    "Amounts",
    "ChangeRow",
    "Copy",
    "Explained",
    "Extension",
    "MinutesField",
    "Need",
    "NotANumber",
    "Orders",
    "Place",
    "Progress",
    "Proposal",
    "ReportRow",
    "Share",
    "Signal",
    "Stuck",
    "TeamReport",
    "Week",
    "WeekDay",
    "Work",
    "amounts",
    "changes",
    "copied_items",
    "explanations",
    "extension",
    "first_day",
    "hundredths",
    "latest_progress",
    "may_still_mend",
    "monday_of",
    "month_of",
    "needs_minutes",
    "needs_reason",
    "next_month",
    "orders_of",
    "orders_waiting",
    "owners",
    "progress_of",
    "proposals",
    "report",
    "reports_of",
    "reports_on_target",
    "reports_page",
    "row_of",
    "seen_until",
    "shares",
    "signals_of",
    "spelled",
    "team_activity",
    "team_reports",
    "title_of",
    "waiting",
    "week_of",
    "weeks_reported",
    "work_of",
]
