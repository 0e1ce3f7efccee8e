"""No cell that is written computes, and no letter of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.engine.cells import BREAKS, SIGNS, tame


@given(st.text(max_size=20))
def test_no_cell_begins_like_a_formula_and_no_letter_is_lost(text: str) -> None:
    told = tame(text)

    assert not told.startswith(BREAKS)
    assert not told.lstrip().startswith(SIGNS)
    assert told in (text, f"'{text}")


@pytest.mark.parametrize("text", [*SIGNS, *BREAKS, "=1+1", "  =1+1", "\u00a0@SUM(A1)", "\n=1", "＝HYPERLINK(1)", "-5"])
def test_what_could_be_a_formula_gets_an_apostrophe(text: str) -> None:
    assert tame(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", " ", "KTP-el", "2026", "a=b", "' =1"])
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert tame(text) == text
