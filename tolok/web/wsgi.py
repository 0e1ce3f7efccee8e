"""What the server calls for each request."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tolok.web.settings")
django_application = get_wsgi_application()

from tolok.web.live.ask import listening  # noqa: E402 – its imports need Django to be set up

application = listening(django_application)
