"""Computes the index of a survey of public satisfaction from a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tolok.engine.skm.answers import Survey
    from tolok.rules.skm import Bands, SurveyIndex


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--bands", "table", default="2017", show_default=True, help="Band table: 2017 or 2004.")
@click.option("--weight", default="exact", show_default=True, help="exact (1/n), or the decimal of an older report.")
def skm(file: Path, table: str, weight: str) -> None:
    """Print the IKM of a survey as JSON.

    FILE is CSV: the names of the unsur and below them one respondent a row, answers 1 to 4, empty if not answered;
    or the head unsur,nrr and below it one unsur a row.
    """
    from tolok.engine.packs import FaultyPack
    from tolok.engine.skm.answers import FaultyWeight, read_survey, weight_of
    from tolok.engine.skm.bands import load
    from tolok.engine.tables import FaultyRow
    from tolok.rules.skm import survey_index

    try:
        bands = load(table)
        survey = read_survey(file, bands)
        found = survey_index(survey.answers, bands, weight_of(weight, len(survey.answers)))
    except (FaultyPack, FaultyRow, FaultyWeight) as fault:
        raise click.ClickException(str(fault)) from fault
    terms = {"weight": weight.replace(",", "."), "bands": table}
    click.echo(json.dumps(_report(survey, found, bands) | terms, indent=2))


def _report(survey: Survey, found: SurveyIndex, bands: Bands) -> dict[str, object]:
    """What is printed of an index; a missing one says which unsur nobody answered."""
    silent = ", ".join(each.name for each in found.unsur if each.nrr is None)
    return {
        "n": survey.n,
        "unsur": {
            each.name: {"n": each.n, "nrr": _decimal(each.nrr, 10_000), "mutu": each.mutu} for each in found.unsur
        },
        "ikm": _decimal(found.points, 100),
        "mutu": found.mutu,
        "mutu_label": next((mutu.label_id for mutu in bands.mutu if mutu.letter == found.mutu), None),
        "missing": f"nobody answered: {silent}" if found.missing else None,
    }


def _decimal(value: int | None, scale: int) -> float | None:
    """A JSON number; the nearest double of so few digits is written with exactly these digits."""
    return None if value is None else value / scale
