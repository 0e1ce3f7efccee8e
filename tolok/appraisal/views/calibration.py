"""Pages of a calibration: call it, the private round, the meeting, its minutes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tolok.appraisal import actions
from tolok.appraisal.access import CALIBRATION_STEPS, is_chair, sees_calibration
from tolok.appraisal.forms import ChangeForm, MinutesForm, OpenForm, WordForm
from tolok.appraisal.models import Calibration
from tolok.appraisal.queries.achievements import achievement_of
from tolok.appraisal.queries.calibration import (
    CalibrationPage,
    MeetingRow,
    RoundRow,
    calibration_by_id,
    calibration_page,
    evidence_of,
    raters_of_unit,
    sessions_of,
)
from tolok.appraisal.queries.pattern import given, spread
from tolok.appraisal.queries.units import led, members, organisation_around, organisations
from tolok.appraisal.views.units import found
from tolok.people.access import NotAllowed, Request, acting, is_done, is_hr, signed_in


@require_GET
@signed_in
def sessions(request: Request) -> HttpResponse:
    """The sessions one sits in, leads or watches."""
    me, on = request.person, request.on
    sees_all = is_hr(me, me, on)
    near = {} if sees_all else led(organisations(), on=on)
    own = {pk for pk, line in near.items() if me.pk == line.decider_id or line.head == me}
    shown = {"sessions": sessions_of(me, sees_all=sees_all, unit_ids=own)}
    return render(request, "appraisal/calibrations.html", shown)


@signed_in
def call(request: Request, period_id: int, unit_id: int) -> HttpResponse:
    """Choose the day and the raters, and open the private round."""
    organisation, period = found(request, period_id, unit_id)
    if not is_chair(request.person, Calibration(unit=organisation.unit), request.on):
        raise NotAllowed("open_calibration")
    form = OpenForm(raters_of_unit(organisation, period, on=request.on), request.POST or None)
    about, made = acting(request, organisation=organisation, period=period), list[Calibration]()
    if is_done(form, lambda: made.append(actions.open_calibration(**about, **form.cleaned_data))):
        return _back(request, made[0].pk, _("The calibration is open, and the raters you called are told."))
    shown = {"form": form, "unit": organisation.unit, "period": period}
    return render(request, "appraisal/calibration_call.html", shown, status=422 if form.errors else 200)


@require_GET
@signed_in
def session(request: Request, calibration_id: int) -> HttpResponse:
    """The session in its state: private round, meeting or minutes."""
    return _shown(request, _calibration(request, calibration_id))


@signed_in
def word(request: Request, calibration_id: int, appraisal_id: int) -> HttpResponse:
    """One rating with its evidence, and one's own word about it."""
    own = _calibration(request, calibration_id)
    row = _in_round(request, own, appraisal_id)
    form = WordForm(request.POST or None)
    about = acting(request, calibration=own, appraisal=row.appraisal)
    if is_done(form, lambda: actions.say_in_calibration(**about, **form.word())):
        return _next(request, own)
    shown = {"calibration": own, "row": row, "form": form, "evidence": evidence_of(row.appraisal)}
    return render(request, "appraisal/calibration_word.html", shown, status=422 if form.errors else 200)


@signed_in
def change(request: Request, calibration_id: int, appraisal_id: int) -> HttpResponse:
    """Change one's own rating in the meeting."""
    own = _calibration(request, calibration_id)
    row = _changing(request, own, appraisal_id)
    form = ChangeForm(request.POST or None)
    about = acting(request, calibration=own, appraisal=row.appraisal)
    if is_done(form, lambda: actions.calibrate(**about, **form.cleaned_data)):
        return _back(request, own.pk, _("Changed. Sign it when you are ready; the person sees the reason then."))
    shown = {"calibration": own, "row": row, "form": form}
    return render(request, "appraisal/calibration_change.html", shown, status=422 if form.errors else 200)


