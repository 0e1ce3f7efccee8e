"""Ports for servers that tests start, and start again at the same place."""

from __future__ import annotations

import random
import socket

# Below the range from which the system gives ports to connections: while a server is started again at its port,
# none of the many connections of the tests can have taken it.
LOWEST, HIGHEST = 20_000, 32_000


def free_port() -> int:
    """A port at which nothing listens."""
    while True:
        port = random.randrange(LOWEST, HIGHEST)
        with socket.socket() as listener:
            try:
                listener.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
