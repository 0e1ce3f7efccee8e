"""The office whose services the public judges, at noon of a Tuesday."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from tests.apps.work import office
from tests.conftest import NOON

__all__ = ["office"]


@pytest.fixture
def noon() -> Iterator[None]:
    """The clock stands at noon."""
    with time_machine.travel(NOON, tick=False):
        yield
