"""Takes remarks and replies."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tolok.feedback import queries
from tolok.feedback.access import PERMISSIONS
from tolok.feedback.actions import reply as reply_to
from tolok.feedback.actions import say as say_to
from tolok.feedback.forms import ReplyForm, SayForm
from tolok.ledger.actions import Refusal
from tolok.people.access import Request, refuse, signed_in, way_back
from tolok.people.queries import person_of


@signed_in
def say(request: Request, person_id: int) -> HttpResponse:
    """The form of a remark; what was written stays when it is refused."""
    person = person_of(person_id)
    if person is None or not PERMISSIONS["say"](request.person, person, request.on):
        raise Http404
    first = {"kind": "direction", "report": request.GET.get("report"), "next": request.GET.get("next", "")}
    form = SayForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            say_to(
                by=request.person, at=request.at, person=person, kind=said["kind"], text=said["text"],
                deed=said["deed"], report_id=said["report"],
            )  # fmt: skip  # one line a thought
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("Said. %(name)s sees it at once.") % {"name": person.name})
            return way_back(request, said["next"], "tim")
    status = 422 if request.method == "POST" else 200
    return render(request, "feedback/say.html", {"form": form, "person": person}, status=status)


@signed_in
def reply(request: Request, note_id: int) -> HttpResponse:
    """The form of a reply; what was written stays when it is refused."""
    note = queries.note(note_id)
    if note is None or not PERMISSIONS["reply"](request.person, note.person, request.on):
        raise Http404
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reply_to(by=request.person, at=request.at, note_id=note_id, text=form.cleaned_data["text"])
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("Your reply was sent to %(name)s.") % {"name": note.author.name})
            return way_back(request, form.cleaned_data["next"], "hari-ini")
    status = 422 if request.method == "POST" else 200
    return render(request, "feedback/reply.html", {"form": form, "note": note}, status=status)
