"""What was wrong with a request, in our own words and by the name of its field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

WHOLE = gettext_lazy("This must be a whole number, without quotes and without a point.")
TEXT = gettext_lazy("This must be text between quotes.")
# What each fault is called to whoever sent it; the names are those of the reading library and our own shapes.
WORDS: dict[str, StrPromise] = {
    "missing": gettext_lazy("This is missing. Send it as well."),
    "extra_forbidden": gettext_lazy("There is no field of this name here. Leave it out."),
    "day": gettext_lazy("This must be a day such as 2026-07-14."),
    "moment": gettext_lazy("This must be a moment with its zone, such as 2026-07-14T08:30:00+07:00."),
    "number": gettext_lazy("This must be a UUID such as 0b7f9f6e-8a53-4c6e-9a37-3d4a5a2f9c11."),
    "text": gettext_lazy("This holds a NUL or half a letter, which can't be kept."),
    "cursor": gettext_lazy("This must be what a page before gave as “next”."),
    "int_type": WHOLE,
    "int_parsing": WHOLE,
    "int_parsing_size": WHOLE,
    "int_from_float": WHOLE,
    "bool_type": gettext_lazy("This must be true or false, without quotes."),
    "string_type": TEXT,
    "string_unicode": TEXT,
    "string_too_long": gettext_lazy("This is longer than %(max_length)s letters. Shorten it."),
    "string_too_short": gettext_lazy("This must have at least %(min_length)s letters."),
    "string_pattern_mismatch": gettext_lazy("This is not written as it must be; the description of the API shows how."),
    "greater_than_equal": gettext_lazy("This must be at least %(ge)s."),
    "greater_than": gettext_lazy("This must be more than %(gt)s."),
    "less_than_equal": gettext_lazy("This must be at most %(le)s."),
    "less_than": gettext_lazy("This must be less than %(lt)s."),
    "list_type": gettext_lazy("This must be a list."),
    "too_long": gettext_lazy("This list holds more than %(max_length)s. Send several smaller ones."),
    "too_short": gettext_lazy("This list must hold at least %(min_length)s."),
    "literal_error": gettext_lazy("This must be one of %(expected)s."),
    "enum": gettext_lazy("This must be one of %(expected)s."),
    "model_type": gettext_lazy("This must be an object with named fields."),
    "model_attributes_type": gettext_lazy("This must be an object with named fields."),
    "dict_type": gettext_lazy("This must be an object with named fields."),
}


def places(faults: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Each fault with the field it is in, `rows.3.on`, and what is wrong there."""
    return [{"place": _place(fault), "problem": _said(fault)} for fault in faults]


def _place(fault: Mapping[str, Any]) -> str:
    """Where it is, in the sender's words: the name of our own argument says nothing to them."""
    where, *parts = fault.get("loc", ("",))
    if (where == "body" and parts) or (where == "form" and len(parts) > 1):
        parts = parts[1:]
    return ".".join(str(part) for part in parts)[:200].encode(errors="replace").decode() or "body"


def _said(fault: Mapping[str, Any]) -> str:
    words = WORDS.get(str(fault.get("type")))
    if words is None:
        return _("This can't be read. The description of the API says how it is written.")
    told: Mapping[str, object] = fault.get("ctx", {})
    return str(words) % told
