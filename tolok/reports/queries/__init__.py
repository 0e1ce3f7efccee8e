"""Reads reports: what was done, what it adds up to, what may be reported next."""

from __future__ import annotations

from tolok.reports.queries.due import Copy, Proposal, first_day, may_still_mend, proposals
from tolok.reports.queries.orders import orders_waiting
from tolok.reports.queries.rows import ReportRow, newest, owners, report, reports_of, reports_on_target, row_of, waiting
from tolok.reports.queries.sums import Activity, Amounts, amounts, team_activity, weeks_reported
from tolok.reports.queries.team import TeamReport, team_reports
from tolok.reports.queries.typed import MOST, NotANumber, hundredths, spelled

__all__ = [
    "MOST",
    "Activity",
    "Amounts",
    "Copy",
    "NotANumber",
    "Proposal",
    "ReportRow",
    "TeamReport",
    "amounts",
    "first_day",
    "hundredths",
    "may_still_mend",
    "newest",
    "orders_waiting",
    "owners",
    "proposals",
    "report",
    "reports_of",
    "reports_on_target",
    "row_of",
    "spelled",
    "team_activity",
    "team_reports",
    "waiting",
    "weeks_reported",
]
