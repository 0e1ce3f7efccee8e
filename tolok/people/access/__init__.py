"""Who asks, in which government, and who may do what."""

from __future__ import annotations

from tolok.people.access.days import day_in, month_in
from tolok.people.access.doors import PHONE, FromElsewhere, Request, enter, inside, same_origin, signed_in
from tolok.people.access.news import Following, follow, following
from tolok.people.access.rights import (
    PERMISSIONS,
    NotAllowed,
    Steps,
    Who,
    any_of,
    is_above,
    is_colleague,
    is_hr,
    is_lead,
    is_self,
    is_superior,
    is_worker,
    may,
    require,
    require_step,
)
from tolok.people.access.scopes import SCOPES, Scoped
from tolok.people.access.sending import acting, is_done, leaves_no_answer, refuse
from tolok.people.access.shapes import DAYS, Day, Id, Key, Minutes, Moment, Most, Sent, SentForm, Text
from tolok.people.access.ways import way_back

__all__ = [
    "DAYS",
    "PERMISSIONS",
    "PHONE",
    "SCOPES",
    "Day",
    "Following",
    "FromElsewhere",
    "Id",
    "Key",
    "Minutes",
    "Moment",
    "Most",
    "NotAllowed",
    "Request",
    "Scoped",
    "Sent",
    "SentForm",
    "Steps",
    "Text",
    "Who",
    "acting",
    "any_of",
    "day_in",
    "enter",
    "follow",
    "following",
    "inside",
    "is_above",
    "is_colleague",
    "is_done",
    "is_hr",
    "is_lead",
    "is_self",
    "is_superior",
    "is_worker",
    "leaves_no_answer",
    "may",
    "month_in",
    "refuse",
    "require",
    "require_step",
    "same_origin",
    "signed_in",
    "way_back",
]
