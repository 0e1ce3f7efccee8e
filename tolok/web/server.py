"""Runs the web workers and the background worker, and starts again what died."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import threading
from pathlib import Path

from asgiref.sync import async_to_sync
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from granian import Granian
from granian.constants import Interfaces

THREADS = 4
# A worker that has not been heard of for half a minute is dead; each one looks for such a one a little later.
SILENCE, LOOK_AFTER = 30, 40


class NotReady(Exception):
    """The server may not start like this; the message says why and what to do."""


def run(*, host: str, port: int, workers: int) -> None:
    """Serve until interrupted; refuses to start with waiting migrations or with rights too wide."""
    check_rights()
    check_migrations()
    connection.close()
    call_command("collectstatic", interactive=False, verbosity=0)
    stop = threading.Event()
    worker = threading.Thread(target=_keep_working, args=[stop], daemon=True)
    worker.start()
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
        worker.join(timeout=15)


def work(*, until_empty: bool = False) -> None:
    """Do the waiting jobs; for ever, or until none is left."""
    from procrastinate.contrib.django import app

    if not until_empty:
        _look_for_left_jobs()
    with app.replace_connector(app.connector.get_worker_connector()) as working:  # type: ignore[attr-defined]  # Django's connector has it
        working.run_worker(wait=not until_empty, install_signal_handlers=not until_empty)


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


def _keep_working(stop: threading.Event) -> None:
    while not stop.is_set():
        child = subprocess.Popen([sys.executable, "-m", "tolok.cli", "work"])
        while child.poll() is None and not stop.wait(0.5):
            pass
        if child.poll() is None:
            child.terminate()
            child.wait(timeout=10)
        else:
            stop.wait(2)  # a worker that dies at once must not be started in a tight loop
