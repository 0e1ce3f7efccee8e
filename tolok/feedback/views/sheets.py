"""Pages of whoever is asked: the sheets that wait, and one sheet."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tolok.feedback import actions, queries
from tolok.feedback.actions import SheetIsSent
from tolok.feedback.forms import SheetForm
from tolok.people.access import Request, acting, is_done, leaves_no_answer, signed_in


@require_GET
@signed_in
def waiting(request: Request) -> HttpResponse:
    """The sheets one is asked for, what waits first."""
    lines = queries.asked_of(request.person, on=request.on)
    waits = [line for line in lines if not line.is_given]
    return render(request, "feedback/voices.html", {"waits": waits, "given": [each for each in lines if each.is_given]})


@leaves_no_answer
@signed_in
def sheet(request: Request, ask_id: int) -> HttpResponse:
    """The form about one person; what was chosen stays when it is refused."""
    ask = queries.ask_of(ask_id)
    if ask is None or ask.rater_id != request.person.pk:
        raise Http404
    line = queries.ask_line(ask, "")
    form = SheetForm(request.POST or None, is_self=line.is_self)
    said = acting(request, ask=ask)
    if line.is_given:
        messages.info(request, str(SheetIsSent()))
        return redirect("feedback:voices", request.government.slug)
    if is_done(form, lambda: actions.send_sheet(**said, marks=form.marks, comment=form.cleaned_data["comment"])):
        messages.success(request, _("Your sheet on %(name)s is sent and sealed.") % {"name": ask.subject.name})
        return redirect("feedback:voices", request.government.slug)
    is_over = ask.round.state != "open" or request.on >= ask.round.ends_on
    shown = {"line": line, "form": form, "is_over": is_over and not form.is_bound}
    return render(request, "feedback/voice.html", shown, status=422 if form.errors else 200)
