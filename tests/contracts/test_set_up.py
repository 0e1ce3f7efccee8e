"""Setting up works by itself, or says clearly what is missing."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests import browser
from tests.contracts.house import ROOT, kept


def test_a_browser_named_by_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOLOK_CHROMIUM", "/bin/sh")

    assert browser.find_chromium() == "/bin/sh"


def test_a_named_browser_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOLOK_CHROMIUM", "/nowhere/chromium")

    with pytest.raises(browser.NoBrowser, match="TOLOK_CHROMIUM names /nowhere/chromium"):
        browser.find_chromium()


def test_without_any_browser_three_ways_out_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TOLOK_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))

    with pytest.raises(browser.NoBrowser, match=r"(?s)apt-get.*playwright.*TOLOK_CHROMIUM"):
        browser.find_chromium()


def test_a_python_that_is_too_old_is_said(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements/build.txt").write_text("")

    done = _make(tmp_path, path=str(tmp_path))

    assert "Tolok needs Python 3.11 or newer" in done.stdout


def test_a_missing_venv_is_answered_with_the_one_command_that_mends_it(tmp_path: Path) -> None:
    bare = tmp_path / "python3"
    bare.write_text('#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac\nexit 0\n')
    bare.chmod(0o755)
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements/build.txt").write_text("")

    done = _make(tmp_path, path=str(tmp_path))

    assert "  sudo apt install python3-venv\n" in done.stdout


def test_locked_versions_have_hashes_and_no_addresses() -> None:
    texts = [path.read_text() for path in sorted((ROOT / "requirements").glob("*.txt"))]
    lines = [line for text in texts for line in text.replace("\\\n", " ").splitlines() if line.strip()]

    kept([line[:60] for line in lines if not re.match(r"[\w.\-\[\]]+==\S+ .*--hash=sha256:\w{64}", line)])
    kept([line[:60] for line in lines if "://" in line or line.startswith("-")])


def _make(folder: Path, *, path: str) -> subprocess.CompletedProcess[str]:
    command = ["/usr/bin/env", f"PATH={path}", "/usr/bin/make", "-f", str(ROOT / "Makefile"), ".venv/.made"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
