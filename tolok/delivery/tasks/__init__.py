"""Background work: the mails, so many a minute."""

from __future__ import annotations

from tolok.delivery.tasks.post import send_due, send_mails

__all__ = ["send_due", "send_mails"]
