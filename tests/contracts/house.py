"""Reads the house as text and trees, so that a contract needs no running system."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from configparser import ConfigParser
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: A file as its path from the root and its text.
File = tuple[str, str]
#: A function of a module, synchronous or not.
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file: where it lies and what it says."""

    path: str
    text: str

    @property
    def tree(self) -> ast.Module:
        """The file as a syntax tree."""
        return _tree(self.text)

    @property
    def app(self) -> str:
        """The app, `tolok/skp/actions/agree.py` -> `skp`; empty outside `tolok`."""
        parts = self.path.split("/")
        return parts[1].removesuffix(".py") if parts[0] == "tolok" and len(parts) > 1 else ""

    @property
    def room(self) -> str:
        """The room in the app, `tolok/skp/actions/agree.py` -> `actions`."""
        parts = self.path.split("/")
        return parts[2].removesuffix(".py") if len(parts) > 2 else ""


@cache
def _tree(text: str) -> ast.Module:
    return ast.parse(text)


@cache
def modules(folder: str = "tolok", *, migrations: bool = False) -> tuple[Module, ...]:
    """Every Python file below a folder of the repository."""
    found = (path for path in sorted((ROOT / folder).rglob("*.py")))
    kept = (path for path in found if migrations or "migrations" not in path.parts)
    return tuple(Module(str(path.relative_to(ROOT)), path.read_text()) for path in kept)


def files(pattern: str) -> list[File]:
    """Every file of the repository that matches, with its text."""
    return [(str(path.relative_to(ROOT)), path.read_text()) for path in sorted(ROOT.glob(pattern)) if path.is_file()]


@cache
def layers() -> tuple[tuple[str, ...], ...]:
    """The layers of `.importlinter`, top to bottom."""
    config = ConfigParser()
    config.read(ROOT / ".importlinter")
    lines = config["importlinter:contract:house"]["layers"].split("\n")
    return tuple(tuple(re.findall(r"\w+", line)) for line in lines if line.strip())


def height(app: str) -> int:
    """How high an app stands; the lowest layer is 0, `-1` for what is no app."""
    for depth, names in enumerate(reversed(layers())):
        if app in names:
            return depth
    return -1


@cache
def _allowances() -> dict[str, list[dict[str, str]]]:
    return tomllib.loads((ROOT / "tests/contracts/allowed.toml").read_text())


def allowed(contract: str) -> dict[str, str]:
    """The departures that a contract puts up with: where -> why."""
    return {entry["where"]: entry["why"] for entry in _allowances().get(contract, [])}


def unexcused(contract: str, found: list[str]) -> list[str]:
    """Faults without an allowance, and allowances without a fault. A fault starts with its place."""
    excuses = allowed(contract)
    faults = [fault for fault in found if place_of(fault) not in excuses]
    needed = {place_of(fault) for fault in found}
    return faults + [f"{where}: this allowance is no longer needed" for where in excuses if where not in needed]


def place_of(fault: str) -> str:
    """Where a fault is, without its line, so that an allowance survives a moved line."""
    return re.sub(r":\d+$", "", fault.split(": ")[0])


def kept(found: list[str]) -> None:
    """Fail with every fault on a line of its own."""
    if found:
        pytest.fail("\n".join(["this promise is broken:", *found]), pytrace=False)


def functions(tree: ast.AST) -> Iterator[Function]:
    """Every function and method of a tree."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def public_functions(tree: ast.Module) -> Iterator[Function]:
    """The functions that a module offers to others."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            yield node


def called(node: ast.AST) -> set[str]:
    """The last names of everything that is called: `a.b.c()` -> `c`."""
    calls = (call.func for call in ast.walk(node) if isinstance(call, ast.Call))
    return {name for func in calls if (name := last_name(func))}


def last_name(node: ast.AST) -> str:
    """`a.b.c` -> `c`, `c` -> `c`, else nothing."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def table(tree: ast.Module, name: str) -> ast.Dict | ast.List | ast.Tuple | None:
    """The literal that a module binds to a name at its top, if there is one."""
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        value = getattr(node, "value", None)
        if any(isinstance(target, ast.Name) and target.id == name for target in targets) and isinstance(
            value, ast.Dict | ast.List | ast.Tuple
        ):
            return value
    return None
