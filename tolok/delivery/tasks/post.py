"""Hands mails to the server: never one twice, so many a minute."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from datetime import time as of_day
from email.utils import parseaddr
from smtplib import SMTPException, SMTPResponseException
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend
from procrastinate.contrib.django import app

from tolok.delivery import actions
from tolok.delivery.queries import due_mails
from tolok.people.access import inside
from tolok.people.queries import governments

if TYPE_CHECKING:
    from tolok.delivery.models import Mail

log = logging.getLogger(__name__)
# A slow server must not keep the only worker: after so many seconds the rest waits for the next minute.
SECONDS = 20


class Refused(Exception):
    """The server has surely not taken the mail."""


class Unsure(Exception):
    """The line broke after the whole mail was given: it may have arrived."""


@app.periodic(cron="* * * * *")
@app.task(
    name="delivery.send_mails", queueing_lock="delivery.send_mails", lock="delivery.send_mails", pass_context=False
)
def send_mails(timestamp: int) -> int:
    """Send what is due; `timestamp` is the planned moment. In the example it is its last minute."""
    at = datetime.fromtimestamp(timestamp, UTC)
    if settings.EXAMPLE_DAY is not None:
        at = datetime.combine(settings.EXAMPLE_DAY, of_day(21, 59), ZoneInfo(settings.TIME_ZONE))
    return send_due(at=at)


def send_due(*, at: datetime) -> int:
    """Send the mails of all governments whose time has come, at most a minute's worth; how many were taken."""
    due = list(_due(at)) if settings.MAILS else []
    if not due:
        return 0
    server, began, sent = get_connection(), time.monotonic(), 0
    try:
        fault = _open(server)
        for government_id, mail_id in due:
            if time.monotonic() - began > SECONDS:
                break
            sent += _send(server, government_id, mail_id, at=at, fault=fault)
    finally:
        _close(server)
    return sent


def _due(at: datetime) -> Iterator[tuple[int, int]]:
    left = settings.MAIL_PER_MINUTE
    for government in governments():
        with inside(government.pk):
            found = due_mails(at=at, most=left)
        left -= len(found)
        yield from ((government.pk, mail_id) for mail_id in found)


def _open(server: Any) -> str:
    """Why the server can't be reached; empty when it can."""
    try:
        server.open()
    except (OSError, SMTPException) as fault:
        return _said(fault)
    return ""


def _close(server: Any) -> None:
    try:
        server.close()
    except (OSError, SMTPException):
        log.info("the mail server was gone before the end")


def _send(server: Any, government_id: int, mail_id: int, *, at: datetime, fault: str) -> bool:
    """Mark, hand over, mark again: three steps, so that a kill between them never sends a mail twice."""
    with inside(government_id):
        mail = actions.begin_mail(at=at, mail_id=mail_id)
    if mail is None:
        return False
    try:
        if fault:
            raise Refused(fault)
        hand_over(server, mail)
    except Refused as refused:
        with inside(government_id):
            actions.refuse_mail(at=at, mail=mail, error=str(refused))
        return False
    except Unsure as unsure:
        log.warning("mail %s may have arrived: %s", mail.pk, unsure)
        return False
    with inside(government_id):
        actions.finish_mail(at=at, mail=mail)
    return True


def hand_over(server: Any, mail: Mail) -> None:
    """Give one mail to the server; says whether a fault came before the server could have taken it."""
    message = EmailMessage(
        mail.subject,
        mail.body,
        settings.DEFAULT_FROM_EMAIL,
        [mail.person.email],
        headers={"Message-ID": f"<{mail.reference}@tolok>", "Auto-Submitted": "auto-generated"},
    )
    if not isinstance(server, EmailBackend):
        server.send_messages([message])
        return
    try:
        smtp = _line(server)
        _expect(smtp.mail(parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))
        _expect(smtp.rcpt(mail.person.email))
    except (OSError, SMTPException) as fault:
        _close(server)
        raise Refused(_said(fault)) from fault
    try:
        _expect(smtp.data(message.message().as_string().replace("\n", "\r\n").encode()))
    except SMTPResponseException as fault:
        _close(server)
        raise Refused(_said(fault)) from fault
    except (OSError, SMTPException) as fault:
        _close(server)
        raise Unsure(_said(fault)) from fault


def _line(server: EmailBackend) -> Any:
    """The open line; a new one where the last fault closed it."""
    server.open()
    smtp: Any = server.connection
    smtp.ehlo_or_helo_if_needed()
    return smtp


def _expect(answer: tuple[int, bytes]) -> None:
    code, text = answer
    if not 200 <= code < 300:
        raise SMTPResponseException(code, text)


def _said(fault: Exception) -> str:
    if isinstance(fault, SMTPResponseException):
        text = fault.smtp_error
        return f"{fault.smtp_code} {text.decode(errors='replace') if isinstance(text, bytes) else text}"
    return f"{type(fault).__name__}: {fault}"
