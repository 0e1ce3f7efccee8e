"""Every suppression says why, and nothing unfinished stays."""

from __future__ import annotations

import io
import re
import tokenize

from tests.contracts.house import Module, allowed, kept, modules

WITH_REASON = re.compile(
    r"(noqa: [A-Z0-9, ]+?|type: ignore\[[\w\-, ]+\]|no cover|fmt: off)\s*(  ?#|[—–:-]|\()\s*\w.{5,}"
)
UNFINISHED = re.compile(r"#.*\b(TO" + r"DO|FIX" + r"ME|XXX|HACK)\b|# ?[-=*#]{4,}")


def comments(text: str) -> list[tuple[str, int]]:
    """Every comment of a file with its line."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return [(token.string, token.start[0]) for token in tokens if token.type == tokenize.COMMENT]


def faults(given: tuple[Module, ...]) -> list[str]:
    """Suppressions without code and reason; unfinished work; banners."""
    found = []
    for module in given:
        for comment, line in comments(module.text):
            if re.search(r"noqa|type:\s*ignore|no cover|fmt: off", comment) and not WITH_REASON.search(comment):
                found.append(f"{module.path}:{line}: a suppression names its rule and its reason")
            if UNFINISHED.search(comment):
                found.append(f"{module.path}:{line}: neither unfinished work nor banners")
    return found


def test_every_suppression_carries_a_reason() -> None:
    kept(faults((*modules(), *modules("tests"))))


def test_every_allowance_carries_a_reason() -> None:
    contracts = (
        "files",
        "imports",
        "tables_by_name",
        "clock",
        "names",
        "languages",
        "shape",
        "templates",
        "actions",
    )
    more = ("policies", "policy_keys", "writes", "permissions")

    kept([where for name in (*contracts, *more) for where, why in allowed(name).items() if len(why) < 10])


def test_a_suppression_without_a_reason_is_found() -> None:
    bare, reasoned = "# no" + "qa: E501", "# no" + "qa: E501  # the law's sentence is quoted whole"
    ignored = "# type: " + "ignore[misc] (the framework sets it)"
    planted = (Module("tolok/a.py", f"a = 1  {bare}\nb = 2  {reasoned}\nc = 3  {ignored}\nd = 4  # TO" + "DO later\n"),)

    assert faults(planted) == [
        "tolok/a.py:1: a suppression names its rule and its reason",
        "tolok/a.py:4: neither unfinished work nor banners",
    ]
