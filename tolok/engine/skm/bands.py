"""Band tables of survey regulations: loaded from their files and checked."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from tolok.engine.packs import FaultyPack, checked, read
from tolok.engine.schema.table import Name, Share, Sourced
from tolok.rules.skm import Bands, Mutu


class PackMutu(Sourced):
    """A letter and the points from which it is given (10,000 = 100)."""

    letter: Literal["A", "B", "C", "D"]
    from_points: Share
    label_id: str
    label_en: str


class PackBands(Sourced):
    """What one regulation says of answers, their scale and the letters."""

    name: Name
    title: str
    lowest: Annotated[int, Field(ge=0, le=10)]
    highest: Annotated[int, Field(ge=1, le=10)]
    times: Annotated[int, Field(ge=1, le=100)]
    mutu: tuple[PackMutu, ...] = Field(strict=False)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if "".join(each.letter for each in self.mutu) != "ABCD":
            raise ValueError("`mutu` needs the letters A, B, C and D, each once and in this order")
        least, most = (answer * self.times * 100 for answer in (self.lowest, self.highest))
        limits = [most + 1, *(each.from_points for each in self.mutu)]
        if limits != sorted(set(limits), reverse=True) or limits[-1] != least:
            raise ValueError(f"`from_points` must fall from A to D, from at most {most} down to {least}")
        return self


def names() -> tuple[str, ...]:
    """The names of all band tables, the oldest first."""
    found = (each.name for each in (files("tolok") / "policies" / "skm").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))


@cache
def load(name: str) -> Bands:
    """A band table that comes with the program; FaultyPack if there is none or it is faulty."""
    file = f"skm/{name}.toml"
    if name not in names():
        raise FaultyPack(file, "name", "there is no such band table.", f"Choose one of: {', '.join(names())}.")
    bands = parse((files("tolok") / "policies" / file).read_text(encoding="utf-8"), file)
    if bands.name != name:
        raise FaultyPack(file, "name", f"the file says {bands.name!r}.", "Make the file's name and `name` equal.")
    return bands


def parse(text: str, file: str) -> Bands:
    """A band table from its text; FaultyPack names file, key and remedy."""
    found = checked(PackBands, read(text, file), file)
    letters = tuple(Mutu(each.letter, each.from_points, each.label_id, each.label_en) for each in found.mutu)
    return Bands(found.name, found.lowest, found.highest, found.times, letters, found.cited)
