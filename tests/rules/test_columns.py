"""The rules over whole tables say what they say of one person, to the last digit."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import assume, given, reject
from hypothesis import strategies as some

from tolok.rules.columns.plan import Kind, Plan, Ready, applied, known_columns
from tolok.rules.steps import (
    Band,
    Both,
    Column,
    Compare,
    Count,
    Formula,
    Greatest,
    Join,
    Least,
    Lookup,
    Missing,
    Node,
    Nothing,
    Number,
    Quantile,
    Ratio,
    Total,
    Unit,
    When,
    Word,
)
from tolok.rules.terms import Scale
from tolok.rules.values import Cell, Row, compute

NUMBERS, WORDS = ("a", "b", "c"), ("u", "v")
LARGE = 460_000_000_000_000
BESIDE = (("a", "b"), ("b", "c"), ("c", "a"))
NONE: Row = dict.fromkeys((*NUMBERS, *WORDS))
WORD = some.sampled_from(("x", "y", "z"))


def whole(name: str) -> Column:
    """A column of whole numbers."""
    return Column(name, Scale.COUNT, name, name)


def word(name: str) -> Column:
    """A column of words."""
    return Column(name, Scale.WORD, name, name)


def grown(of: some.SearchStrategy[Node]) -> some.SearchStrategy[Node]:
    """Numbers made of numbers."""
    signs, part = some.sampled_from("+−×÷"), some.integers(-3, 40)
    return some.one_of(
        some.builds(Join, signs, of, of),
        some.builds(Ratio, of, of, some.sampled_from((1, 10_000))),
        some.builds(lambda k, n, by: Join("−", Number(k), Ratio(n, by)), some.just(20_000), of, of),
        some.builds(Least, of, of),
        some.builds(Greatest, of, of),
        some.builds(Unit, of, some.sampled_from((1, 12)), some.just(Scale.COUNT)),
        some.builds(When, conditions(of), of, of),
        some.builds(Missing, of),
        some.builds(
            lambda n, high, low, rest: Band(n, ((Number(high), 9), (Number(low), 5)), rest), of, part, part, part
        ),
    )


def conditions(of: some.SearchStrategy[Node]) -> some.SearchStrategy[Node]:
    """Conditions over numbers and words."""
    words = some.one_of(some.sampled_from([word(name) for name in WORDS]), some.builds(Word, WORD), chosen(of))
    compare = some.one_of(
        some.builds(Compare, some.sampled_from(("≥", ">", "≤", "<", "=")), of, of),
        some.builds(Compare, some.just("="), words, words),
    )
    return some.one_of(compare, some.builds(Both, compare, compare), some.builds(Missing, of), of)


def chosen(of: some.SearchStrategy[Node]) -> some.SearchStrategy[Node]:
    """Words that are chosen by numbers or by words."""
    table = (("x", "x", "y"), ("x", "y", "z"), ("y", "x", "x"))
    names = some.sampled_from([word(name) for name in WORDS])
    return some.one_of(
        some.builds(
            lambda n, most, rest: Band(n, ((Number(most), "x"), (Number(2), "y")), rest), of, some.integers(2, 9), WORD
        ),
        some.builds(lambda row, column: Lookup(table, row, column), names, names),
        some.builds(When, some.builds(Compare, some.just(">"), of, of), some.builds(Word, WORD), some.just(Nothing())),
    )


SEEDS = some.one_of(
    some.sampled_from([whole(name) for name in NUMBERS]),
    some.builds(Number, some.sampled_from((0, 1, 2, 7, 10_000, -1))),
    some.just(Nothing()),
)
TREES = some.recursive(SEEDS, grown, max_leaves=12)
CELLS = some.one_of(some.none(), some.integers(-20, 20), some.sampled_from((0, 1, 10_000, LARGE, -LARGE)))
ROWS = some.lists(
    some.fixed_dictionaries({**dict.fromkeys(NUMBERS, CELLS), **dict.fromkeys(WORDS, some.one_of(some.none(), WORD))}),
    min_size=1,
    max_size=6,
)


def frame(rows: list[Row], *, enums: bool = False) -> pl.DataFrame:
    """Rows as a frame with the right kinds of column."""
    words = pl.Enum(["x", "y", "z"]) if enums else pl.String
    return pl.DataFrame(rows, schema={**dict.fromkeys(NUMBERS, pl.Int64), **dict.fromkeys(WORDS, words)})


def step(node: Node, name: str = "found") -> Formula:
    """A step without its texts."""
    return Formula(name, node, "", "", Scale.COUNT, "", "")


def too_large(value: Cell) -> bool:
    """Whether a value leaves the whole numbers that columns hold; facts are bounded so that none does."""
    return isinstance(value, int) and abs(value) >= 2**63


def read(node: Node, above: pl.DataFrame, below: pl.DataFrame | None = None) -> list[Cell]:
    """A node's values over a frame, which has one row for each key, and the rows below it."""

    def make(kind: Kind) -> Ready:
        plan = Plan(kind)
        reading = plan.reading({})
        reading.wide["beside"] = tuple({"p": reading.names[p], "q": reading.names[q]} for p, q in BESIDE)
        plan.add(reading, (step(node),))
        return plan.ready()

    try:
        found = applied(make, above, {} if below is None else {"rows": below}, "key")
    except (OverflowError, pl.exceptions.InvalidOperationError) as fault:
        if "no column holds that" in str(fault) or "conversion" in str(fault):
            reject()
        raise
    cells: list[Cell] = found.get_column("found").to_list()
    return cells


