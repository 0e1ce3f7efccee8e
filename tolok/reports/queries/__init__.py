"""Reads reports: what was done, what it adds up to, what may be reported next."""

from __future__ import annotations

from tolok.reports.queries.due import Copy, Proposal, first_day, may_still_mend, proposals
from tolok.reports.queries.rows import (
    Place,
    ReportRow,
    newest,
    owners,
    report,
    reports_of,
    reports_on_target,
    reports_page,
    row_of,
    waiting,
)
from tolok.reports.queries.sums import Activity, Amounts, amounts, team_activity, weeks_reported
from tolok.reports.queries.typed import MOST, NotANumber, hundredths, spelled

__all__ = [
    "MOST",
    "Activity",
    "Amounts",
    "Copy",
    "NotANumber",
    "Place",
    "Proposal",
    "ReportRow",
    "amounts",
    "first_day",
    "hundredths",
    "may_still_mend",
    "newest",
    "owners",
    "proposals",
    "report",
    "reports_of",
    "reports_on_target",
    "reports_page",
    "row_of",
    "spelled",
    "team_activity",
    "waiting",
    "weeks_reported",
]
