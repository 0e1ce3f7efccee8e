"""Founds governments, brings people in, gives them accounts and tokens."""

from __future__ import annotations

from tolok.people.actions.bring import BadRows, import_people
from tolok.people.actions.doors import (
    INVITATION_LASTS,
    LOCK,
    TRIES,
    InvitationIsOver,
    accept_invitation,
    invite_person,
    make_accounts,
    sign_in,
)
from tolok.people.actions.founding import (
    BadNip,
    GovernmentExists,
    appoint_first_administrator,
    found_government,
    show_example,
)
from tolok.people.actions.structure import (
    AlreadyThere,
    EndsBeforeItStarts,
    add_person,
    add_position,
    add_posting,
    add_unit,
    end_posting,
)
from tolok.people.actions.tokens import NoLabel, NoSuchScope, make_token, note_use, revoke_phones, revoke_token
from tolok.people.actions.upload import drop_workbook, keep_workbook

__all__ = [
    "INVITATION_LASTS",
    "LOCK",
    "TRIES",
    "AlreadyThere",
    "BadNip",
    "BadRows",
    "EndsBeforeItStarts",
    "GovernmentExists",
    "InvitationIsOver",
    "NoLabel",
    "NoSuchScope",
    "accept_invitation",
    "add_person",
    "add_position",
    "add_posting",
    "add_unit",
    "appoint_first_administrator",
    "drop_workbook",
    "end_posting",
    "found_government",
    "import_people",
    "invite_person",
    "keep_workbook",
    "make_accounts",
    "make_token",
    "note_use",
    "revoke_phones",
    "revoke_token",
    "show_example",
    "sign_in",
]
