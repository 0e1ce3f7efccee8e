"""Each module opens with one line that says what is inside."""

from __future__ import annotations

import ast

from tests.contracts.house import Module, functions, kept, modules, public_functions

ROOMS = {"actions", "queries"}


def faults(given: tuple[Module, ...]) -> list[str]:
    """Modules without a caption of at most 80 characters in their first line."""
    found = []
    for module in (module for module in given if module.text.strip()):
        caption = (ast.get_docstring(module.tree) or "").split("\n")[0]
        first = module.text.split("\n")[0].lstrip('"')
        if not caption or not first.startswith(caption.split('"')[0]):
            found.append(f"{module.path}: the first line is no caption")
        elif len(caption) > 80:
            found.append(f"{module.path}: the caption has {len(caption)} characters, at most 80")
    return found


def silent(given: tuple[Module, ...]) -> list[str]:
    """Public actions, queries and rules without a docstring."""
    rooms = (module for module in given if module.room in ROOMS or module.app == "rules")
    return [
        f"{module.path}::{function.name}: has no docstring"
        for module in rooms
        for function in public_functions(module.tree)
        if not ast.get_docstring(function)
    ]


def without_future(given: tuple[Module, ...]) -> list[str]:
    """Modules with functions that do not begin with `from __future__ import annotations`."""
    line = "from __future__ import annotations"
    return [f"{m.path}: lacks `{line}`" for m in given if any(functions(m.tree)) and line not in m.text]


def test_every_module_opens_with_a_caption() -> None:
    kept(faults((*modules(), *modules("tests"))))


def test_a_module_without_a_caption_is_found() -> None:
    planted = (Module("tolok/skp/models.py", "import ast\n"), Module("tolok/a.py", f'"""{"x" * 81}"""\n'))

    assert faults(planted) == [
        "tolok/skp/models.py: the first line is no caption",
        "tolok/a.py: the caption has 81 characters, at most 80",
    ]


def test_every_public_action_query_and_rule_says_what_it_does() -> None:
    kept(silent(modules()))


def test_a_silent_action_is_found() -> None:
    planted = (Module("tolok/skp/actions.py", "def agree_skp(): ...\n"),)

    assert silent(planted) == ["tolok/skp/actions.py::agree_skp: has no docstring"]


def test_annotations_are_postponed_everywhere() -> None:
    kept(without_future((*modules(), *modules("tests"))))
