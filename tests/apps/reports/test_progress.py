"""Reports on a project are its progress updates."""

from __future__ import annotations

from datetime import date

from tests.apps.work import YESTERDAY, Office, filed
from tests.conftest import NOON, TODAY
from tolok.evidence.actions import check_evidence
from tolok.reports.queries import latest_progress, progress_of


def test_the_team_s_latest_word_counts_but_not_a_refused_one(office: Office) -> None:
    project = office.project.pk
    filed(office, project_id=project, amount=2_000, on=YESTERDAY, note="Dua kelurahan")
    filed(office, project_id=project, amount=None, note="Rapat")
    wrong = filed(office, project_id=project, amount=9_000)
    check_evidence(
        by=office["superior"], at=NOON, evidence_id=wrong.evidence_id, is_accepted=False, reason="Belum selesai"
    )

    told = progress_of(project, on=TODAY)

    assert [(each.ratio, each.is_refused) for each in told] == [(9_000, True), (None, False), (2_000, False)]
    assert latest_progress(on=TODAY) == {project: 2_000}
    assert latest_progress(on=date(2026, 7, 1)) == {}


def test_more_than_everything_is_everything(office: Office) -> None:
    filed(office, project_id=office.project.pk, amount=12_000)

    assert latest_progress(on=TODAY) == {office.project.pk: 10_000}
    assert [each.ratio for each in progress_of(office.project.pk, on=TODAY)] == [10_000]
