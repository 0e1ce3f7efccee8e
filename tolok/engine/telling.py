"""A policy pack as a text for people: rules in words, numbers with sources."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.engine.packs import Pack
from tolok.engine.schema.table import Sourced
from tolok.engine.schema.year import Calendar
from tolok.rules.behaviour import behaviour_rule
from tolok.rules.local import band_rule, component_rule
from tolok.rules.numbers import shown
from tolok.rules.outcome import OUTCOME
from tolok.rules.policy import Component, Policy, Scheme
from tolok.rules.records import behaviour_cells, component_cells, work_cells
from tolok.rules.steps import Formula
from tolok.rules.terms import Scale, Silence
from tolok.rules.values import Row
from tolok.rules.words import sentence
from tolok.rules.work import WORK

_SILENCES = {
    Silence.REDISTRIBUTE: ("bobotnya dibagi ke yang lain", "the others take its weight"),
    Silence.REFUSE: ("tidak ada yang dihitung", "nothing is computed"),
    Silence.HOLD: ("ditunggu, dan yang berwenang ditanya", "it is waited for, and somebody is asked"),
}
_WORDS = {
    "valid": ("Berlaku sejak", "Valid from"),
    "sources": ("Dasar", "Sources"),
    "ratings": ("Rating dan predikat", "Ratings and predikat"),
    "weight": ("bobot", "weight"),
    "missing": ("Bila belum ada", "Where it is missing"),
    "source": ("Sumber", "Source"),
    "calendars": ("Kalender", "Calendars"),
    "months": ("bulan", "months"),
}


def telling(pack: Pack, language: str = "id") -> str:
    """The whole pack in one language (`id` or `en`), in Markdown."""
    teller = _Teller(language)
    return "\n".join([*teller.head(pack), *teller.ratings(pack), *teller.schemes(pack.policy())])


class _Teller:
    """Tells the parts of a pack in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.place = 0 if language == "id" else 1

    def word(self, name: str) -> str:
        """One of the few words around the rules."""
        return _WORDS[name][self.place]

    def label(self, named: Calendar | Scheme | Component) -> str:
        """What something is called."""
        return (named.label_id, named.label_en)[self.place]

    def head(self, pack: Pack) -> Iterator[str]:
        """Title, validity, sources and calendars."""
        yield f"# {pack.title} ({pack.name})\n"
        yield f"{self.word('valid')} {pack.valid_from.isoformat()}.\n"
        yield f"## {self.word('sources')}\n"
        yield from (f"- {source}" for source in pack.sources)
        yield f"\n## {self.word('calendars')}\n"
        for each in pack.calendars:
            yield f"- {self.label(each)} ({each.name}): {each.months} {self.word('months')}. {each.cited}"

    def ratings(self, pack: Pack) -> Iterator[str]:
        """How outcomes and behaviour become ratings."""
        policy, own = pack.policy(), pack.contents
        outcome: Row = {"above_from": policy.outcome.above_from, "meets_from": policy.outcome.meets_from}
        yield f"\n## {self.word('ratings')}\n"
        yield from self.rule(OUTCOME[-1:], outcome, own.outcome)
        yield from self.rule(WORK[-1:], work_cells(policy.work), own.work)
        yield from self.rule(behaviour_rule(policy.behaviour)[-1:], behaviour_cells(policy.behaviour), own.behaviour)

    def rule(self, rule: tuple[Formula, ...], numbers: Row, cited: Sourced) -> Iterator[str]:
        """The sentences of a rule with the pack's numbers, and where those are from."""
        known = {name: value for name, value in numbers.items() if value is not None}
        yield from (f"- {sentence(step, self.language, known)}" for step in rule)
        yield f"  ({self.word('source')}: {cited.cited})"

    def schemes(self, policy: Policy) -> Iterator[str]:
        """Each local score with its components and words."""
        for scheme in policy.schemes:
            yield f"\n## {self.label(scheme)} ({scheme.name})\n"
            yield f"{self.word('source')}: {scheme.source}\n"
            for component in scheme.components:
                yield from self.component(component)
            yield from self.bands(scheme)

    def component(self, component: Component) -> Iterator[str]:
        """One component: weight, points in words, what its silence means, source."""
        numbers = {name: value for name, value in component_cells(component).items() if value is not None}
        yield f"- **{self.label(component)}**, {self.word('weight')} {shown(component.weight, Scale.RATIO)}"
        _n, measured, *_between, points = component_rule(component)
        yield from (f"  - {sentence(step, self.language, numbers)}" for step in (measured, points))
        yield f"  - {self.word('missing')}: {_SILENCES[component.missing][self.place]}."
        yield f"  - {self.word('source')}: {component.source}"

    def bands(self, scheme: Scheme) -> Iterator[str]:
        """The word for a score."""
        yield from (f"- {sentence(step, self.language, {})}" for step in band_rule(scheme))