@require_POST
@signed_in
def reveal(request: Request, calibration_id: int) -> HttpResponse:
    """Lay the words on the table."""
    own = _calibration(request, calibration_id)
    try:
        actions.reveal_calibration(**acting(request, calibration=own))
    except actions.WrongDay as refusal:
        return _shown(request, own, refused=str(refusal))
    return _back(request, own.pk, _("The words are on the table, without names."))


@require_POST
@signed_in
def call_off(request: Request, calibration_id: int) -> HttpResponse:
    """End it before the meeting."""
    own = _calibration(request, calibration_id)
    actions.call_off_calibration(**acting(request, calibration=own))
    return _back(request, own.pk, _("The calibration is called off. What was said is deleted, unread."))


@require_POST
@signed_in
def close(request: Request, calibration_id: int) -> HttpResponse:
    """End the meeting with its minutes."""
    own, form = _calibration(request, calibration_id), MinutesForm(request.POST)
    if is_done(form, lambda: actions.close_calibration(**acting(request, calibration=own), **form.cleaned_data)):
        return _back(request, own.pk, _("The calibration is closed, and its minutes are kept."))
    return _shown(request, own, minutes=form)


def _calibration(request: Request, calibration_id: int) -> Calibration:
    own = calibration_by_id(calibration_id)
    if own is None or not sees_calibration(request.person, own, request.on):
        raise Http404
    return own


def _shown(
    request: Request, own: Calibration, *, minutes: MinutesForm | None = None, refused: str = ""
) -> HttpResponse:
    page = calibration_page(own, request.person, on=request.on)
    shown: dict[str, Any] = {
        "page": page,
        "calibration": own,
        "refused": refused,
        "is_seated": request.person in page.seats,
        "may_reveal": _may(request, "reveal_calibration", own),
        "minutes": (minutes or MinutesForm()) if _may(request, "close_calibration", own) else None,
        "spread": _spread(request, own) if own.state == Calibration.State.MEETING else None,
    }
    return render(request, _template(own), shown, status=422 if minutes or refused else 200)


def _template(own: Calibration) -> str:
    names = {"meeting": "appraisal/calibration_meeting.html", "closed": "appraisal/calibration_minutes.html"}
    return names.get(own.state, "appraisal/calibration_round.html")


def _spread(request: Request, own: Calibration) -> Any:
    """The pattern with the ratings on the table in it, as all who sit there see them."""
    achievement, organisation = achievement_of(own.unit_id, own.period_id), organisation_around(own.unit_id)
    if achievement is None or organisation is None:
        return None
    head = led([own.unit_id], on=request.on)[own.unit_id].head
    people = members(own.period, organisation)
    return spread(achievement, own.period, own.unit, people, head.pk if head else None, given)


def _may(request: Request, verb: str, own: Calibration) -> bool:
    starts, _end, who = CALIBRATION_STEPS[verb]
    return own.state in starts and who(request.person, own, request.on)


def _page(request: Request, own: Calibration) -> CalibrationPage:
    return calibration_page(own, request.person, on=request.on)


def _in_round(request: Request, own: Calibration, appraisal_id: int) -> RoundRow:
    rows = _page(request, own).round
    row = next((each for each in rows if each.appraisal.pk == appraisal_id and not each.is_own), None)
    if row is None:
        raise Http404
    return row


def _changing(request: Request, own: Calibration, appraisal_id: int) -> MeetingRow:
    page = _page(request, own)
    rows = (*page.rows, *page.apart)
    row = next((each for each in rows if each.appraisal.pk == appraisal_id and each.may_change), None)
    if row is None:
        raise Http404
    return row


def _next(request: Request, own: Calibration) -> HttpResponse:
    """To the next rating that waits for a word, or back to the list."""
    waits = (row for row in _page(request, own).round if not row.is_own and (row.word is None or row.is_old))
    row = next(waits, None)
    if row is None:
        return _back(request, own.pk, _("That was the last one. You may change your words until the meeting."))
    messages.success(request, _("Kept. Nobody reads it before the meeting."))
    return redirect("appraisal:calibration_word", request.government.slug, own.pk, row.appraisal.pk)


def _back(request: Request, calibration_id: int, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("appraisal:calibration", request.government.slug, calibration_id)
