"""What the example says in words: structures, indicators, jobs, goals, talk."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


@cache
def text(name: str) -> str:
    """A text that comes with the example."""
    return (files("tolok.demo.told") / f"{name}.txt").read_text(encoding="utf-8")


def lines(name: str) -> list[str]:
    """Its lines without remarks and blanks, indents kept."""
    return [line.rstrip() for line in text(name).splitlines() if line.strip() and not line.startswith("# ")]


def rows(name: str) -> Iterator[list[str]]:
    """Its lines as cells between the bars."""
    for line in lines(name):
        yield [cell.strip() for cell in line.split(" | ")]


@cache
def sections(name: str) -> dict[str, list[str]]:
    """Its lines below each `[heading]`; words after the bracket stay in the heading."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in lines(name):
        if line.startswith("["):
            heading = line
            found[heading] = []
        else:
            found[heading].append(line)
    return found
