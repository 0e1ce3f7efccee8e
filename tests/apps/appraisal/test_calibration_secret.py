"""What is said in private is nobody's to read before, and has no name after."""

from __future__ import annotations

from datetime import date

import pytest

from tests.apps.appraisal.conftest import Office, Visitor
from tests.apps.appraisal.test_calibration import change
from tests.apps.appraisal.units import AT_MEETING, called, closed, met, page_for, rated_unit, say, sign_role
from tolok.appraisal.actions import sign
from tolok.appraisal.models import Calibration, CalibrationWord
from tolok.appraisal.queries.calibration import calibrated, own_words, spoken
from tolok.ledger.models import LedgerEntry
from tolok.people.access import enter

SECRET = "The counter was empty on Mondays."
ROLES = ("superior", "second", "above", "hr", "clerk", "junior", "colleague", "planner")
ON = date(2026, 7, 6)


def places(office: Office, own: Calibration) -> list[str]:
    """Every page on which a word could be read."""
    period, junior = office.quarter().pk, office.appraisal("junior").pk
    return [
        f"/contoh/penilaian/kalibrasi/{own.pk}/",
        f"/contoh/penilaian/kalibrasi/{own.pk}/{junior}/",
        f"/contoh/penilaian/kalibrasi/{own.pk}/{junior}/ubah/",
        "/contoh/penilaian/kalibrasi/",
        f"/contoh/penilaian/capaian/{period}/{office.unit.pk}/",
        f"/contoh/penilaian/{junior}/",
        f"/contoh/penilaian/{junior}/nilai/",
        "/contoh/kabar/",
    ]


def readers(office: Office, visitor: Visitor, own: Calibration) -> set[str]:
    """Who finds the words on some page."""
    found = set()
    for role in ROLES:
        client = visitor(role)
        for place in places(office, own):
            if SECRET in client.get(place).content.decode():
                found.add(role)
    enter(office.government.pk)
    return found


def test_before_the_reveal_only_the_speaker_reads_the_word(office: Office, visitor: Visitor) -> None:
    rated_unit(office)
    own = called(office)
    say(office, "superior", "junior", SECRET)

    assert readers(office, visitor, own) == {"superior"}
    assert spoken(own) == {}
    assert own_words(own, office.people["second"]) == {}
    assert page_for(office, own, "hr", on=ON).said == 1


def test_without_the_guard_the_word_would_be_read(office: Office) -> None:
    rated_unit(office)
    own = called(office)
    say(office, "superior", "junior", SECRET)
    CalibrationWord.objects.update(speaker=None)

    own.state = "meeting"

    assert [each.lines for each in spoken(own).values()] == [(SECRET,)]


def test_after_the_reveal_those_who_sit_there_read_it_and_the_rated_do_not(office: Office, visitor: Visitor) -> None:
    rated_unit(office)
    called(office)
    say(office, "superior", "junior", SECRET)

    own = met(office)

    assert readers(office, visitor, own) == {"superior", "second", "above", "hr"}


def test_after_the_reveal_no_row_knows_who_spoke(office: Office) -> None:
    rated_unit(office)
    called(office)
    say(office, "superior", "junior", SECRET)
    say(office, "second", "clerk", agrees=True)
    before = set(CalibrationWord.objects.values_list("pk", flat=True))

    met(office)

    assert set(CalibrationWord.objects.values_list("speaker", flat=True)) == {None}
    assert not before & set(CalibrationWord.objects.values_list("pk", flat=True))


def test_the_ledger_says_that_somebody_spoke_and_not_about_whom(office: Office) -> None:
    rated_unit(office)
    own = called(office)
    say(office, "superior", "junior", SECRET)

    entry = LedgerEntry.objects.get(verb="say_in_calibration")

    assert (entry.object_id, entry.person_id) == (own.pk, None)


def test_the_order_of_the_words_changes_with_the_reveal(office: Office) -> None:
    rated_unit(office, more=8)
    called(office)
    lines = [f"line {number}" for number in range(8)]
    for number, line in enumerate(lines):
        say(office, "second", f"new{number}", line)

    met(office)

    told = list(CalibrationWord.objects.order_by("pk").values_list("line", flat=True))
    assert sorted(told) == lines
    assert told != lines  # once in 40,320 times it is


@pytest.mark.parametrize("role", ["clerk", "junior", "colleague", "planner"])
def test_who_does_not_sit_there_finds_no_session(office: Office, visitor: Visitor, role: str) -> None:
    rated_unit(office)
    own = called(office)
    met(office)

    assert visitor(role).get(f"/contoh/penilaian/kalibrasi/{own.pk}/").status_code == 404


def test_the_receipt_says_why_it_changed_and_by_whom_and_nothing_of_the_words(office: Office, visitor: Visitor) -> None:
    rated_unit(office)
    called(office)
    say(office, "superior", "junior", SECRET)
    met(office)
    change(office)
    closed(office)
    junior = office.appraisal("junior")
    assert "empty counter" not in visitor("junior").get(f"/contoh/penilaian/{junior.pk}/").content.decode()
    enter(office.government.pk)
    sign(by=office.people["second"], at=AT_MEETING, appraisal=junior)

    page = visitor("junior").get(f"/contoh/penilaian/{junior.pk}/").content.decode()

    assert "The others saw the empty counter." in page
    assert "kalibrasi" in page
    assert SECRET not in page


def test_an_appraisal_that_no_meeting_changed_says_nothing_of_one(office: Office) -> None:
    rated_unit(office)
    called(office)
    met(office)

    assert calibrated(sign_role(office, "clerk")) == []
