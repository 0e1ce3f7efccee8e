"""Attendance for the HR agency: files, declared failures, days without records."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tolok.evidence import actions, documents, queries
from tolok.evidence.access import PERMISSIONS
from tolok.evidence.forms.attendance import FailureForm, SheetForm
from tolok.evidence.queries import WAITING, Sheets, Verdict
from tolok.ledger.actions import Refusal
from tolok.people.access import Request, refuse, require, signed_in
from tolok.people.queries import waiting_upload

PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@signed_in
def upload(request: Request) -> HttpResponse:
    """Take a file and go on to what it would do."""
    require(PERMISSIONS, "import_attendance", by=request.person, person=request.person, on=request.on)
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["sheet"].read()
        try:
            digest = actions.keep_sheets(by=request.person, at=request.at, content=content)
        except Refusal as refusal:
            form.add_error("sheet", str(refusal))
        else:
            return redirect("evidence:sheets", request.government.slug, digest)
    shown = {"form": form, "trail": _trail(request)}
    return render(request, "evidence/sheets_upload.html", shown, status=422 if form.errors else 200)


@signed_in
def sheets(request: Request, digest: str) -> HttpResponse:
    """What the file would do, cell by cell where it can't be read; the confirmation stores it whole."""
    require(PERMISSIONS, "import_attendance", by=request.person, person=request.person, on=request.on)
    found = queries.read_sheets(waiting_upload(request.person, digest, at=request.at, ending=WAITING))
    if request.method != "POST":
        return render(request, "evidence/sheets_check.html", _planned(request, found))
    try:
        done = actions.import_sheets(by=request.person, at=request.at, digest=digest, sheets=found)
    except Refusal:
        return render(request, "evidence/sheets_check.html", _planned(request, found), status=422)
    written = sum(len(plan.of(Verdict.NEW, Verdict.CHANGED)) for plan in (done.days, done.leaves))
    messages.success(request, _("Imported: %(count)s lines written.") % {"count": written})
    return redirect("evidence:gaps", request.government.slug)


@require_GET
@signed_in
def template(request: Request) -> HttpResponse:
    """The empty workbook of both sheets."""
    headers = {"Content-Disposition": 'attachment; filename="presensi-templat.xlsx"'}
    return HttpResponse(documents.template(), content_type=XLSX, headers=headers)


@signed_in
def gaps(request: Request) -> HttpResponse:
    """Days of units without records and the declared failures; a new one is declared here."""
    require(PERMISSIONS, "declare_failure", by=request.person, person=request.person, on=request.on)
    asked = {name: request.GET.get(name, "") for name in ("unit", "starts_on", "last_on")}
    form = FailureForm(request.POST or None, initial=asked)
    if request.method == "POST" and form.is_valid() and _is_declared(request, form):
        messages.success(request, _("Declared. Whoever was to work there counts as present on these days."))
        return redirect("evidence:gaps", request.government.slug)
    found = Paginator(queries.gaps(on=request.on), PAGE).get_page(request.GET.get("page"))
    shown = {"form": form, "page": found, "failures": queries.failure_rows(), "trail": _trail(request)}
    return render(request, "evidence/gaps.html", shown, status=422 if form.errors else 200)


@require_POST
@signed_in
def withdraw(request: Request, failure_id: int) -> HttpResponse:
    """Take back a failure declared by mistake; 404 where none holds."""
    require(PERMISSIONS, "declare_failure", by=request.person, person=request.person, on=request.on)
    if queries.failure_of(failure_id) is None:
        raise Http404
    actions.withdraw_failure(by=request.person, at=request.at, failure_id=failure_id)
    messages.success(request, _("Taken back. The records of these days count again."))
    return redirect("evidence:gaps", request.government.slug)


def _is_declared(request: Request, form: FailureForm) -> bool:
    try:
        actions.declare_failure(by=request.person, at=request.at, **form.declared())
    except Refusal as refusal:
        refuse(form, refusal)
        return False
    return True


def _planned(request: Request, found: Sheets) -> dict[str, object]:
    """The faults first; without any, what would become of the rows."""
    days, leaves = queries.planned_days(found.days, on=request.on), queries.planned_leaves(found.leaves)
    faults = [*found.faults, *queries.row_faults(days, _("Attendance")), *queries.row_faults(leaves, _("Leave"))]
    is_same = not (days.of(Verdict.NEW, Verdict.CHANGED) or leaves.of(Verdict.NEW, Verdict.CHANGED))
    totals = [(label, days.totals[verdict], leaves.totals[verdict]) for verdict, label in queries.VERDICTS.items()]
    above = reverse("evidence:upload", args=[request.government.slug])
    return {
        "faults": Paginator(faults, PAGE).get_page(request.GET.get("salah")),
        "totals": totals,
        "is_same": is_same,
        "trail": [*_trail(request), {"label": _("Import attendance"), "url": above}],
    }


def _trail(request: Request) -> list[dict[str, str]]:
    return [{"label": _("Attendance"), "url": reverse("evidence:gaps", args=[request.government.slug])}]
