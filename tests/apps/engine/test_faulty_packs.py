"""Faulty packs, each named by exactly its fault; and correct ones, without a false alarm."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from tolok.engine import packs
from tolok.engine.lint import lint

HERE = Path(__file__).parent / "packs"
OURS = (HERE / "every-block.toml").read_text(encoding="utf-8")
SHIPPED = {name: (files("tolok") / "policies" / f"{name}.toml").read_text(encoding="utf-8") for name in packs.names()}
NATIONAL, PP30, MATARAM = (SHIPPED[name] for name in ("permenpanrb-6-2022", "pp-30-2019", "mataram-2026"))
PEERS = '{ voice = "peers", weight = 6000, minimum = 3 }'
LAST = "  { from = 121, points = 0 },\n"
RESULTS, LATE, ABSENT, DAYS, DEEDS, AUDIT, COMPLAINTS = (f"scheme[0].component[{place}]" for place in range(7))

#: what is wrong: the pack, what it says, what it says instead, the key, and words of the message
FAULTS = {
    # units
    "minutes where days are measured": (OURS, 'unit = "days", full =', 'unit = "minutes", full =', f"{ABSENT}.block.unit", "in days"),
    "days where minutes are measured": (OURS, 'unit = "minutes", bands', 'unit = "days", bands', f"{LATE}.block.unit", "in minutes"),
    "points where a ratio is measured": (OURS, 'unit = "ratio", most', 'unit = "points", most', f"{RESULTS}.block.unit", "in ratio"),
    "a count where points are given": (OURS, 'unit = "points", step', 'unit = "count", step', f"{AUDIT}.block.unit", "in points"),
    "a unit nobody knows": (OURS, 'unit = "days", full =', 'unit = "hours", full =', f"{ABSENT}.block.deduction.unit", "'days'"),
    # bands and pieces
    "a gap between bands": (OURS, "from = 31, to = 60", "from = 35, to = 60", f"{LATE}.block.bands[1]", "from 31 to 34"),
    "bands that overlap": (OURS, "from = 31, to = 60", "from = 25, to = 60", f"{LATE}.block.bands[1]", "25 to 30"),
    "bands that do not begin at nothing": (OURS, "from = 0, to = 30", "from = 5, to = 30", f"{LATE}.block.bands[0]", "from 0 to 4"),
    "bands that end too soon": (OURS, "from = 121, points", "from = 121, to = 200, points", f"{LATE}.block.bands[3]", "from 201 on"),
    "a band after an open one": (OURS, LAST, f"{LAST}  {{ from = 200, points = 0 }},\n", f"{LATE}.block.bands[4]", "never reached"),
    "a band beyond the measure": (
        OURS,
        "from = 85, first = 9000, last = 9000 }",
        "from = 85, to = 149, first = 9000, last = 9000 },\n  { from = 150, first = 9000, last = 9000 }",
        f"{AUDIT}.block.pieces[3]",
        "never reached: the measure ends at 100",
    ),
    "a gap between pieces": (OURS, "from = 60, to = 84", "from = 61, to = 84", f"{AUDIT}.block.pieces[1]", "from 60 to 60"),
    "pieces that overlap": (OURS, "from = 5, to = 9", "from = 4, to = 9", f"{COMPLAINTS}.block.pieces[1]", "4 to 4"),
    "a row turned round": (OURS, "from = 31, to = 60", "from = 60, to = 31", f"{LATE}.block.bands.bands[1]", "`to` lies before `from`"),
    "an open piece that is not level": (OURS, "from = 85, first = 9000", "from = 85, first = 8600", f"{AUDIT}.block.pieces.pieces[2]", "is level"),
    "score bands out of order": (OURS, "from = 7000", "from = 9800", "scheme[0]", "start at 0 and rise"),
    "a score band out of reach": (OURS, "from = 9500", "from = 11100", "scheme[0].band[2]", "no score passes 110"),
    "no outcome can just meet it": (NATIONAL, "meets_from = 9000", "meets_from = 11000", "outcome", "`meets_from` must be lower"),
    "a limit above the cap": (NATIONAL, "above_from = 11000", "above_from = 12500", "(pack)", "nobody can reach it"),
    # weights
    "weights above 100 %": (OURS, "weight = 3000", "weight = 3500", "scheme[0]", "add up to 10500"),
    "weights below 100 %": (OURS, "weight = 2000", "weight = 1000", "scheme[0]", "add up to 9000"),
    "voices above 100 %": (OURS, "weight = 6000", "weight = 7000", "behaviour.voices", "add up to 11000"),
    "a weight of nothing": (OURS, "weight = 3000", "weight = 0", f"{RESULTS}.weight", "greater than or equal to 1"),
    # directions
    "lateness rewarded": (OURS, "to = 60, points = 8000", "to = 60, points = 10100", f"{LATE}.block", "from 30 to 31 minutes the points rise from 100 to 101"),
    "absence rewarded": (OURS, "each = 500", "each = -500", f"{ABSENT}.block", "the points rise"),
    "slow answers rewarded": (OURS, "full_at = 3, nothing_at = 30", "full_at = 30, nothing_at = 3", f"{DAYS}.block", "the points rise"),
    "initiative punished": (OURS, "nothing_at = 0, full_at = 10", "nothing_at = 10, full_at = 0", f"{DEEDS}.block", "the points fall"),
    "a good audit punished": (OURS, "first = 5100, last = 8500", "first = 4000, last = 8500", f"{AUDIT}.block", "from 59,49 to 59,50 points the points fall"),
    "complaints rewarded": (OURS, "first = 3500, last = 500", "first = 4500, last = 500", f"{COMPLAINTS}.block", "from 4 to 5 count the points rise"),
    "an allowance that lateness raises": (NATIONAL, "to = 60, ratio = 100", "to = 60, ratio = 40", "tpp.late", "the ratio falls"),
    "a better predikat that earns less": (NATIONAL, "baik = 10000, butuh_perbaikan = 8000", "baik = 7000, butuh_perbaikan = 8000", "tpp.multiplier", "less than butuh_perbaikan"),
    "a better predikat worth less credit": (NATIONAL, "sangat_baik = 15000", "sangat_baik = 9000", "credit.percent", "less than baik"),
    # constants
    "bands that always give the same": (
        MATARAM,
        'block = { kind = "line", unit = "days", full_at = 3, nothing_at = 10 }',
        'block = { kind = "bands", unit = "days", bands = [{ from = 0, points = 2000 }] }',
        "scheme[0].component[3].block",
        "always 20: a constant poses",
    ),
    "a deduction of nothing": (OURS, "each = 500", "each = 0", f"{ABSENT}.block", "always 100: a constant poses"),
    "points that may not rise": (OURS, "most = 11000", "most = 0", f"{RESULTS}.block", "always 0: a constant poses"),
    # missing
    "missing counted as zero": (OURS, 'minimum = 0\nmissing = "hold"', 'minimum = 0\nmissing = "zero"', f"{RESULTS}.missing", "'redistribute', 'refuse' or 'hold'"),
    "missing counted as full": (NATIONAL, 'missing = "redistribute"\nzero', 'missing = "full"\nzero', "achievement.missing", "'redistribute', 'refuse' or 'hold'"),
    "nothing said about missing": (OURS, 'minimum = 0\nmissing = "hold"\n', "minimum = 0\n", f"{RESULTS}.missing", "Field required"),
    "nothing said about a zero target": (NATIONAL, 'zero_target = "hold"\n', "", "achievement.zero_target", "Field required"),
    "a zero target that counts as full": (NATIONAL, 'zero_target = "hold"', 'zero_target = "full"', "achievement.zero_target", "'redistribute', 'refuse' or 'hold'"),
    # cliffs
    "a cliff of many points": (OURS, "to = 120, points = 5000", "to = 120, points = 300", f"{LATE}.block", "moves the score by 7,70 points"),
    "a cliff in a steep line": (OURS, "full_at = 3, nothing_at = 30", "full_at = 3, nothing_at = 4", f"{DAYS}.block", "moves the score by 10 points"),
    "a deduction too steep": (OURS, "each = 500", "each = 6000", f"{ABSENT}.block", "moves the score by 6 points"),
    "a limit too tight for the law": (PP30, "largest_jump = 1500", "largest_jump = 1500\n", "", ""),
    # one rubric for one component
    "two components of one kind": (OURS, 'kind = "absent"', 'kind = "late"', "scheme[0]", "the same `kind`"),
    "two rubrics for one measure": (OURS, 'measure = "late_minutes"', 'measure = "absent_days"', "", ""),
    # sources and keys
    "a number without a source": (OURS, '\nsource = "Peraturan Wali Kota contoh 1/2026, Pasal 7"', "", ABSENT, "needs either `source`"),
    "an example without a reason": (OURS, 'source = "Peraturan Wali Kota contoh 1/2026, Pasal 7"', "example = true", ABSENT, "with a `reason`"),
    "a source and an example at once": (OURS, 'source = "Peraturan Wali Kota contoh 1/2026, Pasal 7"', 'source = "x"\nexample = true\nreason = "y"', ABSENT, "and not both"),
    "a key no rule reads": (OURS, "minimum = 0", "minimum = 0\nbonus = 5", f"{RESULTS}.bonus", "no rule reads it"),
    "a key of another block": (OURS, "full = 10000, each = 500", "full = 10000, each = 500, full_at = 3", f"{ABSENT}.block.deduction.full_at", "no rule reads it"),
    # voices
    "colleagues who could be recognised": (OURS, PEERS, PEERS.replace("3", "2"), "behaviour.voices.voice[1].minimum", "could be recognised"),
    "a measure nobody knows": (OURS, 'measure = "late_minutes"', 'measure = "lateness"', LATE, "`measure` is not known"),
    "a building block nobody knows": (OURS, 'kind = "deduction"', 'kind = "formula"', f"{ABSENT}.block", "'formula'"),
    # the whole
    "a pack that extends nothing": (OURS, 'extends = "permenpanrb-6-2022"', 'extends = "permenpanrb-6"', "extends", "no pack"),
    "a calendar that does not exist": (OURS, 'calendars = ["tahun"]', 'calendars = ["windu"]', "(pack)", "don't exist: windu"),
    "text that is no TOML": (OURS, "[[scheme]]", "[[scheme]", "(file)", "no valid TOML"),
    "a pattern no unit can keep": (NATIONAL, "most = 7000\nsource", "most = 4000\nsource", "", ""),
}


@pytest.mark.parametrize("name", [name for name, case in FAULTS.items() if case[3]])
def test_a_faulty_pack_is_named_by_exactly_its_fault(name: str) -> None:
    pack, old, new, key, words = FAULTS[name]
    assert pack.count(old) >= 1

    found = lint(pack.replace(old, new, 1), "ours.toml")

    assert [each.key for each in found] == [key], "\n".join(map(str, found))
    assert words in f"{found[0].fault} {found[0].remedy}"
    assert found[0].remedy
