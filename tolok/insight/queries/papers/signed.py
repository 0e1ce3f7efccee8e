"""Reads signed appraisals with everything a form needs, in few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tolok.appraisal.models import Appraisal, GivenLevel
from tolok.calendar.queries import day_of
from tolok.feedback.models import Note
from tolok.insight.queries.papers.officials import Posts, agency_of, official, place_of, posts_of
from tolok.insight.queries.papers.shapes import Heading, Official
from tolok.people.queries import superior_of, superiors_of_all
from tolok.skp.models import Expectation, Outcome, Target

if TYPE_CHECKING:
    from tolok.people.models import Person

# So many remarks on one outcome; the rest is counted.
REMARKS = 3
# Below so many signings each is asked for by itself.
FEW = 4


@dataclass(frozen=True)
class Around:
    """What lies around signed appraisals: levels, remarks, plans, perspectives of targets, who stands above."""

    levels: Mapping[int, dict[str, str]]
    outcomes: Mapping[int, Outcome]
    expected: Mapping[int, dict[str, str]]
    notes: Mapping[int, list[Note]]
    perspectives: Mapping[int, str]
    above: Mapping[tuple[int, date], Person]
    posts: Posts


def signed_appraisals(ids: Iterable[int]) -> list[Appraisal]:
    """Those of these appraisals that are signed, with rating, signature and dossier; one query."""
    joined = Appraisal.objects.select_related(
        *("government", "person", "period", "rating", "signature__signer", "dossier", "skp__posting__position__unit"),
        "objection__decider",
    )
    return list(joined.filter(pk__in=list(ids), state=Appraisal.State.SIGNED))


def around(appraisals: Iterable[Appraisal]) -> Around:
    """What lies around them: six queries, and three for each day of signing."""
    listed = list(appraisals)
    levels: dict[int, dict[str, str]] = defaultdict(dict)
    given = GivenLevel.objects.filter(appraisal__in=listed).exclude(behaviour="")
    for appraisal_id, code, level in given.values_list("appraisal_id", "behaviour", "level"):
        levels[appraisal_id][code] = level
    plans = {each.skp_id for each in listed}
    expected: dict[int, dict[str, str]] = defaultdict(dict)
    for skp_id, code, text in Expectation.objects.filter(skp__in=plans).values_list("skp_id", "behaviour", "text"):
        expected[skp_id][code] = text
    joined = Outcome.objects.filter(skp__in=plans).select_related("supports__skp__person", "goal")
    said = Target.objects.filter(outcome__skp__in=plans).exclude(perspective="")
    above = _above(listed)
    return Around(
        levels=levels,
        outcomes={each.pk: each for each in joined},
        expected=expected,
        notes=_notes(listed),
        perspectives={each.pk: str(each.get_perspective_display()) for each in said},
        above=above,
        posts=posts_of({each.pk for each in above.values()}),
    )


def heading_of(appraisal: Appraisal) -> Heading:
    """The head as the signature froze it."""
    kept = appraisal.signature.frozen
    return Heading(
        agency=agency_of(appraisal.government),
        place=place_of(appraisal.government),
        starts_on=date.fromisoformat(kept["period"]["starts_on"]),
        last_day=date.fromisoformat(kept["period"]["last_day"]),
        person=_frozen(kept["person"]),
        rater=_frozen(kept["rater"]),
    )


def signed_on(appraisal: Appraisal) -> date:
    """The local day of the signature."""
    return day_of(appraisal.signature.signed_at, appraisal.government)


def above_of(appraisal: Appraisal, found: Around) -> Official:
    """The rater's superior on the day of the signature; nobody where the line ends."""
    on = signed_on(appraisal)
    person = found.above.get((appraisal.signature.signer_id, on))
    return official(person, found.posts.on(person.pk, on)) if person else Official()


def _frozen(kept: Mapping[str, str]) -> Official:
    return Official(kept["name"], kept["nip"], kept["rank"], kept["post"], kept["unit"])


def _above(appraisals: Iterable[Appraisal]) -> dict[tuple[int, date], Person]:
    """Who stood above each signer on the day; one by one for a few, else a whole government a day."""
    signed = {(each.signature.signer_id, signed_on(each)): each.signature.signer for each in appraisals}
    if len(signed) < FEW:
        line = {(pk, on): superior_of(signer, on=on) for (pk, on), signer in signed.items()}
        return {name: above for name, above in line.items() if above is not None}
    lines = {on: superiors_of_all(on=on) for on in {on for _signer, on in signed}}
    return {(signer, on): lines[on][signer] for signer, on in signed if signer in lines[on]}


def _notes(appraisals: Iterable[Appraisal]) -> dict[int, list[Note]]:
    """Remarks with words on these persons, the newest first, by person; what each appraisal may use is chosen later."""
    found: dict[int, list[Note]] = defaultdict(list)
    people = {each.person_id for each in appraisals}
    said = Note.objects.filter(person__in=people, answers__isnull=True).exclude(text="").exclude(kind="question")
    for each in said.select_related("author", "report__target").order_by("-said_at", "-pk"):
        found[each.person_id].append(each)
    return found
