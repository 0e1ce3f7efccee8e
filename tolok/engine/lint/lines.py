"""On which line of a TOML text each key stands; the reader itself forgets it."""

from __future__ import annotations

import re
from collections.abc import Iterable

Path = tuple[str | int, ...]
"""Keys and places in lists, from the outside in."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r'[ \t]*([A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\')[ \t]*')
_TEXT = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'',
    re.DOTALL,
)
_PLAIN = re.compile(r"[^,\]}\n#]*")


def lines_of(text: str) -> dict[Path, int]:
    """The line of every key, table and list entry of a valid TOML text, counted from 1."""
    scan = _Scan(text)
    scan.whole()
    return scan.found


def line_of(place: Iterable[str | int], lines: dict[Path, int]) -> int:
    """The line of a key, or of the nearest table above it that is written; 1 if none is. Unknown parts are skipped."""
    path: Path = ()
    for part in place:
        path = (*path, part) if (*path, part) in lines else path
    return lines.get(path, 1)


class _Scan:
    """Walks once through a text that is known to be valid."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.found: dict[Path, int] = {}
        self.last: dict[Path, int] = {}

    def whole(self) -> None:
        """Every table and key."""
        table: Path = ()
        self.skip()
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self.table()
            else:
                self.pair(table)
            self.skip()

    def skip(self) -> None:
        """Blanks, empty lines and comments."""
        match = _BLANK.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def note(self, path: Path) -> None:
        """Where a path, and what is around it, stands first."""
        line = self.text.count("\n", 0, self.at) + 1
        for end in range(1, len(path) + 1):
            self.found.setdefault(path[:end], line)

    def keys(self) -> list[str]:
        """A dotted key."""
        found = []
        while match := _KEY.match(self.text, self.at):
            found.append(match[1].strip("\"'"))
            self.at = match.end()
            if self.text[self.at : self.at + 1] != ".":
                break
            self.at += 1
        return found

    def table(self) -> Path:
        """A heading: of a table, or of one more entry of a list of tables."""
        start, is_entry = self.at, self.text.startswith("[[", self.at)
        self.at += 2 if is_entry else 1
        *above, own = self.keys()
        end = self.at + (2 if is_entry else 1)
        path: Path = ()
        for key in above:
            path = self.entry((*path, key))
        path = (*path, own)
        self.at = start
        if is_entry:
            self.note(path)
            self.last[path] = self.last.get(path, -1) + 1
            path = self.entry(path)
        self.note(path)
        self.at = end
        return path

    def entry(self, path: Path) -> Path:
        """A table, or the last entry of a list of tables."""
        return (*path, self.last[path]) if path in self.last else path

    def pair(self, table: Path) -> None:
        """A key with its value."""
        start = self.at
        path = (*table, *self.keys())
        self.at, end = start, self.at
        self.note(path)
        self.at = end + 1
        self.value(path)

    def value(self, path: Path) -> None:
        """A value; the entries of lists and the keys of tables within a line are noted too."""
        self.skip()
        opening = self.text[self.at]
        if opening in "\"'":
            match = _TEXT.match(self.text, self.at)
            self.at = match.end() if match else self.at + 1
        elif opening in "[{":
            self.inside(path, "]" if opening == "[" else "}")
        else:
            match = _PLAIN.match(self.text, self.at)
            self.at = match.end() if match else self.at + 1

    def inside(self, path: Path, closing: str) -> None:
        """What stands between brackets."""
        self.at, place = self.at + 1, 0
        self.skip()
        while self.text[self.at] != closing:
            if closing == "]":
                self.note((*path, place))
                self.value((*path, place))
            else:
                self.pair(path)
            place += 1
            self.skip()
            self.at += self.text[self.at] == ","
            self.skip()
        self.at += 1
