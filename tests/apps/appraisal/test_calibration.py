"""A calibration: private words, the reveal, changes by the rater alone, minutes."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from tests.apps.appraisal.conftest import LATER, Office
from tests.apps.appraisal.units import (
    AT_MEETING,
    called,
    closed,
    met,
    page_for,
    rate_role,
    rated_unit,
    say,
)
from tolok.appraisal.actions import (
    AlreadySigned,
    NotOnTheTable,
    NotYourRating,
    SameLevels,
    SessionMoved,
    WordMissing,
    calibrate,
    call_off_calibration,
    close_calibration,
    sign,
)
from tolok.appraisal.models import (
    Calibration,
    CalibrationChange,
    CalibrationItem,
    CalibrationWord,
    GivenLevel,
    Rating,
)
from tolok.appraisal.queries.calibration import calibrated, spoken
from tolok.delivery.models import Notice
from tolok.people.access import NotAllowed
from tolok.people.models import Tie

ON = date(2026, 7, 9)


def change(office: Office, by: str = "second", about: str = "junior", **given: str) -> CalibrationChange:
    """The rater changes the work rating in the meeting."""
    typed = {"work": "below", "behaviour": "meets", "reason": "The others saw the empty counter."} | given
    return calibrate(
        by=office.people[by],
        at=AT_MEETING,
        calibration=Calibration.objects.get(),
        appraisal=office.appraisal(about),
        **typed,
    )


def test_from_the_call_to_the_minutes(office: Office) -> None:
    rated_unit(office)
    called(office)
    say(office, "superior", "junior", "The counter was empty on Mondays.")
    say(office, "second", "clerk", agrees=True)
    met(office)
    change(office)
    own = closed(office)

    junior = office.appraisal("junior")
    assert (own.state, own.minutes) == ("closed", "We compared the queues.")
    assert (junior.state, junior.rating.work, junior.rating.work_reason) == (
        "rated",
        "below",
        "The others saw the empty counter.",
    )
    kept = calibrated(junior)
    assert [(each.before.predikat, each.after.predikat, each.by) for each in kept] == [
        ("baik", "butuh_perbaikan", "Second")
    ]
    assert Notice.objects.filter(person=office.people["second"], key__startswith="calibration:").count() == 3


def test_a_change_keeps_the_seven_levels_and_the_word_to_the_person(office: Office) -> None:
    rated_unit(office)
    called(office)
    met(office)
    before = Rating.objects.get(appraisal=office.appraisal("junior"))

    change(office, work="meets", behaviour="above")

    after = Rating.objects.get(appraisal=office.appraisal("junior"))
    assert (after.behaviour, after.remark, after.work, after.work_reason) == (
        "above",
        before.remark,
        before.work,
        before.work_reason,
    )
    assert after.behaviour_reason == "The others saw the empty counter."
    levels = GivenLevel.objects.filter(appraisal=office.appraisal("junior")).exclude(behaviour="")
    assert set(levels.values_list("level", flat=True)) == {"meets"}


def test_a_changed_rating_can_be_signed_by_its_rater(office: Office) -> None:
    rated_unit(office)
    called(office)
    met(office)
    change(office)

    sign(by=office.people["second"], at=AT_MEETING, appraisal=office.appraisal("junior"))

    assert office.appraisal("junior").predikat == "butuh_perbaikan"


def test_only_the_rater_changes_and_only_something_with_a_reason(office: Office) -> None:
    rated_unit(office)
    called(office)
    met(office)

    for by, about, fault in (("superior", "junior", NotYourRating), ("hr", "junior", NotAllowed)):
        with pytest.raises(fault):
            change(office, by, about)
    with pytest.raises(SameLevels):
        change(office, work="meets")
    with pytest.raises(WordMissing):
        change(office, reason=" ")
    assert CalibrationChange.objects.count() == 0


def test_what_is_signed_meanwhile_or_came_later_is_not_changed(office: Office) -> None:
    rated_unit(office)
    sign(by=office.people["superior"], at=LATER, appraisal=office.appraisal("clerk"))
    called(office)
    met(office)
    sign(by=office.people["second"], at=AT_MEETING, appraisal=office.appraisal("junior"))

    with pytest.raises(AlreadySigned):
        change(office)
    with pytest.raises(NotOnTheTable):
        change(office, "superior", "clerk")


def test_a_word_needs_a_line_only_where_it_differs_and_the_last_one_counts(office: Office) -> None:
    rated_unit(office)
    called(office)

    with pytest.raises(WordMissing):
        say(office, "superior", "junior")
    say(office, "superior", "junior", agrees=True)
    say(office, "superior", "junior", "I looked again: the counter was empty.")

    word = CalibrationWord.objects.get()
    assert (word.agrees, word.line) == (False, "I looked again: the counter was empty.")


def test_nobody_speaks_about_an_own_rating_oneself_or_a_superior(office: Office) -> None:
    rated_unit(office)
    called(office)

    for by, about in (("second", "junior"), ("second", "second"), ("superior", "clerk")):
        with pytest.raises(NotOnTheTable):
            say(office, by, about, agrees=True)


def test_family_neither_speaks_nor_sees(office: Office) -> None:
    rated_unit(office)
    called(office)
    Tie.objects.create(
        government=office.government,
        person=office.people["clerk"],
        about=office.people["second"],
        kind="sibling",
        starts_on=date(2026, 1, 1),
        declared_at=LATER,
    )

    with pytest.raises(NotOnTheTable):
        say(office, "second", "clerk", agrees=True)
    page = page_for(office, Calibration.objects.get(), "second", on=date(2026, 7, 6))
    assert [row.appraisal.person.name for row in page.round] == ["Colleague", "Junior"]
    assert page.hidden == 2


def test_what_is_signed_or_not_rated_is_not_spoken_about(office: Office) -> None:
    rated_unit(office)
    called(office)
    sign(by=office.people["second"], at=LATER, appraisal=office.appraisal("junior"))

    with pytest.raises(NotOnTheTable):
        say(office, "superior", "junior", agrees=True)


def test_words_about_a_rating_that_changed_since_are_not_read(office: Office) -> None:
    rated_unit(office)
    called(office)
    say(office, "superior", "junior", "Too good.")
    rate_role(office, "junior", work="below", work_reason="I counted the files again.")
    page = page_for(office, Calibration.objects.get(), "superior", on=date(2026, 7, 6))
    row = next(each for each in page.round if each.appraisal.person.name == "Junior")
    assert (row.is_old, page.left) == (True, 1)

    own = met(office)

    assert spoken(own) == {}


def test_a_meeting_is_closed_with_minutes_only(office: Office) -> None:
    rated_unit(office)
    called(office)
    own = met(office)

    with pytest.raises(WordMissing):
        close_calibration(by=office.people["hr"], at=AT_MEETING, calibration=own, minutes=" ")
    with pytest.raises(SessionMoved):
        call_off_calibration(by=office.people["hr"], at=AT_MEETING, calibration=own)


def test_table_and_changes_can_be_added_but_never_changed(office: Office) -> None:
    rated_unit(office)
    called(office)
    met(office)
    change(office)

    with pytest.raises(DatabaseError), transaction.atomic():
        CalibrationItem.objects.update(work="above")
    with pytest.raises(DatabaseError), transaction.atomic():
        CalibrationChange.objects.update(reason="Other")


def test_a_meeting_shows_what_differs_first_and_who_leaves_the_room(office: Office) -> None:
    rated_unit(office)
    called(office)
    say(office, "superior", "junior", "Too good.")
    own = met(office)

    for_chair = page_for(office, own, "hr", on=ON)
    for_second = page_for(office, own, "second", on=ON)

    assert [row.appraisal.person.name for row in for_chair.rows] == ["Junior", "Clerk", "Colleague"]
    assert [(row.appraisal.person.name, row.leave) for row in for_chair.apart] == [("Second", ("Second",))]
    assert (for_chair.hidden, for_second.hidden, for_chair.total) == (0, 1, 4)
    assert [row.appraisal.person.name for row in for_second.rows if row.may_change] == ["Junior"]
