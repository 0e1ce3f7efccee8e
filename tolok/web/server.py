"""Runs web workers, background worker and stream, and restarts what died."""

from __future__ import annotations

import hashlib
import logging
import subprocess
import sys
import threading
from pathlib import Path

from asgiref.sync import async_to_sync
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from granian import Granian
from granian.constants import Interfaces

log = logging.getLogger(__name__)

# More of them wait for each other: a worker computes on one core, and 4 threads answered a fifth fewer reports than 2.
THREADS = 2
# A worker that has not been heard of for half a minute is dead; each one looks for such a one a little later.
SILENCE, LOOK_AFTER = 30, 40


class NotReady(Exception):
    """The server may not start like this; the message says why and what to do."""


def run(*, host: str, port: int, workers: int, stream_port: int) -> None:
    """Serve until interrupted; refuses to start with waiting migrations or with rights too wide.

    Without a stream (port 0) pages ask every 15 seconds.
    """
    check_rights()
    check_migrations()
    connection.close()
    call_command("collectstatic", interactive=False, verbosity=0)
    children = [["work"]]
    if stream_port:
        children.append(["stream", "--host", host, "--port", str(stream_port), "--web-port", str(port)])
    stop = threading.Event()
    keepers = [threading.Thread(target=keep, args=[stop, words], daemon=True) for words in children]
    for keeper in keepers:
        keeper.start()
    try:
        Granian(
            "tolok.web.wsgi:application",
            interface=Interfaces.WSGI,
            address=host,
            port=port,
            workers=workers,
            blocking_threads=THREADS,
            respawn_failed_workers=True,
            log_access=False,
            websockets=False,
        ).serve()
    finally:
        stop.set()
        for keeper in keepers:
            keeper.join(timeout=15)


def work(*, until_empty: bool = False) -> None:
    """Do the waiting jobs; for ever, or until none is left."""
    from procrastinate.contrib.django import app

    stop = threading.Event()
    if not until_empty:
        _look_for_left_jobs()
        threading.Thread(target=keep_beating, args=[stop], daemon=True).start()
    with app.replace_connector(app.connector.get_worker_connector()) as working:  # type: ignore[attr-defined]  # Django's connector has it
        working.run_worker(wait=not until_empty, install_signal_handlers=not until_empty)


def keep_beating(stop: threading.Event) -> None:
    """Note every half minute that the server lives; what it missed before its start is an outage."""
    if settings.EXAMPLE_DAY:
        return  # its clock stands still
    from tolok.calendar.actions import beat  # not before Django is set up
    from tolok.web.clock import now

    while True:
        try:
            if missed := beat(at=now()):
                log.warning("the server was down from %s to %s", missed.starts_at, missed.ends_at)
        except DatabaseError:
            log.exception("the pulse could not be kept")
        connection.close()
        if stop.wait(SILENCE):
            return


def resume_left_jobs() -> int:
    """Give back to the queue what a dead worker held, how many jobs; done twice, they do no harm."""
    from procrastinate.contrib.django.django_connector import DjangoConnector
    from procrastinate.manager import JobManager

    async def resume() -> int:
        manager = JobManager(DjangoConnector())
        left = list(await manager.get_stalled_jobs(seconds_since_heartbeat=SILENCE))
        for job in left:
            await manager.retry_job(job)
        return len(left)

    return async_to_sync(resume)()


def _look_for_left_jobs() -> None:
    """Whoever kills a worker is followed by a new one, so that one look of each new worker is enough."""

    def look() -> None:
        resume_left_jobs()
        connection.close()

    later = threading.Timer(LOOK_AFTER, look)
    later.daemon = True
    later.start()


def check_rights() -> None:
    """Refuse a role that row-level security does not bind."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT r.rolsuper OR r.rolbypassrls OR EXISTS (SELECT 1 FROM pg_tables t WHERE t.tableowner = current_user"
            " AND t.schemaname = 'public') FROM pg_roles r WHERE r.rolname = current_user"
        )
        (is_too_mighty,) = cursor.fetchone()
    if is_too_mighty:
        raise NotReady(
            "DATABASE_URL names a role that owns the tables or sees every government. "
            "Use tolok_app there, and the owner only for `tolok migrate` (docs/operation.md)."
        )


def check_migrations() -> None:
    """Refuse to serve tables that are older than the code."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotReady("The tables are older than the program. Run `tolok migrate` first, then `tolok serve`.")


def fingerprint(package: Path) -> str:
    """Changes whenever a migration or the row security changes."""
    digest = hashlib.sha256()
    for part in sorted([*package.glob("*/migrations/*.py"), package / "web/row_security.py"]):
        digest.update(part.read_bytes())
    return digest.hexdigest()


def keep(stop: threading.Event, words: list[str]) -> None:
    """Run a command of ours in a process of its own, and again when it dies."""
    while not stop.is_set():
        # Told to close files, Python waits on a pipe that a web worker forked meanwhile holds open for ever. Nothing is
        # inherited without it either: Python opens every file for its own process only.
        child = subprocess.Popen([sys.executable, "-m", "tolok.cli", *words], close_fds=False)
        while child.poll() is None and not stop.wait(0.5):
            pass
        if child.poll() is None:
            child.terminate()
            child.wait(timeout=10)
        else:
            stop.wait(2)  # what dies at once must not be started in a tight loop
