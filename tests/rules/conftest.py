"""What the rules' tests share: a small policy and short ways to write facts."""

from __future__ import annotations

import pytest
from hypothesis import settings

from tolok.engine import packs
from tolok.rules.policy import Policy

settings.register_profile("tolok", deadline=None)
settings.load_profile("tolok")


@pytest.fixture(scope="session")
def national() -> Policy:
    """The national pack's numbers."""
    return packs.load("permenpanrb-6-2022").policy()
