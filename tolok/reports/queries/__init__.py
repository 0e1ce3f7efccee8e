"""Reads reports: what was done, what it adds up to, what may be reported next."""

from __future__ import annotations

from tolok.reports.queries.changes import ChangeRow, changes
from tolok.reports.queries.due import first_day, may_still_mend, needs_minutes, needs_reason
from tolok.reports.queries.needs import Need
from tolok.reports.queries.orders import Orders, orders_of, orders_waiting
from tolok.reports.queries.proposal import Copy, Proposal, Stuck
from tolok.reports.queries.rows import (
    ReportRow,
    newest,
    owners,
    report,
    reports_of,
    reports_on_target,
    row_of,
    title_of,
    waiting,
)
from tolok.reports.queries.stuck import blocked
from tolok.reports.queries.sums import Activity, Amounts, amounts, team_activity, weeks_reported
from tolok.reports.queries.typed import MOST, AmountField, NotANumber, hundredths, spelled
from tolok.reports.queries.week import Week, WeekDay, week_of
from tolok.reports.queries.work import Work, proposals, work_of

__all__ = [
    "MOST",
    "Activity",
    "AmountField",
    "Amounts",
    "ChangeRow",
    "Copy",
    "Need",
    "NotANumber",
    "Orders",
    "Proposal",
    "ReportRow",
    "Stuck",
    "Week",
    "WeekDay",
    "Work",
    "amounts",
    "blocked",
    "changes",
    "first_day",
    "hundredths",
    "may_still_mend",
    "needs_minutes",
    "needs_reason",
    "newest",
    "orders_of",
    "orders_waiting",
    "owners",
    "proposals",
    "report",
    "reports_of",
    "reports_on_target",
    "row_of",
    "spelled",
    "team_activity",
    "title_of",
    "waiting",
    "week_of",
    "weeks_reported",
    "work_of",
]
