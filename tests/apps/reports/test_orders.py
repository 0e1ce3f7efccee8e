"""An oral order is confirmed by whoever gave it, or denied with a reason."""

from __future__ import annotations

from typing import Any

import pytest

from tests.apps.work import YESTERDAY, Office, filed
from tests.conftest import NOON, TODAY
from tolok.delivery.models import Notice
from tolok.ledger.actions import Refusal
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed
from tolok.reports import actions, queries
from tolok.reports.actions import confirm_order, deny_order
from tolok.reports.models import Report


def ordered(office: Office, task: str = "Jaga pameran", **more: object) -> Report:
    """A report on what the superior asked for."""
    return filed(office, **{"task": task, "amount": None, "order_giver_id": office["superior"].pk, **more})


def told(office: Office, role: str) -> list[str]:
    """What the person in the role was told."""
    return list(Notice.objects.filter(person=office[role]).order_by("pk").values_list("text", flat=True))


def test_the_giver_is_asked_and_told_once_a_day(office: Office) -> None:
    ordered(office)
    ordered(office, "Rapat")

    assert told(office, "superior") == [
        "Ani melaporkan pekerjaan atas perintah Anda: “Jaga pameran”. Katakan apakah itu benar."
    ]
    assert Notice.objects.get().address == "/contoh/laporan/perintah/"
    assert (queries.orders_waiting(office["superior"]), queries.orders_waiting(office["above"])) == (2, 0)


def test_all_waiting_orders_are_confirmed_at_once_and_the_person_hears_of_each(office: Office) -> None:
    reports = [ordered(office), ordered(office, "Rapat")]

    confirm_order(by=office["superior"], at=NOON, report_ids=[each.pk for each in reports])

    assert list(Report.objects.values_list("order_state", flat=True)) == ["confirmed", "confirmed"]
    assert told(office, "self") == [
        "Ratna membenarkan perintah “Jaga pameran”.", "Ratna membenarkan perintah “Rapat”."
    ]  # fmt: skip  # one line a thought
    assert LedgerEntry.objects.filter(verb="confirm_order", actor_id=office["superior"].pk).count() == 2


def test_a_denial_says_why_and_may_be_taken_back(office: Office) -> None:
    report = ordered(office)

    denied = deny_order(by=office["superior"], at=NOON, report_id=report.pk, reason=" Bukan saya ")
    confirmed = confirm_order(by=office["superior"], at=NOON, report_ids=[report.pk])[0]

    assert (denied.order_state, denied.order_reason) == ("denied", "Bukan saya")
    assert (confirmed.order_state, confirmed.order_reason) == ("confirmed", "")
    assert told(office, "self") == [
        "Ratna tidak mengenal perintah “Jaga pameran”: Bukan saya", "Ratna membenarkan perintah “Jaga pameran”."
    ]  # fmt: skip  # one line a thought


@pytest.mark.parametrize("role", ["self", "above", "colleague", "hr"])
def test_only_the_named_giver_answers(office: Office, role: str) -> None:
    report = ordered(office)

    with pytest.raises(NotAllowed):
        confirm_order(by=office[role], at=NOON, report_ids=[report.pk])
    with pytest.raises(NotAllowed):
        deny_order(by=office[role], at=NOON, report_id=report.pk, reason="x")

    assert Report.objects.get().order_state == "asked"


def test_an_answer_is_given_once(office: Office) -> None:
    report = ordered(office)
    confirm_order(by=office["superior"], at=NOON, report_ids=[report.pk])

    with pytest.raises(actions.AnsweredAlready):
        confirm_order(by=office["superior"], at=NOON, report_ids=[report.pk])
    with pytest.raises(actions.AnsweredAlready):
        deny_order(by=office["superior"], at=NOON, report_id=report.pk, reason="Bukan saya")


def test_one_order_that_is_none_stops_all(office: Office) -> None:
    asked, plain = ordered(office), filed(office)

    for ids in ([asked.pk, plain.pk], [999_999], []):
        with pytest.raises(actions.NoOrder):
            confirm_order(by=office["superior"], at=NOON, report_ids=ids)

    assert Report.objects.get(pk=asked.pk).order_state == "asked"


def test_a_denial_without_a_reason_is_refused(office: Office) -> None:
    report = ordered(office)

    with pytest.raises(actions.DenialNeedsReason):
        deny_order(by=office["superior"], at=NOON, report_id=report.pk, reason="  ")


@pytest.mark.parametrize(
    ("refusal", "given"),
    [
        (actions.NotAGiver, {"order_giver_id": 999_999}),
        (actions.NotAGiver, {"order_giver_id": "self"}),
        (actions.NotAGiver, {"order_giver_id": "stranger"}),
        (actions.OrderIsMissing, {"order_giver_id": None}),
    ],
)
def test_who_can_not_have_ordered_it_is_refused(office: Office, refusal: type[Refusal], given: dict[str, Any]) -> None:
    named = given["order_giver_id"]

    with pytest.raises(refusal):
        ordered(office, order_giver_id=office[named].pk if isinstance(named, str) else named)


def test_a_giver_sees_what_waits_and_what_was_answered(office: Office) -> None:
    waits, answered = ordered(office), ordered(office, "Rapat", on=YESTERDAY)
    confirm_order(by=office["superior"], at=NOON, report_ids=[answered.pk])

    found = queries.orders_of(office["superior"], on=TODAY)

    assert ([row.id for row in found.waiting], [row.id for row in found.answered]) == ([waits.pk], [answered.pk])
    assert (found.waiting[0].ordered_by, found.answered[0].order_tone) == ("Ratna", "good")
