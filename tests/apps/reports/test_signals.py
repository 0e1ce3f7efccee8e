"""A person explains signals first; the superior sees a share later."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.apps.work import Office, aim, filed, plan
from tests.conftest import NOON, TODAY
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed
from tolok.reports.actions import (
    NoSuchSignal,
    NotAnAnswer,
    SentenceIsMissing,
    TextTooLong,
    answer_signal,
    file_report,
)
from tolok.reports.models import Report, SignalAnswer
from tolok.reports.queries import explanations, seen_until, shares, signals_of
from tolok.reports.queries.authentic.alike import repeats, shared

JULY = date(2026, 7, 1)
NOTE = "Melayani antrean KTP-el di loket dua"


def full_day(office: Office, minutes: int = 900) -> None:
    """A day with more minutes than believable."""
    filed(office, minutes=minutes)


def explain(office: Office, **more: str) -> SignalAnswer:
    """The clerk says something about the full day."""
    given = {"kind": "overfull", "choice": "long_day", **more}
    clerk = office["self"]
    return answer_signal(by=clerk, at=NOON, person=clerk, month=JULY, **given)


def test_an_ordinary_month_has_no_signal(office: Office) -> None:
    filed(office, note=NOTE, minutes=400)

    assert signals_of(office["self"], month=JULY, on=TODAY) == []


@pytest.mark.parametrize(
    ("minutes", "sentence"),
    [
        ([900], "Menit dalam satu hari berjumlah 900, lebih dari sehari kerja pada umumnya."),
        ([900, 600], "Menit dalam satu hari berjumlah 1500, padahal sehari ada 1440. Mungkin ada angka yang terselip."),
    ],
)
def test_a_signal_says_what_could_be_misunderstood(office: Office, minutes: list[int], sentence: str) -> None:
    for each in minutes:
        filed(office, minutes=each)

    (signal,) = signals_of(office["self"], month=JULY, on=TODAY)

    assert (signal.kind, signal.sentence, signal.count, signal.is_open) == ("overfull", sentence, len(minutes), True)
    assert [value for value, _label in signal.choices] == ["long_day", "mistake"]


def test_a_tap_answers_and_the_newest_answer_holds(office: Office) -> None:
    full_day(office)

    explain(office)
    explain(office, choice="other", text=" Banjir sejak subuh. ")

    (signal,) = signals_of(office["self"], month=JULY, on=TODAY)
    assert signal.answer is not None
    assert (signal.answer.words, signal.answer.text, signal.is_open) == ("Hal lain", "Banjir sejak subuh.", False)
    assert SignalAnswer.objects.count() == 2
    assert LedgerEntry.objects.filter(verb="answer_signal").count() == 2


def test_a_signal_that_grew_is_open_again(office: Office) -> None:
    full_day(office)
    explain(office)

    filed(office, minutes=100)

    assert [each.is_open for each in signals_of(office["self"], month=JULY, on=TODAY)] == [True]


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"kind": "copied"}, NoSuchSignal),
        ({"kind": "lazy"}, NotAnAnswer),
        ({"choice": "guilty"}, NotAnAnswer),
        ({"choice": "other", "text": " "}, SentenceIsMissing),
        ({"text": "x" * 201}, TextTooLong),
    ],
)
def test_an_answer_that_fits_nothing_is_refused(office: Office, given: dict[str, str], refusal: type) -> None:
    full_day(office)

    with pytest.raises(refusal):
        explain(office, **given)

    assert not SignalAnswer.objects.exists()


def test_nobody_answers_for_somebody_else(office: Office) -> None:
    full_day(office)

    with pytest.raises(NotAllowed):
        answer_signal(
            by=office["superior"], at=NOON, person=office["self"], month=JULY, kind="overfull", choice="mistake"
        )


def test_every_kind_can_be_kept(office: Office) -> None:
    for kind in SignalAnswer.Kind.values:
        SignalAnswer.objects.create(
            government=office.government, person=office["self"], month=JULY, kind=kind, choice="recurring", count=1,
            answered_at=NOON,
        )  # fmt: skip  # one line a thought

    found = explanations([office["self"].pk], month=JULY)[office["self"].pk]

    assert {each.kind for each in found} == set(SignalAnswer.Kind.values)


def test_notes_nearly_the_same_are_found_and_other_ones_are_not(office: Office) -> None:
    first = filed(office, note=NOTE)
    same = filed(office, note=NOTE)
    near = filed(office, note=f"{NOTE}.")
    other = filed(office, note="Memperbaiki pencetak kartu yang macet sejak pagi")
    short = [filed(office, note="Selesai.") for _ in range(2)]

    found = repeats([office["self"].pk], month=JULY, similar_from=8500)

    assert found == {same.pk, near.pk}
    assert found.isdisjoint({first.pk, other.pk, *(each.pk for each in short)})


def test_another_persons_same_note_is_no_repeat_but_a_shared_sentence(office: Office) -> None:
    target = aim(plan(office["colleague"], office["superior"]), "KTP-el terbit", "dokumen", 100)
    filed(office, note=NOTE)
    file_report(by=office["colleague"], at=NOON, on=TODAY, target_id=target.pk, amount=100, note=NOTE)
    own, both = office["self"].pk, [office["self"].pk, office["colleague"].pk]

    assert repeats(both, month=JULY, similar_from=8500) == set()
    assert shared(own, month=JULY, on=TODAY, persons_from=2) == {(NOTE, TODAY): 2}
    assert shared(own, month=JULY, on=TODAY, persons_from=3) == {}


def test_many_repeats_and_copies_are_told_in_words(office: Office) -> None:
    first = filed(office, note=NOTE)
    for _ in range(8):
        filed(office, note=NOTE, copied_from_id=first.pk)
    for _ in range(12):
        filed(office, note=NOTE)

    found = signals_of(office["self"], month=JULY, on=TODAY)

    assert [(each.kind, each.count) for each in found] == [("repeated", 12), ("copied", 8)]
    assert "12 catatan hampir sama" in found[0].sentence
    assert "8 laporan salinan" in found[1].sentence


def test_rushed_and_shared_are_told_in_words(office: Office) -> None:
    for day in range(8):
        filed(office, on=TODAY - timedelta(days=day % 6), note=f"{NOTE} {day}")
    for name in ("colleague", "superior", "hr"):
        target = aim(plan(office[name], office["above"]), "Rapat", "kali", 100)
        for day in range(8):
            file_report(
                by=office[name], at=NOON, on=TODAY - timedelta(days=day % 6), target_id=target.pk, amount=100,
                note=f"{NOTE} {day}",
            )  # fmt: skip  # one line a thought

    told = {each.kind: each.sentence for each in signals_of(office["self"], month=JULY, on=TODAY)}

    assert told == {
        "rushed": "Laporan tentang 6 hari berbeda ditulis dalam beberapa menit.",
        "shared": "8 catatan ditulis sama persis pada hari yang sama oleh sampai 4 orang di unit Anda.",
    }


def test_late_writing_is_told_in_words(office: Office) -> None:
    for _ in range(12):
        filed(office, on=TODAY)
    Report.objects.update(noted_at=NOON + timedelta(days=16))

    (signal,) = signals_of(office["self"], month=JULY, on=date(2026, 7, 31))

    assert signal.sentence == "12 laporan tentang hari-hari sebelumnya ditulis di hari-hari terakhir bulan."


def test_the_superior_sees_a_report_only_after_three_working_days_of_the_persons_own(office: Office) -> None:
    filed(office)
    own, government = office["self"].pk, office.government

    def seen(on: date) -> int:
        found = shares([own], month=JULY, government=government, until=seen_until(government, on=on))
        return found[own].total if own in found else 0

    assert seen_until(government, on=date(2026, 7, 18)) == date(2026, 7, 15)
    assert [seen(date(2026, 7, day)) for day in (14, 15, 17, 18, 20)] == [0, 0, 0, 1, 1]


def test_the_share_counts_what_says_something_new(office: Office) -> None:
    for amount in (1200, 1200, 1300):
        filed(office, amount=amount)

    (share,) = shares([office["self"].pk], month=JULY, government=office.government).values()

    assert (share.informative, share.total) == (2, 3)


def test_signals_and_shares_take_the_same_queries_for_one_and_for_many(
    office: Office, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    full_day(office)
    ids = [office[name].pk for name in ("self", "colleague", "superior")]

    for _ in range(2):
        with django_assert_num_queries(5):
            signals_of(office["self"], month=JULY, on=TODAY)
        with django_assert_num_queries(3):
            shares(ids, month=JULY, government=office.government)
        filed(office, minutes=100)
