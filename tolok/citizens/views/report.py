"""Pages of somebody who reports: the form, the code, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from tolok.citizens.access import guarded, kept, public
from tolok.citizens.access.limits import address_of
from tolok.citizens.actions.cases import reporter
from tolok.citizens.actions.cases.send import send_case
from tolok.citizens.actions.held import hold_act
from tolok.citizens.forms.report import ReportForm
from tolok.citizens.forms.track import TrackForm
from tolok.citizens.models import Standing
from tolok.citizens.queries.cases.improved import changes
from tolok.citizens.queries.cases.terms import rules_of
from tolok.citizens.queries.cases.told import case_behind, tracked
from tolok.people.access import is_done

if TYPE_CHECKING:
    from django.http import HttpResponse

    from tolok.citizens.access import Visit


# What a reporter may ask for, by its name in the form; and which of it says something.
VERBS = {"confirm": "confirm_case", "reopen": "reopen_case", "message": "add_message", "rate": "rate_case"}
WORDS = ("reopen_case", "add_message")


@never_cache
@guarded("case")
def report(request: Visit) -> HttpResponse:
    """The form; what was sent is answered with its code, again the same when it is sent again."""
    is_sent = request.method == "POST"
    form = ReportForm(request.POST if is_sent else None, request.FILES if is_sent else None, on=request.on)
    codes: list[str] = []
    if is_done(form, lambda: codes.append(_sent(request, form))):
        shown = {"code": codes[0], "mode": form.cleaned_data["mode"], "rules": rules_of(request.government)}
        return render(request, "citizens/sent.html", shown)
    return render(request, "citizens/report.html", {"form": form}, status=422 if form.errors else 200)


def _sent(request: Visit, form: ReportForm) -> str:
    _case, code = send_case(
        at=request.at, government=request.government, brought=form.brought(), key=form.cleaned_data["key"],
        photos=form.cleaned_data["photos"], standing=request.standing, held_for=request.held_for,
        address=address_of(request),
    )  # fmt: skip  # one thought a line
    return code


@never_cache
@guarded("track")
def track(request: Visit) -> HttpResponse:
    """Ask for the code, then show the case behind it and do what its reporter asks; the address never tells it."""
    form = TrackForm(request.POST if request.method == "POST" else None)
    with transaction.atomic():
        is_good = is_done(form, lambda: _act(request, form))
        page = _tracked(request, form, is_good)
        # What may not count is answered by the very page of what counts, and then hasn't happened.
        waits = is_good and form.cleaned_data["act"] in VERBS and request.standing != Standing.OPEN
        transaction.set_rollback(waits)
    if waits:
        _hold(request, form)
    return page


def _tracked(request: Visit, form: TrackForm, is_good: bool) -> HttpResponse:
    if form.case is None:
        return render(request, "citizens/track.html", {"form": form}, status=422 if form.errors else 200)
    case = case_behind(form.data["code"]) or form.case
    shown = {"form": form, "case": tracked(case, on=request.on), "code": form.cleaned_data["code"], "is_done": is_good}
    shown["rules"] = rules_of(request.government)
    return render(request, "citizens/tracked.html", shown, status=200 if is_good else 422)


def _act(request: Visit, form: TrackForm) -> None:
    assert form.case is not None
    sent: dict[str, Any] = form.cleaned_data
    about: dict[str, Any] = {"at": request.at, "case": form.case, "key": sent["key"]}
    match sent["act"]:
        case "confirm":
            reporter.confirm_case(**about)
        case "reopen":
            reporter.reopen_case(reason=sent["text"], **about)
        case "message":
            reporter.add_message(text=sent["text"], **about)
        case "rate":
            reporter.rate_case(face=int(sent["face"]), **about)


def _hold(request: Visit, form: TrackForm) -> None:
    assert form.case is not None
    sent: dict[str, Any] = form.cleaned_data
    verb = VERBS[sent["act"]]
    hold_act(
        at=request.at, case=form.case, key=sent["key"], act=verb, text=sent["text"] if verb in WORDS else "",
        face=int(sent["face"]) if verb == "rate_case" else None, standing=request.standing, held_for=request.held_for,
    )  # fmt: skip  # one thought a line


@public
@kept
def improved(request: Visit) -> HttpResponse:
    """What the public said, and what was changed by it."""
    return render(request, "citizens/improved.html", {"changes": changes()})
