"""Every write is an action: who, when, all or nothing, and a ledger entry."""

from __future__ import annotations

import ast

from tests.contracts.house import Function, Module, called, kept, last_name, modules, public_functions, unexcused

ENTRIES = {"record", "record_many", "store_acts"}
#: Rooms and apps that may write without an action, and why.
WRITERS = {
    "actions": "the room for writes",
    "migrations": "the shape of the tables themselves",
}
WRITING_APPS = {
    "demo": "loads a year at once",
    "insight": "writes its own summaries",
    "ledger": "is what the others write to",
}
QUERYSET_WRITES = {"bulk_create", "bulk_update", "get_or_create", "update_or_create", "acreate", "asave"}
RAW = {"raw", "RawSQL", "cursor", "copy", "executemany"}


def actions(given: tuple[Module, ...]) -> list[tuple[Module, Function]]:
    """Every public function of every room `actions`."""
    rooms = [module for module in given if module.room == "actions" and module.app != "ledger"]
    return [(module, function) for module in rooms for function in public_functions(module.tree)]


def _reached(module: Module, function: Function) -> set[str]:
    """What a function calls, by itself or through the private functions of its module."""
    private = {n.name: n for n in module.tree.body if isinstance(n, ast.FunctionDef) and n.name.startswith("_")}
    names, waiting = called(function), list(called(function) & set(private))
    while waiting:
        further = called(private.pop(name)) if (name := waiting.pop()) in private else set()
        names |= further
        waiting += further & set(private)
    return names


def _is_atomic(function: Function) -> bool:
    decorators = (d.func if isinstance(d, ast.Call) else d for d in function.decorator_list)
    return any(last_name(decorator) == "atomic" for decorator in decorators) or "atomic" in called(function)


def faults(given: tuple[Module, ...]) -> list[str]:
    """Actions that are not keyword-only with a moment, not atomic, or leave no entry."""
    found = actions(given)
    verbs = {function.name for _, function in found}
    lines = []
    for module, function in found:
        place = f"{module.path}::{function.name}"
        if function.args.args or function.args.posonlyargs or function.args.vararg:
            lines.append(f"{place}: takes its arguments by keyword only")
        if "at" not in {argument.arg for argument in function.args.kwonlyargs}:
            lines.append(f"{place}: says at which moment (`at`)")
        if not _is_atomic(function):
            lines.append(f"{place}: is atomic")
        if not _reached(module, function) & (ENTRIES | verbs - {function.name}):
            lines.append(f"{place}: leaves an entry in the ledger")
    return lines


def _writes(call: ast.Call) -> bool:
    name = last_name(call.func)
    if not isinstance(call.func, ast.Attribute):
        return name == "RawSQL"
    on_manager = last_name(call.func.value) == "objects"
    keywords_only = bool(call.keywords) and not call.args
    plain = name in {"save", "delete"} and not call.args
    created = name in {"create", "delete"} and on_manager
    return name in QUERYSET_WRITES | RAW or plain or created or (name == "update" and keywords_only)


def stray_writes(given: tuple[Module, ...]) -> list[str]:
    """Writes and raw SQL outside the actions."""
    rooms = (m for m in given if m.app and m.room not in WRITERS and m.app not in {*WRITING_APPS, "rules"})
    return [
        f"{module.path}:{call.lineno}: `{last_name(call.func)}` belongs in an action"
        for module in rooms
        for call in ast.walk(module.tree)
        if isinstance(call, ast.Call) and _writes(call)
    ]


def test_every_action_says_when_is_atomic_and_leaves_an_entry() -> None:
    kept(unexcused("actions", faults(modules())))


def test_only_actions_write() -> None:
    kept(unexcused("writes", stray_writes(modules())))


def test_an_action_without_entry_moment_or_transaction_is_found() -> None:
    good = "@transaction.atomic\ndef agree_skp(*, by, at):\n    _note(by)\ndef _note(by):\n    record(by)\n"
    planted = (
        Module("tolok/skp/actions.py", good),
        Module("tolok/reports/actions.py", "def file_report(by): ...\n"),
        Module("tolok/desk/actions.py", "@atomic\ndef open_day(*, at):\n    agree_skp(at=at)\n"),
    )

    assert faults(planted) == [
        "tolok/reports/actions.py::file_report: takes its arguments by keyword only",
        "tolok/reports/actions.py::file_report: says at which moment (`at`)",
        "tolok/reports/actions.py::file_report: is atomic",
        "tolok/reports/actions.py::file_report: leaves an entry in the ledger",
    ]


def test_a_write_in_a_view_is_found() -> None:
    view = "Skp.objects.update(b=2)\nwords.update(other)\nform.save()\nimage.save(path)\nc.cursor()\n"
    planted = (Module("tolok/skp/views.py", view), Module("tolok/skp/actions.py", view))

    assert stray_writes(planted) == [
        "tolok/skp/views.py:1: `update` belongs in an action",
        "tolok/skp/views.py:3: `save` belongs in an action",
        "tolok/skp/views.py:5: `cursor` belongs in an action",
    ]
