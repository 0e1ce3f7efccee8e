"""The sample of a survey: the formula in whole numbers gives the printed table."""

from __future__ import annotations

import pytest

from tolok.rules.sample import sample_size

PRINTED = """
10:10 15:14 20:19 25:24 30:28 35:32 40:36 45:40 50:44 55:48 60:52 65:56 70:59 75:63 80:66 85:70 90:73 95:76
100:80 110:86 120:92 130:97 140:103 150:108 160:113 170:118 180:123 190:127 200:132 210:136 220:140 230:144
240:148 250:152 260:155 270:159 280:162 290:165 300:169 320:175 340:181 360:186 380:191 400:196 420:201
440:205 460:210 480:214 500:217 550:226 600:234 650:242 700:248 750:254 800:260 850:265 900:269 950:274
1000:278 1100:285 1200:291 1300:297 1400:302 1500:306 1600:310 1700:313 1800:317 1900:320 2000:322 2200:327
2400:331 2600:335 2800:338 3000:341 3500:346 4000:351 4500:354 5000:357 6000:361 7000:364 8000:367 9000:368
10000:370 15000:375 20000:377 30000:379 40000:380 50000:381 75000:382 100000:384
"""
TABLE = [(int(population), int(size)) for population, size in (row.split(":") for row in PRINTED.split())]


@pytest.mark.parametrize(("population", "size"), TABLE[:-1])
def test_the_formula_gives_the_printed_table(population: int, size: int) -> None:
    assert sample_size(population) == size


def test_the_last_row_of_the_table_is_printed_one_too_high() -> None:
    assert (TABLE[-1], sample_size(100_000)) == ((100_000, 384), 383)


def test_a_sample_is_never_larger_than_the_population_and_never_beyond_384() -> None:
    sizes = [sample_size(population) or 0 for population in range(3_000)]

    assert sizes == sorted(sizes)
    assert all(size <= population for population, size in enumerate(sizes))
    assert (sample_size(0), sample_size(1), sample_size(280_000_000)) == (0, 1, 384)


def test_less_than_nobody_has_no_sample() -> None:
    assert sample_size(-1) is None
