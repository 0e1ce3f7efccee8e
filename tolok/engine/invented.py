"""What is invented for each table, with what is missing in real life."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tolok.engine.chance import Chance
from tolok.rules.terms import Accumulation, Aspect, Attendance, Conduct, Level, Polarity, Value, Voice

if TYPE_CHECKING:
    from polars import DataFrame, Expr

TARGETS, OUTCOMES, RATINGS, SERVICES = 8, 5, 5, ("izin_usaha", "kartu_keluarga", "pengaduan")
_LEVELS = (Level.ABOVE, Level.MEETS, Level.BELOW)
_VOICES = (Voice.SUPERIOR, Voice.PEERS, Voice.PEERS, Voice.PEERS, Voice.SERVED)
_UNITS = ("dokumen", "kegiatan", "persen", "hari", "orang")
_POSTS = ("ahli_pertama", "ahli_muda", "ahli_madya", "terampil")


def _each(persons: DataFrame, times: int) -> DataFrame:
    """So many rows for each person: `k` counts them, `row` numbers them over all persons."""
    import polars as pl

    people = persons.get_column("person")
    rows = pl.DataFrame({"person": people.gather(pl.int_range(len(people) * times, eager=True) // times)})
    k = pl.int_range(rows.height, eager=True) % times
    return rows.with_columns(k.alias("k"), (rows.get_column("person") * times + k).alias("row"))


def _columns() -> tuple[Expr, Expr, Expr]:
    import polars as pl

    return pl.col("person"), pl.col("k"), pl.col("row")


def _missing(where: Expr, value: Expr) -> Expr:
    import polars as pl

    return pl.when(~where).then(value)


def _persons(chance: Chance, persons: DataFrame) -> DataFrame:
    import polars as pl

    person = pl.col("person")
    unit = pl.lit("unit-") + (person // 40).cast(pl.String)
    return persons.with_columns(
        period=pl.lit("2026-S1"),
        starts_on=pl.lit("2026-01-01"),
        ends_on=pl.lit("2026-07-01"),
        months=pl.lit(6, dtype=pl.Int64),
        unit=pl.col("government") + "-" + unit,
        level=_missing(chance.often(60, "functional", person), chance.word(_POSTS, (40, 30, 20, 10), "level", person)),
        tpp_base=(20 + chance.below(60, "base", person)) * 100_000,
        tpp_cut=pl.when(chance.often(1, "cut", person)).then(2_500).otherwise(0).cast(pl.Int64),
    )


def _outcomes_of(chance: Chance) -> tuple[Expr, Expr]:
    """How many outcomes a person has, and how many of them are measured by indicators."""
    import polars as pl

    person = pl.col("person")
    number = 3 + chance.below(OUTCOMES - 2, "outcomes", person)
    return number, number - chance.often(15, "stated outcome", person).cast(pl.Int64)


def _targets(chance: Chance, persons: DataFrame) -> DataFrame:
    import polars as pl

    _, k, row = _columns()
    size = 100 * (1 + chance.below(60, "size", row)) * pl.lit(10, dtype=pl.Int64).pow(chance.below(3, "digits", row))
    low = pl.when(chance.often(1, "zero target", row)).then(0).otherwise(size)
    wide = pl.when(chance.often(8, "range", row)).then(low + low // 10).otherwise(low)
    due = low * (chance.below(70, "reached", row) + 65) // 100
    is_sum = pl.col("accumulation") == Accumulation.SUM
    amount = pl.when(is_sum).then(due // 2).otherwise(due)
    rows = _each(persons, TARGETS).with_columns(
        outcome=1 + k * _outcomes_of(chance)[1] // TARGETS,
        aspect=chance.word(tuple(Aspect), (4, 3, 2, 1), "aspect", row),
        polarity=chance.word(tuple(Polarity), (72, 10, 4, 4, 3, 4, 3), "polarity", row),
        accumulation=chance.word(tuple(Accumulation), (6, 2, 2), "accumulation", row),
    )
    return rows.with_columns(
        id=k + 1,
        name=pl.lit("Indikator ") + chance.below(400, "name", row).cast(pl.String),
        unit=chance.word(_UNITS, (5, 4, 3, 2, 1), "unit", row),
        low=_missing(chance.often(1, "no target", row), low),
        high=_missing(chance.often(1, "no target", row), wide),
        checked=_missing(chance.often(4, "nothing checked", row), amount),
        claimed=_missing(chance.often(90, "nothing claimed", row), amount // 12),
        n_checked=1 + chance.below(24, "n checked", row),
        n_claimed=chance.below(4, "n claimed", row),
        is_utmost=chance.often(2, "utmost", row).cast(pl.Int64),
    )


def _outcomes(chance: Chance, persons: DataFrame) -> DataFrame:
    import polars as pl

    _, k, row = _columns()
    number, measured = _outcomes_of(chance)
    stated = _missing(chance.often(20, "not stated", row), chance.word(_LEVELS, (2, 7, 1), "stated", row))
    rows = _each(persons, OUTCOMES).filter(k < number)
    return rows.with_columns(
        id=k + 1,
        kind=pl.when(k < 3).then(pl.lit("main")).otherwise(pl.lit("additional")),
        title=pl.lit("Hasil kerja ") + chance.below(300, "title", row).cast(pl.String),
        stated=pl.when(k >= measured).then(stated),
    )


def _behaviours(chance: Chance, persons: DataFrame) -> DataFrame:
    import polars as pl

    person, k, row = _columns()
    usual, own = chance.word(_LEVELS, (25, 70, 5), "usual", person), chance.word(_LEVELS, (3, 6, 1), "own", row)
    level = pl.when(chance.often(70, "as usual", row)).then(usual).otherwise(own)
    value = k.replace_strict(list(range(len(Value))), [each.value for each in Value], return_dtype=pl.String)
    return _each(persons, len(Value)).with_columns(value=value, level=_missing(chance.often(1, "no level", row), level))


def _components(chance: Chance, persons: DataFrame) -> DataFrame:
    import polars as pl

    _, k, row = _columns()
    rows = _each(persons, 2).filter(chance.often(60, "component", row))
    return rows.with_columns(
        kind=pl.when(k == 0).then(pl.lit("audit")).otherwise(pl.lit("citizens")),
        points=_missing(chance.often(3, "no points", row), 5_000 + chance.below(5_001, "points", row)),
        n=chance.below(20, "n", row),
    )


def _ratings(chance: Chance, persons: DataFrame) -> DataFrame:
    import polars as pl

    _, k, row = _columns()
    voice = k.replace_strict(list(range(RATINGS)), [each.value for each in _VOICES], return_dtype=pl.String)
    points = 6_000 + 100 * chance.below(41, "sheet", row)
    return _each(persons, RATINGS).with_columns(voice=voice, points=_missing(chance.often(3, "no sheet", row), points))


def _attendance(chance: Chance, persons: DataFrame) -> DataFrame:
    import polars as pl

    _, k, row = _columns()
    kind = k.replace_strict([0, 1, 2, 3], [each.value for each in Attendance], return_dtype=pl.String)
    timed = pl.when(k >= 2).then(1 + chance.below(60, "minutes", row))
    n = pl.when(k == 0).then(100 + chance.below(25, "days", row)).otherwise(1 + chance.below(4, "times", row))
    rows = _each(persons, 4).filter(
        (k == 0) & chance.often(97, "recorded", row) | (k > 0) & chance.often(15, "so", row)
    )
    return rows.with_columns(kind=kind, minutes=timed, n=n)


def _events(chance: Chance, persons: DataFrame) -> DataFrame:
    import polars as pl

    _, _, row = _columns()
    rows = _each(persons, 2).filter(chance.often(25, "event", row))
    return rows.with_columns(
        service=chance.word(SERVICES, (1, 1, 1), "service", row),
        unit=pl.lit("days"),
        taken=chance.below(12, "taken", row),
        limit=pl.lit(7, dtype=pl.Int64),
        n=1 + chance.below(30, "events", row),
    )


def _projects(chance: Chance, persons: DataFrame) -> DataFrame:
    import polars as pl

    _, _, row = _columns()
    rows, budget = (
        _each(persons, 1).filter(chance.often(10, "project", row)),
        10**6 * (50 + chance.below(950, "b", row)),
    )
    return rows.with_columns(
        id=pl.lit(1, dtype=pl.Int64),
        title=pl.lit("Proyek ") + chance.below(50, "project title", row).cast(pl.String),
        target=100 * (1 + chance.below(20, "project target", row)),
        done=_missing(chance.often(20, "not done", row), 100 * chance.below(22, "project done", row)),
        planned_days=30 + chance.below(150, "planned", row),
        taken_days=_missing(chance.often(20, "not done", row), 30 + chance.below(200, "taken days", row)),
        budget=budget,
        spent=_missing(chance.often(20, "not done", row), budget * (80 + chance.below(30, "spent", row)) // 100),
    )


def _conduct(chance: Chance, persons: DataFrame) -> DataFrame:
    import polars as pl

    _, k, row = _columns()
    kinds = [each.value for each in Conduct]
    kind = k.replace_strict(list(range(len(kinds))), kinds, return_dtype=pl.String)
    is_share = kind.is_in([Conduct.FEEDBACK.value, Conduct.STEADY_PROGRESS.value])
    n = chance.below(7, "deeds", row)
    rows = _each(persons, len(kinds)).filter(chance.often(40, "conduct", row))
    return rows.with_columns(kind=kind, n=n, of=pl.when(is_share).then(n + chance.below(20, "more", row)))


INVENTED: dict[str, Callable[[Chance, DataFrame], DataFrame]] = {
    "persons": _persons,
    "targets": _targets,
    "outcomes": _outcomes,
    "behaviours": _behaviours,
    "components": _components,
    "ratings": _ratings,
    "attendance": _attendance,
    "events": _events,
    "projects": _projects,
    "conduct": _conduct,
}
