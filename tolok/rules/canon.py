"""Facts and results as text whose bytes never vary, and back."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Hashable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import sha256
from itertools import repeat
from typing import Any, Self, TypeVar, cast

T = TypeVar("T")


class Canonical:
    """A dataclass that is written as canonical JSON and read back to an equal one.

    A field that has its default is left out, so that what was kept before the field existed keeps its bytes.
    """

    __slots__ = ()

    def to_json(self) -> str:
        """Sorted keys, no blanks: equal facts give equal bytes."""
        return json.dumps(plain(self), sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The same facts again; TypeError or ValueError if the text is not theirs."""
        return rebuilt(cls, json.loads(text))

    @property
    def hash(self) -> str:
        """SHA-256 of the canonical text, in hex."""
        return sha256(self.to_json().encode()).hexdigest()


@cache
def _hints(kind: Hashable) -> dict[str, Any]:
    return typing.get_type_hints(cast("Any", kind))


@cache
def _fields(kind: Hashable) -> tuple[tuple[str, object], ...]:
    """Each field's name and default; no value equals the default of a field that has none."""
    return tuple((field.name, field.default) for field in fields(cast("Any", kind)))


def plain(value: object) -> object:
    """Dataclasses as dictionaries, tuples as lists, enumerations as their values."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if is_dataclass(value):
        pairs = ((name, getattr(value, name), usual) for name, usual in _fields(cast("Any", type(value))))
        return {name: plain(own) for name, own, usual in pairs if own != usual}
    return value


def rebuilt(kind: type[T], value: object) -> T:
    """The opposite of `plain`, guided by the annotations of `kind`."""
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
