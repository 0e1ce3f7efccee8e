"""The one command: start, migrate, load, import, score."""

from __future__ import annotations

import click

from tolok.cli import score, skm, start


@click.group()
@click.version_option(package_name="tolok")
def main() -> None:
    """Tolok: plan, follow, appraise and improve the work of civil servants."""


for command in (
    *(start.migrate, start.serve, start.demo, start.work, start.import_, start.found, start.roles),
    *(score.score, skm.skm),
):
    main.add_command(command)
