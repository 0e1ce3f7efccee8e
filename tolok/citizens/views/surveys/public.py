"""The public's survey: one question a screen, and one stored write at the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from tolok.citizens.access import guarded, kept, public
from tolok.citizens.access.doors import turning
from tolok.citizens.access.weighing import keep_pace
from tolok.citizens.actions.survey.answers import send_answer
from tolok.citizens.forms.survey import LastScreenForm
from tolok.citizens.models import Channel
from tolok.citizens.queries.survey.given import Given
from tolok.citizens.queries.survey.questions import questions_of
from tolok.citizens.queries.survey.surveys import invitation_of, is_ours, open_survey_rows, survey_called
from tolok.citizens.queries.survey.trend import places_heard, recent_spans
from tolok.people.access import is_done, leaves_no_answer

if TYPE_CHECKING:
    from django.http import HttpResponse

    from tolok.citizens.access import Visit
    from tolok.citizens.models import Survey

# Seconds after which a kiosk goes back to its start: when nobody touches it, and when somebody has finished.
IDLE, FINISHED = 120, 12
MARKS = re.compile(r"[1-4]{0,10}", re.ASCII)


@require_GET
@public
@kept
def everything(request: Visit) -> HttpResponse:
    """Every service one may speak about."""
    return render(request, "citizens/survey/choose.html", {"rows": open_survey_rows()})


@require_GET
@public
def start(request: Visit, code: str) -> HttpResponse:
    """The first question, for who scanned the code at the counter."""
    return _screen(request, _known(code), "", Channel.QR)


@require_GET
@public
def kiosk(request: Visit, code: str) -> HttpResponse:
    """The first question on a device that many people use."""
    return _screen(request, _known(code), "", Channel.KIOSK)


@require_GET
@public
def invited(request: Visit, secret: str) -> HttpResponse:
    """The first question, for who was invited; a used invitation is thanked for."""
    found = invitation_of(secret, on=request.on)
    if found is not None:
        return _screen(request, found.survey, "", Channel.INVITED, secret=secret)
    if not is_ours(secret):
        raise Http404
    return render(request, "citizens/survey/used.html", status=410)


@leaves_no_answer
@public
@turning
def step(request: Visit, code: str) -> HttpResponse:
    """The next question or the one before; nothing is stored, the marks travel in the page."""
    survey = _known(code)
    if request.method != "POST":  # another language was chosen, or the address was typed
        return redirect("citizens:survey", request.government.slug, code)
    keep_pace(request, "survey")
    return _screen(request, survey, _marks(request, survey), _door(request), secret=request.POST.get("secret", ""))


@guarded("survey")
def send(request: Visit, code: str) -> HttpResponse:
    """Store the answer: the one write of a survey."""
    if request.method != "POST":
        return redirect("citizens:survey", request.government.slug, _known(code).code)
    survey, marks, door = _known(code), _marks(request, _known(code)), _door(request)
    form, secret = LastScreenForm(request.POST), request.POST.get("secret", "")
    if is_done(form, lambda: _send(request, survey, marks, form, secret)):
        place = "citizens:survey_kiosk_thanks" if door == Channel.KIOSK else "citizens:survey_thanks"
        return redirect(place, request.government.slug, code)
    return _screen(request, survey, marks, door, secret=secret, form=form)


@require_GET
@public
def thanks(request: Visit, code: str) -> HttpResponse:
    """What happens with what was said."""
    return render(request, "citizens/survey/thanks.html", {"survey": _known(code)})


@require_GET
@public
def kiosk_thanks(request: Visit, code: str) -> HttpResponse:
    """The same on a device that many people use: it goes back to the start by itself."""
    response = render(request, "citizens/survey/thanks.html", {"survey": _known(code), "is_kiosk": True})
    return _back_to_start(request, response, code, FINISHED)


@require_GET
@public
@kept
def results(request: Visit) -> HttpResponse:
    """What was published last by unit and service, and how the index went."""
    spans = recent_spans()
    shown = {"span": spans[-1] if spans else None, "heard": places_heard(spans)}
    return render(request, "citizens/survey/results.html", shown)


def _send(request: Visit, survey: Survey, marks: str, form: LastScreenForm, secret: str) -> None:
    said = dict(form.cleaned_data)
    send_answer(
        at=request.at, survey=survey, key=said.pop("key"), channel=_door(request),
        given=Given(tuple(map(int, marks)), **said), standing=request.standing, held_for=request.held_for,
        secret=secret,
    )  # fmt: skip  # one line a thought


def _known(code: str) -> Survey:
    survey = survey_called(code)
    if survey is None:
        raise Http404
    return survey


def _door(request: Visit) -> str:
    """By which door somebody came; paper comes by no page of the public."""
    door = request.POST.get("door", "")
    return door if door in (Channel.KIOSK, Channel.INVITED) else Channel.QR


def _marks(request: Visit, survey: Survey) -> str:
    """The marks so far, with the one that was tapped, or without the last one when going back."""
    held, tapped = request.POST.get("marks", ""), request.POST.get("mark", "")
    asked = len(questions_of(survey.extra))
    if not MARKS.fullmatch(held) or len(held) > asked:
        return ""
    if "back" in request.POST:
        return held[:-1]
    return held + tapped if len(held) < asked and len(tapped) == 1 and MARKS.fullmatch(tapped) else held


def _screen(
    request: Visit, survey: Survey, marks: str, door: str, *, secret: str = "", form: LastScreenForm | None = None
) -> HttpResponse:
    questions, said = questions_of(survey.extra), _said(request)
    shown = {
        "survey": survey, "marks": marks, "door": door, "secret": secret, "done": len(marks), "asked": len(questions),
        "is_kiosk": door == Channel.KIOSK,
    }  # fmt: skip  # one line a thought
    if not survey.is_open:
        return render(request, "citizens/survey/closed.html", shown)
    if len(marks) < len(questions):
        question = questions[len(marks)]
        faces = list(enumerate(question.words, 1))[::-1]
        shown |= {"question": question, "number": len(marks) + 1, "faces": faces, "is_cut": form is not None}
        shown["said"] = said.items()
        response = render(request, "citizens/survey/question.html", shown, status=422 if form else 200)
    else:
        shown["form"] = form or LastScreenForm(initial=said)
        response = render(request, "citizens/survey/last.html", shown, status=422 if form else 200)
    return _back_to_start(request, response, survey.code, IDLE) if door == Channel.KIOSK else response


def _said(request: Visit) -> dict[str, str]:
    """What was said on a last screen that had to go back to a question; it comes along, so that it isn't lost."""
    names = (name for name in LastScreenForm.base_fields if name != "key")
    return {name: value for name in names if (value := request.POST.get(name, ""))}


def _back_to_start(request: Visit, response: HttpResponse, code: str, seconds: int) -> HttpResponse:
    place = reverse("citizens:survey_kiosk", args=[request.government.slug, code])
    response.headers["Refresh"] = f"{seconds}; url={place}"
    response.headers["Cache-Control"] = "no-store"
    return response
