"""Apps meet only where they mean to, foreign keys point down, rules stay alone."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator

from tests.contracts.house import Module, height, kept, last_name, modules, unexcused

MEETING_ROOMS = {"actions", "queries", "access", "events", "urls"}
LIBRARIES = {"rules", "engine"}
#: What an app may import beside the meeting rooms: the shell mounts each API, insight reads any table.
MORE_ROOMS = {"web": {"api"}, "insight": {"models"}}
#: Whoever stands on the shell may use all of it; the command also starts the example.
ON_THE_SHELL = {"cli": {"web", "demo"}, "demo": {"web"}}
#: Rules that work on whole tables or statistics may load these libraries, inside a function.
LAZY = {
    "tolok/rules/columns": {"narwhals", "polars"},
    "tolok/rules/fairness": {"numpy", "scipy", "statsmodels"},
}
RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField"}
#: Tables of the framework, which lie below every app.
FRAMEWORK = {"auth", "contenttypes", "sessions", "procrastinate"}


def _for_types_only(tree: ast.Module) -> set[ast.AST]:
    blocks = (node for node in ast.walk(tree) if isinstance(node, ast.If) and last_name(node.test) == "TYPE_CHECKING")
    return {inner for block in blocks for statement in block.body for inner in ast.walk(statement)}


def imported(tree: ast.Module, *, types: bool = False) -> Iterator[tuple[str, int, bool]]:
    """What a module imports at run time: dotted name, line, and whether inside a function."""
    skipped = set[ast.AST]() if types else _for_types_only(tree)
    inner = {node for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for node in ast.walk(f)}
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno, node in inner) for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield from ((f"{node.module}.{alias.name}", node.lineno, node in inner) for alias in node.names)


def trespasses(given: tuple[Module, ...]) -> list[str]:
    """Run-time imports of a lower app's closed rooms."""
    found = []
    for module in given:
        open_rooms = MEETING_ROOMS | MORE_ROOMS.get(module.app, set())
        own = LIBRARIES | {module.app} | ON_THE_SHELL.get(module.app, set())
        for name, line, _ in imported(module.tree):
            parts = name.split(".")
            if parts[0] != "tolok" or len(parts) < 3 or parts[1] in own:
                continue
            if parts[2] not in open_rooms:
                found.append(f"{module.path}:{line}: {name} is a closed room of {parts[1]}")
    return found


def upward_imports(given: tuple[Module, ...]) -> list[str]:
    """Imports of a higher or neighbouring app, those for types only included."""
    return [
        f"{module.path}:{line}: {name} stands higher"
        for module in given
        for name, line, _ in imported(module.tree, types=True)
        if name.startswith("tolok.") and name.split(".")[1] != module.app
        if height(name.split(".")[1]) >= height(module.app) >= 0
        if name.split(".")[1] not in ON_THE_SHELL.get(module.app, set())
    ]


def back_doors(given: tuple[Module, ...]) -> list[str]:
    """Tables fetched by name instead of through an app's rooms."""
    return [
        f"{module.path}:{node.lineno}: fetches a table by its name"
        for module in given
        if module.app != "insight"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and last_name(node.func) in {"get_model", "get_models"}
    ]


def foreign_libraries(given: tuple[Module, ...]) -> list[str]:
    """Imports of rules beyond the standard library and the rules themselves."""
    found = []
    for module in (module for module in given if module.app == "rules"):
        lazy = next((names for start, names in LAZY.items() if module.path.startswith(start)), set[str]())
        for name, line, inside in imported(module.tree):
            top = name.split(".")[0]
            if top in sys.stdlib_module_names or name.startswith("tolok.rules") or (inside and top in lazy):
                continue
            found.append(f"{module.path}:{line}: rules import only the standard library, not {top}")
    return found


def _target(call: ast.Call) -> str:
    first = call.args[0] if call.args else next((kw.value for kw in call.keywords if kw.arg == "to"), None)
    if isinstance(first, ast.Constant):
        return str(first.value)
    return "people." if last_name(first or call) == "AUTH_USER_MODEL" else ""


def upward_keys(given: tuple[Module, ...]) -> list[str]:
    """Foreign keys to a table of an app that stands higher or beside."""
    found = []
    for module in (module for module in given if module.room == "models"):
        calls = (node for node in ast.walk(module.tree) if isinstance(node, ast.Call))
        for call in (call for call in calls if last_name(call.func) in RELATIONS):
            app = _target(call).partition(".")[0] if "." in _target(call) else module.app
            if app != module.app and app not in FRAMEWORK and not 0 <= height(app) < height(module.app):
                found.append(f"{module.path}:{call.lineno}: the foreign key to {_target(call)} points up")
    return found


def test_apps_meet_only_in_actions_queries_access_events_and_urls() -> None:
    kept(unexcused("imports", trespasses(modules()) + upward_imports(modules())))


def test_no_app_fetches_a_table_by_its_name() -> None:
    kept(unexcused("tables_by_name", back_doors(modules())))


def test_rules_know_only_the_standard_library() -> None:
    kept(foreign_libraries(modules()))


def test_foreign_keys_point_down() -> None:
    kept(upward_keys(modules()))


def test_a_lower_table_imported_at_run_time_is_found_and_for_types_only_is_fine() -> None:
    types_only = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from tolok.people.models import Person\n"
    planted = (
        Module(
            "tolok/skp/queries.py",
            "from tolok.people.models import Person\nfrom tolok.people import access\n",
        ),
        Module("tolok/skp/access.py", types_only),
        Module("tolok/insight/queries.py", "from tolok.people.models import Person\n"),
        Module("tolok/web/urls.py", "import tolok.skp.api\nimport tolok.skp.views\n"),
        Module(
            "tolok/demo/actions.py",
            "def load():\n    from django.apps import apps\n    apps.get_model('skp.Skp')\n",
        ),
    )

    higher = (Module("tolok/skp/access.py", "if TYPE_CHECKING:\n    import tolok.reports.models\n"),)

    assert trespasses(planted) + back_doors(planted) + upward_imports(higher) == [
        "tolok/skp/queries.py:1: tolok.people.models.Person is a closed room of people",
        "tolok/web/urls.py:2: tolok.skp.views is a closed room of skp",
        "tolok/demo/actions.py:3: fetches a table by its name",
        "tolok/skp/access.py:2: tolok.reports.models stands higher",
    ]


def test_a_rule_with_a_library_is_found() -> None:
    planted = (
        Module("tolok/rules/bands.py", "import math\nimport django\nfrom tolok.engine import packs\n"),
        Module("tolok/rules/columns.py", "def frame():\n    import polars\n"),
    )

    assert foreign_libraries(planted) == [
        "tolok/rules/bands.py:2: rules import only the standard library, not django",
        "tolok/rules/bands.py:3: rules import only the standard library, not tolok",
    ]


def test_a_foreign_key_that_points_up_is_found() -> None:
    keys = "a = ForeignKey('reports.Report')\nb = ForeignKey('Unit')\nc = ForeignKey(to='ledger.Act')\n"
    planted = (Module("tolok/people/models.py", keys),)

    assert upward_keys(planted) == ["tolok/people/models.py:1: the foreign key to reports.Report points up"]
