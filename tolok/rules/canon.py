"""Facts and results as text whose bytes never vary, and back."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable, Hashable
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import sha256
from itertools import repeat
from json.encoder import encode_basestring
from typing import Any, Self, TypeVar, cast

T = TypeVar("T")
Writer = Callable[[Any], str]


class Canonical:
    """A dataclass that is written as canonical JSON and read back to an equal one.

    A field that has its default is left out, so that what was kept before the field existed keeps its bytes.
    """

    __slots__ = ()

    def to_json(self) -> str:
        """Sorted keys, no blanks: equal facts give equal bytes."""
        return _WRITERS[type(self)](self)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The same facts again; TypeError or ValueError if the text is not theirs."""
        return rebuilt(cls, json.loads(text))

    @property
    def hash(self) -> str:
        """SHA-256 of the canonical text, in hex."""
        return digest(self.to_json())


def digest(text: str) -> str:
    """SHA-256 of a canonical text, in hex."""
    return sha256(text.encode()).hexdigest()


@cache
def _hints(kind: Hashable) -> dict[str, Any]:
    return typing.get_type_hints(cast("Any", kind))


def _writer_of(kind: type) -> Writer:
    """How values of a kind are written; TypeError for a kind that has no canonical text, such as float."""
    if is_dataclass(kind):
        return _object_writer(kind)
    if issubclass(kind, Enum):
        return lambda value: _WRITERS[type(value.value)](value.value)
    raise TypeError(f"{kind.__name__} has no canonical text")


def _object_writer(kind: type) -> Writer:
    """One expression for all fields of a class, compiled once; the keys are sorted here and never again."""
    scope: dict[str, object] = {"text": encode_basestring, "of": _WRITERS}
    parts = []
    for field in sorted(fields(cast("Any", kind)), key=lambda each: each.name):
        own = f"v.{field.name}"
        written = f"text({own})" if _hints(kind)[field.name] is str else f"of[type({own})]({own})"
        pair = f"'{encode_basestring(field.name)}:' + {written}"
        if field.default is not MISSING:
            scope[f"usual_{field.name}"] = field.default
            pair = f"*([{pair}] if {own} != usual_{field.name} else [])"
        parts.append(pair)
    writer: Writer = eval(f"lambda v: '{{' + ','.join([{', '.join(parts)}]) + '}}'", scope)
    return writer


def _array(values: tuple[Any, ...]) -> str:
    return "[" + ",".join([_WRITERS[type(each)](each) for each in values]) + "]"


class _Writers(dict[type, Writer]):
    """The writer of each kind, made when the kind is first met: equal to `json.dumps`, several times faster."""

    def __missing__(self, kind: type) -> Writer:
        writer = self[kind] = _writer_of(kind)
        return writer


_WRITERS = _Writers(
    {
        str: encode_basestring,
        int: int.__repr__,
        bool: lambda value: "true" if value else "false",
        type(None): lambda value: "null",
        tuple: _array,
    }
)


def rebuilt(kind: type[T], value: object) -> T:
    """What was written, read by `json`, as a value of `kind` again: its annotations lead."""
    return cast(T, _rebuilt(kind, value))


def _rebuilt(kind: Any, value: Any) -> object:
    origin = typing.get_origin(kind)
    if origin is tuple:
        kinds = typing.get_args(kind)
        many = repeat(kinds[0], len(value)) if kinds[-1] is Ellipsis else kinds
        return tuple(_rebuilt(one, each) for one, each in zip(many, value, strict=True))
    if origin in (types.UnionType, typing.Union):
        return _one_of(typing.get_args(kind), value)
    if is_dataclass(kind):
        hints = _hints(cast("Any", kind))
        return cast("Any", kind)(**{key: _rebuilt(hints[key], each) for key, each in value.items()})
    if issubclass(kind, Enum):
        return kind(value)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise TypeError(f"{value!r} is not {kind.__name__}")
    return value


def _one_of(kinds: tuple[Any, ...], value: object) -> object:
    if value is None and type(None) in kinds:
        return None
    named = [kind for kind in kinds if kind is not type(None)]
    if len(named) == 1:
        return _rebuilt(named[0], value)
    if type(value) in named:
        return value
    raise TypeError(f"{value!r} is none of {', '.join(kind.__name__ for kind in named)}")
