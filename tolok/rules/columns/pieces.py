"""What the steps come down to over columns: each piece once, with what it can be."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

Args = tuple["int | str", ...]
WIDEST = 2**63 - 1


class Bounds(NamedTuple):
    """What a column can hold: the least and the most whole number, and whether every row has one."""

    least: int
    most: int
    full: bool


class Piece(NamedTuple):
    """One operation over pieces before it; words have bounds too, that say nothing."""

    op: str
    args: Args
    bounds: Bounds


_WORDS = Bounds(0, 0, True)
_Certain = Callable[[Bounds, Bounds], bool]
_HOLDS: dict[str, tuple[_Certain, _Certain]] = {
    "≥": (lambda a, b: a.least >= b.most, lambda a, b: a.most < b.least),
    ">": (lambda a, b: a.least > b.most, lambda a, b: a.most <= b.least),
    "=": (lambda a, b: False, lambda a, b: a.most < b.least or b.most < a.least),
}


class Pieces:
    """Grows a program piece by piece; equal pieces are one, and what is certain is not computed."""

    def __init__(self) -> None:
        self.all: list[Piece] = []
        self._known: dict[tuple[str, Args], int] = {}
        self.yes, self.no = self._add("yes", (), Bounds(1, 1, True)), self._add("no", (), Bounds(0, 0, True))
        self.nothing = self._add("nothing", (), Bounds(0, 0, False))

    @property
    def is_wide(self) -> bool:
        """Whether some value on the way may need more than 64 bits; OverflowError if it may need more than 128."""
        largest = max(max(-piece.bounds.least, piece.bounds.most) for piece in self.all)
        if largest > WIDEST**2:
            raise OverflowError(f"a step may reach {largest}; no column holds that")
        return largest > WIDEST

    def bounds(self, piece: int) -> Bounds:
        """What a piece can be."""
        return self.all[piece].bounds

    def _add(self, op: str, args: Args, bounds: Bounds) -> int:
        place = (op, args)
        if place not in self._known:
            self._known[place] = len(self.all)
            self.all.append(Piece(op, args, bounds))
        return self._known[place]

    def column(self, name: str, bounds: Bounds) -> int:
        """A column of the frame that holds whole numbers."""
        return self._add("column", (name,), bounds)

    def words(self, name: str, *, full: bool) -> int:
        """A column of the frame that holds words."""
        return self._add("words", (name,), _WORDS._replace(full=full))

    def constant(self, value: int | str) -> int:
        """A whole number or a word, the same in every row."""
        if isinstance(value, int):
            return self._add("number", (value,), Bounds(value, value, True))
        # A member of an enumeration becomes its word: Polars would make a column kind of the enumeration.
        return self._add("word", (str(value),), _WORDS)

    def number_of(self, piece: int) -> int | None:
        """The whole number that a piece is in every row, if it is one."""
        op, args, _ = self.all[piece]
        return int(args[0]) if op == "number" else None

    def is_fixed(self, piece: int) -> bool:
        """Whether it is the same in every row."""
        return self.all[piece].op in {"number", "word", "nothing"}

    def is_word(self, piece: int) -> bool:
        """Whether it has words for values."""
        op, args, _ = self.all[piece]
        values = [int(value) for value in (*args[1:-1:2], args[-1])] if op == "pick" else []
        return op in {"words", "word"} or any(self.is_word(value) for value in values)

    def join(self, sign: str, left: int, right: int) -> int:
        """Sum, difference, product or whole quotient."""
        one, other = self.bounds(left), self.bounds(right)
        if self.nothing in (left, right):
            return self.nothing
        if one.least == one.most and other.least == other.most and one.full and other.full:
            return self._folded(sign, one.least, other.least)
        if (sign, self.number_of(left)) == ("+", 0):
            return right
        if (sign, self.number_of(right)) in (("×", 1), ("÷", 1)):
            return left
        least, most = _joined(sign, one, other)
        full = one.full and other.full and (sign != "÷" or other.least > 0)
        return self._add(sign, (left, right), Bounds(least, most, full))

    def _folded(self, sign: str, one: int, other: int) -> int:
        if sign == "÷":
            return self.constant(one // other) if other > 0 else self.nothing
        return self.constant({"+": one + other, "−": one - other, "×": one * other}[sign])

    def compare(self, sign: str, left: int, right: int) -> int:
        """A condition that is missing where a side is; decided at once if the bounds decide it."""
        turned = {"≤": "≥", "<": ">"}
        if sign in turned:
            return self.compare(turned[sign], right, left)
        one, other = self.bounds(left), self.bounds(right)
        full = one.full and other.full
        if self.nothing in (left, right):
            return self.nothing
        if self.is_fixed(left) and self.is_fixed(right) and self.is_word(left):
            return self.yes if left == right else self.no
        if full and not (self.is_word(left) or self.is_word(right)):
            holds, fails = _HOLDS[sign]
            if holds(one, other) or fails(one, other):
                return self.yes if holds(one, other) else self.no
        return self._add(sign, (left, right), Bounds(0, 1, full))

    def there(self, piece: int) -> int:
        """Whether there is a value."""
        if piece == self.nothing:
            return self.no
        op, args, bounds = self.all[piece]
        if op == "pick" and len(args) == 3 and args[-1] == self.nothing and self.bounds(int(args[0])).full:
            return self.both(int(args[0]), self.there(int(args[1])))
        return self.yes if bounds.full else self._add("there", (piece,), Bounds(0, 1, True))

    def opposite(self, condition: int) -> int:
        """The condition turned round; missing where it is."""
        fixed = {self.yes: self.no, self.no: self.yes, self.nothing: self.nothing}
        if condition in fixed:
            return fixed[condition]
        op, args, bounds = self.all[condition]
        return int(args[0]) if op == "not" else self._add("not", (condition,), bounds)

    def both(self, left: int, right: int) -> int:
        """Two conditions together; where one is missing they don't hold."""
        left, right = (self.no if side == self.nothing else side for side in (left, right))
        if self.no in (left, right) or left == self.opposite(right):
            return self.no
        if left == right or right == self.yes:
            return left
        full = self.bounds(left).full and self.bounds(right).full
        return right if left == self.yes else self._add("and", (left, right), Bounds(0, 1, full))

    def either(self, left: int, right: int) -> int:
        """One of two conditions; one that is missing doesn't hold."""
        left, right = (self.no if side == self.nothing else side for side in (left, right))
        full = self.bounds(left).full and self.bounds(right).full
        if self.yes in (left, right) or (full and left == self.opposite(right)):
            return self.yes
        if left == right or right == self.no:
            return left
        return right if left == self.no else self._add("or", (left, right), Bounds(0, 1, full))

    def counted(self, condition: int) -> int:
        """A condition as 1 or 0."""
        if condition in (self.yes, self.no):
            return self.constant(int(condition == self.yes))
        if condition == self.nothing:
            return condition
        return self._add("counted", (condition,), self.bounds(condition))

    def pick(self, choices: list[tuple[int, int]], rest: int | None = None) -> int:
        """The value of the first condition that holds, else `rest`, else missing."""
        open_, last = [(test, value) for test, value in choices if test not in (self.no, self.nothing)], rest
        if open_ and open_[-1][0] == self.yes:
            last = open_.pop()[1]
        last = self.nothing if last is None else last
        if not open_:
            return last
        found = [self.bounds(value) for _, value in open_] + [self.bounds(last)]
        bounds = Bounds(min(b.least for b in found), max(b.most for b in found), all(b.full for b in found))
        return self._add("pick", (*(each for choice in open_ for each in choice), last), bounds)


def _joined(sign: str, one: Bounds, other: Bounds) -> tuple[int, int]:
    if sign == "+":
        return one.least + other.least, one.most + other.most
    if sign == "−":
        return one.least - other.most, one.most - other.least
    if sign == "×":
        corners = [a * b for a in one[:2] for b in other[:2]]
        return min(corners), max(corners)
    return min(one.least, 0), max(one.most, 0)
