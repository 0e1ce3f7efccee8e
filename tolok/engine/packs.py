"""Policy packs: found, read, checked, and turned into the numbers the rules take."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from tolok.engine.numbers import policy_of
from tolok.engine.people import credit_policy, discipline_policy, ip_asn_policy, tpp_policy
from tolok.engine.schema.contents import Contents
from tolok.engine.schema.table import Sourced
from tolok.engine.schema.voices import VoiceRound
from tolok.engine.schema.year import Authenticity, Calendar, FollowUp, Integrity, Objection, Reporting
from tolok.rules.credit import CreditPolicy
from tolok.rules.discipline import DisciplinePolicy
from tolok.rules.ip_asn.facts import IpAsnPolicy
from tolok.rules.pattern import Pattern
from tolok.rules.policy import Policy
from tolok.rules.terms import OrganisationPredikat, Predikat
from tolok.rules.tpp.facts import TppPolicy
from tolok.rules.unit import OrganisationPolicy

S = TypeVar("S", bound=Sourced)
Kind = TypeVar("Kind", bound=BaseModel)

_REMEDIES = {
    "missing": "Add the key with its value and source.",
    "extra_forbidden": "Remove the key or correct its spelling; no rule reads it.",
    "enum": "Write one of the values named above.",
    "literal_error": "Write one of the values named above.",
    "int_type": "Write a whole number without quotes or decimals.",
    "string_type": "Write a text in quotes.",
    "string_pattern_mismatch": "Use small letters, digits and hyphens only.",
}


class FaultyPack(Exception):
    """A pack can't be used; says the file, the key and the remedy."""

    def __init__(self, file: str, key: str, fault: str, remedy: str) -> None:
        super().__init__(f"{file}: {key}: {fault} {remedy}".strip())
        self.file, self.key, self.fault, self.remedy = file, key, fault, remedy


@dataclass(frozen=True)
class Pack:
    """A checked policy pack; `contents` is what its file and the one it extends say."""

    contents: Contents

    @property
    def name(self) -> str:
        """The pack's name, which is its file's name too."""
        return self.contents.name

    @property
    def title(self) -> str:
        """The pack's name for people."""
        return self.contents.title

    @property
    def government(self) -> str:
        """The slug of the government, empty for a national pack."""
        return self.contents.government

    @property
    def valid_from(self) -> date:
        """The day from which the pack holds."""
        return self.contents.valid_from

    @property
    def sources(self) -> tuple[str, ...]:
        """The documents the pack follows, the national ones first."""
        return self.contents.sources

    @property
    def calendars(self) -> tuple[Calendar, ...]:
        """All calendars, the legal ones first."""
        return self.contents.calendar

    @property
    def reporting(self) -> Reporting:
        """The limits of filing and mending reports."""
        return self.contents.reporting

    @property
    def authenticity(self) -> Authenticity:
        """When reports call for a word of explanation; nothing that scores reads it."""
        return self.contents.authenticity

    @property
    def integrity(self) -> Integrity:
        """When a rating sheet says so little that it goes back to its rater."""
        return self.contents.integrity

    def voices(self, calendar: str) -> VoiceRound | None:
        """How voices are heard in the periods of that calendar; None when they are not."""
        return self.contents.voices_in(calendar)

    @property
    def objection(self) -> Objection:
        """The window and the steps of an objection."""
        return self.contents.objection

    @property
    def follow_up(self) -> tuple[FollowUp, ...]:
        """All follow-up rules."""
        return self.contents.follow_up

    @property
    def organisation(self) -> OrganisationPolicy | None:
        """How an organisation's predikat is proposed, if the pack says so."""
        own = self.contents.organisation
        return None if own is None else own.numbers

    def pattern(self, organisation: OrganisationPredikat) -> Pattern | None:
        """How the predikat of a unit's people may be spread under that predikat of the organisation, if it says so."""
        found = (each.numbers for each in self.contents.distribution if each.organisation is organisation)
        return next(found, None)

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the checked contents; comments and blanks don't count."""
        text = json.dumps(self.contents.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
        return sha256(text.encode()).hexdigest()

    def calendar(self, name: str) -> Calendar:
        """The calendar of that name; KeyError if there is none."""
        found = next((each for each in self.calendars if each.name == name), None)
        if found is None:
            raise KeyError(f"{self.name} has no calendar {name!r}")
        return found

    def opens(self, predikat: Predikat, calendar: str) -> tuple[FollowUp, ...]:
        """The follow-up rules that a predikat of a calendar's period opens."""
        return tuple(rule for rule in self.follow_up if predikat in rule.predikat and calendar in rule.calendars)

    def policy(self, calendar: str | None = None) -> Policy:
        """The numbers for the rules; with a calendar only the local schemes that belong to it."""
        return policy_of(self.contents, calendar)

    def credit(self) -> CreditPolicy:
        """What a predikat is worth in angka kredit; FaultyPack if the pack has no [credit]."""
        return credit_policy(self._section(self.contents.credit, "credit"))

    def discipline(self) -> DisciplinePolicy:
        """What absence leads to; FaultyPack if the pack has no [discipline]."""
        return discipline_policy(self._section(self.contents.discipline, "discipline"))

    def ip_asn(self) -> IpAsnPolicy:
        """The index of professionalism; FaultyPack if the pack has no [ip_asn]."""
        return ip_asn_policy(self._section(self.contents.ip_asn, "ip_asn"))

    def tpp(self) -> TppPolicy:
        """The simulated allowance; FaultyPack if the pack has no [tpp]."""
        return tpp_policy(self._section(self.contents.tpp, "tpp"))

    def _section(self, section: S | None, key: str) -> S:
        if section is None:
            remedy = f"Add [{key}] with its source, or extend a pack that has it."
            raise FaultyPack(f"{self.name}.toml", key, "the pack has no such section.", remedy)
        return section


def names() -> tuple[str, ...]:
    """The names of all packs that come with the program."""
    found = (each.name for each in (files("tolok") / "policies").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))


