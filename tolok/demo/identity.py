"""NIP, rank and e-mail of invented people: valid in form, plainly not real."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from random import Random

from tolok.demo.chance import dice, weighted

# Serials of the example begin here, so that nobody takes them for those of real people.
FIRST_SERIAL = 901
YOUNGEST_HIRED = 21
AGES = {
    "head_of_region": (47, 58),
    "jpt": (46, 57),
    "administrator": (41, 55),
    "pengawas": (34, 52),
    "fungsional": (27, 54),
    "pelaksana": (25, 55),
}
RANKS = {
    "head_of_region": ("",),
    "jpt": ("Pembina Tingkat I (IV/b)", "Pembina Utama Muda (IV/c)"),
    "administrator": ("Pembina (IV/a)", "Penata Tingkat I (III/d)"),
    "pengawas": ("Penata (III/c)", "Penata Tingkat I (III/d)"),
    "fungsional": ("Penata Muda Tingkat I (III/b)", "Penata (III/c)", "Penata Muda (III/a)"),
    "pelaksana": ("Pengatur (II/c)", "Pengatur Tingkat I (II/d)", "Penata Muda (III/a)"),
}
CONTRACT_RANKS = {"fungsional": ("Golongan IX",), "pelaksana": ("Golongan V", "Golongan VII")}
CONTRACT_SHARE = 25


def status_of(level: str, *key: object) -> str:
    """Some of the staff without a leading post are PPPK."""
    roll = dice("status", *key)
    return "pppk" if level in CONTRACT_RANKS and roll.randrange(100) < CONTRACT_SHARE else "pns"


def nip(level: str, status: str, sex: int, serial: int, *, joined_on: date | None, key: tuple[object, ...]) -> str:
    """Birth, appointment, sex and a serial of 9xx; a newcomer was appointed when the first post began."""
    roll = dice("nip", *key)
    youngest, oldest = (22, 27) if joined_on else AGES[level]
    born = _day(roll, 2026 - roll.randint(youngest, oldest))
    if joined_on:
        hired = (joined_on.year, joined_on.month)
    elif status == "pppk":
        hired = (roll.randint(max(2021, born.year + YOUNGEST_HIRED), 2025), 1)
    else:
        first = born.year + YOUNGEST_HIRED
        hired = (min(roll.randint(first, first + 6), 2022), roll.choice((1, 2, 3, 4, 12)))
    middle = f"{hired[0]}2{roll.choice((1, 1, 1, 2))}" if status == "pppk" else f"{hired[0]}{hired[1]:02}"
    return f"{born:%Y%m%d}{middle}{sex}{serial:03}"


def rank_of(level: str, status: str, *key: object) -> str:
    """A rank that goes with the level."""
    table = CONTRACT_RANKS if status == "pppk" else RANKS
    return dice("rank", *key).choice(table[level])


def email_of(name: str, slug: str) -> str:
    """An address that can reach nobody."""
    return f"{re.sub('[^a-z]+', '.', name.lower())}@{slug}.example.org"


def held_since(level: str, *key: object) -> date:
    """When somebody came into the present post, before the example year."""
    roll = dice("since", *key)
    year = weighted(roll, ((2022, 1), (2023, 2), (2024, 3), (2025, 4)))
    return date(year, roll.randint(1, 12), 1) if level != "head_of_region" else date(2025, 2, 20)


def _day(roll: Random, year: int) -> date:
    month = roll.randint(1, 12)
    return date(year, month, roll.randint(1, monthrange(year, month)[1]))
