"""What every public form carries: its key, its ticket, and a trap for machines."""

from __future__ import annotations

import logging
import uuid
from typing import TYPE_CHECKING

from django import template
from django.db import DatabaseError, transaction
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tolok.citizens.access.limits import address_of, limit_of
from tolok.citizens.access.tickets import WORK_BITS, issue
from tolok.citizens.access.weighing import PROOF, TICKET, TRAP
from tolok.citizens.queries.guard import sent_this_hour

if TYPE_CHECKING:
    from django.template.context import Context

    from tolok.citizens.access import Visit

register = template.Library()
logger = logging.getLogger("tolok.guard")


@register.simple_tag(takes_context=True)
def guard(context: Context, form: str) -> SafeString:
    """The hidden fields of a public form; the proof of work is offered only where the address sent much."""
    request: Visit = context["request"]
    since = getattr(request, "since", request.began)  # who mends a refused form needn't be slow again
    ticket = issue(form, government_id=request.government.pk, began=since)
    hidden = format_html(
        '<input type="hidden" name="key" value="{}"><input type="hidden" name="{}" value="{}">'
        '<p class="trap" aria-hidden="true"><label>{} <input name="{}" tabindex="-1" autocomplete="off"></label></p>',
        uuid.uuid4(), TICKET, ticket, _("Leave this empty"), TRAP,
    )  # fmt: skip  # one line a thought
    return hidden + (_work(ticket) if _is_crowded(request, form) else mark_safe(""))


def _is_crowded(request: Visit, form: str) -> bool:
    """Whether the address sent much this hour; asked only where a form is shown, not for each request."""
    sent = request.visits.hour if request.visits else _seen(request, form)
    return sent is not None and sent >= limit_of(form, request.government.pack).plain


def _seen(request: Visit, form: str) -> int | None:
    try:
        with transaction.atomic():
            return sent_this_hour(
                at=request.at, government_id=request.government.pk, form=form, address=address_of(request)
            )
    except DatabaseError:
        logger.exception("senders of public forms can't be counted")
        return None


def _work(ticket: str) -> SafeString:
    said = _(
        "Much was sent from your network this hour. Your device now works out a small sum, so that yours counts at "
        "once; without it a moderator reads it first."
    )
    return format_html(
        '<input type="hidden" name="{}" data-ticket="{}" data-bits="{}"><p class="soft small">{}</p>'
        '<script src="{}" defer></script>',
        PROOF, ticket, WORK_BITS, said, static("citizens/proof.js"),
    )  # fmt: skip  # one line a thought
