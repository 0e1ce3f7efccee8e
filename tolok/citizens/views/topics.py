"""The desk of the forum: topics one speaks for, and what is said on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.citizens.access import is_coordinator
from tolok.citizens.access.moderation import turns_open
from tolok.citizens.access.topics import STEPS
from tolok.citizens.actions import topics as actions
from tolok.citizens.forms.outcomes import ImprovementForm, OfficialTopicForm, SpeechForm, SummaryForm, WantedForm
from tolok.citizens.queries import forum
from tolok.citizens.queries.duties import units_served
from tolok.citizens.views.pages import form_page, hosted
from tolok.people.access import NotAllowed, Request, acting, is_done, signed_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.forms import Form
    from django.http import HttpResponse


@signed_in
def everything(request: Request) -> HttpResponse:
    """The topics that one speaks for, those that are talked about first."""
    served = units_served(request.person, on=request.on)
    is_for_all = is_coordinator(request.person, request.person, request.on)
    if not is_for_all and not served:
        raise NotAllowed("answer_topic")
    found = forum.topics_for(None if is_for_all else served)
    return render(request, "citizens/desk_forum.html", {"topics": found})


@signed_in
def begin(request: Request) -> HttpResponse:
    """Open a topic in the government's name."""
    if not is_coordinator(request.person, request.person, request.on) and not units_served(
        request.person, on=request.on
    ):
        raise NotAllowed("open_topic")
    form, made = OfficialTopicForm(request.POST or None), []
    key = _key(request)
    if is_done(form, lambda: made.append(actions.open_topic(**acting(request), key=key, **form.cleaned_data))):
        messages.success(request, _("The topic is open; everybody can write on it."))
        return redirect("citizens:desk_topic", request.government.slug, made[0].pk)
    told = {"title": _("Open a topic"), "submit": _("Open the topic"), "back": _to(request, "desk_forum")}
    return form_page(request, form, **told)


@signed_in
def one(request: Request, number: int) -> HttpResponse:
    """One topic with what may be done now."""
    found = hosted(request, number)
    shown = {
        "topic": found,
        "posts": forum.posts_of(found)[0],
        "improvements": forum.improvements_of(found),
        "proposals": forum.proposals_of(found),
        "turns": turns_open(STEPS, by=request.person, row=found, state=found.state, on=request.on),
    }
    return render(request, "citizens/desk_topic.html", shown)


@signed_in
def answer(request: Request, number: int) -> HttpResponse:
    """Write in the government's name."""
    found, form = hosted(request, number), SpeechForm(request.POST or None)
    asked = request.GET.get("jawab", "")
    answers = forum.shown_post(found, int(asked)) if asked.isdecimal() and len(asked) < 19 else None
    given = acting(request, topic=found, answers=answers, key=_key(request))
    told = {
        "title": _("Answer for the government"),
        "submit": _("Publish"),
        "intro": answers.text if answers else found.title,
    }
    return _turn(request, found.pk, form, lambda: actions.answer_topic(**given, **form.cleaned_data), told)


@signed_in
def sum_up(request: Request, number: int) -> HttpResponse:
    """Close the topic with a summary, or write the summary anew."""
    found = hosted(request, number)
    form = SummaryForm(request.POST or None, initial={"summary": found.summary})
    act: Any = actions.close_topic if found.state == found.State.TALKING else actions.sum_up_topic
    told = {
        "title": _("Sum up the topic"),
        "submit": _("Publish the summary"),
        "intro": _("Everybody reads it. An open topic is closed by it, and can be opened again."),
    }
    return _turn(request, number, form, lambda: act(**acting(request, topic=found), **form.cleaned_data), told)


@signed_in
def reopen(request: Request, number: int) -> HttpResponse:
    """Let people write again."""
    found = hosted(request, number)
    if request.method == "POST":
        actions.reopen_topic(**acting(request, topic=found))
        messages.success(request, _("People can write on it again."))
    return redirect("citizens:desk_topic", request.government.slug, number)


@signed_in
def improve(request: Request, number: int) -> HttpResponse:
    """Say what is done about a closed topic."""
    found, form = hosted(request, number), ImprovementForm(request.POST or None)
    told = {"title": _("Plan an improvement"), "submit": _("Publish"), "intro": found.title}
    return _turn(
        request,
        number,
        form,
        lambda: actions.improve_topic(**acting(request, topic=found), **form.cleaned_data),
        told,
    )


@signed_in
def measure(request: Request, number: int) -> HttpResponse:
    """Propose an indicator; a planner reviews it."""
    found, form = hosted(request, number), WantedForm(request.POST or None)
    told = {
        "title": _("Propose an indicator"),
        "submit": _("Propose it"),
        "intro": _("A planner or the HR agency looks at it; only then it enters the library."),
    }
    return _turn(
        request, number, form, lambda: actions.propose_indicator(**acting(request, topic=found), **form.wanted()), told
    )


def _turn(request: Request, number: int, form: Form, act: Callable[[], object], told: dict[str, Any]) -> HttpResponse:
    if is_done(form, act):
        messages.success(request, _("Published on the topic's page."))
        return redirect("citizens:desk_topic", request.government.slug, number)
    return form_page(request, form, back=_to(request, "desk_topic", number), **told)


def _key(request: Request) -> UUID:
    """The form's key, which the shell has read before; a new one for a page that only shows the form."""
    return UUID(request.POST["key"]) if "key" in request.POST else uuid4()


def _to(request: Request, name: str, *more: int) -> str:
    return reverse(f"citizens:{name}", args=[request.government.slug, *more])
