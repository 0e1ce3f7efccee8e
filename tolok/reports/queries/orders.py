"""Oral orders: what waits for the word of whoever gave them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tolok.reports.models import Report
from tolok.reports.queries.rows import ReportRow, joined_reports, rows_of

if TYPE_CHECKING:
    from tolok.people.models import Person

# How long answered orders stay on the page, and how many of each kind it shows.
KEPT = timedelta(days=14)
MOST = 50


@dataclass(frozen=True)
class Orders:
    """The orders that name a person as giver: those that wait, and those answered lately."""

    waiting: list[ReportRow]
    answered: list[ReportRow]


def orders_waiting(person: Person) -> int:
    """How many reports name this person as the giver of an order and wait for an answer; one query."""
    return Report.objects.filter(order_giver=person, order_state=Report.Order.ASKED).count()


def orders_of(person: Person, *, on: date) -> Orders:
    """The orders this person is said to have given; at most four queries."""
    named = joined_reports().filter(order_giver=person)
    answered = named.filter(on__gt=on - KEPT).exclude(order_state=Report.Order.ASKED)
    return Orders(rows_of(named.filter(order_state=Report.Order.ASKED)[:MOST]), rows_of(answered[:MOST]))
