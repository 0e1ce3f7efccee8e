"""How sums, products and shares are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tolok.rules.rows import mean
from tolok.rules.sayings import amount
from tolok.rules.steps import Join, Node, Number, Ratio
from tolok.rules.terms import Scale

if TYPE_CHECKING:
    from tolok.rules.phrases import Reader

_ONE_POINT = 100


def join(node: Join, reader: Reader) -> str:
    """A sum, difference, product or whole quotient."""
    if node.sign == "÷" and isinstance(node.right, Number) and node.right.value == 10_000:
        return _of_a_share(node.left, reader)
    if node.sign in "+−" and (_is_zero(node.left) or _is_zero(node.right)):
        return _without_zero(node, reader)
    same = isinstance(node.left, Join) and node.left.sign == node.sign and node.sign in "+×"
    left = reader.phrase(node.left) if same else reader.part(node.left)
    return reader.say(node.sign, left, reader.part(node.right))


def _is_zero(node: Node) -> bool:
    return isinstance(node, Number) and node.value == 0


def _without_zero(node: Join, reader: Reader) -> str:
    """What adds or takes away nothing is not told."""
    if _is_zero(node.right):
        return reader.phrase(node.left)
    return reader.phrase(node.right) if node.sign == "+" else reader.say("−", "0", reader.part(node.right))


def _of_a_share(part: Node, reader: Reader) -> str:
    """A share times a number, in whole pieces: 100 % is 10,000, and one less than it rounds up."""
    if isinstance(part, Join) and part.sign == "+" and isinstance(part.right, Number) and part.right.value == 9_999:
        return reader.say("up", reader.phrase(part.left))
    return reader.say("down", reader.phrase(part))


def share(node: Ratio, reader: Reader) -> str:
    """A ratio, or a mean where it is one."""
    text = mean(node, reader)
    if text:
        return text
    whole = isinstance(node.by, Number) and node.by.value == 1
    text = reader.phrase(node.number) if whole else reader.say("ratio", reader.part(node.number), reader.part(node.by))
    if reader.scale is Scale.POINTS and node.times > _ONE_POINT:
        return reader.say("×", f"({text})", amount(node.times, Scale.POINTS, reader.language))
    return text
