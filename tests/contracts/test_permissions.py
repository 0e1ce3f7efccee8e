"""Who may do what is a table, and every line of it has a test."""

from __future__ import annotations

import ast
from collections import defaultdict

from tests.contracts.house import Module, kept, modules, table, unexcused


def permissions(access: Module) -> list[str]:
    """The verbs of an app's `PERMISSIONS` and `STEPS`."""
    tables = [table(access.tree, name) for name in ("PERMISSIONS", "STEPS")]
    keys = [key for found in tables if isinstance(found, ast.Dict) for key in found.keys]
    return [str(key.value) for key in keys if isinstance(key, ast.Constant)]


def tried_in(test: Module) -> set[str]:
    """The verbs of a test's `ROWS`, each row a literal: verb, role, whether the role may."""
    rows = getattr(table(test.tree, "ROWS"), "elts", [])
    firsts = [row.elts[0] for row in rows if isinstance(row, ast.Tuple)]
    return {str(first.value) for first in firsts if isinstance(first, ast.Constant)}


def untested(access: tuple[Module, ...], tests: tuple[Module, ...]) -> list[str]:
    """Permissions without a row, and rows without a permission."""
    found, named, by_app = [], defaultdict[str, list[str]](list), defaultdict[str, set[str]](set)
    for test in tests:
        if test.path.endswith("/test_access.py"):
            by_app[test.path.split("/")[2]] |= tried_in(test)
    rooms = [module for module in access if module.room == "access"]
    for module in rooms:
        verbs, tried = permissions(module), by_app.get(module.app, set())
        named[module.app] += verbs
        found += [f"{module.path}::{verb}: no row in ROWS tries this permission" for verb in verbs if verb not in tried]
    for app, verbs in named.items():
        place = next(module.path for module in rooms if module.app == app and permissions(module)) if verbs else ""
        empty = sorted(by_app.get(app, set()) - set(verbs)) if verbs else []
        found += [f"{place}::{verb}: ROWS names no permission" for verb in empty]
    return found


def test_every_permission_has_a_row_that_tries_it() -> None:
    kept(unexcused("permissions", untested(modules(), modules("tests/apps"))))


def test_a_permission_nobody_tries_is_found() -> None:
    access = (
        Module(
            "tolok/skp/access.py",
            'PERMISSIONS: dict[str, Who] = {"agree": is_superior, "return": x}\nSTEPS = {"draft": (A, B, c)}\n',
        ),
    )
    tests = (Module("tests/apps/skp/test_access.py", 'ROWS = [("agree", "owner", False), ("sign", "owner", True)]\n'),)

    assert untested(access, tests) == [
        "tolok/skp/access.py::return: no row in ROWS tries this permission",
        "tolok/skp/access.py::draft: no row in ROWS tries this permission",
        "tolok/skp/access.py::sign: ROWS names no permission",
    ]
