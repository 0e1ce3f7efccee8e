"""Who may remark on whose work, and who sees it."""

from __future__ import annotations

from tolok.people.access import Who, any_of, is_above, is_lead, is_self

# This app's rows of the permission table: verb: who may do it to whom.
PERMISSIONS: dict[str, Who] = {
    "say": any_of(is_above, is_lead),
    "reply": is_self,
    "see_notes": any_of(is_self, is_above),
}
