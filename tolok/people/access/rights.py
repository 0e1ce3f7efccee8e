"""Who may do what: predicates and permissions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from tolok.ledger.actions import Refusal
from tolok.people.models import Person
from tolok.people.queries import has_duty, is_superior_on, leads_of, superiors_above

About = TypeVar("About")
Who = Callable[[Person, Person, date], bool]
# A state table: verb: (from, to, who may); `who` asks about a person or about the thing that moves.
Steps = Mapping[str, tuple[Collection[str | None], str, Callable[[Person, About, date], bool]]]


class NotAllowed(Refusal):
    """The person may not do this on that day."""

    def __init__(self, verb: str) -> None:
        super().__init__(
            _("You may not do this (%(verb)s). Only the person the rule names may. Ask your superior or the HR agency.")
            % {"verb": verb}
        )


def is_self(by: Person, person: Person, on: date) -> bool:
    """The person about whom it is."""
    return by.pk == person.pk


def is_superior(by: Person, person: Person, on: date) -> bool:
    """The direct superior on that day, by postings."""
    return is_superior_on(by, person, on=on)


def is_above(by: Person, person: Person, on: date) -> bool:
    """Anybody in the line of superiors on that day."""
    return any(superior.pk == by.pk for superior in superiors_above(person, on=on))


def is_lead(by: Person, person: Person, on: date) -> bool:
    """Who leads a team in which the person works that day."""
    return leads_of(person, on=on).filter(person=by).exists()


def is_hr(by: Person, person: Person, on: date) -> bool:
    """Someone posted to a position of the HR agency (BKPSDM) on that day."""
    return by.government_id == person.government_id and has_duty(by, "hr", on=on)


def is_colleague(by: Person, person: Person, on: date) -> bool:
    """Anybody of the same government."""
    return by.government_id == person.government_id


def is_worker(by: Person, person: Person, on: date) -> bool:
    """No person: the worker alone does it."""
    return False


def any_of(*rules: Who) -> Who:
    """Allowed when one of the rules allows it."""

    def either(by: Person, person: Person, on: date) -> bool:
        return any(rule(by, person, on) for rule in rules)

    return either


def may(table: Mapping[str, Who], verb: str, *, by: Person, person: Person, on: date) -> bool:
    """Whether the permission table lets `by` do the verb to `person` that day; for buttons."""
    return table[verb](by, person, on)


def require(table: Mapping[str, Who], verb: str, *, by: Person, person: Person, on: date) -> None:
    """Refuse with NotAllowed unless the permission table lets `by` do the verb to `person` that day."""
    if not table[verb](by, person, on):
        raise NotAllowed(verb)


def require_step(
    table: Steps[About], verb: str, *, by: Person, about: About, on: date, state: str | None, otherwise: Refusal
) -> str:
    """The state after the step; NotAllowed for who may not take it, `otherwise` where it doesn't start in this state.

    Who may is asked first, so that nobody learns a state that is not theirs to see.
    """
    starts, ends, who = table[verb]
    if not who(by, about, on):
        raise NotAllowed(verb)
    if state not in starts:
        raise otherwise
    return ends


# This app's rows of the permission table: verb: who may do it to whom.
PERMISSIONS: dict[str, Who] = {
    "import_people": is_hr,
    "add_unit": is_hr,
    "add_position": is_hr,
    "add_person": is_hr,
    "add_posting": is_hr,
    "end_posting": is_hr,
    "make_accounts": is_hr,
    "invite_person": is_hr,
    "list_people": is_hr,
    "see_person": any_of(is_self, is_above, is_hr),
    "make_token": is_self,
    "make_source": is_hr,
    "revoke_token": any_of(is_self, is_hr),
    "revoke_source": is_hr,
    "see_raters": any_of(is_self, is_above, is_hr),
    "list_raters": is_hr,
    "declare_tie": any_of(is_self, is_hr),
    "see_ties": any_of(is_self, is_hr),
    "withdraw_tie": any_of(is_self, is_hr),
    "open_team": is_hr,
    "place_in_team": is_hr,
    "end_team_place": is_hr,
    "draft_reorganisation": is_hr,
    "try_reorganisation": is_hr,
    "apply_reorganisation": is_hr,
    "drop_reorganisation": is_hr,
}
