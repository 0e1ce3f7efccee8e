"""Pages of who rates whom: everybody on a day, one person, family ties."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tolok.people import actions, queries
from tolok.people.access import PERMISSIONS, Request, acting, is_done, may, require, signed_in
from tolok.people.forms import OnForm, SpanForm, TieForm, WithdrawForm
from tolok.people.forms.supervision import FIRST_YEAR, LAST_YEAR
from tolok.people.models import Person
from tolok.people.views.pages import address, seen_person

# The words of the address that name the days of a list.
SPAN = {"first": "dari", "last": "sampai", "year": "tahun"}


@require_GET
@signed_in
def everybody(request: Request) -> HttpResponse:
    """Who rates whom on a day, whom nobody rates first, for HR."""
    require(PERMISSIONS, "list_raters", by=request.person, person=request.person, on=request.on)
    form = OnForm({"day": request.GET.get("tanggal", "") or request.on.isoformat()})
    on = form.cleaned_data["day"] if form.is_valid() else request.on
    search = " ".join(request.GET.get("q", "").split())[:80]
    only = request.GET.get("tampil", "")
    found = queries.rating_page(search, request.GET.get("page"), on=on, only=only)
    words = {"tanggal": on.isoformat(), "q": search}
    shown = {
        "found": found,
        "form": form,
        "day": on,
        "search": search,
        "only": only,
        "query": urlencode({**words, "tampil": only}) + "&",
        "narrow": urlencode(words),
    }
    return render(request, "people/raters.html", shown, status=422 if form.errors else 200)


@require_GET
@signed_in
def mine(request: Request) -> HttpResponse:
    """One's own raters, at an address that is the same for everybody."""
    return render(request, "people/raters_of.html", _context(request, request.person, TieForm()))


@signed_in
def of_person(request: Request, person_id: int) -> HttpResponse:
    """The raters of one person over a year, and for the person and HR the declared family ties."""
    shown = seen_person(person_id)
    require(PERMISSIONS, "see_raters", by=request.person, person=shown, on=request.on)
    form = TieForm(request.POST or None)
    if request.method == "POST":
        require(PERMISSIONS, "declare_tie", by=request.person, person=shown, on=request.on)
    about = acting(request, person=shown)
    if is_done(form, lambda: actions.declare_tie(**about, **form.cleaned_data)):
        messages.success(request, _("The tie is declared. Neither of the two rates the other from now on."))
        return redirect(address(request, "raters_of", person_id))
    return render(request, "people/raters_of.html", _context(request, shown, form), status=422 if form.errors else 200)


@signed_in
def withdraw(request: Request, tie_id: int) -> HttpResponse:
    """Ask for the reason, then let a family tie end."""
    tie = queries.tie_of(tie_id)
    if tie is None:
        raise Http404
    require(PERMISSIONS, "withdraw_tie", by=request.person, person=tie.person, on=request.on)
    form = WithdrawForm(request.POST or None)
    about = acting(request, tie=tie)
    back = address(request, "raters_of", tie.person_id)
    if is_done(form, lambda: actions.withdraw_tie(**about, **form.cleaned_data)):
        messages.success(request, _("The tie is withdrawn. What was signed before stays as it is."))
        return redirect(back)
    context = {"form": form, "tie": tie, "back": back}
    return render(request, "people/tie.html", context, status=422 if form.errors else 200)


def _context(request: Request, shown: Person, form: TieForm) -> dict[str, object]:
    tells = may(PERMISSIONS, "see_ties", by=request.person, person=shown, on=request.on)
    asked = SpanForm({field: request.GET.get(name, "") for field, name in SPAN.items()})
    first, last = asked.days(today=request.on)
    spans = queries.span_lines(
        shown, starts_on=first, ends_on=last + timedelta(days=1), on=request.on, tells_ties=tells
    )
    return {
        "shown": shown,
        "is_own": shown.pk == request.person.pk,
        "spans": spans,
        "shares": queries.shares_of(spans),
        "first": first,
        "last": last,
        "earlier": first.year - 1 if first.year > FIRST_YEAR else None,
        "later": last.year + 1 if last.year < LAST_YEAR else None,
        "tells_ties": tells,
        "ties": queries.ties_of(shown) if tells else [],
        "form": form,
    }
