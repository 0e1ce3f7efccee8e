"""The worker knows every task that an app has; the clock would never call others."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from django.conf import settings

import tolok


def test_the_worker_knows_the_tasks_of_every_app() -> None:
    apps = (f"tolok.{each.name}" for each in iter_modules(tolok.__path__) if each.ispkg)
    rooms = ((name, each.name) for name in apps for each in iter_modules(import_module(name).__path__))
    found = {f"{name}.tasks" for name, room in rooms if room == "tasks"}

    assert set(settings.PROCRASTINATE_IMPORT_PATHS) == found
