"""Says how fair ratings in a file are: severity, agreement, leads, limits."""

from __future__ import annotations

import json
from math import isfinite
from pathlib import Path

import click


class Unusable(click.ClickException):
    """The file can't be used; exit code 2, so that a script can tell it from a crash."""

    exit_code = 2


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--group", "groups", multiple=True, help="A column to compare people by, such as sex; may be repeated.")
@click.option("--unit", help="A column that says where people work: gaps are taken within it.")
@click.option("--anchor", "anchors", multiple=True, help="A column with an outside result, such as the unit's IKM.")
@click.option("--top", type=float, help="Where the top begins for the four-fifths ratio; the upper quarter by default.")
@click.option("--mfrm", is_flag=True, help="Also severity in logits by a many-facet Rasch model, as a second opinion.")
def fairness(
    file: Path, groups: tuple[str, ...], unit: str | None, anchors: tuple[str, ...], top: float | None, mfrm: bool
) -> None:
    """Print what the ratings in FILE tell of raters and people, as JSON.

    FILE is CSV with the columns ratee, rater, item and score, one score a row, an empty score where none was given.
    Flags are leads, not verdicts.
    """
    from tolok.engine.ratings import COLUMNS, read_ratings
    from tolok.engine.tables import FaultyRow
    from tolok.rules.fairness.whole import Asked
    from tolok.rules.fairness.whole import fairness as fairness_of

    labels = dict.fromkeys((*groups, *((unit,) if unit else ())))
    if top is not None and not isfinite(top):
        raise click.UsageError("--top is a score, such as 90.")
    if taken := sorted({name.lower() for name in (*labels, *anchors)} & set(COLUMNS)):
        raise click.UsageError(f"{taken[0]} is a column of the ratings themselves; name a further column.")
    try:
        read = read_ratings(file, labels, dict.fromkeys(anchors))
    except FaultyRow as fault:
        raise Unusable(str(fault)) from fault
    asked = Asked(
        groups={column: read.labels[column] for column in groups},
        unit=(unit, read.labels[unit]) if unit else None,
        anchors=read.numbers,
        top=top,
        mfrm=mfrm,
    )
    click.echo(json.dumps(fairness_of(read.ratings, asked), indent=2, allow_nan=False))
