"""A published IKM is worked out again from the means that stood beside it."""

from __future__ import annotations

import pytest

from tolok.engine.skm import bands
from tolok.rules.past import Mean, Verdict, reworked

UNSUR = ("a", "b", "c", "d", "e", "f", "g", "h", "i")


def means(hundredths: int) -> list[Mean]:
    return [Mean(word, hundredths, 100, 2) for word in UNSUR]


@pytest.mark.parametrize(
    ("published", "verdict"),
    [(8_000, Verdict.SAME), (8_013, Verdict.SAME), (7_992, Verdict.SAME), (8_014, Verdict.OTHER)],
)
def test_rounded_means_excuse_so_much_and_no_more(published: int, verdict: Verdict) -> None:
    found = reworked(published, means(320), bands.load("2017"))

    assert (found.points, found.slack, found.verdict) == (8_000, 13, verdict)


def test_the_rounded_weight_of_older_reports_is_known_again() -> None:
    exact = [Mean(word, 32_000, 10_000, 4) for word in UNSUR]

    found = reworked(7_992, exact, bands.load("2017"))

    assert (found.points, found.legacy, found.verdict) == (8_000, 7_992, Verdict.LEGACY)


def test_without_means_nothing_can_be_said() -> None:
    assert reworked(8_000, [], bands.load("2017")).verdict == Verdict.UNKNOWN
