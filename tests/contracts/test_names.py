"""Code is plain English, and no name is empty."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.contracts.house import ROOT, Module, functions, kept, modules, unexcused

EMPTY_VERBS = re.compile(r"(process|handle|manage|do|get)_")
EMPTY_NOUNS = {"data", "info", "obj", "flag"}
#: Names that the framework calls, not ours to choose.
FRAMEWORK = {
    *("get_queryset", "get_context_data", "get_absolute_url", "get_user", "get_object", "get_form_kwargs"),
    *(
        "get_initial",
        "get_success_url",
        "get_internal_type",
        "get_prep_value",
        "get_context",
        "get_permission",
    ),
    *("get_openapi_schema", "get_components"),
    *("get_default", "get_template_names", "get_user_permissions", "get_help", "get_command"),
    *(
        "process_view",
        "process_exception",
        "process_template_response",
        "process_request",
        "process_response",
    ),
}


def bound(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Every name that a module itself chooses, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield (node.id if isinstance(node, ast.Name) else node.attr), node.lineno


def words(name: str) -> list[str]:
    """`SangatBaik`, `sangat_baik`, `SANGAT_BAIK` -> sangat, baik."""
    parts = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name).lower().split("_")
    return [part for part in parts if part]


def translated_terms(glossary: str) -> set[tuple[str, ...]]:
    """The Indonesian terms of the glossary's second table, as words."""
    second = glossary.split("## Translated terms", 1)[-1]
    terms = re.findall(r"^\| ([a-z][^|]*?) \|", second, re.MULTILINE)
    return {tuple(part.split()) for term in terms for part in re.split(r", | / ", term)}


def empty_names(given: tuple[Module, ...]) -> list[str]:
    """Verbs, nouns and classes that say nothing."""
    found = []
    for module in given:
        for function in functions(module.tree):
            if EMPTY_VERBS.match(function.name) and function.name not in FRAMEWORK:
                found.append(f"{module.path}:{function.lineno}: `{function.name}` starts with an empty verb")
        for name, line in bound(module.tree):
            if EMPTY_NOUNS & {name, words(name)[-1] if words(name) else ""}:
                found.append(f"{module.path}:{line}: `{name}` is an empty noun")
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef) and _is_empty_class(node.name):
                found.append(f"{module.path}:{node.lineno}: `{node.name}` is an empty class")
    return found


def _is_empty_class(name: str) -> bool:
    return bool(re.search(r"(Manager|Helper)$|\wService$", name))


def two_languages(given: tuple[Module, ...], terms: set[tuple[str, ...]]) -> list[str]:
    """Identifiers with an Indonesian word that has an English twin."""
    found = set()
    for module in given:
        for name, line in bound(module.tree):
            parts = words(name)
            spans = {tuple(parts[i : i + n]) for n in (1, 2, 3) for i in range(len(parts))}
            found |= {f"{module.path}:{line}: `{name}` has an English twin in the glossary" for _ in spans & terms}
    return sorted(found)


def test_no_name_is_empty() -> None:
    kept(unexcused("names", empty_names((*modules(), *modules("tests")))))


def test_no_name_mixes_languages() -> None:
    terms = translated_terms((ROOT / "docs/glossary.md").read_text())

    kept(unexcused("languages", two_languages(modules(), terms)))


def test_an_empty_name_is_found() -> None:
    planted = (
        Module("tolok/a.py", "def get_reports(data): ...\ndef get_queryset(): ...\nuser_info = 1\nmetadata = 2\n"),
        Module("tolok/b.py", "class ReportService: ...\nclass Service: ...\n"),
    )

    assert empty_names(planted) == [
        "tolok/a.py:1: `get_reports` starts with an empty verb",
        "tolok/a.py:3: `user_info` is an empty noun",
        "tolok/a.py:1: `data` is an empty noun",
        "tolok/b.py:1: `ReportService` is an empty class",
    ]


def test_an_indonesian_word_with_a_twin_is_found() -> None:
    planted = (Module("tolok/a.py", "atasan_of = 1\nHasilKerja = 2\nskp = 3\n"),)
    table = "## Kept\n| skp | x |\n## Translated terms\n| atasan | superior |\n| hasil kerja | outcome |\n"

    assert two_languages(planted, translated_terms(table)) == [
        "tolok/a.py:1: `atasan_of` has an English twin in the glossary",
        "tolok/a.py:2: `HasilKerja` has an English twin in the glossary",
    ]
