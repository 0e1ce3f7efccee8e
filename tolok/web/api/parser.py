"""Reads a JSON body that can only be meant one way."""

from __future__ import annotations

import json
from typing import Any, NoReturn, cast

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.parser import Parser


class Unreadable(ValueError):
    """Why the body can't be taken, for the one who sent it."""


class Unwritable(Unreadable):
    """The text at `place`, such as days.1.nip, can't be kept by a database nor shown by a reader."""

    def __init__(self, place: str) -> None:
        super().__init__(_("The field “%(name)s” holds a NUL or half a letter, which can't be kept.") % {"name": place})
        self.place = place


class StrictParser(Parser):
    """JSON without repeated names, without NaN, without text that a database or reader can't hold."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """The body as plain values; Unreadable says what is wrong with it."""
        try:
            text = request.body.decode()
            read = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
        except Unreadable:
            raise
        except UnicodeDecodeError:
            raise Unreadable(_("The body is not UTF-8.")) from None
        except RecursionError:
            raise Unreadable(_("The body is nested too deeply.")) from None
        except json.JSONDecodeError as fault:
            told = {"line": fault.lineno, "column": fault.colno}
            raise Unreadable(_("The body is no JSON: line %(line)s, column %(column)s.") % told) from None
        except ValueError:
            raise Unreadable(_("A number in the body has too many digits.")) from None
        _check_texts(read)
        return cast("dict[str, Any]", read)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Unreadable(_("The field “%(name)s” comes twice.") % {"name": _shown(twice)})
    return found


def _check_texts(body: Any) -> None:
    """Walk through every text of the body, without recursion: it may be nested deeply."""
    waiting: list[tuple[str, Any]] = [("", body)]
    while waiting:
        place, value = waiting.pop()
        if isinstance(value, str) and not _is_writable(value):
            raise Unwritable(_shown(place))
        parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for name, inner in parts:
            if not _is_writable(str(name)):
                raise Unwritable(_shown(f"{place}.{name}".lstrip(".")))
            waiting.append((f"{place}.{name}".lstrip("."), inner))


def _is_writable(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _shown(name: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in name[:80])


def _no_number(name: str) -> NoReturn:
    raise Unreadable(_("%(name)s is no number.") % {"name": name})
