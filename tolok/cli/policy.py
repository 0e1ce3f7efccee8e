"""Looks at policy packs: their faults, their words, what another would change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tolok.engine.packs import Pack


@click.group()
def policy() -> None:
    """Look at policy packs: names, or paths of TOML files."""


def _text(pack: str) -> tuple[str, str]:
    """A pack's text and file, by its name or path."""
    from importlib.resources import files

    from tolok.engine.packs import names

    if pack in names():
        return (files("tolok") / "policies" / f"{pack}.toml").read_text(encoding="utf-8"), f"{pack}.toml"
    try:
        return Path(pack).read_text(encoding="utf-8"), pack
    except (OSError, UnicodeDecodeError) as fault:
        known = ", ".join(names())
        raise click.ClickException(f"{pack}: no such pack or TOML file. Known packs: {known}.") from fault


def named(pack: str) -> Pack:
    """A pack by its name or path; refused politely when it is faulty."""
    from tolok.engine.packs import FaultyPack, parse

    try:
        return parse(*_text(pack))
    except FaultyPack as fault:
        raise click.ClickException(str(fault)) from fault


@policy.command()
@click.argument("packs", nargs=-1, required=True)
def lint(packs: tuple[str, ...]) -> None:
    """Say everything that is wrong with packs, each fault with its line."""
    from tolok.engine.lint import lint as faults_of

    found = [fault for pack in packs for fault in faults_of(*_text(pack))]
    for fault in found:
        click.echo(str(fault))
    if found:
        raise SystemExit(1)
    click.echo(f"{len(packs)} packs, no faults")


@policy.command()
@click.argument("pack")
@click.option("--language", type=click.Choice(["id", "en"]), default="id", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The checked contents, with what the pack extends.")
def show(pack: str, language: str, as_json: bool) -> None:
    """Say in words what a pack asks, with its numbers and their sources."""
    from tolok.engine.telling import telling

    found = named(pack)
    as_text = found.contents.model_dump_json(indent=2, by_alias=True, exclude_defaults=True)
    click.echo(as_text if as_json else telling(found, language))


@policy.command()
@click.option("--from", "before", required=True, help="The pack that holds now.")
@click.option("--to", "after", required=True, help="The pack to try.")
@click.option("--facts", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Everything, the receipts of the largest moves included.")
def simulate(before: str, after: str, facts: Path, as_json: bool) -> None:
    """Score facts under two packs and say who would move, by how much, and what it would cost."""
    from rich.console import Console
    from rich.progress import Progress

    from tolok.engine.simulate import rules_of
    from tolok.engine.tables import FaultyRow
    from tolok.engine.trials import summary, try_files

    both = rules_of(named(before)), rules_of(named(after))
    try:
        with Progress(console=Console(stderr=True)) as bar:
            task = bar.add_task("Simulating", total=None)
            found = try_files(*both, facts, lambda done, of: bar.update(task, completed=done, total=of))
    except FaultyRow as fault:
        raise click.ClickException(str(fault)) from fault
    click.echo(found.to_json() if as_json else summary(found.simulation))
