"""Who may remind, read a notice, choose mails and see to them; how a mail moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tolok.delivery.models import Mail
from tolok.people.access import Who, any_of, is_above, is_hr, is_self, is_worker

if TYPE_CHECKING:
    pass

State = Mail.State


PERMISSIONS: dict[str, Who] = {
    "mark_read": is_self,
    "choose_mail": is_self,
    "remind": any_of(is_above, is_hr),
    "see_mails": is_hr,
}

STEPS: dict[str, tuple[tuple[str | None, ...], str, Who]] = {
    # verb: (from, to, who may)
    "queue_mail": ((None,), State.WAITING, is_worker),
    "begin_mail": ((State.WAITING,), State.SENDING, is_worker),
    "finish_mail": ((State.SENDING,), State.SENT, is_worker),
    "postpone_mail": ((State.SENDING,), State.WAITING, is_worker),
    "fail_mail": ((State.SENDING,), State.FAILED, is_worker),
    "retry_mail": ((State.SENDING, State.FAILED), State.WAITING, is_hr),
}
