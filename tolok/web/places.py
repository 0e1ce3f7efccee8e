"""Where the system keeps its things: TOLOK_HOME, files, mail, static files."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def home() -> Path:
    """The folder of everything the system writes: TOLOK_HOME, else var/ of a checkout, else user data."""
    if named := os.environ.get("TOLOK_HOME"):
        return Path(named).expanduser().resolve()
    checkout = PACKAGE.parent
    if (checkout / "pyproject.toml").exists():
        return checkout / "var"
    return Path(os.environ.get("XDG_DATA_HOME", "~/.local/share")).expanduser() / "tolok"


def room(name: str) -> Path:
    """A folder below home, made when it is missing."""
    place = home() / name
    place.mkdir(parents=True, exist_ok=True)
    return place
