"""Commands that start, migrate, load, import and found."""

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
def serve(host: str, port: int, workers: int) -> None:
    """Serve the pages and do the background work until interrupted."""
    prepare()
    from tolok.web.server import NotReady, run

    try:
        run(host=host, port=port, workers=workers)
    except NotReady as fault:
        raise click.ClickException(str(fault)) from fault


@click.command()
@click.option("--port", default=8000, show_default=True)
@click.option("--load-only", is_flag=True, help="Load the example year and stop.")
def demo(port: int, load_only: bool) -> None:
    """Serve four example governments and their year; one click enters as each of their people."""
    os.environ["TOLOK_EXAMPLE"] = "1"
    from tolok.web.database import addresses

    found = addresses("tolok_example")
    migrate_once(found.app, found.owner)
    prepare(database="tolok_example")
    from tolok.demo.load import load_missing

    load_missing()
    if not load_only:
        from tolok.web.server import run

        click.echo(f"Tolok is at http://localhost:{port}  (stop it with Ctrl+C)")
        run(host="127.0.0.1", port=port, workers=2)


@click.command()
def work() -> None:
    """Do background work only; `serve` starts this by itself."""
    prepare()
    from tolok.web.server import work as work_on

    work_on()


@click.group(name="import")
def import_() -> None:
    """Bring rows in from files."""


@import_.command(name="people")
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.option("--government", required=True, help="Short name of the government, as in its address.")
@click.option("--dry-run", is_flag=True, help="Only say what would happen, row by row.")
def import_people(file: str, government: str, dry_run: bool) -> None:
    """Import units, positions, persons and postings from one XLSX workbook; all of it or nothing."""
    prepare()
    from tolok.web.clock import now

    _command("import_people", file, government=government, dry_run=dry_run, at=now())


@import_.command()
@click.argument("file", type=click.Path(dir_okay=False, writable=True))
def template(file: str) -> None:
    """Write the empty workbook of an import to FILE."""
    _command("people_workbook", "template", file)


@import_.command()
@click.argument("file", type=click.Path(dir_okay=False, writable=True))
def example(file: str) -> None:
    """Write a filled example of an import to FILE."""
    _command("people_workbook", "example", file)


def _command(name: str, *words: str, **options: object) -> None:
    """Run an app's command; its refusal becomes this program's, with exit code 1."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tolok.web.settings")
    import django

    django.setup()
    from django.core.management import CommandError, call_command

    try:
        call_command(name, *words, **options)
    except CommandError as refusal:
        raise click.ClickException(str(refusal)) from refusal


@click.command()
@click.argument("slug")
@click.argument("name")
@click.option("--pack", required=True, help="Name of the policy pack, see `tolok policy`.")
@click.option("--time-zone", default="Asia/Jakarta", show_default=True)
@click.option("--nip", required=True, help="NIP of the first administrator.")
@click.option("--administrator", required=True, help="Name of the first administrator.")
@click.option("--address", default="http://localhost:8000", show_default=True, help="Public address of the server.")
def found(slug: str, name: str, pack: str, time_zone: str, nip: str, administrator: str, address: str) -> None:
    """Open a government and print the one-time link of its first administrator."""
    prepare()
    from django.db import transaction

    from tolok.ledger.actions import Refusal
    from tolok.people import actions
    from tolok.web.clock import now

    at = now()
    try:
        with transaction.atomic():
            opened = actions.found_government(by=None, at=at, slug=slug, name=name, time_zone=time_zone, pack=pack)
            person = actions.appoint_first_administrator(
                by=None, at=at, government=opened, nip=nip, name=administrator, on=at.date()
            )
            token = actions.invite_person(by=None, at=at, person=person)
    except Refusal as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(f"Open this link within three days to choose a password: {address}/{slug}/undangan/{token}/")


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
