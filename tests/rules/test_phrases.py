"""Each kind of node in words."""

from __future__ import annotations

import pytest

from tolok.rules.alike import replacements
from tolok.rules.steps import (
    Band,
    Both,
    Column,
    Compare,
    Count,
    Formula,
    Greatest,
    Least,
    Lookup,
    Missing,
    Node,
    Nothing,
    Number,
    Quantile,
    Ratio,
    Total,
    When,
    Word,
    known,
)
from tolok.rules.terms import Level, Scale
from tolok.rules.words import sentence

DAYS = Column("days", Scale.DAYS, "hari terpakai", "days used")
LIMIT = Column("limit", Scale.DAYS, "batas waktu", "time limit")
POINTS = Column("points", Scale.POINTS, "nilai", "points")
LEVEL = Column("level", Scale.LEVEL, "tingkat", "level")
LATE, LOW = Compare(">", DAYS, LIMIT), LEVEL.same(Level.BELOW)
SKM = Column("skm", Scale.POINTS, "SKM layanan", "SKM of the service")
ROW = (("above", "", 12_000), ("below", "", 0))


def step(node: Node, scale: Scale = Scale.COUNT) -> Formula:
    """A formula around a node."""
    return Formula("step", node, "Hasil", "Result", scale, "", "")


@pytest.mark.parametrize(
    ("node", "text_id", "text_en"),
    [
        (DAYS + LIMIT + 3, "hari terpakai ditambah batas waktu ditambah 3", "the days used plus the time limit plus 3"),
        (
            DAYS - (LIMIT - 1),
            "hari terpakai dikurangi (batas waktu dikurangi 1)",
            "the days used minus (the time limit minus 1)",
        ),
        (DAYS * LIMIT * 2, "hari terpakai dikali batas waktu dikali 2", "the days used times the time limit times 2"),
        (Number(0) + DAYS - 0, "hari terpakai", "the days used"),
        (Number(0) - DAYS, "0 dikurangi hari terpakai", "0 minus the days used"),
        (Ratio(DAYS, Number(1)), "hari terpakai", "the days used"),
        (DAYS // 7, "hari terpakai dibagi 7, dibulatkan ke bawah", "the days used divided by 7, rounded down"),
        (Number(90, Scale.MINUTES), "90 menit", "90 minutes"),
        (SKM, "SKM layanan", "the SKM of the service"),
        (Least(DAYS, LIMIT), "hari terpakai, paling banyak batas waktu", "the days used, at most the time limit"),
        (
            Greatest(DAYS, LIMIT - 1),
            "yang terbesar antara (hari terpakai) dan (batas waktu dikurangi 1)",
            "the greater of (the days used) and (the time limit minus 1)",
        ),
        (
            Total("components", When(LOW, Nothing(), POINTS)),
            "jumlah nilai dari semua komponen dengan tingkat selain “di bawah ekspektasi”",
            "the sum of the points over all components whose level is not “below expectation”",
        ),
        (
            Total("components", When(Both(LOW, LATE), POINTS, Nothing())),
            "jumlah nilai dari semua komponen dengan tingkat “di bawah ekspektasi” dan hari terpakai lebih "
            "dari batas waktu",
            "the sum of the points over all components whose level is “below expectation” and whose days used are more "
            "than the time limit",
        ),
        (
            Ratio(Total("components", POINTS), Count("outcomes", known(POINTS))),
            "jumlah nilai dari semua komponen dibagi banyaknya hasil kerja dengan nilai yang sudah ada",
            "the sum of the points over all components divided by the number of outcomes whose points are known",
        ),
        (
            Ratio(Total("components", POINTS), Count("components", known(LEVEL))),
            "jumlah nilai dari semua komponen dibagi banyaknya komponen dengan tingkat yang sudah ada",
            "the sum of the points over all components divided by the number of components whose level is known",
        ),
        (
            Ratio(Total("components", POINTS), Count("components", LATE)),
            "jumlah nilai dari semua komponen dibagi banyaknya komponen dengan hari terpakai lebih dari batas waktu",
            "the sum of the points over all components divided by the number of components whose days used are more "
            "than the time limit",
        ),
        (
            Quantile("events", DAYS, Number(1), 5_000),
            "median hari terpakai dari semua layanan yang terukur",
            "the median of the days used over all measured services",
        ),
        (
            Quantile("events", DAYS, LIMIT, 9_000),
            "persentil ke-90 hari terpakai dari semua layanan yang terukur, masing-masing dihitung sebanyak "
            "batas waktu",
            "the 90th percentile of the days used over all measured services, each counted as often as the time limit",
        ),
        (
            DAYS + When(LATE, LIMIT, Number(2)),
            "hari terpakai ditambah (batas waktu bila hari terpakai lebih dari batas waktu, selain itu 2)",
            "the days used plus (the time limit if the days used are more than the time limit, otherwise 2)",
        ),
        (
            DAYS * LATE,
            "hari terpakai dikali (1 bila hari terpakai lebih dari batas waktu, selain itu 0)",
            "the days used times (1 if the days used are more than the time limit, otherwise 0)",
        ),
        (
            DAYS + Lookup(ROW, LEVEL, Word("")),
            "hari terpakai ditambah isi tabel untuk tingkat",
            "the days used plus the table's entry for the level",
        ),
        (
            DAYS + Lookup((("above", "low", 1),), LEVEL, SKM),
            "hari terpakai ditambah isi tabel untuk tingkat dan SKM layanan",
            "the days used plus the table's entry for the level and the SKM of the service",
        ),
        (Lookup(ROW * 7, LEVEL, Word("")), "isi tabel untuk tingkat", "the table's entry for the level"),
    ],
)
def test_a_value_is_told_in_one_phrase(node: Node, text_id: str, text_en: str) -> None:
    formula = step(node)

    assert (sentence(formula, "id"), sentence(formula, "en")) == (f"Hasil = {text_id}.", f"Result = {text_en}.")


def test_a_value_that_was_just_named_is_not_named_again() -> None:
    mean = Least(Ratio(Total("targets", DAYS), Count("targets", known(DAYS))), LIMIT)

    text = sentence(step(When(Compare("=", mean, LIMIT), mean, Nothing())), "en")

    assert text == (
        "Result: if (the mean of the days used over all indicators that have one, at most the time limit) is equal to "
        "the time limit: that value; otherwise: no value."
    )


def test_bands_and_small_tables_become_clauses() -> None:
    band = Band(DAYS, ((Number(9, Scale.DAYS), 5_000), (LIMIT, "kurang")), 0)

    assert sentence(step(band, Scale.POINTS), "id") == (
        "Hasil: jika hari terpakai setidaknya 9 hari: 50; jika hari terpakai setidaknya batas waktu: Kurang; "
        "selain itu: 0."
    )
    assert sentence(step(Lookup(ROW, LEVEL, Word("")), Scale.RATIO), "en") == (
        "Result: if the level is “above expectation”: 120 %; if the level is “below expectation”: 0 %."
    )


def test_a_limit_on_a_choice_holds_for_each_result() -> None:
    choice = When(LATE, DAYS, LIMIT)

    assert sentence(step(Least(Greatest(choice, Number(1)), Number(9))), "id") == (
        "Hasil: jika hari terpakai lebih dari batas waktu: hari terpakai, setidaknya 1, paling banyak 9; selain itu: "
        "batas waktu, setidaknya 1, paling banyak 9."
    )


def test_neighbours_with_the_same_result_are_one_clause() -> None:
    by_level = When(LOW, Number(1), When(LEVEL.same(Level.ABOVE), Number(1), Number(2)))
    three = When(LATE, Number(1), by_level)

    assert sentence(step(by_level), "en") == (
        "Result: if the level is “below expectation” or “above expectation”: 1; otherwise: 2."
    )
    assert sentence(step(three), "id") == (
        "Hasil: jika hari terpakai lebih dari batas waktu atau tingkat “di bawah ekspektasi” atau tingkat “di atas "
        "ekspektasi”: 1; selain itu: 2."
    )


def test_a_share_of_full_points_says_how_many_points_are_full() -> None:
    share = Ratio(DAYS, LIMIT)

    assert sentence(step(share, Scale.POINTS), "id") == "Hasil = (hari terpakai dibagi batas waktu) dikali 100."
    assert sentence(step(share, Scale.RATIO), "id") == "Hasil = hari terpakai dibagi batas waktu."


def test_numbers_and_words_of_a_policy_stand_behind_their_names() -> None:
    text = sentence(step(When(LEVEL.same(Level.ABOVE), LIMIT, DAYS)), "en", {"limit": 3, "level": "below"})

    assert text == (
        "Result: if the level (below expectation) is “above expectation”: the time limit (3 days); otherwise: the days "
        "used."
    )


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (DAYS + 1, LIMIT + 1, [("days", "limit")]),
        (DAYS + DAYS, LIMIT + DAYS, None),
        (DAYS + 1, DAYS + 2, None),
        (DAYS + 1, DAYS - 1, None),
        (DAYS + 1, Missing(DAYS), None),
        (Band(DAYS, ((LIMIT, 1),), 0), Band(DAYS, ((POINTS, 1),), 0), [("limit", "points")]),
        (Band(DAYS, ((LIMIT, 1),), 0), Band(DAYS, (), 0), None),
        (DAYS + 1, DAYS + 1, []),
    ],
)
def test_two_formulas_are_alike_but_for_their_columns(one: Node, other: Node, found: list[object] | None) -> None:
    changed = replacements(one, other)

    assert (changed and [(before.name, after.name) for before, after in changed]) == (() if found == [] else found)
