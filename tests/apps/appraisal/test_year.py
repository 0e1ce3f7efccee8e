"""The year's appraisal shows its periods as evidence, and is not their mean."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction

from tests.apps.appraisal.conftest import ALL_MEET, Office, Visitor, objected, sheet
from tests.apps.appraisal.objections import answer, uphold
from tolok.appraisal.actions import gather_period, rate, sign
from tolok.appraisal.models import Appraisal, Objection, Proposal
from tolok.appraisal.queries import periods_of
from tolok.calendar.models import Period
from tolok.people.access import enter
from tolok.rules.facts import Dossier

WHY = {"work_reason": "Contoh alasan sendiri.", "behaviour_reason": "Contoh alasan sendiri."}
DECEMBER = datetime(2026, 12, 28, 3, 0, tzinfo=UTC)


def year() -> Period:
    """The legal year."""
    return Period.objects.get(calendar="tahun")


def quarter(office: Office, number: int, **changes: Any) -> Appraisal:
    """The clerk's signed appraisal of a quarter."""
    gather_period(by=office.people["hr"], at=DECEMBER, period=office.quarter(number))
    appraisal = Appraisal.objects.get(person=office.people["clerk"], period=office.quarter(number))
    told = sheet(appraisal, **{**WHY, **changes})
    rate(by=office.people["superior"], at=DECEMBER, appraisal=appraisal, sheet=told)
    sign(by=office.people["superior"], at=DECEMBER, appraisal=appraisal)
    return appraisal


def yearly(office: Office) -> Appraisal:
    """The clerk's appraisal of the year, gathered."""
    gather_period(by=office.people["hr"], at=DECEMBER, period=year())
    return Appraisal.objects.get(person=office.people["clerk"], period=year())


def test_the_year_shows_each_period_with_its_rater_and_ratings(office: Office) -> None:
    quarter(office, 1, behaviours=ALL_MEET)
    gather_period(by=office.people["hr"], at=DECEMBER, period=office.quarter(3))

    lines = periods_of(office.people["clerk"].pk, year())

    assert [(each.label, each.rater, each.predikat, each.work) for each in lines] == [
        ("Triwulan I 2026", "Superior", "baik", "meets"),
        ("Triwulan III 2026", "Superior", "", ""),
    ]


def test_an_unsigned_rating_stays_with_its_rater(office: Office) -> None:
    office.rated()

    (line,) = periods_of(office.people["clerk"].pk, year())

    assert (line.predikat, line.work, line.behaviour) == ("", "", "")


def test_an_objection_is_shown_with_its_outcome_and_the_ratings_it_set(office: Office) -> None:
    objected(office)
    (before,) = periods_of(office.people["clerk"].pk, year())
    answer(office)
    uphold(office)

    (after,) = periods_of(office.people["clerk"].pk, year())

    decided = Objection.objects.get()
    assert (before.objection, before.tone) == ("Menunggu jawaban pejabat penilai", "info")
    assert (after.objection, after.tone, after.work) == ("Dikabulkan", "good", decided.work)


def test_who_was_rated_by_nobody_yet_is_shown_too(office: Office) -> None:
    office.gathered()
    Appraisal.objects.update(rater=None)

    (line,) = periods_of(office.people["clerk"].pk, year())

    assert line.rater == "belum ada penilai"


def test_only_a_whole_legal_year_shows_periods(office: Office) -> None:
    office.signed()

    assert periods_of(office.people["clerk"].pk, office.quarter(3)) == []
    Period.objects.filter(calendar="tahun").update(is_legal=False)
    assert periods_of(office.people["clerk"].pk, year()) == []


@pytest.mark.parametrize("level", ["above", "below"])
def test_the_year_is_not_the_mean_of_its_periods(office: Office, level: str) -> None:
    """The same facts propose the same year, whether its quarters were rated high or low or not at all."""
    with transaction.atomic():
        facts, proposal = _of_the_year(office)
        transaction.set_rollback(True)
    enter(office.government.pk)
    levels = dict.fromkeys(ALL_MEET, level)

    for number in (1, 2, 3, 4):
        quarter(office, number, work=level, behaviour=level, behaviours=levels)

    assert len({each.predikat for each in periods_of(office.people["clerk"].pk, year())}) == 1
    assert _of_the_year(office) == (facts, proposal)


def test_the_rules_take_no_predikat() -> None:
    assert not {"predikat", "periods"} & {each.name for each in fields(Dossier)}


def test_rating_page_and_receipt_show_them(office: Office, visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    quarter(office, 1)
    appraisal = yearly(office)
    monkeypatch.setattr("tolok.web.middleware.around.now", lambda: DECEMBER)
    rating = visitor("superior").get(f"/contoh/penilaian/{appraisal.pk}/nilai/").content.decode()
    enter(office.government.pk)
    rate(by=office.people["superior"], at=DECEMBER, appraisal=appraisal, sheet=sheet(appraisal, **WHY))
    sign(by=office.people["superior"], at=DECEMBER, appraisal=appraisal)

    receipt = visitor("clerk").get(f"/contoh/penilaian/{appraisal.pk}/").content.decode()

    for page in (rating, receipt):
        assert "Periode-periode tahun ini" in page
        assert "bukan rata-rata periodenya" in page
        assert "Triwulan I 2026" in page


def _of_the_year(office: Office) -> tuple[str, str]:
    appraisal = yearly(office)
    return appraisal.dossier.facts, Proposal.objects.get(appraisal=appraisal).result