@given(some.one_of(TREES, conditions(TREES), chosen(TREES)), ROWS, some.booleans())
def test_every_node_has_the_same_value_in_a_column_and_in_a_record(tree: Node, rows: list[Row], enums: bool) -> None:
    expected = [compute((step(tree),), dict(row))["found"] for row in rows]
    assume(not any(map(too_large, expected)))

    assert read(tree, frame(rows, enums=enums)) == expected


SMALL = some.recursive(SEEDS, grown, max_leaves=4)
WEIGHT = some.one_of(some.just(Number(1)), some.just(Greatest(Number(0), whole("b"))))
PART = some.integers(1, 10_000)


@given(
    some.one_of(
        some.builds(Total, some.just("rows"), SMALL),
        some.builds(Count, some.just("rows"), conditions(SMALL)),
        some.builds(Quantile, some.just("rows"), SMALL, WEIGHT, PART),
    ),
    some.lists(some.tuples(some.integers(0, 4), some.lists(ROWS, max_size=1)), max_size=6),
)
def test_a_group_has_the_same_sum_in_a_table_below_and_in_a_record(
    tree: Node, given_rows: list[tuple[int, list[list[Row]]]]
) -> None:
    groups: dict[int, list[Row]] = {key: [] for key in range(6)}
    for key, rows in given_rows:
        groups[key] += [row for each in rows for row in each]
    expected = [compute((step(tree),), {}, {"rows": groups[key]})["found"] for key in groups]
    assume(not any(map(too_large, expected)))
    keys = [key for key, rows in groups.items() for _ in rows]
    below = frame([row for rows in groups.values() for row in rows]).with_columns(key=pl.Series(keys, dtype=pl.Int64))

    found = read(tree, frame([NONE] * 6).with_columns(key=pl.Series(list(groups))), below)

    assert found == expected


PAIRS = some.recursive(
    some.one_of(some.sampled_from([whole("p"), whole("q")]), some.just(Number(2))), grown, max_leaves=4
)


@given(
    some.one_of(
        some.builds(Total, some.just("beside"), PAIRS),
        some.builds(Count, some.just("beside"), conditions(PAIRS)),
        some.builds(
            Quantile, some.just("beside"), PAIRS, some.sampled_from([Number(1), Greatest(Number(0), whole("q"))]), PART
        ),
    ),
    ROWS,
)
def test_a_group_of_columns_has_the_same_sum_as_its_rows(tree: Node, rows: list[Row]) -> None:
    groups = [{"beside": [{**row, "p": row[p], "q": row[q]} for p, q in BESIDE]} for row in rows]
    expected = [compute((step(tree),), dict(row), group)["found"] for row, group in zip(rows, groups, strict=True)]
    assume(not any(map(too_large, expected)))

    assert read(tree, frame(rows)) == expected


def test_a_step_that_no_column_could_hold_is_refused() -> None:
    cube = Join("×", whole("a"), Join("×", whole("a"), Join("×", whole("a"), whole("a"))))
    kind = Kind(known_columns(frame([NONE | {"a": LARGE}])), ())
    plan = Plan(kind)

    plan.add(plan.reading({}), (step(cube),))

    with pytest.raises(OverflowError, match="no column holds that"):
        plan.ready()


def test_the_largest_amounts_are_divided_exactly() -> None:
    tree = Ratio(Unit(whole("a"), 12, Scale.AMOUNT12), Unit(whole("b"), 12, Scale.AMOUNT12))

    assert read(tree, frame([NONE | {"a": LARGE, "b": LARGE - 1}])) == [10_000]


def test_words_that_are_chosen_on_both_sides_are_compared_without_writing_them_down() -> None:
    one, other = (Band(whole(name), ((Number(5), "x"),), "y") for name in ("a", "b"))
    rows: list[Row] = [NONE | {"a": 7, "b": 9}, NONE | {"a": 1, "b": 9}, NONE | {"a": 1}]

    assert read(Compare("=", one, other), frame(rows)) == [1, 0, None]


def test_a_comparison_with_nothing_is_missing() -> None:
    assert read(Compare(">", whole("a"), Nothing()), frame([NONE | {"a": 1}])) == [None]


def test_a_comparison_that_is_certain_is_a_number_too() -> None:
    assert read(Compare("<", Number(1), Number(2)), frame([NONE])) == [1]
