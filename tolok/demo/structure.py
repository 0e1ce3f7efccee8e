"""Each government's units, posts and people, read from its told structure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from tolok.demo import identity
from tolok.demo.names import invented
from tolok.demo.told import lines

SLUGS = ("pontianak", "bulungan", "bukittinggi", "mataram")
LEVELS = {
    "R": "head_of_region",
    "J": "jpt",
    "A": "administrator",
    "P": "pengawas",
    "L": "pelaksana",
    "F": "fungsional",
}
POST = re.compile(
    r"(?P<level>[RJAPLF]) (?P<job>\w+) (?P<title>[^#*\[]+?)(?: \*(?P<count>\d+))?"
    r"(?: #(?P<label>[\w-]+))?(?: \[(?P<mark>\w+)\])?(?: under #(?P<under>[\w-]+))?$"
)
HEADS = {"region", "secretary", "inspector", "hr_chief", "planning_chief", "office_head"}
FIELD = {"nurse", "midwife", "road_crew", "road_engineer", "building_engineer", "waste_crew"}
FIELD |= {"order_lead", "order_officer"}
HEADS |= {"clinic_head", "headteacher", "district_head", "village_head"}


@dataclass(frozen=True)
class Unit:
    """An organisational unit; `parent` is a code."""

    code: str
    name: str
    parent: str


@dataclass(frozen=True)
class Post:
    """A position; `above` is the code of the post it reports to, `label` its name in stories."""

    code: str
    unit: str
    title: str
    level: str
    job: str
    above: str
    label: str
    mark: str

    @property
    def duty(self) -> str:
        """The desk the post opens, if any."""
        return self.mark if self.mark in {"hr", "audit", "planning"} else ""

    @property
    def place(self) -> str:
        """Where most of the work is done."""
        return "field" if self.job in FIELD else "office"

    @property
    def is_head(self) -> bool:
        """Whether the holder leads a unit."""
        return self.job in HEADS


@dataclass(frozen=True)
class Person:
    """An invented civil servant."""

    nip: str
    name: str
    email: str
    status: str
    rank: str


@dataclass(frozen=True)
class Holding:
    """Who holds which post from when until before when."""

    nip: str
    post: str
    kind: str
    starts_on: date
    ends_on: date | None = None

    def runs(self, on: date) -> bool:
        """Whether it runs that day."""
        return self.starts_on <= on and (self.ends_on is None or on < self.ends_on)


@dataclass
class Town:
    """One example government with everybody in it."""

    slug: str
    units: dict[str, Unit] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    holdings: list[Holding] = field(default_factory=list)
    turns: list[list[str]] = field(default_factory=list)
    known: dict[tuple[str, date], str | None] = field(default_factory=dict, repr=False)

    def labelled(self, label: str) -> Post:
        """The first post with this label."""
        return next(post for post in self.posts.values() if post.label == label.removeprefix("#"))

    def turn(self, kind: str) -> list[str]:
        """The words of the one told turn of this kind."""
        return next(words[1:] for words in self.turns if words[0] == kind)

    def post_of(self, nip: str, on: date) -> Post | None:
        """The definitive post that day."""
        held = (h for h in self.holdings if h.nip == nip and h.kind == "definitive" and h.runs(on))
        found = next(held, None)
        return self.posts[found.post] if found else None

    def holder(self, post: str, on: date) -> str | None:
        """Who holds a post that day, the acting official before the definitive one."""
        held = [h for h in self.holdings if h.post == post and h.runs(on)]
        return min(held, key=lambda h: h.kind == "definitive").nip if held else None

    def superior(self, nip: str, on: date) -> str | None:
        """The direct superior that day, over vacant posts and over oneself."""
        if (nip, on) not in self.known:
            self.known[nip, on] = self._superior(nip, on)
        return self.known[nip, on]

    def _superior(self, nip: str, on: date) -> str | None:
        post = self.post_of(nip, on)
        above = post.above if post else ""
        while above:
            found = self.holder(above, on)
            if found and found != nip:
                return found
            above = self.posts[above].above
        return None

    def silent(self) -> tuple[str, date]:
        """The superior who never answers, and since when."""
        label, since = self.turn("silent")
        nip = self.holder(self.labelled(label).code, date(2026, 6, 30))
        assert nip
        return nip, date.fromisoformat(since)


@cache
def town(slug: str) -> Town:
    """The government with its people, the same every time."""
    built = Town(slug)
    line_above: list[tuple[int, Post]] = []
    unit = ""
    counts: Counter[str] = Counter()
    for line in lines(slug):
        indent, words = (len(line) - len(line.lstrip())) // 2, line.strip()
        if words.startswith("= "):
            built.turns.append(words[2:].split())
            continue
        line_above = [(depth, post) for depth, post in line_above if depth < indent]
        above = line_above[-1][1] if line_above else None
        if words.startswith("@"):
            unit, _, name = words[1:].partition(" ")
            built.units[unit] = Unit(unit, name, above.unit if above else "")
            continue
        if words.startswith("+ @"):
            unit, _, words = words[3:].partition(" ")
        made = _posts(built, words, unit, above, counts)
        line_above.append((indent, made[0]))
    _settle(built)
    return built


def _posts(built: Town, words: str, unit: str, above: Post | None, counts: Counter[str]) -> list[Post]:
    match = POST.match(words)
    assert match, f"{built.slug}: {words}"
    if match["under"]:
        above = built.labelled(match["under"])
    made = []
    for _ in range(int(match["count"] or 1)):
        counts[unit] += 1
        code = f"{unit}-{counts[unit]:02}"
        title, level = match["title"].strip(), LEVELS[match["level"]]
        label, mark = match["label"] or "", match["mark"] or ""
        made.append(Post(code, unit, title, level, match["job"], above.code if above else "", label, mark))
    built.posts |= {post.code: post for post in made}
    return made


def _settle(built: Town) -> None:
    """Give every post its holder; then let the told turns happen."""
    later = built.labelled(built.turn("transfer")[1]).code
    newcomer = built.labelled(built.turn("newcomer")[0]).code
    held = [post for post in built.posts.values() if post.mark != "vacant" and post.code != later]
    names = invented(built.slug, len(held))
    for place, (post, (name, sex)) in enumerate(zip(held, names, strict=True)):
        joined = date.fromisoformat(built.turn("newcomer")[1]) if post.code == newcomer else None
        key = (built.slug, post.code)
        status = "pns" if joined else identity.status_of(post.level, *key)
        serial = identity.FIRST_SERIAL + place % 99
        nip = identity.nip(post.level, status, sex, serial, joined_on=joined, key=key)
        rank = "Penata Muda (III/a)" if joined else identity.rank_of(post.level, status, *key)
        built.people[nip] = Person(nip, name, identity.email_of(name, built.slug), status, rank)
        since = joined or identity.held_since(post.level, *key)
        built.holdings.append(Holding(nip, post.code, "definitive", since))
    _turn(built)


def _turn(built: Town) -> None:
    actor, place, starts, ends = built.turn("acting")
    who = built.holder(built.labelled(actor).code, date(2026, 1, 1))
    assert who
    span = date.fromisoformat(starts), date.fromisoformat(ends)
    built.holdings.append(Holding(who, built.labelled(place).code, "plt", *span))
    before, after, moved = built.turn("transfer")
    moved_on = date.fromisoformat(moved)
    old = built.labelled(before).code
    at = next(i for i, h in enumerate(built.holdings) if h.post == old)
    built.holdings[at] = replace(built.holdings[at], ends_on=moved_on)
    built.holdings.append(Holding(built.holdings[at].nip, built.labelled(after).code, "definitive", moved_on))
