"""Two conditions inside one: what joins them, and which of them must hold."""

from __future__ import annotations

from tolok.rules.steps import Both, Missing, Node, Nothing, Number, When

Test = tuple[Node, bool]
Parts = tuple[str, Test, Test]


def parts(test: Test) -> Parts | None:
    """Two conditions joined by “and” or “or”; None for one that stands alone."""
    node, holds = test
    if isinstance(node, Both):
        return ("and" if holds else "or"), (node.left, holds), (node.right, holds)
    if isinstance(node, Missing) and isinstance(node.of, When):
        return _missing_choice(node.of, holds)
    if isinstance(node, When):
        return _choice(node, holds)
    return None


def _missing_choice(of: When, missing: bool) -> Parts | None:
    """A value that is there only on a condition is missing without it."""
    word = "or" if missing else "and"
    if isinstance(of.otherwise, Nothing):
        return word, (of.test, not missing), (Missing(of.then), missing)
    if isinstance(of.then, Nothing):
        return word, (of.test, missing), (Missing(of.otherwise), missing)
    return None


def fixed(node: Node) -> int | None:
    """The whole number that a node always is; None for any other."""
    return node.value if isinstance(node, Number) else None


def _choice(node: When, holds: bool) -> Parts | None:
    """A choice with yes (1) or no (0) on one side joins two conditions."""
    then, otherwise = fixed(node.then), fixed(node.otherwise)
    if otherwise is None and then in (0, 1):
        word = "or" if (then == 1) == holds else "and"
        return word, (node.test, (then == 1) == holds), (node.otherwise, holds)
    if then is None and otherwise in (0, 1):
        word = "or" if (otherwise == 1) == holds else "and"
        return word, (node.test, (otherwise == 0) == holds), (node.then, holds)
    return None
