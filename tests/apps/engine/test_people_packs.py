"""Sections of a pack about persons, and how a faulty one is named."""

from __future__ import annotations

from importlib.resources import files

import pytest

from tolok.engine import packs
from tolok.engine.packs import FaultyPack, Pack
from tolok.rules.tables import Limit

FOLDER = files("tolok") / "policies"
NATIONAL = (FOLDER / "permenpanrb-6-2022.toml").read_text(encoding="utf-8")


def test_governments_inherit_the_national_sections() -> None:
    pontianak, national = packs.load("pontianak-2026"), packs.load("permenpanrb-6-2022")

    assert pontianak.credit() == national.credit()
    assert pontianak.discipline() == national.discipline()
    assert pontianak.ip_asn() == national.ip_asn()
    assert pontianak.tpp() == national.tpp()


def test_mataram_has_an_allowance_of_its_own() -> None:
    policy = packs.load("mataram-2026").tpp()

    assert policy.late.minutes == (Limit(1, 200),)
    assert (policy.late.unrecorded, policy.absent) == (200, 300)
    assert "Suara NTB, 5 Oktober 2023" in policy.source


def test_an_example_is_called_one_on_every_receipt() -> None:
    assert packs.load("bulungan-2026").tpp().source.startswith("contoh, ditetapkan pemerintah daerah: ")


@pytest.mark.parametrize("key", ["credit", "discipline", "ip_asn", "tpp"])
def test_a_pack_without_the_section_is_named_with_the_remedy(key: str) -> None:
    pack = packs.load("permenpanrb-6-2022")
    bare = Pack(pack.contents.model_copy(update={key: None}))

    with pytest.raises(FaultyPack) as fault:
        getattr(bare, key)()

    assert (fault.value.file, fault.value.key) == ("permenpanrb-6-2022.toml", key)
    assert fault.value.remedy == f"Add [{key}] with its source, or extend a pack that has it."


@pytest.mark.parametrize(
    ("old", "new", "key", "words"),
    [
        ("kurang = 5000, sangat_kurang = 2500", "kurang = 5000", "credit", "has nothing for: sangat_kurang; add them"),
        ("mahir = 12500, ", "", "credit", "the ladders has nothing for: mahir; add them"),
        ("{ ahli_utama = 50000", "{ ahli_muda = 1, ahli_utama = 50000", "credit", "two ladders give the same level"),
        (
            "{ from = 4, to = 6",
            "{ from = 5, to = 6",
            "discipline",
            "after 3 days the next band starts at 5; start it at 4",
        ),
        ("{ from = 3, to = 3", "{ from = 3, to = 2", "discipline", "the band from 3 days has no `to` at or above it"),
        ("{ from = 28, ", "{ from = 28, to = 30, ", "discipline", "nothing holds above 30 days; leave out"),
        (
            '"demotion"',
            '"oral_reprimand"',
            "discipline",
            "from 21 days the `sanction` falls; more days never cost less",
        ),
        (
            "cut = 2500, cut_months = 9",
            "cut = 2500, cut_months = 0",
            "discipline",
            "from 14 days `cut` and `cut_months`",
        ),
        ('consecutive_sanction = "dismissal"', 'consecutive_sanction = "none"', "discipline", "stands in no band"),
        ('[discipline]\nunit = "days"', '[discipline]\nunit = "weeks"', "discipline.unit", "'days'"),
        ('"release"', '"exile"', "discipline.band[7].sanction", "Write one of the values named above"),
        ("education = 2500", "education = 2600", "ip_asn.weight", "the weights add up to 10100; make them 10000"),
        ("s3 = 2500", "s3 = 2400", "ip_asn", "the points of `education` reach 2400, its weight is 2500"),
        ("duty = 0, ", "duty = 100, ", "ip_asn", "the points of `training.pelaksana` reach 4100, its weight is 4000"),
        ("d2 = 500, ", "", "ip_asn.education.points", "has nothing for: d2; add them"),
        ("duty = 0, technical", "technical", "ip_asn.training.points", "`points.pelaksana` has nothing for: duty"),
        ("{ from = 0, to = 60", "{ from = 1, to = 60", "ip_asn", "the first category must start `from = 0`"),
        (
            "heavy = 100",
            "heavy = 100, mild = 1",
            "ip_asn.discipline.points.mild.[key]",
            "Write one of the values named",
        ),
        ("productivity = 6000", "productivity = 7000", "tpp", "add up to 11000; make them 10000"),
        ("baik = 10000, butuh_perbaikan = 8000", "baik = 10000", "tpp", "has nothing for: butuh_perbaikan"),
        ('missing = "hold"\nexample', 'missing = "redistribute"\nexample', "tpp", "write `refuse` or `hold`"),
        ("ratio = 125", "ratio = 75", "tpp.late", "from 61 minutes the `ratio` falls; more minutes never cost less"),
        ("{ from = 91, ratio", "{ from = 92, ratio", "tpp.late", "after 90 minutes the next band starts at 92"),
        ("unrecorded = 150", "unrecorded = 50", "tpp.late", "so not signing in would pay; raise it"),
        ('unit = "minutes"', 'unit = "days"', "tpp.late.unit", "'minutes'"),
        ("per_day = 300", "per_day = 100", "tpp", "staying away costs less than coming; raise it"),
        ('unit = "days"\nper_day', 'unit = "minutes"\nper_day', "tpp.absent.unit", "'days'"),
        ("deduction_cap = 10000", "deduction_cap = 10001", "tpp.deduction_cap", "less than or equal to 10000"),
    ],
)
def test_a_faulty_section_names_file_key_and_remedy(old: str, new: str, key: str, words: str) -> None:
    assert old in NATIONAL

    with pytest.raises(FaultyPack) as fault:
        packs.parse(NATIONAL.replace(old, new, 1), "ours.toml")

    assert (fault.value.file, fault.value.key) == ("ours.toml", key)
    assert words in str(fault.value)
