"""Finds or sets up the browser that the journeys need, or says what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

# The shell without a window costs a fifth less processor time than a whole browser that hides its own.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
#: How the browser is started: quiet, and without its sandbox only as root.
FLAGS = [
    *("--disable-gpu", "--disable-background-networking", "--no-first-run"),
    *("--disable-component-update", "--disable-sync"),
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
]
HELP = """No browser was found, and none could be installed; the journey tests need Chromium.
Do one of these and run `make test` again:
  Debian:          sudo apt-get install chromium-headless-shell
  anywhere:        .venv/bin/playwright install chromium
  your own:        export TOLOK_CHROMIUM=/path/to/chromium"""


class NoBrowser(Exception):
    """There is no browser to test with; the message says what to do."""


def _downloaded() -> str | None:
    """The browser in the browser library's own cache."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as library:
        path = library.chromium.executable_path
    return path if Path(path).exists() else None


def found() -> str | None:
    """A browser that is there: TOLOK_CHROMIUM, PATH, the browser library's cache."""
    given = os.environ.get("TOLOK_CHROMIUM")
    if given and not shutil.which(given):
        raise NoBrowser(f"TOLOK_CHROMIUM names {given}, and no program is there. Mend or unset it.")
    on_path = (path for name in NAMES if (path := shutil.which(name)))
    return given or next(on_path, None) or _downloaded()


def _tried(*command: str) -> bool:
    print("Installing a browser:", " ".join(command), flush=True)  # noqa: T201  # tells the person who waits
    try:
        return subprocess.run(command, check=False, timeout=900).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def find_chromium() -> str:
    """The browser for the tests; raises NoBrowser with what to do."""
    if path := found():
        return path
    raise NoBrowser(HELP)


def set_up() -> str:
    """A browser, installed where it is missing; raises NoBrowser with what to do."""
    if not found():
        _tried(sys.executable, "-m", "playwright", "install", "chromium")
    if not found() and os.geteuid() == 0 and shutil.which("apt-get"):
        _tried("apt-get", "update")
        for package in ("chromium-headless-shell", "chromium"):
            if not found():
                _tried("apt-get", "install", "-y", "--no-install-recommends", package)
    return find_chromium()


if __name__ == "__main__":
    try:
        print("Browser for the tests:", set_up())  # noqa: T201  # this is a command
    except NoBrowser as fault:
        sys.exit(str(fault))
