"""A real PostgreSQL for every test: one template, one clone a module."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import fasteners
import psycopg
import pytest
from django.conf import settings
from django.db import connections
from psycopg import sql

from tolok.web import database
from tolok.web.places import room

if TYPE_CHECKING:
    from tolok.people.models import Government

ROOT = Path(__file__).resolve().parent.parent
NOON = datetime(2026, 7, 14, 4, 0, tzinfo=UTC)
TODAY = date(2026, 7, 14)
# The example year is built by one worker while the other computes; journeys find it there. Short files come last,
# so that both workers end together. All else keeps its order.
FIRST = ("tests/apps/web/test_bad_input.py", "tests/rules", "tests/apps/engine", "tests/journeys", "tests/apps/web")
# Nobody needs what a test wrote after the power failed; these take effect without a restart of the server.
CARELESS = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "max_wal_size": "4GB"}


def pytest_configure() -> None:
    """Pages of tests name their static files plainly, nothing is collected for them; public pages are never kept."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.PUBLIC_PAGE_SECONDS = 0
    room("static")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first, file by file."""
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    file = item.path.relative_to(ROOT).as_posix()
    return next((turn for turn, begins in enumerate(FIRST) if file.startswith(begins)), len(FIRST))


def start_server() -> str:
    """The superuser's address: TOLOK_TEST_SERVER, else an embedded server for tests below home."""
    address = os.environ.get("TOLOK_TEST_SERVER")
    if not address:
        address = database.start_embedded(room("test-postgresql"))
        with psycopg.connect(address, autocommit=True) as connection:
            for name, value in {**CARELESS, "max_connections": "300"}.items():
                connection.execute(sql.SQL("ALTER SYSTEM SET {} = {}").format(sql.Identifier(name), value))
            connection.execute("SELECT pg_reload_conf()")
    database.make_roles(address)
    return address


def fingerprint(*more: Path) -> str:
    """Changes when a table, a migration, the row security or one of `more` changes."""
    parts = sorted([*ROOT.glob("tolok/**/migrations/*.py"), ROOT / "tolok/web/row_security.py", *more])
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.read_bytes())
    return digest.hexdigest()[:10]


def run_tolok(*words: str, app: str, owner: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    """Run the real command against a database; fails the test when the command fails."""
    surroundings = {**os.environ, "DATABASE_URL": app, "TOLOK_OWNER_URL": owner, **env}
    done = subprocess.run(
        [sys.executable, "-m", "tolok.cli", *words],
        env=surroundings,
        text=True,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return done


def _exists(server: str, name: str) -> bool:
    with psycopg.connect(server, autocommit=True) as connection:
        return bool(connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone())


def _drop(server: str, name: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def server() -> str:
    """The address of the test server's superuser."""
    with fasteners.InterProcessLock(Path(tempfile.gettempdir()) / f"tolok-test-{os.getuid()}.lock"):
        return start_server()


@pytest.fixture(scope="session")
def template(server: str) -> str:
    """The name of a migrated, empty database."""
    return migrated(server)


def migrated(server: str) -> str:
    """The name of a migrated, empty database; made once and kept until a migration changes."""
    name = f"tolok_template_{fingerprint()}"
    with fasteners.InterProcessLock(Path(tempfile.gettempdir()) / f"tolok-test-{os.getuid()}.lock"):
        if not _exists(server, name):
            unfinished = f"{name}_unfinished"
            _drop(server, unfinished)
            database.make_database(server, unfinished)
            app = database.as_role(server, "tolok_app", unfinished)
            run_tolok("migrate", app=app, owner=database.as_role(server, "tolok_owner", unfinished))
            with psycopg.connect(server, autocommit=True) as connection:
                connection.execute(
                    sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(unfinished), sql.Identifier(name))
                )
    return name


@pytest.fixture(scope="session")
def clone(server: str, template: str, worker_id: str) -> Iterator[Callable[..., str]]:
    """Make a fresh database from a template; all are dropped at the end."""
    made: list[str] = []

    def fresh(source: str = template) -> str:
        name = f"tolok_test_{os.getpid()}_{worker_id}_{len(made)}"
        database.make_database(server, name, template=source)
        made.append(name)
        return name

    yield fresh
    connections.close_all()
    for name in made:
        _drop(server, name)


@pytest.fixture(scope="session")
def worker_id(request: pytest.FixtureRequest) -> str:
    """The xdist worker's name, or main."""
    return str(getattr(request.config, "workerinput", {}).get("workerid", "main"))


def use(server: str, name: str, role: str = "tolok_app") -> None:
    """Point Django's connection of this process at a database, as a role."""
    from tolok.web.settings import database as settings_for

    connection = connections["default"]
    connection.close()
    connection.settings_dict.update(settings_for(database.as_role(server, role, name)))


@pytest.fixture(scope="module")
def django_db_setup(server: str, clone: Callable[..., str], django_db_blocker: Any) -> Iterator[None]:
    """Every module works on its own clone, as the role that serves requests."""
    with django_db_blocker.unblock():
        use(server, clone())
    yield
    with django_db_blocker.unblock():
        connections.close_all()


@pytest.fixture
def government(db: None) -> Government:
    """Kota Contoh, founded and entered."""
    from tolok.people.actions import found_government

    return found_government(
        by=None,
        at=NOON,
        slug="contoh",
        name="Kota Contoh",
        time_zone="Asia/Jakarta",
        pack="permenpanrb-6-2022",
    )
