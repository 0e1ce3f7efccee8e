"""The one command: start, migrate, load, import, score, explain, recompute."""

from __future__ import annotations

import click

from tolok.cli import facts, fairness, found, policy, receipt, score, skm, start


@click.group()
@click.version_option(package_name="tolok")
def main() -> None:
    """Tolok: plan, follow, appraise and improve the work of civil servants."""


for command in (
    *(start.migrate, start.serve, start.demo, start.work, start.stream, start.roles),
    *(found.found, found.import_),
    *(score.score, facts.facts, skm.skm, policy.policy, fairness.fairness),
    *(receipt.receipt, receipt.replay),
):
    main.add_command(command)
