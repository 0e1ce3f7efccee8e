"""Pages of a calibration: call it, the private round, the meeting, its minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tolok.appraisal import actions
from tolok.appraisal.access import role_in_calibration
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
    seats_of,
    sessions_of,
)
from tolok.appraisal.queries.pattern import Spread, given, spread
from tolok.appraisal.queries.units import decided_by, members, organisation_around, organisations
from tolok.appraisal.views.units import place, renewed
from tolok.people.access import NotAllowed, Request, acting, is_done, is_hr, signed_in
from tolok.people.queries import heads_of

if TYPE_CHECKING:
    from tolok.people.models import Person


@require_GET
@signed_in
def sessions(request: Request) -> HttpResponse:
    """The sessions one sits in, leads or watches."""
    me, on = request.person, request.on
    sees_all = is_hr(me, me, on)
    heads = {} if sees_all else heads_of(organisations(), on=on)
    own = {pk for pk, head in heads.items() if head == me} | decided_by(me, heads, on=on)
    shown = {"sessions": sessions_of(me, sees_all=sees_all, unit_ids=own)}
    return render(request, "appraisal/calibrations.html", shown)


@signed_in
def call(request: Request, period_id: int, unit_id: int) -> HttpResponse:
    """Choose the day and the raters, and open the private round."""
    seen = place(request, period_id, unit_id)
    if seen.role not in ("hr", "decider"):
        raise NotAllowed("open_calibration")
    form = OpenForm(raters_of_unit(seen.organisation, seen.period, on=request.on), request.POST or None)
    about = acting(request, organisation=seen.organisation, period=seen.period)
    made: list[Calibration] = []
    if is_done(form, lambda: made.append(actions.open_calibration(**about, **form.cleaned_data))):
        return _back(request, made[0].pk, _("The calibration is open, and the raters you called are told."))
    shown = {"form": form, "unit": seen.organisation.unit, "period": seen.period}
    return render(request, "appraisal/calibration_call.html", shown, status=422 if form.errors else 200)


@require_GET
@signed_in
def session(request: Request, calibration_id: int) -> HttpResponse:
    """The session in its state: private round, meeting or minutes."""
    return _shown(request, _seen(request, calibration_id))


@signed_in
def word(request: Request, calibration_id: int, appraisal_id: int) -> HttpResponse:
    """One rating with its evidence, and one's own word about it."""
    seen = _seen(request, calibration_id)
    row = _in_round(request, seen, appraisal_id)
    form = WordForm(request.POST or None)
    about = acting(request, calibration=seen.own, appraisal=row.appraisal)
    if is_done(form, lambda: actions.say_in_calibration(**about, **form.word())):
        return _next(request, seen)
    shown = {"calibration": seen.own, "row": row, "form": form, "evidence": evidence_of(row.appraisal)}
    return render(request, "appraisal/calibration_word.html", shown, status=422 if form.errors else 200)


@signed_in
def change(request: Request, calibration_id: int, appraisal_id: int) -> HttpResponse:
    """Change one's own rating in the meeting."""
    seen = _seen(request, calibration_id)
    row = _changing(request, seen, appraisal_id)
    form = ChangeForm(request.POST or None)
    about = acting(request, calibration=seen.own, appraisal=row.appraisal)
    if is_done(form, lambda: actions.calibrate(**about, **form.cleaned_data)):
        return _back(request, seen.own.pk, _("Changed. Sign it when you are ready; the person sees the reason then."))
    shown = {"calibration": seen.own, "row": row, "form": form}
    return render(request, "appraisal/calibration_change.html", shown, status=422 if form.errors else 200)


@require_GET
@signed_in
def pattern_now(request: Request, calibration_id: int) -> HttpResponse:
    """The pattern of a meeting alone, for a page that asks again and again."""
    seen = _seen(request, calibration_id)
    return renewed(request, _spread(seen), note="table")


@require_POST
@signed_in
def reveal(request: Request, calibration_id: int) -> HttpResponse:
    """Lay the words on the table."""
    seen = _seen(request, calibration_id)
    try:
        actions.reveal_calibration(**acting(request, calibration=seen.own))
    except actions.WrongDay as refusal:
        return _shown(request, seen, refused=str(refusal))
    return _back(request, seen.own.pk, _("The words are on the table, without names."))


