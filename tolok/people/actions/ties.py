"""Declares and withdraws family ties: the two then do not rate each other."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tolok.ledger.actions import Refusal, record
from tolok.people.access import PERMISSIONS, require
from tolok.people.models import Person, Tie
from tolok.people.queries import local_day


class TieToOneself(Refusal):
    """Nobody is family of oneself."""

    def __init__(self) -> None:
        super().__init__(_("This is the person themselves. Name the one who is family."))


class TieIsDeclared(Refusal):
    """The same tie holds already."""

    def __init__(self) -> None:
        super().__init__(_("This tie is declared already, so nothing was added. Withdraw it first to declare it anew."))


class TieBeginsLater(Refusal):
    """A tie that does not hold yet."""

    def __init__(self) -> None:
        super().__init__(_("The tie would begin after today. Declare it from the day on which it holds."))


class TieIsWithdrawn(Refusal):
    """A withdrawn tie can't be withdrawn again."""

    def __init__(self) -> None:
        super().__init__(_("This tie is withdrawn already; nothing is left to do."))


class NoReason(Refusal):
    """A tie is not withdrawn without a word."""

    about = "reason"

    def __init__(self) -> None:
        super().__init__(_("Say in a sentence of at most 300 letters why the tie no longer holds, then try again."))


@transaction.atomic
def declare_tie(*, by: Person, at: datetime, person: Person, about: Person, kind: str, starts_on: date) -> Tie:
    """Say that two are family since a day, by one of them or by the HR agency for one; neither then rates the other."""
    on = local_day(by.government, at)
    require(PERMISSIONS, "declare_tie", by=by, person=person, on=on)
    if about.pk == person.pk or about.government_id != person.government_id:
        raise TieToOneself
    if starts_on > on:
        raise TieBeginsLater
    columns = {"person": person, "about": about, "kind": Tie.Kind(kind), "starts_on": starts_on}
    Person.objects.select_for_update().get(pk=person.pk)
    if Tie.objects.filter(person=person, about=about, ends_on=None).exists():
        raise TieIsDeclared
    tie = Tie.objects.create(government_id=person.government_id, declared_at=at, **columns)
    fields = {"about": about.pk, "kind": kind, "starts_on": starts_on}
    record(verb="declare_tie", by=by, at=at, on=tie, person=person, fields=fields)
    return tie


@transaction.atomic
def withdraw_tie(*, by: Person, at: datetime, tie: Tie, reason: str) -> Tie:
    """Let a tie end today, with the reason; the days before stay as they were."""
    tie = Tie.objects.select_for_update(of=("self",)).select_related("person__government").get(pk=tie.pk)
    on = local_day(by.government, at)
    require(PERMISSIONS, "withdraw_tie", by=by, person=tie.person, on=on)
    if tie.ends_on is not None:
        raise TieIsWithdrawn
    if not 1 <= len(reason.strip()) <= 300:
        raise NoReason
    tie.ends_on, tie.withdrawn_at, tie.reason = max(on, tie.starts_on), at, reason.strip()
    tie.save(update_fields=["ends_on", "withdrawn_at", "reason"])
    fields = {"ends_on": tie.ends_on, "reason": tie.reason}
    record(verb="withdraw_tie", by=by, at=at, on=tie, person=tie.person, fields=fields)
    return tie
