"""Asks who gave an oral order, and keeps the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tolok.delivery.actions import Telling, tell_many
from tolok.ledger.actions import Refusal, act_on, record_many
from tolok.ledger.events import News, announce
from tolok.people.access import require
from tolok.people.queries import local_day_of
from tolok.reports.access import PERMISSIONS, STEPS
from tolok.reports.models import Report
from tolok.reports.queries import title_of

if TYPE_CHECKING:
    from tolok.people.models import Person

LONGEST_REASON = 300
ASKED = gettext_lazy("%(name)s reports work that you ordered: “%(task)s”. Say whether that is right.")
CONFIRMED = gettext_lazy("%(name)s confirmed the order “%(task)s”.")
DENIED = gettext_lazy("%(name)s does not know the order “%(task)s”: %(reason)s")


class NoOrder(Refusal):
    """There is no such order in this government."""

    def __init__(self) -> None:
        super().__init__(_("This order is not there. Open it again from your list."))


class AnsweredAlready(Refusal):
    """The order has this answer, or one that stays."""

    def __init__(self) -> None:
        super().__init__(_("This order has been answered already. Open the list again to see how."))


class DenialNeedsReason(Refusal):
    """An order is denied only with a reason."""

    about = "reason"

    def __init__(self) -> None:
        super().__init__(_("Say in one sentence what is wrong, so that the person can put it right. Then send again."))


@transaction.atomic(savepoint=False)
def ask_givers(*, at: datetime, reports: Sequence[Report], givers: Mapping[int, Person]) -> int:
    """Tell those who gave the orders that somebody names them, once a day and person; the number told."""
    asked = [(givers[each.order_giver_id], each) for each in reports if each.order_giver_id]
    return tell_many(at=at, tellings=[_question(giver, each) for giver, each in asked]) if asked else 0


def _question(giver: Person, report: Report) -> Telling:
    words = {"name": report.person.name, "task": title_of(report)}
    key = f"order:{report.person_id}:{report.filed_at.date().isoformat()}"
    return Telling(report.filed_at, giver, key, ASKED, words, "reports:orders")


@transaction.atomic
def confirm_order(*, by: Person, at: datetime, report_ids: Sequence[int]) -> list[Report]:
    """Say that one gave these orders, all or none; only for who is named. An earlier denial may be taken back."""
    return _answer("confirm_order", by, at, report_ids, "")


@transaction.atomic
def deny_order(*, by: Person, at: datetime, report_id: int, reason: str) -> Report:
    """Say that one did not give this order, and why; only for who is named."""
    if not reason.strip():
        raise DenialNeedsReason
    return _answer("deny_order", by, at, [report_id], reason.strip()[:LONGEST_REASON])[0]


def _answer(verb: str, by: Person, at: datetime, report_ids: Sequence[int], reason: str) -> list[Report]:
    starts, end, _who = STEPS[verb]
    held = Report.objects.select_for_update(of=("self",)).select_related("person", "order_giver", "target", "project")
    reports = list(held.filter(pk__in=set(report_ids), order_giver__isnull=False).order_by("pk"))
    if not reports or len(reports) < len(set(report_ids)):
        raise NoOrder
    on = local_day_of(by, at=at)
    for report in reports:
        assert report.order_giver  # the query asked for it
        require(PERMISSIONS, "answer_order", by=by, person=report.order_giver, on=on)
        if report.order_state not in starts:
            raise AnsweredAlready
        report.order_state, report.order_reason = end, reason
    Report.objects.bulk_update(reports, ["order_state", "order_reason"])
    fields = {"order_state": str(end), "order_reason": reason}
    record_many(act_on(verb=verb, by=by, at=at, on=each, person=each.person, fields=fields) for each in reports)
    tell_many(at=at, tellings=[_news(by, at, each) for each in reports])
    announce(News(each.government_id, each.person_id, "ordered") for each in reports)
    return reports


def _news(by: Person, at: datetime, report: Report) -> Telling:
    """Tell the person; a change of mind is told as well."""
    text = CONFIRMED if report.order_state == Report.Order.CONFIRMED else DENIED
    words = {"name": by.name, "task": title_of(report), "reason": report.order_reason}
    key = f"order:{report.pk}:{report.order_state}"
    return Telling(at, report.person, key, text, words, "reports:changes", report.pk)
