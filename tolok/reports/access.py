"""Who may file, revise, explain and see reports."""

from __future__ import annotations

from tolok.people.access import Who, any_of, is_above, is_hr, is_self, is_superior

# This app's rows of the permission table: verb: who may do it to whom.
PERMISSIONS: dict[str, Who] = {
    "file_report": is_self,
    "revise_report": is_self,
    "see_signals": is_self,
    "answer_signal": is_self,
    "see_informative": any_of(is_self, is_superior),
    "mark_copied": is_self,
    "unmark_copied": is_self,
    "see_reports": any_of(is_self, is_above, is_hr),
}
