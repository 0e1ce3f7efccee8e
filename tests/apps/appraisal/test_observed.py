"""Beside the form stands what systems recorded, and how each level looks at work."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.apps.appraisal.conftest import AFTER, Office
from tolok.appraisal.models import Level
from tolok.appraisal.queries.anchors import ANCHORS
from tolok.appraisal.queries.facts import months_between
from tolok.appraisal.queries.lines import Line
from tolok.appraisal.queries.observed import attendance_lines, measured_lines, voice_lines
from tolok.evidence.models import Evidence, ServiceEvent
from tolok.rules.facts import AttendanceFact, Dossier, RatingFact
from tolok.rules.terms import Value
from tolok.skp.models import Service

if TYPE_CHECKING:
    from tests.apps.appraisal.conftest import Visitor


def _served(office: Office, service: Service, taken: int, **words: str) -> None:
    evidence = Evidence.objects.create(
        government=office.government,
        owner=office.people["clerk"],
        kind="measured",
        trust="measured",
        source="siak",
        given_at=AFTER,
    )
    ServiceEvent.objects.create(
        government=office.government,
        evidence=evidence,
        source="siak",
        external_id=str(evidence.pk),
        person=office.people["clerk"],
        service=service,
        unit=office.unit,
        received_at=AFTER,
        finished_at=AFTER,
        on=date(2026, 5, 4),
        taken=taken,
        limit=5,
        scale="minutes",
        **words,
    )


def test_attendance_is_told_in_days_and_minutes_and_not_at_all_without_records(office: Office) -> None:
    facts = Dossier.from_json(office.gathered().dossier.facts)
    recorded = (
        AttendanceFact("working", None, 60),
        AttendanceFact("late", 10, 2),
        AttendanceFact("late", 25, 1),
        AttendanceFact("absent", None, 1),
    )

    told = attendance_lines(replace(facts, attendance=recorded))

    assert told == (
        Line("Masuk atau berizin", "60 hari"),
        Line("Tanpa keterangan", "1 hari"),
        Line("Terlambat", "3 hari", "seluruhnya 45 menit"),
    )
    assert attendance_lines(replace(facts, attendance=())) == ()


def test_voices_are_told_as_means_of_five_and_not_at_all_where_none_spoke(office: Office) -> None:
    facts = Dossier.from_json(office.gathered().dossier.facts)
    spoke = tuple(RatingFact(voice, points) for voice, points in (("peers", 10_000), ("peers", 7_500), ("self", 0)))
    silent = RatingFact("subordinates", None)

    told = voice_lines(replace(facts, ratings=(*spoke, silent)))

    assert told == (Line("Rekan kerja", "4,5 dari 5"), Line("Diri sendiri", "1,0 dari 5"))
    assert voice_lines(facts) == ()


def test_measured_services_are_told_by_case_and_contested_ones_apart(office: Office) -> None:
    span = {"starts_on": date(2026, 4, 1), "ends_on": date(2026, 7, 1)}
    service = Service.objects.create(government=office.government, unit=office.unit, code="kk", name="Kartu keluarga")
    for taken in (2, 3, 9):
        _served(office, service, taken)
    _served(office, service, 1, complexity="sulit")
    _served(office, service, 8, state="contested")

    told = measured_lines(office.people["clerk"], **span)

    assert told == (
        Line("Kartu keluarga", "3", "2 dari 3 tepat waktu, separuhnya dalam 3 menit"),
        Line("Kartu keluarga · sulit", "1", "1 dari 1 tepat waktu, separuhnya dalam 1 menit"),
        Line("Disanggah", "1", "Belum dihitung sampai diputuskan."),
    )
    assert measured_lines(office.people["colleague"], **span) == ()


def test_every_level_of_every_value_has_its_own_words() -> None:
    said = [str(ANCHORS[value].at(level)) for value in Value for level in Level.values]

    assert len(set(said)) == 21
    assert max(map(len, said)) <= 110


def test_the_form_offers_conduct_and_not_grades(office: Office, visitor: Visitor) -> None:
    page = visitor("superior").get(f"/contoh/penilaian/{office.gathered().pk}/nilai/").content.decode()

    assert all(str(ANCHORS[value].at(level)) in page for value in Value for level in Level.values)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "months"),
    [
        (date(2026, 1, 1), date(2026, 4, 1), 3),
        (date(2026, 1, 1), date(2027, 1, 1), 12),
        (date(2026, 7, 1), date(2027, 1, 1), 6),
        (date(2026, 2, 1), date(2026, 2, 3), 1),
        (date(2026, 4, 16), date(2026, 7, 1), 2),
    ],
)
def test_a_span_counts_as_the_nearest_whole_months(starts_on: date, ends_on: date, months: int) -> None:
    assert months_between(starts_on, ends_on) == months
