"""Who may file, mend, explain and see reports, and answer an oral order."""

from __future__ import annotations

from tolok.people.access import Who, any_of, is_above, is_hr, is_self, is_superior
from tolok.reports.models import Report

Order = Report.Order

# The way of an oral order: verb: (from, to, who may). The person is whoever is named as its giver.
STEPS: dict[str, tuple[tuple[Report.Order, ...], Report.Order, Who]] = {
    "confirm_order": ((Order.ASKED, Order.DENIED), Order.CONFIRMED, is_self),
    "deny_order": ((Order.ASKED,), Order.DENIED, is_self),
}

# This app's rows of the permission table: verb: who may do it to whom.
PERMISSIONS: dict[str, Who] = {
    "file_report": is_self,
    "revise_report": is_self,
    "correct_report": is_self,
    "unblock_report": is_self,
    "answer_order": is_self,
    "see_signals": is_self,
    "answer_signal": is_self,
    "see_informative": any_of(is_self, is_superior),
    "mark_copied": is_self,
    "unmark_copied": is_self,
    "see_reports": any_of(is_self, is_above, is_hr),
}
