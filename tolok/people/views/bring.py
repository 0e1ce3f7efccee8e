"""Pages of the import: upload, dry run row by row, confirmation."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tolok.ledger.actions import Refusal
from tolok.people import actions, documents, queries
from tolok.people.access import PERMISSIONS, Request, require, signed_in
from tolok.people.forms import UploadForm
from tolok.people.queries import ImportPlan, Verdict, Workbook

PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@signed_in
def upload(request: Request) -> HttpResponse:
    """Take a workbook and go on to its dry run."""
    require(PERMISSIONS, "import_people", by=request.person, person=request.person, on=request.on)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["workbook"].read()
        try:
            digest = actions.keep_workbook(by=request.person, at=request.at, content=content)
        except Refusal as refusal:
            form.add_error("workbook", str(refusal))
        else:
            return redirect("people:check", request.government.slug, digest)
    return render(
        request, "people/upload.html", {"form": form, "trail": _trail(request)}, status=422 if form.errors else 200
    )


@signed_in
def check(request: Request, digest: str) -> HttpResponse:
    """Row by row what would happen; the confirmation writes it."""
    require(PERMISSIONS, "import_people", by=request.person, person=request.person, on=request.on)
    book = queries.read_workbook(queries.waiting_upload(request.person, digest, at=request.at))
    if request.method == "POST":
        return _confirmed(request, digest, book)
    plan = queries.plan_import(request.government, book.rows, book.faults)
    return render(request, "people/check.html", {**_context(request, plan), "digest": digest})


@require_GET
@signed_in
def workbook(request: Request, kind: str) -> HttpResponse:
    """The template or the example to download."""
    makers = {"template": documents.template, "contoh": documents.example}
    if kind not in makers:
        raise Http404
    name = f'attachment; filename="impor-{kind}.xlsx"'
    return HttpResponse(makers[kind](), content_type=XLSX, headers={"Content-Disposition": name})


def _confirmed(request: Request, digest: str, book: Workbook) -> HttpResponse:
    try:
        plan = actions.import_people(
            by=request.person, at=request.at, government=request.government, rows=book.rows, faults=book.faults
        )
    except actions.BadRows as refusal:
        return render(request, "people/check.html", _context(request, refusal.plan), status=422)
    actions.drop_workbook(by=request.person, at=request.at, digest=digest)
    written = sum(outcome.verdict in (Verdict.NEW, Verdict.CHANGED) for outcome in plan.outcomes)
    messages.success(request, _("Imported: %(count)s lines written.") % {"count": written})
    return redirect("people:persons", request.government.slug)


def _trail(request: Request) -> list[dict[str, str]]:
    return [{"label": _("Persons"), "url": reverse("people:persons", args=[request.government.slug])}]


def _context(request: Request, plan: ImportPlan) -> dict[str, object]:
    shown = request.GET.get("tampil", "")
    above = reverse("people:upload", args=[request.government.slug])
    outcomes = [outcome for outcome in plan.outcomes if shown in ("", outcome.verdict)]
    totals = {verdict: sum(o.verdict is verdict for o in plan.outcomes) for verdict in Verdict}
    return {
        "plan": plan,
        "trail": [*_trail(request), {"label": _("Import"), "url": above}],
        "doubts": plan.doubts[:PAGE],
        "query": urlencode({"tampil": shown}) + "&" if shown else "",
        "faults": Paginator(plan.faults, PAGE).get_page(request.GET.get("salah")),
        "page": Paginator(queries.told(outcomes), PAGE).get_page(request.GET.get("page")),
        "totals": [(verdict, label, totals[verdict]) for verdict, label in queries.VERDICTS.items()],
        "shown": shown,
    }
