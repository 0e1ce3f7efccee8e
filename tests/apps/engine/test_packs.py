"""Policy packs: what they say, and how a faulty one is named."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from tolok.engine import packs
from tolok.engine.packs import FaultyPack
from tolok.rules.terms import Predikat

NATIONAL = (files("tolok") / "policies" / "permenpanrb-6-2022.toml").read_text(encoding="utf-8")
PONTIANAK = (files("tolok") / "policies" / "pontianak-2026.toml").read_text(encoding="utf-8")


def test_all_packs_load() -> None:
    assert packs.names() == (
        "bukittinggi-2026",
        "bulungan-2026",
        "mataram-2026",
        "permenpanrb-6-2022",
        "pontianak-2026",
        "pp-30-2019",
    )
    assert [packs.load(name).name for name in packs.names()] == list(packs.names())


@pytest.mark.parametrize(
    ("name", "government", "calendars", "schemes"),
    [
        ("permenpanrb-6-2022", "", ["triwulan", "tahun"], []),
        (
            "pontianak-2026",
            "pontianak",
            ["triwulan", "tahun", "semester"],
            ["lima-sumber", "hasil-dan-proses"],
        ),
        ("bulungan-2026", "bulungan", ["triwulan", "tahun", "semester"], ["proyek-dan-warga", "proyek"]),
        ("bukittinggi-2026", "bukittinggi", ["triwulan", "tahun", "triwulan-daerah"], ["empat-indikator"]),
        ("mataram-2026", "mataram", ["triwulan", "tahun", "tahun-daerah"], ["standar-waktu-audit"]),
    ],
)
def test_each_government_adds_its_own_calendars_and_schemes(
    name: str, government: str, calendars: list[str], schemes: list[str]
) -> None:
    pack = packs.load(name)

    assert pack.government == government
    assert [each.name for each in pack.calendars] == calendars
    assert [each.name for each in pack.policy().schemes] == schemes


def test_legal_and_local_calendars_are_told_apart() -> None:
    pack = packs.load("pontianak-2026")

    assert [(each.name, each.kind, each.months) for each in pack.calendars] == [
        ("triwulan", "legal", 3),
        ("tahun", "legal", 12),
        ("semester", "local", 6),
    ]


def test_a_scheme_belongs_to_its_calendar() -> None:
    pack = packs.load("bukittinggi-2026")

    assert pack.policy("tahun").schemes == ()
    assert [each.name for each in pack.policy("triwulan-daerah").schemes] == ["empat-indikator"]


def test_a_calendar_is_found_by_name() -> None:
    pack = packs.load("mataram-2026")

    assert pack.calendar("tahun-daerah").months == 12
    with pytest.raises(KeyError, match="mataram-2026 has no calendar 'pekan'"):
        pack.calendar("pekan")


def test_the_predikat_opens_what_the_pack_says() -> None:
    pack = packs.load("pontianak-2026")

    assert [rule.opens for rule in pack.opens(Predikat.BAIK, "semester")] == ["award"]
    assert [rule.opens for rule in pack.opens(Predikat.KURANG, "semester")] == ["training", "coaching"]
    assert [rule.opens for rule in pack.opens(Predikat.BAIK, "triwulan")] == []


def test_the_pack_in_force_is_found_by_government_and_day() -> None:
    assert packs.in_force("mataram", date(2026, 7, 1)).name == "mataram-2026"
    with pytest.raises(FaultyPack, match="no pack of 'mataram' holds on 2025-12-31"):
        packs.in_force("mataram", date(2025, 12, 31))


def test_a_pack_names_the_national_documents_first() -> None:
    pack = packs.load("mataram-2026")

    assert pack.sources[0] == "PermenPANRB 6/2022 tentang Pengelolaan Kinerja Pegawai ASN"
    assert pack.sources[-1] == "Artikel Penilaian dan Pengawasan Kinerja ASN di Pemerintah Mataram"


def test_limits_are_read() -> None:
    pack = packs.load("mataram-2026")

    assert (pack.title, pack.objection.window_days) == ("Kota Mataram 2026", 14)
    assert (pack.reporting.backdate_days, pack.reporting.edit_days, pack.reporting.minutes) == (14, 2, "optional")


def test_comments_leave_the_hash_alone_and_numbers_do_not() -> None:
    same = packs.parse(f"# a remark\n{NATIONAL}", "a.toml")
    other = packs.parse(NATIONAL.replace("window_days = 14", "window_days = 15"), "a.toml")

    assert same.hash == packs.load("permenpanrb-6-2022").hash
    assert other.hash != same.hash


@pytest.mark.parametrize(
    ("old", "new", "key", "words"),
    [
        ("cap = 12000", 'cap = "12000"', "achievement.cap", "Write a whole number"),
        ("cap = 12000", "cap = 12000.5", "achievement.cap", "Write a whole number"),
        ("cap = 12000\n", "", "achievement.cap", "Add the key"),
        ("cap = 12000", "cap = 120", "achievement.cap", "greater than or equal to 10000"),
        ("cap = 12000", "cap = 10500", "(pack)", "nobody can reach it; lower it"),
        ("cap = 12000", "cap = 12000\nkap = 1", "achievement.kap", "Remove the key"),
        ('claimed = "hold"', 'claimed = "count"', "achievement.claimed", "'hold' or 'leave_out'"),
        ('missing = "redistribute"', 'missing = "refuse"', "achievement", "`redistribute` or `hold`"),
        ("meets_from = 9000", "meets_from = 11000", "outcome", "must be lower"),
        ("most = 5000", "most = 4000", "work.most", "greater than or equal to 5000"),
        ("window_days = 14", "window_days = 0", "objection.window_days", "greater than or equal to 1"),
        ('opens = "award"', 'opens = "party"', "follow_up[0].opens", "'award', 'coaching' or 'training'"),
        ('kind = "legal"', 'kind = "custom"', "calendar[0].kind", "'legal' or 'local'"),
        ("months = 3", "months = 4", "calendar[0].months", "1, 3, 6 or 12"),
        ('name = "tahun"', 'name = "triwulan"', "(pack)", "two calendars have the same `name`"),
        ('name = "tahun"', 'name = "Tahun 1"', "calendar[1].name", "small letters"),
        ('quadrant = "permenpanrb-6-2022"', 'quadrant = "mine"', "(pack)", "`quadrant` is not known"),
        ('source = "PP 30/2019, Pasal 59 ayat (3)"', "", "objection", "needs either a source"),
        ('source = "PP 30/2019, Pasal 59 ayat (3)"', "example = true", "objection", "with a `reason`"),
        ("window_days = 14", 'window_days = 14\nexample = true\nreason = "x"', "objection", "and not both"),
        ("valid_from = 2022-02-01", 'valid_from = "soon"', "valid_from", "Correct the value"),
        ("[objection]", "[objection", "(file)", "no valid TOML"),
    ],
)
def test_a_faulty_pack_names_file_key_and_remedy(old: str, new: str, key: str, words: str) -> None:
    assert old in NATIONAL

    with pytest.raises(FaultyPack) as fault:
        packs.parse(NATIONAL.replace(old, new, 1), "ours.toml")

    assert (fault.value.file, fault.value.key) == ("ours.toml", key)
    assert words in str(fault.value)


@pytest.mark.parametrize(
    ("old", "new", "key", "words"),
    [
        ("weight = 4000", "weight = 4100", "scheme[0]", "add up to 10100; make them 10000"),
        ('kind = "peers"', 'kind = "superior"', "scheme[0]", "the same `kind`"),
        ("minimum = 0", "minimum = 2", "scheme[0].component[0]", "with `aspects` the `minimum` is 0"),
        ("minimum = 3\nmissing", "minimum = 0\nmissing", "scheme[0].component[2]", "with `aspects` the `minimum` is 0"),
        (
            'measure = "voice"',
            'measure = "echo"',
            "scheme[0].component[1]",
            "`measure` is not known; write one of: absent_days",
        ),
        ('of = "superior"', 'of = "moon"', "scheme[0].component[1]", "write one of: superior, peers"),
        ('of = "audit"\n', "", "scheme[0].component[4]", "`of` says which one is meant; write its name"),
        (
            'of = "superior"\n',
            'of = "superior"\naspects = ["time"]\n',
            "scheme[0].component[1]",
            "only `achievement` reads",
        ),
        (
            'measure = "achievement"',
            'measure = "achievement"\nof = "x"',
            "scheme[0].component[0]",
            "at least one aspect",
        ),
        ('measure = "voice"\n', 'measure = "absent_days"\n', "scheme[0].component[1]", "this measure reads no `of`"),
        (
            "nothing_at = 0",
            "nothing_at = 4",
            "scheme[1].component[2].block.line",
            "the same; write two different limits",
        ),
        ("weight = 5000, minimum = 3", "weight = 6000, minimum = 3", "behaviour.voices", "add up to 11000"),
        ('voice = "peers"', 'voice = "citizens"', "behaviour.voices", "a voice is named twice"),
        ("meets_from = 7000", "meets_from = 9000", "behaviour.voices", "`meets_from` must be lower"),
        ('aspects = ["quantity"', 'aspects = ["speed"', "scheme[0].component[0].aspects[0]", "'quantity'"),
        ('calendars = ["semester"]', 'calendars = ["moon"]', "(pack)", "calendars that don't exist: moon"),
        ('"peers", drawn = 5, minimum = 3', '"peers", drawn = 5, minimum = 2', "voices.voice[1]", "write 3 or more"),
        ('"served", drawn = 5, minimum = 3', '"served", drawn = 3, minimum = 5', "voices.voice[3]", "ever be heard"),
        ('"self", drawn = 1', '"self", drawn = 2', "voices.voice[4]", "one named person"),
        ('voice = "served", drawn', 'voice = "peers", drawn', "voices", "two `voice` rows"),
        ('extends = "permenpanrb-6-2022"', 'extends = "gone"', "extends", "no pack 'gone'"),
        ('extends = "permenpanrb-6-2022"', 'extends = "pontianak-2026"', "extends", "Name another pack"),
    ],
)
def test_a_faulty_local_scheme_is_named(old: str, new: str, key: str, words: str) -> None:
    assert old in PONTIANAK

    with pytest.raises(FaultyPack) as fault:
        packs.parse(PONTIANAK.replace(old, new, 1), "pontianak-2026.toml")

    assert fault.value.key == key
    assert words in str(fault.value)


def test_an_unknown_pack_is_refused_with_the_known_ones() -> None:
    with pytest.raises(FaultyPack, match=r"bandung\.toml: name: there is no such pack\. Choose one of: bukit"):
        packs.load("bandung")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("from = 60, to = 79", "from = 60, to = 50", "`to` lies before `from`"),
        ("from = 111, first = 12000", "from = 111, first = 11000", "a row without `to` is level"),
        ("from = 5000", "from = 0", "the bands of the score must start at 0 and rise"),
    ],
)
def test_a_faulty_table_is_named(old: str, new: str, words: str) -> None:
    text = (files("tolok") / "policies" / "pp-30-2019.toml").read_text(encoding="utf-8")
    assert old in text

    with pytest.raises(FaultyPack) as fault:
        packs.parse(text.replace(old, new, 1), "pp-30-2019.toml")

    assert words in str(fault.value)
