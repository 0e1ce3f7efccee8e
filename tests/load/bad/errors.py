"""Which field a refused page says is wrong, and whether that is the one that was."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.load.bad.forms import Form
    from tests.load.bad.inputs import Input

VOID = {"input", "img", "br", "hr", "meta", "link", "source", "col", "wbr"}
# What nobody typed, so that nobody can mend it either; that the page says something is judged elsewhere.
UNTYPED = ("hidden", "button")
# What is wrong only together with another field, and the field beside which that is said: form, field, the other one,
# which is empty where no field can say it.
ELSEWHERE = (
    # A row that says anything is meant, and then lacks its amount.
    ("/hari-ini/", r"(t\d+-(?:\d+-)?)(?:note|minutes|link|photo|upload)", r"\1amount"),
    # Evidence came without a word; the words of its line are missing.
    ("/keberatan/", r"(line\d+)_(?:file|link)", r"\1"),
    # A span is wrong from its first day on; its last day says so.
    ("/presensi/mesin/", r"starts_on", r"last_on"),
    ("/rencana/proyek/baru/", r"starts_on", r"last_on"),
    # A row that says anything is meant, and then lacks the rest of it.
    ("/tahap/", r"(?:title|weight)(_\d+)", r"due_on\1"),
    ("/tahap/", r"(?:due_on|weight)(_\d+)", r"title\1"),
    ("/hasil/", r"(?:name|unit)(_\d+)", r"target\1"),
    ("/hasil/", r"(?:target|unit)(_\d+)", r"name\1"),
    # What was missed keeps its name, and no row holds it any more.
    ("/tahap/", r"title_\d+", ""),
    # It differs from the same one typed again, which is the one to look at.
    ("/undangan/", r"password", r"again"),
    # What the file says stands in the field for text from now on, to be mended.
    ("/wawasan/simulasi/baru/", r"draft_file", r"draft"),
)
HEAD = re.compile(r'<html lang="id".*<main.*<h1>\s*(\S[^<]*)</h1>(.*)</main>', re.DOTALL)
TAG = re.compile(r"<[^>]+>")
# Letters of a page that says what happened and what to do next.
SAYING = 60

Place = tuple[str, str]


@dataclass(frozen=True)
class Told:
    """What a page says is wrong, by field and in words; the field is empty for the form as a whole."""

    beside: frozenset[Place] = frozenset()
    listed: frozenset[Place] = frozenset()


@dataclass
class _Open:
    """An element that is open, with what it is to say."""

    tag: str
    told: dict[str, str]
    words: list[str] | None = None


@dataclass
class _Page:
    """What was found on the way: names by id, descriptions by name, errors by id, and lines of the list."""

    names: dict[str, set[str]] = field(default_factory=dict)
    described: dict[str, set[str]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    lines: list[Place] = field(default_factory=list)


class _Reader(HTMLParser):
    """Reads controls, errors and the list of errors."""

    def __init__(self) -> None:
        super().__init__()
        self.page = _Page()
        self._open: list[_Open] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A control is noted; an error begins to be heard."""
        told = {name: value or "" for name, value in attrs}
        around = [each.told for each in self._open if each.tag == "fieldset"]
        if tag in ("input", "select", "textarea", "button") and (name := told.get("name")):
            for about in (told, *around):
                if about.get("id"):
                    self.page.names.setdefault(about["id"], set()).add(name)
                self.page.described.setdefault(name, set()).update(about.get("aria-describedby", "").split())
        if tag == "a":
            for each in self._open:
                each.told.setdefault("leads", told.get("href", ""))
        if tag not in VOID:
            is_error = "error" in told.get("class", "").split() or (tag == "li" and self._in_list())
            self._open.append(_Open(tag, told, [] if is_error else None))

    def handle_endtag(self, tag: str) -> None:
        """What an error said is kept."""
        while self._open and any(each.tag == tag for each in self._open):
            ended = self._open.pop()
            if ended.words is not None:
                words = " ".join("".join(ended.words).split())
                if ended.tag == "li":
                    self.page.lines.append((ended.told.get("leads", "").removeprefix("#"), words))
                elif words:
                    self.page.errors[ended.told.get("id", "")] = words
            if ended.tag == tag:
                break

    def handle_data(self, text: str) -> None:
        """Words for every open error."""
        for each in self._open:
            if each.words is not None:
                each.words.append(text)

    def _in_list(self) -> bool:
        return any("errors-list" in each.told.get("class", "").split() for each in self._open)


def told(page: str) -> Told:
    """What a page says is wrong."""
    reader = _Reader()
    reader.feed(page)
    found = reader.page
    beside = {
        (name, found.errors[each])
        for name, described in found.described.items()
        for each in described & found.errors.keys()
    }
    listed = {(name, words) for place, words in found.lines for name in found.names.get(place, {""})}
    return Told(frozenset(beside), frozenset(listed))


def misplaced(form: Form, one: Input, before: Told, after: Told) -> list[str]:
    """Errors elsewhere when one field alone is bad; `before` stood there with nothing wrong in it."""
    names = {name for name, _value in (*one.changes, *one.more)}
    types = {each.name: each.type for each in form.fields}
    name = min(names, default="")
    fresh = (after.beside | after.listed) - (before.beside | before.listed)
    if len(names) != 1 or types.get(name, "hidden") in UNTYPED or not fresh:
        return []
    whole = {each for each in after.listed if not each[0]}
    # Where it was wrong before as well, another value may be right, and then what else is wrong is seen first.
    if {name, *_others(form, name)} & {place for place, _words in before.beside | after.beside | whole}:
        return []
    return [f"the error stands elsewhere: {sorted(fresh)}"]


def _others(form: Form, name: str) -> list[str]:
    """The fields beside which it may be said instead."""
    found = [(re.fullmatch(one, name), other) for place, one, other in ELSEWHERE if place in form.route]
    return [match.expand(other) for match, other in found if match]


def unsaid(page: str) -> list[str]:
    """Whether a page that reads nothing says so in Indonesian, and what to do next."""
    found = HEAD.search(page)
    words = " ".join(TAG.sub(" ", found[2]).split()) if found else ""
    return [] if len(words) >= SAYING else ["unreadable without words"]