@require_POST
@signed_in
def call_off(request: Request, calibration_id: int) -> HttpResponse:
    """End it before the meeting."""
    seen = _seen(request, calibration_id)
    actions.call_off_calibration(**acting(request, calibration=seen.own))
    return _back(request, seen.own.pk, _("The calibration is called off. What was said is deleted, unread."))


@require_POST
@signed_in
def close(request: Request, calibration_id: int) -> HttpResponse:
    """End the meeting with its minutes."""
    seen = _seen(request, calibration_id)
    form = MinutesForm(request.POST)
    if is_done(form, lambda: actions.close_calibration(**acting(request, calibration=seen.own), **form.cleaned_data)):
        return _back(request, seen.own.pk, _("The calibration is closed, and its minutes are kept."))
    return _shown(request, seen, minutes=form)


@dataclass(frozen=True)
class Seen:
    """A session with who sits in it, the unit's head that day, and what the reader is to it."""

    own: Calibration
    seats: list[Person]
    head: Person | None
    role: str


def _seen(request: Request, calibration_id: int) -> Seen:
    """The session for those who may see it; for all others there is no such page."""
    own = calibration_by_id(calibration_id)
    if own is None:
        raise Http404
    seats, head = seats_of(own), heads_of([own.unit_id], on=request.on).get(own.unit_id)
    role = role_in_calibration(request.person, seats, head, request.on)
    if not role:
        raise Http404
    return Seen(own, seats, head, role)


def _shown(request: Request, seen: Seen, *, minutes: MinutesForm | None = None, refused: str = "") -> HttpResponse:
    own, leads = seen.own, seen.role == "chair"
    is_meeting = own.state == Calibration.State.MEETING
    found, about = _spread(seen), (request.government.slug, own.pk)
    shown: dict[str, Any] = {
        "page": _page(request, seen),
        "calibration": own,
        "refused": refused,
        "is_seated": seen.role == "seated",
        "may_reveal": leads and own.state == Calibration.State.PRIVATE,
        "minutes": (minutes or MinutesForm()) if leads and is_meeting else None,
        "spread": found,
        "live": reverse("appraisal:calibration_pattern_now", args=about) if found and found.bars else "",
    }
    return render(request, _template(own), shown, status=422 if minutes or refused else 200)


def _template(own: Calibration) -> str:
    names = {"meeting": "appraisal/calibration_meeting.html", "closed": "appraisal/calibration_minutes.html"}
    return names.get(own.state, "appraisal/calibration_round.html")


def _spread(seen: Seen) -> Spread | None:
    """The pattern with the ratings on the table in it, as all who sit in a meeting see them; none without one."""
    own, head_id = seen.own, seen.head.pk if seen.head else None
    if own.state != Calibration.State.MEETING:
        return None
    achievement, organisation = achievement_of(own.unit_id, own.period_id), organisation_around(own.unit_id)
    if achievement is None or organisation is None:
        return None
    return spread(achievement, own.period, own.unit, members(own.period, organisation), head_id, given)


def _page(request: Request, seen: Seen) -> CalibrationPage:
    return calibration_page(seen.own, seen.seats, seen.head, request.person, on=request.on)


def _in_round(request: Request, seen: Seen, appraisal_id: int) -> RoundRow:
    rows = _page(request, seen).round
    row = next((each for each in rows if each.appraisal.pk == appraisal_id and not each.is_own), None)
    if row is None:
        raise Http404
    return row


def _changing(request: Request, seen: Seen, appraisal_id: int) -> MeetingRow:
    page = _page(request, seen)
    rows = (*page.rows, *page.apart)
    row = next((each for each in rows if each.appraisal.pk == appraisal_id and each.may_change), None)
    if row is None:
        raise Http404
    return row


def _next(request: Request, seen: Seen) -> HttpResponse:
    """To the next rating that waits for a word, or back to the list."""
    waits = (row for row in _page(request, seen).round if not row.is_own and (row.word is None or row.is_old))
    row = next(waits, None)
    if row is None:
        return _back(request, seen.own.pk, _("That was the last one. You may change your words until the meeting."))
    messages.success(request, _("Kept. Nobody reads it before the meeting."))
    return redirect("appraisal:calibration_word", request.government.slug, seen.own.pk, row.appraisal.pk)


def _back(request: Request, calibration_id: int, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("appraisal:calibration", request.government.slug, calibration_id)
