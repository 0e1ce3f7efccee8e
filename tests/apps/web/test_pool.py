"""The workers that answer requests keep their connections."""

from __future__ import annotations

from django.db import connections


def test_a_worker_of_the_server_pools_its_connections() -> None:
    options = connections.databases["default"]["OPTIONS"]
    before = dict(options)

    from tolok.web import wsgi

    pool = options.pop("pool")
    options.clear()
    options.update(before)
    assert callable(wsgi.application)
    assert pool["max_size"] >= 4
