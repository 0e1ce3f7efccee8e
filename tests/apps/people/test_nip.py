"""What can be a NIP, and what is only unusual."""

from __future__ import annotations

import pytest

from tolok.people.queries import masked_nip, nip_doubt, nip_fault, status_of, tidy_nip


@pytest.mark.parametrize(("nip", "status"), [("200012312024121901", "pns"), ("200012312024211901", "pppk")])
def test_both_kinds_of_nip_are_told_apart(nip: str, status: str) -> None:
    assert (nip_fault(nip), status_of(nip)) == (None, status)


@pytest.mark.parametrize(
    ("nip", "word"),
    [
        ("20001231202412190", "18"),
        ("2000123120241219011", "18"),
        ("20001231202412190x", "18"),
        ("２00012312024121901", "18"),
        ("200002302024121901", "lahir"),
        ("200012312024001901", "13"),
        ("200012312024131901", "13"),
        ("200012312024201901", "13"),
        ("200012312024301901", "13"),
        ("200012312024120901", "15"),
        ("200012312024123901", "15"),
        ("200012312024121000", "001"),
        ("", "18"),
    ],
)
def test_a_wrong_nip_is_refused_with_its_reason_in_indonesian(nip: str, word: str) -> None:
    assert word in str(nip_fault(nip))


def test_an_unusual_age_is_doubted_and_not_refused() -> None:
    child, elder, adult = "201012312024121901", "195012312024121901", "200012312024121901"

    doubts = [nip_doubt(nip) is not None for nip in (child, elder, adult)]

    assert doubts == [True, True, False]
    assert [nip_fault(nip) for nip in (child, elder)] == [None, None]


def test_spaces_go_and_lists_hide_the_middle() -> None:
    assert tidy_nip(" 20001231 202412 1 901\t") == "200012312024121901"
    assert masked_nip("198501012010011903") == "1985******03"
