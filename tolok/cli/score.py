"""Scores facts in files."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option("--policy", required=True, help="A policy pack: its name, such as pontianak-2026, or its TOML file.")
@click.option("--facts", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="A folder that does not exist yet.")
@click.option("--engine", type=click.Choice(["local", "dask"]), default="local", help="Where shards are scored.")
@click.option("--scheduler", help="Address of the Dask scheduler, such as tcp://10.0.0.5:8786.")
@click.option("--workers", type=click.IntRange(1), help="Processes of the local engine; as many as cores by default.")
@click.option("--steps/--no-steps", default=True, help="Write every step of every row, or the results only.")
def score(
    policy: str, facts: Path, out: Path, engine: str, scheduler: str | None, workers: int | None, steps: bool
) -> None:
    """Score a folder of facts, Parquet or CSV: results, steps and a manifest, complete or not at all."""
    from rich.progress import Progress

    from tolok.engine import packs
    from tolok.engine.engines import NoDask
    from tolok.engine.score import FolderTaken
    from tolok.engine.score import score as score_facts
    from tolok.engine.tables import FaultyRow

    if (engine == "dask") != bool(scheduler):
        raise click.UsageError("--engine dask and --scheduler ADDRESS belong together.")
    try:
        pack = packs.of_file(Path(policy)) if policy.endswith(".toml") else packs.load(policy)
        with Progress() as bar:
            task = bar.add_task("Scoring", total=None)
            count = score_facts(
                pack,
                facts,
                out,
                engine=engine,
                scheduler=scheduler,
                workers=workers,
                steps=steps,
                progress=lambda done, of: bar.update(task, completed=done, total=of),
            )
    except (packs.FaultyPack, FaultyRow, FolderTaken, NoDask) as fault:
        raise click.ClickException(str(fault)) from fault
    click.echo(f"{count} persons scored: {out}")
