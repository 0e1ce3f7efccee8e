"""Reads what was told to whom, and how far its mails are."""

from __future__ import annotations

from tolok.delivery.queries.mail import (
    MailCounts,
    due_mails,
    is_stuck,
    mail_counts,
    mail_of,
    mails,
    wants_mail,
)
from tolok.delivery.queries.notices import notice_of, notices, unread, unread_count

__all__ = [
    "MailCounts",
    "due_mails",
    "is_stuck",
    "mail_counts",
    "mail_of",
    "mails",
    "notice_of",
    "notices",
    "unread",
    "unread_count",
    "wants_mail",
]
