"""Reads how far people have competences, for their page and for Format B.1.9."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tolok.feedback.models import Competence

if TYPE_CHECKING:
    from tolok.people.models import Person

# The managerial and the sociocultural competences of PermenPANRB 38/2017, to choose from; technical ones are typed.
KNOWN = (
    "Integritas",
    "Kerja sama",
    "Komunikasi",
    "Orientasi pada hasil",
    "Pelayanan publik",
    "Pengembangan diri dan orang lain",
    "Mengelola perubahan",
    "Pengambilan keputusan",
    "Perekat bangsa",
)


@dataclass(frozen=True)
class Span:
    """Some days of a person; `ends_on` exclusive."""

    person_id: int
    starts_on: date
    ends_on: date


def competences_of(person: Person) -> list[Competence]:
    """Every line, newest first, with who wrote it; one query."""
    return list(Competence.objects.filter(person=person).select_related("by").order_by("-given_on", "-pk"))


def competence_by_id(number: int) -> Competence | None:
    """One line with its person, when this transaction may see it."""
    return Competence.objects.select_related("person__government").filter(pk=number).first()


def held_competence(number: int) -> Competence:
    """The same, locked."""
    found = Competence.objects.select_for_update(of=("self",)).select_related("person__government")
    return found.get(pk=number)


def competences_in(spans: Mapping[int, Span]) -> dict[int, list[Competence]]:
    """The last line on each competence within each span, in the order in which they were first written; one query."""
    people = {span.person_id for span in spans.values()}
    given = Competence.objects.filter(person_id__in=people, state=Competence.State.GIVEN).order_by("given_on", "pk")
    lines = list(given)
    return {key: _last(line for line in lines if _is_in(line, span)) for key, span in spans.items()}


def _is_in(line: Competence, span: Span) -> bool:
    return line.person_id == span.person_id and span.starts_on <= line.given_on < span.ends_on


def _last(lines: Iterable[Competence]) -> list[Competence]:
    return list({line.name.casefold(): line for line in lines}.values())
