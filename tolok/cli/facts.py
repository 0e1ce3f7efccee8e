"""Facts in files: invent them."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def facts() -> None:
    """Facts in files, as `tolok score` reads them."""


@facts.command()
@click.option("--persons", required=True, type=click.IntRange(1), help="How many persons.")
@click.option("--governments", type=click.IntRange(1), default=1, help="How many governments they work for.")
@click.option("--seed", type=int, default=1, help="The same seed gives the same bytes.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="A folder that does not exist yet.")
def synthesize(persons: int, governments: int, seed: int, out: Path) -> None:
    """Invent facts of persons who don't exist, to try rules and machines with."""
    from rich.progress import Progress

    from tolok.engine.appearing import FolderTaken
    from tolok.engine.synthesize import synthesize as invent

    if governments > persons:
        raise click.UsageError("There are more governments than persons.")
    try:
        with Progress() as bar:
            task = bar.add_task("Inventing", total=None)
            count = invent(persons, governments, seed, out, lambda done, of: bar.update(task, completed=done, total=of))
    except FolderTaken as fault:
        raise click.ClickException(str(fault)) from fault
    click.echo(f"{persons} persons invented in {count} shards: {out}")
