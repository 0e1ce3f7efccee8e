"""Commands that start, migrate and serve."""

from __future__ import annotations

import os
import subprocess
import sys

import click

# Commands import late: the database's address must be known before Django reads its settings.


def prepare(*, database: str = "tolok") -> None:
    """Find or start the database and set Django up."""
    from tolok.web.database import addresses

    addresses(database)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tolok.web.settings")
    import django

    django.setup()


def place_stream(port: int, stream_port: int | None) -> int:
    """The stream's port, the next one unless another is named; pages are told before Django reads its settings."""
    beside = port + 1 if stream_port is None else stream_port
    if beside:
        os.environ.setdefault("TOLOK_LIVE", "/aliran/" if os.environ.get("TOLOK_HTTPS") else f":{beside}")
    return beside


def run_command(name: str, *words: str, **options: object) -> None:
    """Run an app's command; its refusal becomes this program's, with exit code 1, as do tables that aren't there."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tolok.web.settings")
    import django

    django.setup()
    from django.core.management import CommandError, call_command
    from django.db.utils import ProgrammingError
    from psycopg.errors import UndefinedColumn, UndefinedTable

    try:
        call_command(name, *words, **options)
    except CommandError as refusal:
        raise click.ClickException(str(refusal)) from refusal
    except ProgrammingError as fault:
        if not isinstance(fault.__cause__, UndefinedTable | UndefinedColumn):
            raise
        told = "The tables are not there, or older than the program. Run `tolok migrate` first."
        raise click.ClickException(told) from fault


@click.command()
def migrate() -> None:
    """Make or upgrade the tables, as the owner role (TOLOK_OWNER_URL)."""
    from tolok.web.database import addresses

    found = addresses()
    if not found.owner:
        raise click.ClickException(
            "Migrations run as the owner of the tables, and TOLOK_OWNER_URL is not set. "
            "Set it to the owner's address (docs/operation.md) and run `tolok migrate` again."
        )
    os.environ["DATABASE_URL"] = found.owner
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tolok.web.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from tolok.web.row_security import secure

    call_command("migrate", verbosity=0, interactive=False)
    secure()
    click.echo("The tables are up to date.")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--workers", default=2, show_default=True, help="Processes that answer requests.")
@click.option("--stream-port", type=int, help="Port of the live stream; the next one by default, 0 for none.")
def serve(host: str, port: int, workers: int, stream_port: int | None) -> None:
    """Serve the pages and do the background work until interrupted."""
    beside = place_stream(port, stream_port)
    prepare()
    from tolok.web.server import NotReady, run

    try:
        run(host=host, port=port, workers=workers, stream_port=beside)
    except NotReady as fault:
        raise click.ClickException(str(fault)) from fault


@click.command()
@click.option("--port", default=8000, show_default=True)
@click.option("--load-only", is_flag=True, help="Load the example year and stop.")
def demo(port: int, load_only: bool) -> None:
    """Serve four example governments and their year; one click enters as each of their people."""
    os.environ["TOLOK_EXAMPLE"] = "1"
    os.environ.setdefault("TOLOK_ADDRESS", f"http://localhost:{port}")
    beside = place_stream(port, None)
    from tolok.web.database import addresses

    found = addresses("tolok_example")
    migrate_once(found.app, found.owner)
    prepare(database="tolok_example")
    from tolok.demo.load import load_missing

    load_missing()
    if not load_only:
        from tolok.web.server import run

        click.echo(f"Tolok is at http://localhost:{port}  (stop it with Ctrl+C)")
        run(host="127.0.0.1", port=port, workers=2, stream_port=beside)


@click.command()
def work() -> None:
    """Do background work only; `serve` starts this by itself."""
    prepare()
    from tolok.web.server import work as work_on

    work_on()


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8001, show_default=True)
@click.option("--web-port", default=8000, show_default=True, help="Port of the server whose pages may listen.")
def stream(host: str, port: int, web_port: int) -> None:
    """Serve the live stream only; `serve` starts this by itself."""
    prepare()
    from tolok.web.live.serve import serve as serve_stream

    serve_stream(host=host, port=port, web_port=web_port)


@click.command()
def roles() -> None:
    """Print the SQL that a database administrator runs once before the first migration."""
    from tolok.web.database import furnishing

    click.echo(furnishing())


def migrate_once(app: str, owner: str) -> None:
    """Migrate in a process of its own as the owner, unless these very migrations ran before."""
    from tolok.web.places import PACKAGE, room
    from tolok.web.server import fingerprint

    stamp = room("stamps") / "migrated"
    now = fingerprint(PACKAGE)
    if stamp.exists() and stamp.read_text() == now + owner:
        return
    surroundings = {**os.environ, "DATABASE_URL": app, "TOLOK_OWNER_URL": owner}
    subprocess.run([sys.executable, "-m", "tolok.cli", "migrate"], env=surroundings, check=True)
    stamp.write_text(now + owner)
