"""Reports for programs: file and prove one, read one's own and the team's."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from django.http import Http404, HttpRequest
from ninja import File, Form, Router, Status, UploadedFile

from tolok.evidence.actions import Upload
from tolok.people.access import Day, Id, Most, Request, Scoped
from tolok.people.queries import person_of
from tolok.reports import queries
from tolok.reports.access import PERMISSIONS
from tolok.reports.actions import file_report, prove_report
from tolok.reports.api.shapes import After, ProgressIn, ProofIn, ReportIn, ReportOut, ReportPage

router = Router()
progress = Router()  # hangs below projects, whose progress is told by reports
WEEK = timedelta(days=7)


@router.post("", response={201: ReportOut}, auth=Scoped("reports:write"))
def report_file(request: HttpRequest, given: ReportIn) -> Status[queries.ReportRow]:
    """File one report of one's own."""
    asked = cast(Request, request)
    return _stored(file_report(by=asked.person, at=asked.at, **given.dict()).pk)


@router.get("", response=ReportPage, auth=Scoped("reports:read"))
def report_list(
    request: HttpRequest,
    since: Day | None = None,
    until: Day | None = None,
    person_id: Id | None = None,
    after: After | None = None,
    limit: Most = 50,
) -> ReportPage:
    """List reports from `since` until the day before `until` (the last 7 days), one's own or those of one's staff."""
    asked = cast(Request, request)
    ends_on = until or asked.on + timedelta(days=1)
    starts_on = since or ends_on - WEEK
    person = asked.person if person_id is None else person_of(person_id)
    if person is None or not PERMISSIONS["see_reports"](asked.person, person, asked.on):
        raise Http404
    place = cast("queries.Place | None", after)
    found = queries.reports_page(person, starts_on=starts_on, ends_on=ends_on, after=place, most=limit + 1)
    last = found[limit - 1] if len(found) > limit else None
    items = [ReportOut.model_validate(each) for each in found[:limit]]
    return ReportPage(items=items, next=f"{last.on}.{last.id}" if last else None)


@router.get("/{int:report_id}", response=ReportOut, auth=Scoped("reports:read"))
def report_detail(request: HttpRequest, report_id: Id) -> queries.ReportRow:
    """Read one report that one may see."""
    asked = cast(Request, request)
    found = queries.report(report_id)
    if found is None or not PERMISSIONS["see_reports"](asked.person, found.person, asked.on):
        raise Http404
    return queries.row_of(found)


@router.post("/{int:report_id}/evidence", response={201: ReportOut}, auth=Scoped("evidence:write"))
def report_evidence(
    request: HttpRequest,
    report_id: Id,
    given: Form[ProofIn],
    upload: File[UploadedFile | None] = None,
) -> Status[queries.ReportRow]:
    """Give a file (PDF, JPG, PNG, XLSX, DOCX up to 10 MB) or a link as evidence of one's own report."""
    asked = cast(Request, request)
    found = queries.report(report_id)
    if found is None or found.person_id != asked.person.pk:
        raise Http404
    kept = Upload(str(upload.name), upload.read()) if upload else None
    prove_report(by=asked.person, at=asked.at, report_id=report_id, link=given.link, upload=kept)
    return _stored(report_id)


@progress.post("/{int:project_id}/progress", response={201: ReportOut}, auth=Scoped("projects:write"))
def project_progress(request: HttpRequest, project_id: Id, given: ProgressIn) -> Status[queries.ReportRow]:
    """Report how far one's own project is."""
    asked = cast(Request, request)
    told = given.dict()
    stored = file_report(by=asked.person, at=asked.at, project_id=project_id, amount=told.pop("percent"), **told)
    return _stored(stored.pk)


def _stored(report_id: int) -> Status[queries.ReportRow]:
    found = queries.report(report_id)
    assert found is not None  # it was stored in this transaction
    return Status(201, queries.row_of(found))
