"""Who may answer the public and see what it said."""

from __future__ import annotations

from tolok.citizens.access.doors import Visit, guarded, public
from tolok.citizens.access.duties import PERMISSIONS as DUTIES
from tolok.citizens.access.duties import is_coordinator
from tolok.citizens.access.keeping import kept
from tolok.citizens.access.surveys import PERMISSIONS as SURVEYS

PERMISSIONS = {**DUTIES, **SURVEYS}

__all__ = ["PERMISSIONS", "Visit", "guarded", "is_coordinator", "kept", "public"]
