"""What the server calls for each request."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application
from django.db import connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tolok.web.settings")
# Here and not in the settings: a worker may be a copy of the process that started it, settings and all, and a pool
# must not be shared by processes.
connections.databases["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 8, "timeout": 10}
django_application = get_wsgi_application()

from tolok.web.live.ask import listening  # noqa: E402 – its imports need Django to be set up

application = listening(django_application)
