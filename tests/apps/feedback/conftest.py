"""The office these tests happen in, at noon of a Tuesday."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.db import connection, transaction

from tests.apps.feedback.city import ASKED, City, founded
from tests.apps.work import office
from tests.conftest import NOON
from tolok.people.actions import found_government

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


@pytest.fixture
def kept(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any, tmp_path: Path, settings: Settings
) -> Iterator[City]:
    """A committed city in a government of its own: other connections and processes see it."""
    settings.SEAL_ROOT = tmp_path / "seals"
    slug = f"kota-{abs(hash(request.node.name)) % 10**8}"
    with django_db_blocker.unblock():
        with transaction.atomic():
            made = found_government(
                by=None, at=NOON, slug=slug, name="Kota", time_zone="Asia/Jakarta", pack="pontianak-2026"
            )
            city = founded(made)
        yield city
        connection.close()
