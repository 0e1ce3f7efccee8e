"""Conditions in words, and their opposites."""

from __future__ import annotations

import pytest

from tolok.rules.steps import (
    Both,
    Column,
    Compare,
    Formula,
    Missing,
    Node,
    Nothing,
    Number,
    When,
    known,
)
from tolok.rules.terms import Level, Scale
from tolok.rules.words import sentence

DAYS = Column("days", Scale.DAYS, "hari terpakai", "days used")
LIMIT = Column("limit", Scale.DAYS, "batas waktu", "time limit")
POINTS = Column("points", Scale.POINTS, "nilai", "points")
LEVEL = Column("level", Scale.LEVEL, "tingkat", "level")
SURE = Column("sure", Scale.COUNT, "target sudah pasti", "the target is certain")
LATE, LOW = Compare(">", DAYS, LIMIT), LEVEL.same(Level.BELOW)


def step(node: Node) -> Formula:
    """A formula around a node."""
    return Formula("step", node, "Hasil", "Result", Scale.COUNT, "", "")


@pytest.mark.parametrize(
    ("test", "holds", "fails"),
    [
        (LATE, "hari terpakai lebih dari batas waktu", "hari terpakai paling banyak batas waktu"),
        (Missing(DAYS), "hari terpakai tidak ada", "hari terpakai ada"),
        (LOW, "tingkat “di bawah ekspektasi”", "tingkat bukan “di bawah ekspektasi”"),
        (SURE.same(1), "target sudah pasti", "tidak benar bahwa target sudah pasti"),
        (SURE, "target sudah pasti", "tidak benar bahwa target sudah pasti"),
        (DAYS.same(LIMIT), "hari terpakai sama dengan batas waktu", "hari terpakai tidak sama dengan batas waktu"),
        (known(DAYS), "hari terpakai ada", "hari terpakai tidak ada"),
        (
            Both(LATE, LOW),
            "hari terpakai lebih dari batas waktu dan tingkat “di bawah ekspektasi”",
            "hari terpakai paling banyak batas waktu atau tingkat bukan “di bawah ekspektasi”",
        ),
        (
            Both(LATE, DAYS < 9),
            "hari terpakai lebih dari batas waktu dan kurang dari 9",
            "hari terpakai paling banyak batas waktu atau setidaknya 9",
        ),
        (
            When(LATE, Number(1), LOW),
            "hari terpakai lebih dari batas waktu atau tingkat “di bawah ekspektasi”",
            "hari terpakai paling banyak batas waktu dan tingkat bukan “di bawah ekspektasi”",
        ),
        (
            When(LATE, Number(0), LOW),
            "hari terpakai paling banyak batas waktu dan tingkat “di bawah ekspektasi”",
            "hari terpakai lebih dari batas waktu atau tingkat bukan “di bawah ekspektasi”",
        ),
        (
            When(LATE, LOW, Number(0)),
            "hari terpakai lebih dari batas waktu dan tingkat “di bawah ekspektasi”",
            "hari terpakai paling banyak batas waktu atau tingkat bukan “di bawah ekspektasi”",
        ),
        (
            When(LATE, LOW, Number(1)),
            "hari terpakai paling banyak batas waktu atau tingkat “di bawah ekspektasi”",
            "hari terpakai lebih dari batas waktu dan tingkat bukan “di bawah ekspektasi”",
        ),
        (
            Both(Both(LATE, SURE), When(LOW, Number(1), DAYS < 9)),
            "hari terpakai lebih dari batas waktu dan target sudah pasti dan (tingkat “di bawah ekspektasi” atau hari "
            "terpakai kurang dari 9)",
            "hari terpakai paling banyak batas waktu atau tidak benar bahwa target sudah pasti atau (tingkat bukan "
            "“di bawah ekspektasi” dan hari terpakai setidaknya 9)",
        ),
        (
            Missing(When(LATE, POINTS, Nothing())),
            "hari terpakai paling banyak batas waktu atau nilai tidak ada",
            "hari terpakai lebih dari batas waktu dan nilai ada",
        ),
        (
            Missing(When(LATE, Nothing(), POINTS)),
            "hari terpakai lebih dari batas waktu atau nilai tidak ada",
            "hari terpakai paling banyak batas waktu dan nilai ada",
        ),
        (
            Missing(When(LATE, POINTS, DAYS)),
            "(nilai bila hari terpakai lebih dari batas waktu, selain itu hari terpakai) tidak ada",
            "(nilai bila hari terpakai lebih dari batas waktu, selain itu hari terpakai) ada",
        ),
    ],
)
def test_a_condition_is_told_and_so_is_its_opposite(test: Node, holds: str, fails: str) -> None:
    plain = sentence(step(When(test, Number(3), Number(4))), "id")
    turned = sentence(step(When(test, When(SURE, Number(3), Number(4)), Number(5))), "id")

    assert plain == f"Hasil: jika {holds}: 3; selain itu: 4."
    assert turned == f"Hasil: jika {fails}: 5; jika target sudah pasti: 3; selain itu: 4."


def test_both_sides_deep_carry_their_condition() -> None:
    deep = When(SURE, Number(1), Number(2))

    text = sentence(step(When(LATE, deep, When(LOW, Number(3), Number(4)))), "id")

    assert text == (
        "Hasil: jika hari terpakai lebih dari batas waktu dan target sudah pasti: 1; jika hari terpakai lebih dari "
        "batas waktu: 2; jika tingkat “di bawah ekspektasi”: 3; selain itu: 4."
    )


def test_an_or_among_other_conditions_stands_in_brackets() -> None:
    either = When(LATE, Number(1), LOW)

    text = sentence(step(When(either, When(SURE, Number(1), Number(2)), When(LOW, Number(3), Number(4)))), "id")

    assert text.startswith("Hasil: jika (hari terpakai lebih dari batas waktu atau tingkat “di bawah ekspektasi”) dan ")
