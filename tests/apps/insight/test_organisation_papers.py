"""The unit's achievement on the forms: blank before it is decided, printed after."""

from __future__ import annotations

import pytest

from tests.apps.appraisal.conftest import LATER, Office, Visitor
from tests.apps.appraisal.units import decide, with_head
from tests.apps.insight.test_appraisal_papers import read
from tolok.appraisal.actions import set_achievement
from tolok.appraisal.models import Appraisal
from tolok.insight.queries.papers.evaluations import evaluation_facts
from tolok.people.access import enter


@pytest.fixture
def signed(office: Office) -> Appraisal:
    """The clerk's second quarter, signed."""
    return office.signed()


def test_the_unit_s_achievement_stands_on_both_forms_once_it_is_decided(
    signed: Appraisal, office: Office, visitor: Visitor
) -> None:
    with_head(office)
    before = [read(visitor, signed, kind) for kind in ("evaluasi", "dokumen")]
    enter(office.government.pk)
    decide(office, "istimewa", "The council praised it.")

    after = [read(visitor, signed, kind) for kind in ("evaluasi", "dokumen")]

    assert all("ISTIMEWA" not in text for text in before)
    assert "CAPAIAN KINERJA ORGANISASI: ISTIMEWA" in after[0]
    assert "KURVA DISTRIBUSI PREDIKAT KINERJA PEGAWAI DENGAN CAPAIAN KINERJA ORGANISASI ISTIMEWA" in after[0]
    assert "CAPAIAN KINERJA ORGANISASI ISTIMEWA" in after[1]


def test_another_unit_s_or_period_s_achievement_is_not_printed(signed: Appraisal, office: Office) -> None:
    organisation = with_head(office)
    set_achievement(
        by=office.people["above"],
        at=LATER,
        organisation=organisation,
        period=office.quarter(1),
        predikat="baik",
        reason="It was good.",
    )

    assert evaluation_facts([signed.pk])[signed.pk].organisation == ""
