"""A target may read what the public brings to the unit, in its own unit."""

from __future__ import annotations

import pytest

from tests.apps.skp.conftest import Office, measured, started
from tests.apps.skp.test_standards import opened, share
from tests.conftest import NOON
from tolok.skp.actions import ReadingDoesNotFit, add_target
from tolok.skp.queries import public_reading

READ_FROM_THE_PUBLIC = [
    ("cases_in_time", "persen"),
    ("cases_days", "hari"),
    ("cases_reopened", "%"),
    ("satisfaction", "indeks"),
    ("improved_in_time", "persen"),
]


@pytest.mark.parametrize(("reading", "unit"), READ_FROM_THE_PUBLIC)
def test_a_target_is_read_from_what_the_public_brings(office: Office, reading: str, unit: str) -> None:
    outcome = measured(started(office.clerk))

    target = add_target(by=office.clerk, at=NOON, outcome=outcome, target=share(None, reading=reading, unit=unit))

    assert (target.service, target.reading, public_reading(target.pk)) == (None, reading, target.get_reading_display())


@pytest.mark.parametrize("given", [{"unit": "dokumen"}, {"accumulation": "sum"}])
def test_what_the_public_brings_is_read_in_its_own_unit(office: Office, given: dict[str, str]) -> None:
    outcome = measured(started(office.clerk))
    read = {"reading": "cases_in_time", **given}

    with pytest.raises(ReadingDoesNotFit):
        add_target(by=office.clerk, at=NOON, outcome=outcome, target=share(None, **read))
    with pytest.raises(ReadingDoesNotFit):
        add_target(by=office.clerk, at=NOON, outcome=outcome, target=share(opened(office), reading="cases_in_time"))


def test_only_what_is_read_from_the_public_has_such_words(office: Office) -> None:
    outcome = measured(started(office.clerk))
    target = add_target(by=office.clerk, at=NOON, outcome=outcome, target=share(opened(office)))

    assert public_reading(target.pk) == ""
