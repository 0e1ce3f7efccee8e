"""Reads a rule for its words: one Indonesian and one English sentence a formula."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, NamedTuple, cast

from tolok.rules.alike import replacements
from tolok.rules.book import chapters
from tolok.rules.clauses import Clause, clauses
from tolok.rules.phrases import Reader
from tolok.rules.sayings import say
from tolok.rules.steps import Column, Formula, Node, Number, Word

Numbers = Mapping[str, int | str]
_NO_NUMBERS: Numbers = {}


class Told(NamedTuple):
    """A formula in both languages, with its source."""

    name: str
    text_id: str
    text_en: str
    source: str


def sentence(formula: Formula, language: str, numbers: Numbers = _NO_NUMBERS) -> str:
    """A formula as one sentence of the language (`id` or `en`); `numbers` fills in columns of the policy by name."""
    head, *rest = lines(formula, language, numbers)
    return f"{head} {'; '.join(rest)}."


def sentences(rule: Iterable[Formula], numbers: Numbers = _NO_NUMBERS) -> tuple[Told, ...]:
    """Each formula of a rule in both languages, with the policy's numbers filled in."""
    return tuple(
        Told(step.name, sentence(step, "id", numbers), sentence(step, "en", numbers), step.source) for step in rule
    )


def lines(formula: Formula, language: str, numbers: Numbers = _NO_NUMBERS) -> tuple[str, ...]:
    """The parts of the sentence: what is told, then its clauses; read in order, the first that fits holds."""
    label = formula.label_id if language == "id" else formula.label_en
    reader = Reader(language, numbers, _named(formula), formula.scale)
    own = clauses(formula.node, reader)
    if len(own) == 1:
        return f"{label} =", own[0].result
    same = _same_as(formula, reader)
    return (f"{label}:", same) if same else (f"{label}:", *(_line(each, language) for each in own))


def numbers_of(*parts: object) -> dict[str, int]:
    """The whole numbers of a policy's parts by their names, which are the columns' names."""
    found = ((field.name, getattr(part, field.name)) for part in parts for field in fields(cast("Any", part)))
    return {name: value for name, value in found if isinstance(value, int)}


def _line(clause: Clause, language: str) -> str:
    if not clause.condition:
        return say("otherwise", language, clause.result)
    return say("if", language, clause.condition, clause.result)


def _named(own: Formula) -> dict[Node, Formula]:
    """Parts that are formulas of their own are told by their names."""
    every = (formula for chapter in chapters() for formula in chapter.formulas)
    plain = (Column, Number, Word)
    return {each.node: each for each in every if each.node is not own.node and not isinstance(each.node, plain)}


def _same_as(formula: Formula, reader: Reader) -> str:
    """Told by an earlier formula of the chapter that differs in one column; empty if there is none."""
    chapter = next((each.formulas for each in chapters() if formula in each.formulas), (formula,))
    for earlier in chapter[: chapter.index(formula)]:
        changed = replacements(earlier.node, formula.node)
        if changed and len(changed) == 1:
            before, after = (reader.phrase(column) for column in changed[0])
            label = earlier.label_id if reader.language == "id" else earlier.label_en
            return say("same as", reader.language, label, after, before)
    return ""
