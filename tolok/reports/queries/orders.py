"""Oral orders: what waits for the word of whoever gave them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tolok.reports.models import Report

if TYPE_CHECKING:
    from tolok.people.models import Person


def orders_waiting(person: Person) -> int:
    """How many reports name this person as the giver of an order and wait for an answer; one query."""
    return Report.objects.filter(order_giver=person, order_state=Report.Order.ASKED).count()
