"""The workers that answer requests keep their connections."""

from __future__ import annotations

import os
import subprocess
import sys

ASKED = (
    "from tolok.web.wsgi import application; from django.db import connections;"
    " print(connections.databases['default']['OPTIONS']['pool']['max_size'])"
)


def test_a_worker_of_the_server_pools_its_connections() -> None:
    """In a process of its own, as workers are: what it imports begins to listen, and stays for ever."""
    surroundings = os.environ | {"DATABASE_URL": "postgresql:///tolok-nobody-answers"}
    answered = subprocess.run([sys.executable, "-c", ASKED], env=surroundings, capture_output=True, text=True)
    assert answered.returncode == 0, answered.stderr
    assert int(answered.stdout) >= 4
