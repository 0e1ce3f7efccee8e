"""What an evaluation's form says of the seven behaviours."""

from __future__ import annotations

from django.utils.translation import override

from tests.apps.appraisal.conftest import Office, Visitor
from tests.apps.insight.papers import cells, printed
from tolok.appraisal.models import GivenLevel
from tolok.appraisal.queries.anchors import ANCHORS
from tolok.skp.queries import BEHAVIOURS


def test_feedback_on_a_behaviour_is_what_the_rater_saw_not_a_grade(office: Office, visitor: Visitor) -> None:
    signed = office.signed()
    GivenLevel.objects.filter(appraisal=signed, behaviour="kompeten").update(level="above")

    found = cells(printed(visitor("clerk"), f"penilaian/{signed.pk}/evaluasi", "xlsx").content)

    with override("id"):
        said = [str(ANCHORS[each.code].at("above" if each.code == "kompeten" else "meets")) for each in BEHAVIOURS]
    begins = found.index("EKSPEKTASI KHUSUS PIMPINAN") + 2
    assert [cell for cell in found[begins:] if cell in said] == said
    assert not {"Sesuai ekspektasi", "Di atas ekspektasi"} & set(found)
