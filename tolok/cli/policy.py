"""Looks at policy packs: what is wrong with them, and what they say."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def policy() -> None:
    """Look at policy packs."""


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


@policy.command()
@click.argument("packs", nargs=-1, required=True)
def lint(packs: tuple[str, ...]) -> None:
    """Say everything that is wrong with packs (names, or paths of TOML files), each with its line."""
    from tolok.engine.lint import lint as faults_of

    found = [fault for pack in packs for fault in faults_of(*_text(pack))]
    for fault in found:
        click.echo(str(fault))
    if found:
        raise SystemExit(1)
    click.echo(f"{len(packs)} packs, no faults")


@policy.command()
@click.argument("pack")
def show(pack: str) -> None:
    """Say what a pack amounts to, with what it extends."""
    from tolok.engine.packs import FaultyPack, parse

    try:
        found = parse(*_text(pack))
    except FaultyPack as fault:
        raise click.ClickException(str(fault)) from fault
    click.echo(found.contents.model_dump_json(indent=2, by_alias=True, exclude_defaults=True))
