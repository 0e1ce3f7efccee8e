"""Tells persons what they should know, each thing once; by mail as well."""

from __future__ import annotations

from tolok.delivery.actions.mail import (
    PAUSES,
    Letter,
    NothingToRetry,
    begin_mail,
    choose_mail,
    finish_mail,
    queue_mails,
    refuse_mail,
    retry_mail,
)
from tolok.delivery.actions.read import mark_read
from tolok.delivery.actions.tell import Reminder, Telling, remind, tell, tell_many
from tolok.delivery.actions.waiting import Waiting, tell_waiting

__all__ = [
    "PAUSES",
    "Letter",
    "NothingToRetry",
    "Reminder",
    "Telling",
    "Waiting",
    "begin_mail",
    "choose_mail",
    "finish_mail",
    "mark_read",
    "queue_mails",
    "refuse_mail",
    "remind",
    "retry_mail",
    "tell",
    "tell_many",
    "tell_waiting",
]
