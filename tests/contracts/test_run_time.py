"""Nothing is imported that only developers have installed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from importlib.metadata import packages_distributions

from tests.contracts.house import ROOT, Module, kept, modules
from tests.contracts.test_imports import imported

PIN = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
NAME = re.compile(r"[A-Za-z0-9._-]+")
#: Used where the project is built and its texts are collected, never while it runs.
BUILDERS = ("tolok/web/catalogues.py", "tolok/web/management/commands/texts.py")


def plain(name: str) -> str:
    """A distribution's name as all spellings of it are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(kind: str) -> set[str]:
    """The distributions of a lock file."""
    return {plain(name) for name in PIN.findall((ROOT / "requirements" / f"{kind}.txt").read_text())}


def of_extras() -> set[str]:
    """What a deployment may add of its own will; imported only where it is used."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    named = (NAME.match(each) for name, wanted in extras.items() if name != "dev" for each in wanted)
    return {plain(found[0]) for found in named if found}


def of_developers(brought_by: Mapping[str, list[str]]) -> dict[str, bool]:
    """The modules that only developers have, and whether an extra of a deployment brings them."""
    only, extras = pinned("dev") - pinned("run"), of_extras()
    told = {module: {plain(name) for name in names} for module, names in brought_by.items()}
    return {module: bool(names & extras) for module, names in told.items() if names and names <= only}


def faults(given: tuple[Module, ...]) -> list[str]:
    """Run-time imports that break where the developers' packages are not installed."""
    barred = of_developers(packages_distributions())
    return [
        f"{module.path}:{line}: {name} is not there for who only runs Tolok"
        for module in given
        if module.path not in BUILDERS
        for name, line, is_inside in imported(module.tree)
        if ((first := name.split(".")[0]) in barred and not (barred[first] and is_inside)) or is_built(name)
    ]


def is_built(name: str) -> bool:
    """Whether it leads to what only builders may use."""
    return any(name.startswith(path.removesuffix(".py").replace("/", ".")) for path in BUILDERS)


def test_nothing_of_the_developers_is_imported() -> None:
    barred = of_developers(packages_distributions())

    assert {"pytest", "hypothesis", "django_stubs_ext", "playwright", "babel"} <= barred.keys()
    assert not {"django", "psycopg", "polars", "PIL"} & barred.keys()
    kept(faults(modules(migrations=True)))


def test_an_import_of_a_developers_module_is_found() -> None:
    said = (
        "from typing import TYPE_CHECKING\nimport pytest\nimport django\n"
        "if TYPE_CHECKING:\n    from django_stubs_ext import StrOrPromise\n"
        "def late():\n    import hypothesis.strategies\n    import distributed\n"
        "import distributed\nfrom tolok.web import catalogues\n"
    )

    found = faults((Module("tolok/a.py", said),))

    assert sorted(fault.split(" is ")[0] for fault in found) == [
        "tolok/a.py:10: tolok.web.catalogues",
        "tolok/a.py:2: pytest",
        "tolok/a.py:7: hypothesis.strategies",
        "tolok/a.py:9: distributed",
    ]
