"""Which policies can be tried, and those of one simulation."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tolok.engine import packs
from tolok.engine.packs import Pack

if TYPE_CHECKING:
    from tolok.insight.models import Simulation

LARGEST_DRAFT = 100_000
DRAFT = "draf.toml"
SAMPLE = """name = "draf-lebih-ketat"
title = "Draf: sesuai ekspektasi mulai 95 %"
extends = "{pack}"
government = "{government}"
valid_from = {day}

[outcome]
above_from = 11000
meets_from = 9500
example = true
reason = "Usulan rapat BKPSDM, belum ditetapkan."
"""


def offered(government: str) -> list[Pack]:
    """The packs of a government, the newest first, then the national ones."""
    found = [pack for pack in map(packs.load, packs.names()) if pack.government in (government, "")]
    return sorted(found, key=lambda pack: (not pack.government, -pack.valid_from.toordinal(), pack.name))


def sample(government: str) -> str:
    """A short draft over the government's newest pack, to start from."""
    pack = offered(government)[0]
    return SAMPLE.format(pack=pack.name, government=government, day=pack.valid_from.isoformat())


@lru_cache(maxsize=16)
def draft_of(text: str) -> Pack:
    """A draft from its text; FaultyPack names key and remedy."""
    return packs.parse(text, DRAFT)


def packs_of(simulation: Simulation) -> tuple[Pack, Pack]:
    """The policy of now and the one that is tried; FaultyPack if one can't be used any more."""
    after = draft_of(simulation.draft) if simulation.draft else packs.load(simulation.after)
    return packs.load(simulation.before), after
