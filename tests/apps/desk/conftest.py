"""The office these tests happen in, at noon of a Tuesday."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client

from tests.apps.work import Office, enter_as, office
from tests.conftest import NOON

__all__ = ["desk", "noon", "office", "row"]


@pytest.fixture
def noon() -> Iterator[None]:
    """The clock stands at noon."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def desk(office: Office, client: Client, settings: Any, tmp_path: Path) -> Client:
    """The clerk at the desk."""
    settings.MEDIA_ROOT = tmp_path
    enter_as(client, office["self"])
    return client


def row(office: Office, **fields: object) -> dict[str, object]:
    """The fields of the documents' row."""
    return {f"t{office.documents.pk}-{name}": value for name, value in fields.items()}
