"""A receipt on the terminal: the whole truth, and politely when asked wrongly."""

from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.apps.appraisal.conftest import AFTER, LATER, Office, sheet
from tolok.appraisal.actions import gather_period, rate, sign
from tolok.appraisal.models import GivenLevel, Proposal, Rating
from tolok.calendar.models import Period
from tolok.people.access import enter, inside
from tolok.people.models import Person
from tolok.rules.canon import digest

QUARTER = "triwulan/2026-04-01"


def _said(name: str, *words: str, **options: object) -> str:
    out = StringIO()
    call_command(name, *words, stdout=out, **options)
    return out.getvalue()


def _receipt(office: Office, role: str = "clerk", **options: object) -> str:
    return _said("receipt", office.people[role].nip, **{"period": QUARTER, "government": "contoh", **options})


def test_a_signed_receipt_names_the_decision_and_every_step_in_the_order_of_the_page(office: Office) -> None:
    office.signed()

    text = _receipt(office)

    places = [
        text.index(part)
        for part in (
            "Clerk (1990******03)",
            "Predikat: Baik",
            "Diputuskan dan ditandatangani oleh Superior, Post of superior",
            "Apa yang mengubahnya",
            "Documents issued: 290 ÷ 300 = 96,67 %",
            "Sumber: PermenPANRB 8/2021, Lampiran (kondisi",
            "Dari baris-baris itu ke satu usulan",
            "Usulan rating hasil kerja: Sesuai ekspektasi",
            "Loyal: Sesuai ekspektasi",
            "Usulan rating perilaku kerja: Sesuai ekspektasi",
            "Sesuai ekspektasi × Sesuai ekspektasi",
            "Kebijakan: PermenPANRB 6/2022",
        )
    ]
    assert places == sorted(places)


def test_an_unsigned_receipt_is_a_proposal_and_keeps_the_rater_s_draft_to_the_rater(office: Office) -> None:
    rated = office.rated()
    GivenLevel.objects.filter(appraisal=rated).update(level="above")

    text = _receipt(office)

    assert "Belum ada yang menandatanganinya" in text
    assert "Predikat: Baik" not in text
    assert "Tidak dihitung, bukan nol" in text
    assert _receipt(office, json=True).strip() == Proposal.objects.get().result


def test_names_stay_as_they_were_signed(office: Office) -> None:
    office.signed()
    type(office.people["clerk"]).objects.filter(pk=office.people["clerk"].pk).update(name="Somebody else")

    assert "Clerk (" in _receipt(office)


def test_departures_reasons_and_a_remark_are_told(office: Office) -> None:
    appraisal = office.gathered()
    above = {"work": "above", "work_reason": "The flood of March, day and night."}
    below = {"behaviour": "below", "behaviour_reason": "Late on every Monday of May."}
    more = sheet(appraisal, **above, **below)
    told = replace(more, remark="Go on just like that.")
    rate(by=office.people["superior"], at=LATER, appraisal=appraisal, sheet=told)
    sign(by=office.people["superior"], at=LATER, appraisal=office.appraisal())

    text = _receipt(office)

    parts = (
        "“The flood of March, day and night.”",
        "“Late on every Monday of May.”",
        "“Go on just like that.”",
        "Usulan aturan: ",
    )
    assert [part for part in parts if part not in text] == []


def test_the_canonical_result_is_what_the_signature_rests_on(office: Office) -> None:
    office.signed()

    text = _receipt(office, json=True).strip()

    assert digest(text) == Rating.objects.get().result_hash
    assert json.loads(text)["predikat"] == "baik"


def test_a_label_names_a_period_too_and_one_government_needs_no_name(office: Office) -> None:
    office.signed()

    text = _receipt(office, period=f" {office.quarter().label.upper()} ", government="")

    assert "Predikat: Baik" in text


def test_scores_of_the_government_stand_beside_it_with_their_steps(office: Office) -> None:
    period = office.quarter()
    Period.objects.filter(pk=period.pk).update(pack="bukittinggi-2026", calendar="triwulan-daerah")
    gather_period(by=office.people["hr"], at=AFTER, period=Period.objects.get(pk=period.pk))

    text = _receipt(office, period="triwulan-daerah/2026-04-01")

    assert "Di sampingnya: nilai menurut pemerintah daerah" in text
    assert "bobot" in text
    assert "Sumber: kebijakan pemerintah daerah, bobot komponen" in text


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ({"period": "triwulan/2026-04-02"}, "triwulan/2026-04-01  Triwulan II 2026"),
        ({"government": "nowhere"}, "contoh, lain"),
        ({"period": "triwulan/2026-01-01"}, r"1990\*{6}03"),
    ],
)
def test_an_unknown_period_government_or_appraisal_is_answered_with_what_there_is(
    office: Office, asked: dict[str, str], answer: str
) -> None:
    office.signed()

    with pytest.raises(CommandError, match=answer):
        _receipt(office, **asked)


def test_a_label_of_two_periods_lists_both(office: Office) -> None:
    office.signed()
    Period.objects.filter(calendar="triwulan").update(label="2026")

    with pytest.raises(CommandError, match="triwulan/2026-04-01"):
        _receipt(office, period="2026")


def test_an_unknown_nip_names_where_it_was_looked_for(office: Office) -> None:
    with pytest.raises(CommandError, match="000 di: contoh, lain"):
        _said("receipt", "000", period=QUARTER)


def test_a_nip_in_two_governments_asks_which(office: Office) -> None:
    clerk, other = office.people["clerk"], office.people["stranger"]
    with inside(other.government_id):
        Person.objects.create(government_id=other.government_id, nip=clerk.nip, name="Twin", status="pns")
    enter(office.government.pk)

    with pytest.raises(CommandError, match="contoh, lain"):
        _said("receipt", clerk.nip, period=QUARTER)
