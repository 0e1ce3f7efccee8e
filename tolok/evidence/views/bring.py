"""Pages of the import of measured events: file, dry run, confirmation."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tolok.evidence import actions
from tolok.evidence.access import PERMISSIONS
from tolok.evidence.forms.events import SheetForm
from tolok.evidence.queries import Finished, Intake, answers_to
from tolok.evidence.queries.sheet import read_events, template, told
from tolok.ledger.actions import Refusal
from tolok.people.access import Request, require, signed_in
from tolok.people.actions import drop_workbook, keep_workbook
from tolok.people.queries import waiting_upload

PAGE = 50


@signed_in
def upload(request: Request) -> HttpResponse:
    """Take a file and go on to its dry run."""
    require(PERMISSIONS, "import_events", by=request.person, person=request.person, on=request.on)
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["sheet"].read()
        try:
            digest = keep_workbook(by=request.person, at=request.at, content=content, may_be_text=True)
        except Refusal as refusal:
            form.add_error("sheet", str(refusal))
        else:
            address = reverse("evidence:check_import", args=[request.government.slug, digest])
            return redirect(f"{address}?{urlencode({'sistem': form.cleaned_data['source']})}")
    return render(request, "evidence/upload.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
def check(request: Request, digest: str) -> HttpResponse:
    """What the file would store, and every cell to mend; the confirmation stores it."""
    require(PERMISSIONS, "import_events", by=request.person, person=request.person, on=request.on)
    content = waiting_upload(request.person, digest, at=request.at)
    rows, faults = read_events(content, zone=request.government.time_zone)
    finished, source = [Finished(**row.fields) for row in rows], _source(request)
    answers = answers_to(finished, source=source, at=request.at)
    faults += told(rows, answers)
    if request.method == "POST" and not faults:
        stored = actions.import_events(by=request.person, at=request.at, source=source, rows=finished)
        drop_workbook(by=request.person, at=request.at, digest=digest)
        n = sum(answer.verdict == Intake.STORED for answer in stored)
        messages.success(request, _("Stored: %(n)s finished services.") % {"n": n})
        return redirect("evidence:upload_events", request.government.slug)
    shown = {
        "source": source,
        "faults": Paginator(faults, PAGE).get_page(request.GET.get("page")),
        "query": f"{urlencode({'sistem': source})}&",
        "new": sum(answer.verdict == Intake.STORED for answer in answers),
        "known": sum(answer.verdict == Intake.KNOWN for answer in answers),
    }
    return render(request, "evidence/import.html", shown, status=422 if request.method == "POST" else 200)


@require_GET
@signed_in
def example(request: Request) -> HttpResponse:
    """The CSV to fill in."""
    answer = HttpResponse(template(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="layanan-terukur.csv"'
    return answer


def _source(request: Request) -> str:
    """The name of the system as the address carries it; nothing for what no name can be."""
    asked = request.GET.get("sistem", "").strip()
    return asked if asked.isprintable() and len(asked) <= 80 else ""
