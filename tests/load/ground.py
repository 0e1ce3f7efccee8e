"""A migrated database of its own for one measurement, dropped afterwards."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import django
import psycopg
from django.db import connections
from psycopg import sql

from tests.conftest import run_tolok, start_server
from tolok.web import database
from tolok.web.places import room


@dataclass
class Took:
    """What a measured block took: seconds on the clock, of this program, and of its database session."""

    wall: float = 0.0
    cpu: float = 0.0
    server: float | None = None


@contextmanager
def stage(*, is_durable: bool = False) -> Iterator[str]:
    """Django on a fresh database as the role that serves requests; the superuser's address of that database.

    A durable one waits for the disk at each commit, as production does; tests don't.
    """
    server, name = start_durable() if is_durable else start_server(), f"tolok_bench_{os.getpid()}"
    database.make_database(server, name)
    app, owner = (database.as_role(server, role, name) for role in ("tolok_app", "tolok_owner"))
    try:
        run_tolok("migrate", app=app, owner=owner)
        os.environ.update(DATABASE_URL=app, DJANGO_SETTINGS_MODULE="tolok.web.settings", TOLOK_PLAIN_STATIC="1")
        django.setup()
        yield database.as_role(server, database.user_of(server), name)
        connections.close_all()
    finally:
        drop(server, name)


def start_durable() -> str:
    """The superuser's address of an embedded server with its ordinary settings, more connections aside."""
    address = database.start_embedded(room("load-postgresql"))
    with psycopg.connect(address, autocommit=True) as connection:
        shown = dict.fromkeys(("fsync", "synchronous_commit", "full_page_writes"), "on")
        found = {name: str(connection.execute(f"SHOW {name}").fetchone()[0]) for name in shown}  # type: ignore[index]  # SHOW gives one row
        assert found == shown, found
    database.make_roles(address)
    return address


def settle_down(superuser: str) -> None:
    """What autovacuum has long done in production: statistics and visibility of everything loaded."""
    with psycopg.connect(superuser, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
        connection.execute("CHECKPOINT")


@contextmanager
def clocked() -> Iterator[Took]:
    """Measure the block; the database session's share where it runs on this machine and has a /proc."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        stat = Path("/proc") / str(cursor.fetchone()[0]) / "stat"
    took, wall, cpu, server = Took(), time.perf_counter(), time.process_time(), _seconds(stat)
    yield took
    took.wall, took.cpu = time.perf_counter() - wall, time.process_time() - cpu
    after = _seconds(stat)
    took.server = None if server is None or after is None else after - server


def drop(server: str, name: str) -> None:
    """Remove the measured database."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _seconds(stat: Path) -> float | None:
    try:
        fields = stat.read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
