"""Sheets that say little are found, and whoever rates honestly is left in peace."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from tolok.rules.sheets import Limits, Sheet, are_alike, doubts, is_sentence, words_of

LIMITS = Limits(least_seconds=30, same_for=5, same_share=8_000, least_letters=20, alike_from=8_000)
VARIED = ("meets", "meets", "above", *["meets"] * 6)
FLAT = ("meets",) * 9
OWN = "You calmed the queue on Mondays."
PASTE = "Terima kasih atas kerja keras selama periode ini"
VERBS = ("melayani", "mengajari", "menata", "memeriksa", "membantu", "menyusun", "merawat", "menelusuri", "menjelaskan")
THINGS = ("antrean", "berkas", "loket", "arsip", "peta", "laporan", "jadwal", "aduan", "kendaraan", "anggaran", "kelas")
PLACES = (
    "kelurahan",
    "pasar",
    "puskesmas",
    "terminal",
    "sekolah",
    "lapangan",
    "gudang",
    "balai",
    "pelabuhan",
    "kantor",
)
TIMES = ("Senin", "Maret", "banjir", "libur", "malam", "Ramadan", "pagi", "semester", "audit", "kunjungan", "siang")


def said(sheet: Sheet, *beside: Sheet, last: Sheet | None = None) -> tuple[str, ...]:
    """The doubts about a sheet beside others."""
    return doubts(sheet, beside=beside, last=last, limits=LIMITS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", False),
        ("Good, good work", False),
        ("a" * 40, False),
        ("ok ok ok ok ok ok ok ok", False),
        ("1 2 3 4 5 6 7 8 9 10 11", False),
        ("a b c d e f g h i j k l", False),
        ("  One, two, three.  ", False),
        ("Antrean Senin lebih tertib.", True),
    ],
)
def test_a_sentence_has_letters_and_different_words(text: str, expected: bool) -> None:
    assert is_sentence(text, 20) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (OWN, OWN.upper(), True),
        ("Budi bekerja baik selama ini", "Sari bekerja baik selama ini", True),
        ("Budi bekerja baik selama ini", "Budi bekerja keras di pasar", False),
    ],
)
def test_words_are_alike_while_they_share_four_of_five(one: str, other: str, expected: bool) -> None:
    assert are_alike(words_of(one), words_of(other), 8_000) is expected


def test_each_doubt_has_its_edge() -> None:
    rated = Sheet(VARIED, seconds=60)
    four = [rated] * 4

    assert said(rated) == ()
    assert said(replace(rated, levels=FLAT)) == ("flat",)
    assert said(rated, last=rated) == ("last",)
    assert said(rated, last=replace(rated, levels=FLAT)) == ()
    assert (said(rated, *four[1:]), said(rated, *four)) == ((), ("everybody",))
    assert said(rated, *four[1:], replace(rated, levels=FLAT)) == ("everybody",)
    assert said(rated, *four[2:], *[replace(rated, levels=FLAT)] * 2) == ()
    assert [said(replace(rated, seconds=seconds)) for seconds in (None, 29, 30)] == [("quick",), ("quick",), ()]


def test_pasted_words_answer_no_doubt_but_are_none_themselves() -> None:
    flat, varied = Sheet(FLAT, (OWN, "", ""), 60), Sheet(VARIED, (OWN, "", ""), 60)

    assert (said(flat, varied), said(varied, flat), said(flat)) == (("flat", "pasted"), (), ("flat",))
    assert said(flat, last=varied) == ("flat", "pasted")
    assert said(replace(flat, texts=(OWN, "Berkas arsip di gudang rapi.", "")), varied) == ("flat",)
    assert said(replace(flat, texts=("", "", "")), varied) == ("flat",)


# Raters of a city, honest or not: each gives a team's sheets one after the other.
Team = Iterator[tuple[Sheet, Sheet | None]]


def honest(pick: random.Random, size: int) -> Team:
    """Sees each person; most write a sentence, some thank everybody alike, few hurry once."""
    thanks, habit = pick.random() < 0.2, pick.uniform(-0.2, 0.2)
    for _each in range(size):
        before = Sheet(_seen(pick, habit), (_sentence(pick), "", ""), 200)
        texts = (PASTE if thanks else _sentence(pick) if pick.random() < 0.7 else "", "", "")
        yield Sheet(_seen(pick, habit), texts, int(pick.lognormvariate(5.2, 0.6))), before


def all_alike(pick: random.Random, size: int) -> Team:
    """Everybody above, "x" as each reason, letters as a remark."""
    for _each in range(size):
        yield Sheet(("above",) * 9, ("a" * 20, "x", "x"), None), None


def copied(pick: random.Random, size: int) -> Team:
    """The person's last sheet once more, with its words."""
    for _each in range(size):
        last = Sheet(_seen(pick, 0), (_sentence(pick), "", ""), 200)
        yield replace(last, seconds=pick.randint(30, 90)), last


