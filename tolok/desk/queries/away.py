"""Says in a short word until when somebody is away by right."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from tolok.evidence.queries import Away

DAY = timedelta(days=1)


def away_word(away: Away | None) -> str:
    """The word with the last day away; empty without one. Why somebody has leave is theirs: it stays unsaid."""
    if away is None:
        return ""
    words = {
        "excused": _("excused today"),
        "duty_travel": _("on duty travel until %(day)s"),
        "study": _("on a study assignment until %(day)s"),
    }
    return words.get(away.kind, _("on leave until %(day)s")) % {"day": date_format(away.ends_on - DAY, "j M Y")}
