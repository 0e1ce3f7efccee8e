"""Reads a JSON body that can only be meant one way."""

from __future__ import annotations

import json
from typing import Any, NoReturn, cast

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.parser import Parser


class Unreadable(ValueError):
    """Why the body can't be taken, for the one who sent it."""


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
        return cast("dict[str, Any]", read)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Unreadable(_("The field “%(name)s” comes twice.") % {"name": _shown(twice)})
    for name, value in pairs:
        if not _is_writable(name) or (isinstance(value, str) and not _is_writable(value)):
            raise Unreadable(
                _("The field “%(name)s” holds a NUL or half a letter, which can't be kept.") % {"name": _shown(name)}
            )
    return found


def _is_writable(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _shown(name: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in name[:40])


def _no_number(name: str) -> NoReturn:
    raise Unreadable(_("%(name)s is no number.") % {"name": name})
