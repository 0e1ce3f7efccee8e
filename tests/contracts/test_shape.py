"""Files and functions stay short; a number never justifies splitting a thought."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.contracts.house import File, Function, Module, files, functions, kept, modules, unexcused

FILE_MOST, FILE_P90 = 250, 150
FUNCTION_MOST, FUNCTION_P90, RULE_MOST = 40, 20, 20
TEMPLATE_MOST = 120
BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.Match)


def ninetieth(sizes: list[int]) -> int:
    """The size that nine of ten do not exceed."""
    return sorted(sizes)[max(0, -(-len(sizes) * 9 // 10) - 1)] if sizes else 0


def length(function: Function) -> int:
    """Lines of a function without its docstring."""
    has_docstring = ast.get_docstring(function) is not None
    first = function.body[0]
    spoken = (first.end_lineno or 0) - first.lineno + 1 if has_docstring else 0
    return (function.end_lineno or 0) - function.lineno + 1 - spoken


def depth(node: ast.AST, level: int = 0) -> int:
    """How many blocks lie in each other; `elif` is no deeper than its `if`."""
    deepest = level
    for name, value in ast.iter_fields(node):
        children = value if isinstance(value, list) else [value]
        is_elif = isinstance(node, ast.If) and name == "orelse" and len(children) == 1
        for child in (child for child in children if isinstance(child, ast.AST)):
            is_block = isinstance(child, BLOCKS) and not (is_elif and isinstance(child, ast.If))
            deepest = max(deepest, depth(child, level + is_block))
    return deepest


def _too_long(module: Module) -> Iterator[str]:
    size = module.text.count("\n")
    if size > FILE_MOST:
        yield f"{module.path}: {size} lines, at most {FILE_MOST}"
    most = RULE_MOST if module.app == "rules" else FUNCTION_MOST
    for function in functions(module.tree):
        if length(function) > most:
            yield f"{module.path}::{function.name}: {length(function)} lines, at most {most}"
        if (module.app == "rules" or module.room == "actions") and depth(function) > 2:
            yield f"{module.path}::{function.name}: three blocks lie in each other"


def faults(given: tuple[Module, ...]) -> list[str]:
    """Files and functions over their budget."""
    return [fault for module in given for fault in _too_long(module)]


def tall_templates(given: list[File]) -> list[str]:
    """Templates that nobody can see at once."""
    sizes = ((path, text.count("\n")) for path, text in given)
    return [f"{path}: {size} lines, at most {TEMPLATE_MOST}" for path, size in sizes if size > TEMPLATE_MOST]


def test_no_file_function_or_template_is_over_its_budget() -> None:
    found = faults((*modules(), *modules("tests"))) + tall_templates(files("tolok/*/templates/**/*.html"))

    kept(unexcused("shape", found))


def test_nine_of_ten_files_are_short() -> None:
    assert ninetieth([module.text.count("\n") for module in modules()]) <= FILE_P90


def test_nine_of_ten_functions_are_short() -> None:
    assert ninetieth([length(f) for module in modules() for f in functions(module.tree)]) <= FUNCTION_P90


def test_what_is_too_long_or_too_deep_is_found() -> None:
    long_rule = "def f():\n    '''One.'''\n" + "    x = 1\n" * 20
    deep = "def f():\n for a in b:\n  if a:\n   c()\n  elif b:\n   with d: ...\n"
    planted = (
        Module("tolok/rules/a.py", long_rule),
        Module("tolok/skp/views.py", long_rule),
        Module("tolok/skp/actions.py", deep),
        Module("tolok/skp/models.py", "\n" * 251),
    )

    assert faults(planted) == [
        "tolok/rules/a.py::f: 21 lines, at most 20",
        "tolok/skp/actions.py::f: three blocks lie in each other",
        "tolok/skp/models.py: 251 lines, at most 250",
    ]


def test_the_ninetieth_percentile_is_the_nearest_rank() -> None:
    assert [ninetieth([]), ninetieth([7]), ninetieth(list(range(1, 11)))] == [0, 7, 9]