@cache
def load(name: str) -> Pack:
    """A pack that comes with the program; FaultyPack if there is none or it is faulty."""
    file = f"{name}.toml"
    if name not in names():
        raise FaultyPack(file, "name", "there is no such pack.", f"Choose one of: {', '.join(names())}.")
    pack = parse((files("tolok") / "policies" / file).read_text(encoding="utf-8"), file)
    if pack.name != name:
        raise FaultyPack(file, "name", f"the file says {pack.name!r}.", "Make the file's name and `name` equal.")
    return pack


def of_file(file: Path) -> Pack:
    """A pack from a file of one's own; FaultyPack if it can't be read or is faulty."""
    try:
        return parse(file.read_text(encoding="utf-8"), file.name)
    except (OSError, UnicodeDecodeError) as fault:
        raise FaultyPack(file.name, "(file)", f"can't be read: {fault}.", "Name a file in UTF-8.") from fault


def in_force(government: str, on: date) -> Pack:
    """The newest pack of a government that holds on that day; FaultyPack if there is none."""
    own = (pack for pack in map(load, names()) if pack.government == government and pack.valid_from <= on)
    found = max(own, key=lambda pack: pack.valid_from, default=None)
    if found is None:
        fault = f"no pack of {government!r} holds on {on.isoformat()}."
        raise FaultyPack("(all packs)", "valid_from", fault, "Add one, or name an earlier day in it.")
    return found


def parse(text: str, file: str) -> Pack:
    """A pack from its text; FaultyPack names file, key and remedy."""
    return Pack(checked(Contents, completed(read(text, file), file), file))


def read(text: str, file: str) -> dict[str, Any]:
    """The tables of a TOML text; FaultyPack if it is none."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise FaultyPack(file, "(file)", f"this is no valid TOML: {fault}.", "Mend the line named.") from fault


def completed(own: dict[str, Any], file: str) -> dict[str, Any]:
    """What the pack says, over what it extends; calendars are added, other tables replaced."""
    base = own.pop("extends", None)
    if base is None:
        return own
    if base == own.get("name") or base not in names():
        raise FaultyPack(file, "extends", f"there is no pack {base!r} to extend.", "Name another pack or leave it out.")
    inherited = read((files("tolok") / "policies" / f"{base}.toml").read_text(encoding="utf-8"), f"{base}.toml")
    below = completed(inherited, f"{base}.toml")
    both = {key: below.get(key, []) + own.get(key, []) for key in ("calendar", "sources")}
    return below | own | both


def checked(kind: type[Kind], raw: dict[str, Any], file: str) -> Kind:
    """The tables as `kind`; FaultyPack names file, key and remedy of the first fault."""
    try:
        return kind.model_validate(raw)
    except ValidationError as faults:
        raise FaultyPack(file, *told(faults.errors()[0])) from None


def told(error: ErrorDetails) -> tuple[str, str, str]:
    """A fault that pydantic found as key, fault and remedy."""
    key = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in error["loc"]).lstrip(".")
    fault = error["msg"].removeprefix("Value error, ").rstrip(".") + "."
    remedy = _REMEDIES.get(error["type"], "" if error["type"] == "value_error" else "Correct the value.")
    return key or "(pack)", fault, remedy
