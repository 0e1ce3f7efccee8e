"""Moves a case at the desk: checked, passed on, referred, merged, closed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tolok.calendar.queries import day_of
from tolok.citizens.actions.cases.steps import Told, take_step
from tolok.citizens.models import Case
from tolok.citizens.models.cases import Category, Concerns, Kind, State
from tolok.citizens.queries.cases.terms import rules_of
from tolok.citizens.queries.duties import officers_of
from tolok.delivery.actions import Telling, tell_many
from tolok.ledger.actions import Refusal

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from tolok.people.models import Person, Unit
    from tolok.skp.models import Service

PASSED_ON = gettext_lazy("A case of the public was passed on to your unit. Open it and take it on.")
GIVEN = gettext_lazy("A case of the public was given to you. Open it and take it on.")
OF_KIND = {Kind.REQUEST.value: (Category.REQUEST.value,), Kind.ASPIRATION.value: (Category.ASPIRATION.value,)}
OF_COMPLAINTS = tuple(each.value for each in Category if each not in (Category.REQUEST, Category.ASPIRATION))


class WrongCategory(Refusal):
    """A class that the kind of case can't have."""

    def __init__(self) -> None:
        super().__init__(_("This class doesn't fit what the reporter asks for. Choose the class, or change the kind."))


class PlaceMissing(Refusal):
    """Checked without saying what it is about, so that nobody would know whom to pass it on to."""

    def __init__(self) -> None:
        super().__init__(
            _("Name the service, or the unit where it is about no service. Only then can it be passed on.")
        )


class NobodyAnswers(Refusal):
    """The unit has no contact officer, so a case would lie there unseen."""

    def __init__(self, unit: str) -> None:
        super().__init__(
            _("%(unit)s has no contact officer yet, so nobody would see the case. Assign one, or choose another unit.")
            % {"unit": unit}
        )


class NoOriginal(Refusal):
    """A duplicate of nothing, of itself, or of what is a duplicate of it."""

    def __init__(self) -> None:
        super().__init__(_("A case can only be merged with another one that isn't its duplicate. Choose it again."))


@transaction.atomic
def verify_case(
    *, by: Person, at: datetime, case: Case, kind: str, category: str, concerns: str,
    service: Service | None = None, unit: Unit | None = None,
) -> Case:  # fmt: skip  # the answer stays in sight
    """Check that it can be worked on; name its service, or its unit at least, and its class, whose limit holds then."""
    if category not in OF_KIND.get(kind, OF_COMPLAINTS):
        raise WrongCategory
    if (named := service.unit if service else unit) is None:
        raise PlaceMissing
    limit = rules_of(by.government).limit(category, case.counts_on)
    changes: dict[str, object] = {"kind": kind, "category": category, "concerns": Concerns(concerns)}
    changes |= {"within": limit.within, "scale": limit.scale, "policy": by.government.pack}
    changes |= {"service": service, "unit": named}
    return take_step(by=by, at=at, case=case, verb="verify_case", changes=changes)


@transaction.atomic
def forward_case(*, by: Person, at: datetime, case: Case, unit: Unit, officer: Person | None = None) -> Case:
    """Pass it on to a unit, and there to one officer if named."""
    return _pass_on(by, at, case, "forward_case", Told(unit=unit), officer)


@transaction.atomic
def transfer_case(*, by: Person, at: datetime, case: Case, unit: Unit, reason: str) -> Case:
    """Pass it on to another unit and say why; the reporter reads it."""
    return _pass_on(by, at, case, "transfer_case", Told.words(reason, unit), None)


def _pass_on(by: Person, at: datetime, case: Case, verb: str, told: Told, officer: Person | None) -> Case:
    assert told.unit is not None
    unit, day = told.unit, day_of(at, by.government)
    officers = officers_of(unit.pk, on=day)
    if not officers or (officer is not None and officer not in officers):
        raise NobodyAnswers(unit.name)
    changes: dict[str, object] = {"unit": unit, "officer": officer, "handler": None}
    held = take_step(by=by, at=at, case=case, verb=verb, told=told, changes=changes)
    _tell(at, held, [officer] if officer else officers, GIVEN if officer else PASSED_ON)
    return held


@transaction.atomic
def refer_elsewhere(*, by: Person, at: datetime, case: Case, words: str) -> Case:
    """Say that it isn't within the government's power, and where it can be taken; nothing is sent on by itself."""
    return _finish(by, at, case, "refer_elsewhere", Told.words(words))


@transaction.atomic
def close_unresolved(*, by: Person, at: datetime, case: Case, reason: str) -> Case:
    """Close it without a solution and say why; it never counts as resolved."""
    return _finish(by, at, case, "close_unresolved", Told.words(reason))


@transaction.atomic
def merge_case(*, by: Person, at: datetime, case: Case, original: Case) -> Case:
    """Join it to another case about the same matter; each leads to the other."""
    first = original.original or original
    if first.pk == case.pk or first.state == State.DUPLICATE or case.duplicates.exists():
        raise NoOriginal
    return _finish(by, at, case, "merge_case", Told(), original=first)


def _finish(by: Person, at: datetime, case: Case, verb: str, told: Told, **changes: object) -> Case:
    finished = {"finished_on": day_of(at, by.government), **changes}
    return take_step(by=by, at=at, case=case, verb=verb, told=told, changes=finished)


def _tell(at: datetime, case: Case, persons: list[Person], text: StrOrPromise) -> None:
    key = f"case:{case.pk}:{case.steps.count()}"
    tell_many(
        at=at,
        tellings=[
            Telling(at=at, person=person, key=key, text=text, view="citizens:case", number=case.pk)
            for person in persons
        ],
    )
