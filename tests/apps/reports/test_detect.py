"""What calls for a word: found when it is there, silent on ordinary months."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tolok.engine import packs
from tolok.reports.queries.authentic.detect import DETECTORS, Finding, Seen, findings
from tolok.reports.queries.authentic.entries import Entry
from tolok.reports.queries.authentic.informative import informative_ids

LIMITS = packs.load("permenpanrb-6-2022").authenticity
JULY = date(2026, 7, 1)
PLAIN = Entry(
    id=1, person_id=1, on=JULY, about="t1", title="KTP-el terbit", amount=1200, minutes=None, note="",
    is_proved=False, is_measured=False, is_copy=False, source_amount=None, source_note="",
    written_at=datetime(2026, 7, 1, 9, tzinfo=UTC), written_on=JULY, filed_on=JULY,
)  # fmt: skip  # one line a thought


def entry(number: int, **more: object) -> Entry:
    """A report of the July day with this number, written at nine that day."""
    on = JULY + timedelta(days=(number - 1) % 31)
    at = datetime(on.year, on.month, on.day, 9, tzinfo=UTC)
    plain = replace(PLAIN, id=number, on=on, written_at=at, written_on=on, filed_on=on)
    return replace(plain, **more)  # type: ignore[arg-type]  # the tests say what they change


def month(
    entries: Sequence[Entry], repeats: Collection[int] = (), shared: Mapping[tuple[str, date], int] | None = None
) -> list[Finding]:
    """What the month's reports call for."""
    return findings(Seen(JULY, entries, repeats, shared or {}), LIMITS)


def kinds(found: Sequence[Finding]) -> list[tuple[str, int, int]]:
    """Kind, number of reports and largest number of each finding."""
    return [(each.kind, each.count, each.most) for each in found]


def test_an_ordinary_month_calls_for_nothing() -> None:
    ordinary = [entry(n, note=f"Loket {n}", minutes=420) for n in range(1, 32)]

    assert month(ordinary, repeats={2, 3}) == []


def test_many_notes_nearly_the_same_call_for_a_word_and_marked_copies_do_not() -> None:
    entries = [entry(n, note="Melayani antrean di loket dua") for n in range(1, 13)]
    others = [entry(n, note=f"Hari ini berbeda, karena {n}") for n in range(13, 20)]
    copies = [replace(each, is_copy=True, source_amount=None) for each in entries]

    assert kinds(month(entries, repeats=range(1, 13))) == [("repeated", 12, 12)]
    assert month(entries, repeats=range(1, 12)) == []
    assert month([*entries, *others], repeats=range(1, 13)) == []
    assert month(copies, repeats=range(1, 13)) == []
    assert month([replace(each, is_measured=True) for each in entries], repeats=range(1, 13)) == []


def test_the_same_sentences_of_many_colleagues_on_the_same_days_call_for_a_word() -> None:
    note = "Rapat koordinasi mingguan"
    alike = [entry(n, note=note) for n in range(1, 9)]
    entries = [*alike, entry(9, note=note, is_copy=True), entry(10, note="Menyusun daftar antrean sendiri")]

    assert kinds(month(entries, shared={(note, each.on): 4 for each in entries})) == [("shared", 8, 4)]
    assert month(entries, shared={(note, each.on): 4 for each in alike[1:]}) == []
    assert month(entries, shared={(note, each.on): 3 for each in entries}) == []


def test_half_a_month_written_in_its_last_days_calls_for_a_word() -> None:
    last = {"written_on": date(2026, 7, 30)}
    late = [entry(n, **last) for n in range(1, 13)]
    in_time = [entry(n) for n in range(13, 26)]

    assert kinds(month([*late, *in_time[:12]])) == [("late", 12, 12)]
    assert month([*late, *in_time]) == []
    assert month([entry(n, **last) for n in range(1, 12)]) == []


def test_the_last_days_reported_on_time_call_for_nothing() -> None:
    assert month([entry(n, id=n * 10 + k) for n in (29, 30, 31) for k in range(5)]) == []


def test_many_days_written_within_minutes_call_for_a_word() -> None:
    at = datetime(2026, 7, 9, 14, tzinfo=UTC)
    group = [entry(n, written_at=at + timedelta(minutes=n)) for n in range(1, 6)]

    assert kinds(month(group)) == [("rushed", 5, 5)]
    assert month(group[:4]) == []
    assert month([entry(n, written_at=at + timedelta(minutes=8 * n)) for n in range(1, 6)]) == []


