"""Reads what a signed predikat is worth in angka kredit, for functional officials."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tolok.appraisal.models import Appraisal
from tolok.appraisal.queries import is_contested
from tolok.engine import packs
from tolok.insight.queries.papers.shapes import CreditFacts
from tolok.insight.queries.papers.signed import heading_of, signed_appraisals, signed_on
from tolok.people.models import Position
from tolok.rules.credit import CreditFacts as Asked
from tolok.rules.credit import FunctionalLevel, credit
from tolok.rules.facts import Dossier
from tolok.rules.numbers import shown
from tolok.rules.terms import Predikat, Scale


def credit_facts(ids: Iterable[int]) -> dict[int, CreditFacts]:
    """The conversion of these appraisals, by number; those of functional posts that are signed. One query."""
    return {each.pk: _facts(each) for each in _functional(ids)}


def level_of(post: str) -> FunctionalLevel | None:
    """The level that a title ends with: "Auditor Ahli Muda", "Arsiparis Terampil"; None where it names none."""
    words = post.casefold()
    return next((each for each in FunctionalLevel if words.endswith(each.value.replace("_", " "))), None)


def is_functional(appraisal: Appraisal) -> bool:
    """Whether the person held a functional post in the plan."""
    return bool(appraisal.skp.posting.position.level == Position.Level.FUNGSIONAL)


def _functional(ids: Iterable[int]) -> Iterator[Appraisal]:
    return (each for each in signed_appraisals(ids) if is_functional(each))


def _facts(appraisal: Appraisal) -> CreditFacts:
    heading, months = heading_of(appraisal), Dossier.from_json(appraisal.dossier.facts).months
    policy = packs.load(appraisal.dossier.pack).credit()
    level = level_of(heading.person.post)
    found = credit(Asked(Predikat(appraisal.predikat), level, months), policy)
    values = {step.name: step.value for step in found.steps}
    return CreditFacts(
        heading=heading,
        is_final=not is_contested(appraisal),
        label=appraisal.signature.frozen["period"]["label"],
        predikat=appraisal.predikat,
        months=months,
        percent=shown(values["percent"], Scale.RATIO).replace(",00 %", "%").replace(" %", "%"),
        coefficient=shown(values["coefficient"], Scale.CREDIT) if level else "",
        credit=shown(found.value, Scale.CREDIT) if level else "",
        signed_on=signed_on(appraisal),
    )
