"""What the rules' tests share: a small policy and short ways to write facts."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from tolok.engine import packs
from tolok.rules.policy import Policy

# The long run looks for new examples; every other run takes the same ones, so that it is red for a change only.
IS_LONG = "TOLOK_ORACLE_PERSONS" in os.environ
settings.register_profile("tolok", deadline=None, derandomize=not IS_LONG)
settings.load_profile("tolok")


@pytest.fixture(scope="session")
def national() -> Policy:
    """The national pack's numbers."""
    return packs.load("permenpanrb-6-2022").policy()