def test_what_was_written_without_a_network_is_no_haste() -> None:
    """The clock of the phone counts, not the moment when everything arrived at once."""
    arrived = date(2026, 7, 20)

    assert month([entry(n, filed_on=arrived) for n in range(1, 16)]) == []


def test_more_minutes_than_a_day_of_work_call_for_a_word() -> None:
    full = [entry(1, minutes=800), entry(1, id=40, minutes=700), entry(1, id=41), entry(2, minutes=840)]

    assert kinds(month(full)) == [("overfull", 2, 1500)]
    assert month([entry(1, minutes=840)]) == []


def test_many_copies_that_nothing_was_changed_in_call_for_a_word() -> None:
    copies = [entry(n, is_copy=True, source_amount=1200) for n in range(1, 9)]
    changed = [replace(each, amount=1300) for each in copies[:1]]

    assert kinds(month(copies)) == [("copied", 8, 8)]
    assert month([*changed, *copies[1:]]) == []


def test_informative_is_what_is_proved_or_says_or_counts_something_new() -> None:
    note = "Antrean panjang karena listrik padam"
    entries = [
        entry(1, amount=1200),
        entry(2, amount=1200),
        entry(3, amount=1200, is_proved=True),
        entry(4, amount=1300),
        entry(5, amount=1300, note=note),
        entry(6, amount=1300, note=note),
        entry(7, amount=1300, note="Selesai"),
        entry(8, amount=1500, is_copy=True, source_amount=1500, source_note=""),
        entry(9, about="Rapat koordinasi mingguan", amount=None),
    ]

    assert informative_ids(entries, repeated={6}) == {1, 3, 4, 5}


MONTHS = st.lists(
    st.builds(
        lambda number, minutes, is_copy, is_measured, late, amount: entry(
            number, minutes=minutes, is_copy=is_copy, is_measured=is_measured, amount=amount, source_amount=1200,
            note="Melayani antrean di loket dua",
            written_at=datetime(2026, 7, 1, tzinfo=UTC) + timedelta(minutes=late),
            written_on=date(2026, 7, 1 + late % 31),
        ),
        st.integers(1, 31), st.none() | st.integers(1, 1440), st.booleans(), st.booleans(), st.integers(0, 44_000),
        st.sampled_from([None, 0, 1200, 1300]),
    ),
    max_size=60,
).map(lambda found: [replace(each, id=n) for n, each in enumerate(found, 1)])  # fmt: skip  # one line a thought


@given(MONTHS, st.sets(st.integers(1, 60)))
def test_a_finding_speaks_only_of_the_months_own_reports_and_of_each_once(entries: list[Entry], ids: set[int]) -> None:
    for found in month(entries, repeats=ids):
        named = [each.id for each in found.entries]
        assert set(named) <= {each.id for each in entries}
        assert len(named) == len(set(named)) > 0
        assert list(found.entries) == sorted(found.entries, key=lambda each: (each.on, each.id))


@given(MONTHS, st.sets(st.integers(1, 60)), st.randoms())
def test_the_order_in_which_reports_are_read_changes_no_kind(
    entries: list[Entry], ids: set[int], chance: object
) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a Random

    assert kinds(month(shuffled, ids)) == kinds(month(entries, ids))


@given(MONTHS)
def test_wider_limits_never_call_for_more(entries: list[Entry]) -> None:
    wide = LIMITS.model_copy(
        update={"repeats_from": 13, "copies_from": 9, "rush_days": 6, "minutes_a_day": 1000, "late_share": 6000}
    )
    seen = Seen(JULY, entries, range(1, 61), {})

    assert {each.kind for each in findings(seen, wide)} <= {each.kind for each in findings(seen, LIMITS)}


@given(MONTHS, st.sets(st.integers(1, 60)), st.sets(st.integers(1, 60)))
def test_more_repeats_never_make_more_reports_informative(entries: list[Entry], some: set[int], more: set[int]) -> None:
    assert informative_ids(entries, some | more) <= informative_ids(entries, some)


def test_every_kind_has_its_detector() -> None:
    assert len(DETECTORS) == len(
        {"repeated", "shared", "late", "rushed", "overfull", "copied"}
    )  # the kinds of SignalAnswer
