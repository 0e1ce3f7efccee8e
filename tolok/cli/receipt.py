"""Commands that explain and recompute what was appraised."""

from __future__ import annotations

import click

from tolok.cli.start import prepare, run_command

PERIOD = "Label of the period, or calendar and first day: triwulan/2026-01-01."
GOVERNMENT = "Short name of the government, as in its address; needed where there are several."


@click.command()
@click.argument("person")
@click.option("--period", required=True, help=PERIOD)
@click.option("--government", default="", help=GOVERNMENT)
@click.option("--json", "as_json", is_flag=True, help="The canonical result, as it is stored and compared.")
def receipt(person: str, period: str, government: str, as_json: bool) -> None:
    """Print the receipt of PERSON (a NIP): every step with its formula, value and article."""
    prepare()
    run_command("receipt", person, period=period, government=government, json=as_json)


@click.command()
@click.option("--period", required=True, help=PERIOD)
@click.option("--government", default="", help=GOVERNMENT)
def replay(period: str, government: str) -> None:
    """Recompute every signed predikat of a period from what was kept, and name what differs."""
    prepare()
    run_command("replay", period=period, government=government)