def pasted(pick: random.Random, size: int) -> Team:
    """One varied sheet with one sentence for everybody, but for a name."""
    levels = _seen(pick, 0)
    for number in range(size):
        yield Sheet(levels, (f"{PASTE}, {VERBS[number % 9]}", "", ""), 45), None


def in_tabs(pick: random.Random, size: int) -> Team:
    """Tabs opened together: time for the first one alone."""
    for number in range(size):
        yield Sheet(_seen(pick, 0), ("", "", ""), 5 if number else 90), None


def nearly_alike(pick: random.Random, size: int) -> Team:
    """The same for nine of ten, and slow."""
    for number in range(size):
        yield Sheet(VARIED if number % 10 else _seen(pick, 0), (PASTE, "", ""), 60), None


STAMPS = [all_alike, copied, pasted, in_tabs, nearly_alike]


def _seen(pick: random.Random, habit: float) -> tuple[str, ...]:
    """Two ratings and seven levels as somebody really saw them."""
    own = pick.gauss(habit, 0.6)
    values = [_level(pick.gauss(own, 0.7)) for _each in range(7)]
    return (_level(pick.gauss(own, 0.4)), _level(own), *values)


def _level(seen: float) -> str:
    return "above" if seen > 0.7 else "below" if seen < -0.9 else "meets"


def _sentence(pick: random.Random) -> str:
    return f"Anda {pick.choice(VERBS)} {pick.choice(THINGS)} di {pick.choice(PLACES)} waktu {pick.choice(TIMES)}"


def has_own_words(sheet: Sheet, why: tuple[str, ...]) -> bool:
    """Whether a sentence of the rater's own stands on it."""
    return "pasted" not in why and any(is_sentence(text, LIMITS.least_letters) for text in sheet.texts)


def has_letters(sheet: Sheet, _why: tuple[str, ...]) -> bool:
    """The guard off: enough letters of any kind are taken for a sentence."""
    return any(len(text) >= LIMITS.least_letters for text in sheet.texts)


Own = Callable[[Sheet, tuple[str, ...]], bool]


def _returned(team: Team, is_own: Own) -> list[bool]:
    """Which sheets of a team go back: doubted, and without a sentence of their own."""
    given: list[Sheet] = []
    found = []
    for sheet, last in team:
        why = said(sheet, *given, last=last)
        found.append(bool(why) and not is_own(sheet, why))
        given.append(sheet)
    return found


def _city(seed: int, is_own: Own) -> tuple[list[bool], list[bool]]:
    """The sheets of 300 raters that go back: of the honest ones, and of rubber stamps, three raters in ten."""
    pick = random.Random(seed)
    true: list[bool] = []
    stamped: list[bool] = []
    for number in range(300):
        is_stamp = number % 10 < 3
        kind: Callable[[random.Random, int], Team] = STAMPS[number // 10 % len(STAMPS)] if is_stamp else honest
        (stamped if is_stamp else true).extend(_returned(kind(pick, pick.choice([3, 6, 8, 12, 20])), is_own))
    return true, stamped


@pytest.mark.parametrize("seed", range(3))
def test_a_city_with_three_rubber_stamps_in_ten_finds_them_and_leaves_the_others_alone(seed: int) -> None:
    true, stamped = _city(seed, has_own_words)

    assert sum(true) <= 0.05 * len(true)
    assert sum(stamped) >= 0.85 * (sum(stamped) + sum(true))
    assert sum(stamped) >= 0.75 * len(stamped)


@pytest.mark.parametrize("kind", STAMPS)
def test_each_stamp_of_a_large_team_is_found(kind: Callable[[random.Random, int], Team]) -> None:
    back = _returned(kind(random.Random(1), 97), has_own_words)

    assert sum(back) >= 80


@pytest.mark.parametrize("seed", range(3))
def test_letters_alone_let_most_rubber_stamps_through(seed: int) -> None:
    _true, stamped = _city(seed, has_letters)

    assert sum(stamped) <= 0.4 * len(stamped)
