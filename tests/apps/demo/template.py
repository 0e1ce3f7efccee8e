"""A database with the example year in it, made once, kept until that changes."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

import fasteners
import psycopg
from psycopg import sql

from tests.conftest import ROOT, run_tolok
from tolok.web import database


def example_template(server: str, template: str) -> str:
    """The name of a database with four governments and their year, cloned from the migrated `template`."""
    name = f"tolok_demo_template_{_fingerprint(template)}"
    with fasteners.InterProcessLock(Path(tempfile.gettempdir()) / f"tolok-demo-{os.getuid()}.lock"):
        if not _exists(server, name):
            _make(server, template, name)
    return name


def _make(server: str, template: str, name: str) -> None:
    unfinished = f"{name}_unfinished"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(unfinished)))
    database.make_database(server, unfinished, template=template)
    app, owner = (database.as_role(server, role, unfinished) for role in ("tolok_app", "tolok_owner"))
    run_tolok("demo", "--load-only", app=app, owner=owner)
    with psycopg.connect(database.as_role(server, "tolok_owner", unfinished), autocommit=True) as connection:
        connection.execute("ANALYZE")
    with psycopg.connect(server, autocommit=True) as connection:
        renamed = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        connection.execute(renamed.format(sql.Identifier(unfinished), sql.Identifier(name)))


def _exists(server: str, name: str) -> bool:
    with psycopg.connect(server, autocommit=True) as connection:
        return bool(connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone())


def _fingerprint(template: str) -> str:
    """Changes when the tables, the packs or the example change."""
    digest = hashlib.sha256(template.encode())
    for part in sorted([*ROOT.glob("tolok/demo/**/*.py"), *ROOT.glob("tolok/demo/told/*.txt"), *_packs()]):
        digest.update(part.read_bytes())
    return digest.hexdigest()[:10]


def _packs() -> list[Path]:
    return list(ROOT.glob("tolok/policies/*.toml"))
