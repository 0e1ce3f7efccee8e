"""An upheld objection stands on the papers, with its day and its judge."""

from __future__ import annotations

import pytest

from tests.apps.appraisal.conftest import Office, Visitor
from tests.apps.appraisal.objections import bring
from tests.apps.insight.papers import pages, printed
from tolok.appraisal.models import Objection
from tolok.insight.queries.papers.evaluations import evaluation_facts


def test_the_ratings_that_stand_are_printed(office: Office, visitor: Visitor) -> None:
    bring(office, "upheld")
    appraisal = office.appraisal()

    (facts,) = evaluation_facts([appraisal.pk]).values()
    paper = " ".join(pages(printed(visitor("clerk"), f"penilaian/{appraisal.pk}/dokumen").content))

    assert (facts.work, facts.behaviour, facts.predikat) == ("above", "meets", "baik")
    assert facts.remark.endswith("Rating ditetapkan ulang atas keberatan pada 6 Juli 2026 oleh Above.")
    assert "ditetapkan ulang" in paper


def test_one_that_changed_nothing_is_not_mentioned(office: Office) -> None:
    bring(office, "rejected")

    (facts,) = evaluation_facts([office.appraisal().pk]).values()

    assert (facts.work, facts.is_final, "keberatan" in facts.remark) == ("meets", True, False)


@pytest.mark.parametrize("state", Objection.OPEN)
def test_while_one_is_open_papers_are_drafts_that_say_why(office: Office, visitor: Visitor, state: str) -> None:
    bring(office, state)
    appraisal = office.appraisal()

    (facts,) = evaluation_facts([appraisal.pk]).values()
    paper = " ".join(pages(printed(visitor("clerk"), f"penilaian/{appraisal.pk}/dokumen").content))

    assert (facts.is_final, facts.remark.endswith("Sedang dalam keberatan, belum final.")) == (False, True)
    assert "KONSEP" in paper
    assert "Sedang dalam keberatan" in paper
