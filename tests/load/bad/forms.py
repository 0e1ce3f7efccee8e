"""A form as a page shows it, read from its HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

IGNORED = {"csrfmiddlewaretoken", "key"}
FILE = "file"
# The beginning of a field's name that only counts rows.
NUMBERED = re.compile(r"^[a-z]?[0-9]+-?")
# What would run if it were ever drawn unescaped.
MARK = "<tolok-mark onload=alert(1)>"


@dataclass
class Field:
    """One field: how it is called, its type, what it holds, what may be chosen."""

    name: str
    type: str
    value: str = ""
    choices: list[str] = field(default_factory=list)
    is_required: bool = False
    is_on: bool = False
    is_number: bool = False
    accept: str = ""


@dataclass
class Form:
    """Where a form is sent, how, and its fields; `kind` html or json; `person` sends it, with `secret` a program.

    What it brings is drawn later by these browsers `drawn_at` these addresses; `state` is that of its page.
    """

    address: str
    route: str
    method: str
    fields: list[Field]
    page: str
    person: int
    kind: str = "html"
    secret: str = ""
    base: dict[str, object] = field(default_factory=dict)
    drawn_at: list[tuple[Client, str]] = field(default_factory=list)
    state: str = ""

    @property
    def name(self) -> str:
        """What tells it from the other forms: state, method, pattern of the address, fields without their numbers."""
        names = sorted({NUMBERED.sub("", each.name) or each.name for each in self.fields})
        state = f"{self.state}: " if self.state else ""
        return f"{state}{self.method} {self.route} [{' '.join(names)[:80]}]"

    @property
    def is_multipart(self) -> bool:
        """Whether files go with it."""
        return any(each.type == FILE for each in self.fields)


class _Reader(HTMLParser):
    """Collects the forms and links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, str, dict[str, Field]]] = []
        self.links: list[str] = []
        self._open: dict[str, Field] | None = None
        self._select: Field | None = None
        self._area: Field | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A form begins, a field stands in it, or a link leads on."""
        told = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.links.append(told.get("href", ""))
        elif tag == "form":
            self._open = {}
            self.forms.append((told.get("action", ""), told.get("method", "get").upper(), self._open))
        elif tag == "option" and self._select is not None:
            self._select.choices.append(told.get("value", ""))
            if "selected" in told:
                self._select.value = told.get("value", "")
        elif self._open is not None and tag in ("input", "select", "textarea", "button") and told.get("name"):
            self._take(tag, told)

    def handle_endtag(self, tag: str) -> None:
        """What was open is closed."""
        if tag == "form":
            self._open = None
        elif tag == "select":
            self._select = None
        elif tag == "textarea":
            self._area = None

    def handle_data(self, text: str) -> None:
        """What a text area holds."""
        if self._area is not None:
            self._area.value += text

    def _take(self, tag: str, told: dict[str, str]) -> None:
        assert self._open is not None  # asked before
        name, kind = told["name"], told.get("type", "text") if tag == "input" else tag
        found = self._open.setdefault(name, Field(name, kind))
        found.is_required |= "required" in told
        found.is_number |= told.get("inputmode") in ("numeric", "decimal") or kind == "number"
        found.accept = told.get("accept", "")
        if kind in ("radio", "checkbox", "button"):
            found.choices.append(told.get("value", "on"))
            if "checked" in told:
                found.value, found.is_on = told.get("value", "on"), True
        elif tag == "select":
            self._select = found
        elif tag == "textarea":
            self._area = found
        else:
            found.value = told.get("value", "")


def read(html: str) -> tuple[list[tuple[str, str, list[Field]]], list[str]]:
    """The forms of a page (action, method, fields) and where its links lead."""
    reader = _Reader()
    reader.feed(html)
    forms = [
        (action, method, [each for name, each in fields.items() if name not in IGNORED])
        for action, method, fields in reader.forms
    ]
    return forms, reader.links
