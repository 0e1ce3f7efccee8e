"""Scores facts in files."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option("--policy", required=True, help="Name of a policy pack, for instance pontianak-2026.")
@click.option("--facts", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="A folder that does not exist yet.")
def score(policy: str, facts: Path, out: Path) -> None:
    """Score a folder of CSV facts: results.csv and steps.csv, complete or not at all."""
    from rich.progress import Progress

    from tolok.engine.packs import FaultyPack, load
    from tolok.engine.score import FolderTaken, score_files
    from tolok.engine.tables import FaultyRow

    try:
        with Progress() as bar:
            task = bar.add_task("Scoring", total=None)
            rules = load(policy).policy()
            count = score_files(rules, facts, out, lambda done, of: bar.update(task, completed=done, total=of))
    except (FaultyPack, FaultyRow, FolderTaken) as fault:
        raise click.ClickException(str(fault)) from fault
    click.echo(f"{count} persons scored: {out}/results.csv, {out}/steps.csv")
