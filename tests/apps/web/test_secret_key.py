"""The key of sessions and signatures is made once, whoever starts first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from tolok.web.settings import secret_key

HOMES, STARTERS = 60, 6


@pytest.fixture
def unnamed(monkeypatch: pytest.MonkeyPatch) -> None:
    """No key is given from outside."""
    monkeypatch.delenv("TOLOK_SECRET_KEY", raising=False)


def test_those_who_start_at_the_same_moment_read_the_same_key(
    unnamed: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    together = Barrier(STARTERS)

    def started() -> str:
        together.wait()
        return secret_key()

    with ThreadPoolExecutor(STARTERS) as starters:
        for number in range(HOMES):
            monkeypatch.setenv("TOLOK_HOME", str(tmp_path / str(number)))
            keys = {starting.result() for starting in [starters.submit(started) for _starter in range(STARTERS)]}
            assert len(keys) == 1
            assert len(keys.pop()) == 64


def test_it_is_kept_for_its_owner_only_and_read_again(
    unnamed: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TOLOK_HOME", str(tmp_path))

    made = secret_key()

    (kept,) = (tmp_path / "secrets").iterdir()
    assert (kept.stat().st_mode & 0o777, kept.read_text(), secret_key()) == (0o600, made, made)


def test_a_given_key_is_taken_and_nothing_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TOLOK_HOME", str(tmp_path))
    monkeypatch.setenv("TOLOK_SECRET_KEY", "given")

    assert (secret_key(), list(tmp_path.iterdir())) == ("given", [])
