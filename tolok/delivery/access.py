"""Who may remind whom, and who may read a notice."""

from __future__ import annotations

from tolok.people.access import Who, any_of, is_above, is_hr, is_self

PERMISSIONS: dict[str, Who] = {
    "mark_read": is_self,
    "remind": any_of(is_above, is_hr),
}
