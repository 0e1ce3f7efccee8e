"""Commands that open a government and bring its people in."""

from __future__ import annotations

import click

from tolok.cli.start import prepare, run_command

# Commands import late: the database's address must be known before Django reads its settings.


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

    run_command("import_people", file, government=government, dry_run=dry_run, at=now())


@import_.command()
@click.argument("file", type=click.Path(dir_okay=False, writable=True))
def template(file: str) -> None:
    """Write the empty workbook of an import to FILE."""
    run_command("people_workbook", "template", file)


@import_.command()
@click.argument("file", type=click.Path(dir_okay=False, writable=True))
def example(file: str) -> None:
    """Write a filled example of an import to FILE."""
    run_command("people_workbook", "example", file)


@click.command()
@click.argument("slug")
@click.argument("name")
@click.option("--pack", required=True, help="Name of the policy pack, see `tolok policy`.")
@click.option("--seat", default="", help="Where papers are signed, if the name does not say it: Tanjung Selor.")
@click.option("--time-zone", default="Asia/Jakarta", show_default=True)
@click.option("--nip", required=True, help="NIP of the first administrator.")
@click.option("--administrator", required=True, help="Name of the first administrator.")
@click.option("--address", default="http://localhost:8000", show_default=True, help="Public address of the server.")
def found(
    slug: str, name: str, pack: str, seat: str, time_zone: str, nip: str, administrator: str, address: str
) -> None:
    """Open a government and print the one-time link of its first administrator."""
    prepare()
    from django.db import transaction

    from tolok.ledger.actions import Refusal
    from tolok.people import actions
    from tolok.web.clock import now

    at = now()
    try:
        with transaction.atomic():
            opened = actions.found_government(
                by=None, at=at, slug=slug, name=name, seat=seat, time_zone=time_zone, pack=pack
            )
            person = actions.appoint_first_administrator(
                by=None, at=at, government=opened, nip=nip, name=administrator, on=at.date()
            )
            token = actions.invite_person(by=None, at=at, person=person)
    except Refusal as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(f"Open this link within three days to choose a password: {address}/{slug}/undangan/{token}/")
