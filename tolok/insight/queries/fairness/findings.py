"""What a reading found, as canonical JSON: the whole and a row a rater."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Findings:
    """What a reading found: ratings of the period, the whole, and a row a rater (`rater` is a person's number)."""

    n: int
    whole: Mapping[str, object]
    raters: Sequence[Mapping[str, Any]]


def canonical(value: Mapping[str, object]) -> str:
    """Sorted keys, no blanks, no numbers that JSON lacks: the same findings give the same bytes."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def strength(row: Mapping[str, Any]) -> int:
    """How far a rater is off in thousandths of a standard error: the farthest of what leads to a conversation."""
    severities = (row[kind] for kind in ("results", "shared"))
    far = [abs(each["severity"]) / (each["error"] or 1.0) for each in severities if each.get("is_far")]
    far += [abs(row[kind]["z"]) for kind in ("flat_sheets", "narrow_range") if row[kind]["is_far"]]
    return round(1_000 * max(far, default=0.0))
