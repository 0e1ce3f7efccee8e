"""Every app has the same few files, and nothing else."""

from __future__ import annotations

from pathlib import PurePosixPath

from tests.contracts.house import ROOT, kept, unexcused

ROOMS = {
    *("__init__", "apps", "urls", "views", "api", "tasks", "reactions", "documents", "forms"),
    *("actions", "access", "queries", "models", "events"),
}
FOLDERS = {"migrations", "templatetags", "templates", "static", "locale", "management"}
#: These five have their own lists of rooms, beside those of every app.
OWN = {
    "rules": None,  # each rule is a file of its own name
    "engine": None,  # likewise
    "cli": None,  # each group of commands is a file of its name
    "demo": None,  # each government tells its own year
    "web": {
        *("settings", "wsgi", "asgi", "middleware", "context", "database", "row_security"),
        *("server", "places", "clock", "log", "sign_in", "sessions", "catalogues", "live"),
    },
}
NOT_APPS = {"policies": {".toml", ".md"}}
EMPTY_WORDS = {
    *("utils", "util", "helpers", "helper", "services", "service", "managers", "manager", "admin"),
    *("common", "misc", "core", "base", "tools", "stuff", "signals", "serializers", "constants", "lib"),
}


def fault(path: str) -> str | None:
    """Why a file has no place in its app, or nothing."""
    place = PurePosixPath(path)
    app, room = place.parts[1], place.parts[2].removesuffix(".py")
    if any(part.removesuffix(".py") in EMPTY_WORDS for part in place.parts[2:]) and place.suffix == ".py":
        return f"{path}: a name that says nothing"
    if app in NOT_APPS:
        known = place.suffix in NOT_APPS[app] or place.name == "__init__.py"
        return None if known else f"{path}: {app} holds no code"
    if room in {"templates", "static"} and app != "web" and place.parts[3:4] != (app,):
        return f"{path}: lies outside {room}/{app}/"
    own = OWN.get(app, set())
    if own is None or room in ROOMS | FOLDERS | own:
        return None
    return f"{path}: no file of this name belongs in an app"


def listing() -> list[str]:
    """Every file below an app, without what machines leave behind."""
    found = (path for path in (ROOT / "tolok").glob("*/**/*") if path.is_file())
    kept = (path for path in found if "__pycache__" not in path.parts and path.suffix not in {".pyc", ".mo"})
    return sorted(str(path.relative_to(ROOT)) for path in kept)


def test_an_app_holds_only_the_files_that_every_app_may_hold() -> None:
    kept(unexcused("files", [found for path in listing() if (found := fault(path))]))


def test_a_file_of_another_name_is_found() -> None:
    planted = [
        "tolok/skp/utils.py",
        "tolok/skp/scoring.py",
        "tolok/skp/actions/agree.py",
        "tolok/policies/a.py",
    ]

    assert [fault(path) for path in planted] == [
        "tolok/skp/utils.py: a name that says nothing",
        "tolok/skp/scoring.py: no file of this name belongs in an app",
        None,
        "tolok/policies/a.py: policies holds no code",
    ]


def test_a_template_lies_in_the_folder_of_its_app() -> None:
    planted = ["tolok/skp/templates/reports/list.html", "tolok/skp/templates/skp/list.html"]

    assert [fault(path) for path in planted] == [
        "tolok/skp/templates/reports/list.html: lies outside templates/skp/",
        None,
    ]
