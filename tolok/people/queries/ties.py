"""Reads declared family ties, for whom they concern and the HR agency only."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from tolok.people.models import Person, Tie
from tolok.people.queries.nip import tidy_nip
from tolok.people.queries.structure import running


@dataclass(frozen=True)
class TieLine:
    """A declared tie in words; `last_on` is its last day, `reason` why it was withdrawn."""

    id: int
    about: str
    kind: str
    starts_on: date
    last_on: date | None
    reason: str


def ties_of(person: Person) -> list[TieLine]:
    """What the person declared, the newest first; one query."""
    found = Tie.objects.filter(person=person).select_related("about").order_by("ends_on", "-starts_on", "-pk")
    return [
        TieLine(
            each.pk,
            each.about.name,
            each.get_kind_display(),
            each.starts_on,
            each.ends_on - timedelta(days=1) if each.ends_on else None,
            each.reason,
        )
        for each in found
    ]


def tie_of(tie_id: int) -> Tie | None:
    """A tie, when this transaction may see it."""
    return Tie.objects.select_related("person", "about").filter(pk=tie_id).first()


def ties_between(*, on: date) -> QuerySet[Tie]:
    """The ties that hold that day, to be asked for two persons."""
    return Tie.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on), starts_on__lte=on)


def tied_pairs(*, on: date) -> set[tuple[int, int]]:
    """Everybody tied to somebody that day, each pair of ids both ways; one query."""
    pairs = set(ties_between(on=on).values_list("person_id", "about_id"))
    return pairs | {(other, one) for one, other in pairs}


def entitled_on(on: date, *, rater: str, person: str) -> Q:
    """Whether a named rater holds a post that day and is no family, over rows with these two columns."""
    held = running(on).filter(person_id=OuterRef(rater))
    one = ties_between(on=on).filter(person_id=OuterRef(rater), about_id=OuterRef(person))
    other = ties_between(on=on).filter(person_id=OuterRef(person), about_id=OuterRef(rater))
    return Q(Exists(held)) & ~Q(Exists(one)) & ~Q(Exists(other))


def is_entitled(rater: int, person: int, *, on: date) -> bool:
    """Whether a named rater (by id) holds a post that day and is no family of the person."""
    tied = ties_between(on=on).filter(Q(person=rater, about=person) | Q(person=person, about=rater))
    return running(on).filter(~Exists(tied), person_id=rater).exists()


def persons_called(text: str, *, is_whole: bool = False, most: int = 5) -> list[Person]:
    """Who has this NIP or bears this name; a whole name stands before a part of one, which `is_whole` leaves out."""
    words = " ".join(text.split())
    if not words:
        return []
    whole = list(Person.objects.filter(Q(nip=tidy_nip(words)) | Q(name__iexact=words)).order_by("pk")[:most])
    return (
        whole if whole or is_whole else list(Person.objects.filter(name__icontains=words).order_by("name", "pk")[:most])
    )


def kin_of(person_ids: Collection[int], *, on: date) -> dict[int, set[int]]:
    """Whom each of these persons has a declared family tie with that day, whoever declared it; one query."""
    found: dict[int, set[int]] = {pk: set() for pk in person_ids}
    held = ties_between(on=on).filter(Q(person__in=person_ids) | Q(about__in=person_ids))
    for one, other in held.values_list("person_id", "about_id"):
        found.get(one, set()).add(other)
        found.get(other, set()).add(one)
    return found
