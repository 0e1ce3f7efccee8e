"""The office these tests happen in, at noon of a Tuesday."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import time_machine

from tests.apps.feedback.city import ASKED, City, founded
from tests.apps.work import office
from tests.conftest import NOON

if TYPE_CHECKING:
    from pytest_django import Settings

    from tolok.people.models import Government

__all__ = ["noon", "office"]


@pytest.fixture
def noon() -> Iterator[None]:
    """The clock stands at noon."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def city(government: Government, tmp_path: Path, settings: Settings) -> City:
    """A city whose policy hears voices; its keys lie in a folder of the test."""
    settings.SEAL_ROOT = tmp_path / "seals"
    return founded(government)


@pytest.fixture
def asked_day() -> Iterator[None]:
    """The clock stands in the days of the round."""
    with time_machine.travel(ASKED, tick=False):
        yield
