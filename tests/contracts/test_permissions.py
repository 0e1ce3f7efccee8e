"""Who may do what is a table, and every line of it has a test."""

from __future__ import annotations

import ast

from tests.contracts.house import Module, kept, modules, table, unexcused

Row = tuple[str, str, bool]


def permissions(access: Module) -> list[str]:
    """The verbs of an app's `PERMISSIONS`."""
    found = table(access.tree, "PERMISSIONS")
    keys = found.keys if isinstance(found, ast.Dict) else []
    return [str(key.value) for key in keys if isinstance(key, ast.Constant)]


def rows(test: Module) -> list[Row]:
    """The literal `ROWS` of a test: verb, role, whether the role may."""
    found = table(test.tree, "ROWS")
    return [ast.literal_eval(row) for row in getattr(found, "elts", [])]


def untested(access: tuple[Module, ...], tests: tuple[Module, ...]) -> list[str]:
    """Permissions without a row, and rows without a permission."""
    by_app = {test.path.split("/")[2]: rows(test) for test in tests if test.path.endswith("/test_access.py")}
    found = []
    for module in (module for module in access if module.room == "access"):
        verbs, tried = permissions(module), {row[0] for row in by_app.get(module.app, [])}
        found += [f"{module.path}::{verb}: no row in ROWS tries this permission" for verb in verbs if verb not in tried]
        if verbs:
            found += [f"{module.path}::{verb}: ROWS names no permission" for verb in sorted(tried - set(verbs))]
    return found


def test_every_permission_has_a_row_that_tries_it() -> None:
    kept(unexcused("permissions", untested(modules(), modules("tests/apps"))))


def test_a_permission_nobody_tries_is_found() -> None:
    access = (Module("tolok/skp/access.py", 'PERMISSIONS: dict[str, Who] = {"agree": is_superior, "return": x}\n'),)
    tests = (Module("tests/apps/skp/test_access.py", 'ROWS = [("agree", "owner", False), ("sign", "owner", True)]\n'),)

    assert untested(access, tests) == [
        "tolok/skp/access.py::return: no row in ROWS tries this permission",
        "tolok/skp/access.py::sign: ROWS names no permission",
    ]
