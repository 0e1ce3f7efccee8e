"""No form breaks on nonsense, stores it when refused, or draws it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from tests.apps.demo.template import example_template
from tests.conftest import use
from tests.load.bad.world import World, tries, world

# How many inputs a form gets here, drawn with a fixed seed; `make test-long` sends 5,000 to each.
SAMPLE = 12
HOMES, OTHER = ["pontianak"], "mataram"


@pytest.fixture(scope="module")
def django_db_setup(server: str, template: str, clone: Callable[..., str], django_db_blocker: Any) -> None:
    """A copy of the example year."""
    with django_db_blocker.unblock():
        use(server, clone(example_template(server, template)))


@pytest.fixture
def made(db: None, settings: Settings, tmp_path: Path) -> World:
    """The example's people on its last day, without limits, their files in a folder of this test."""
    settings.EXAMPLE_DAY, settings.MEDIA_ROOT = date(2026, 12, 31), tmp_path
    settings.API_LIMITS = dict.fromkeys(settings.API_LIMITS, 10**9)
    return world(HOMES, OTHER)


def test_no_page_breaks_and_no_bad_input_breaks_a_form(made: World) -> None:
    found = list(tries(made, SAMPLE))

    faults = [f"{each.form.name}: {fault}" for each in found for fault in each.faults]
    assert (made.broken, faults) == ([], [])
