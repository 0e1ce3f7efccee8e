"""What pages of the desk share: one form on a page, and who speaks for a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render

from tolok.citizens.access.topics import is_host
from tolok.citizens.queries import forum
from tolok.people.access import NotAllowed, Request

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpResponse

    from tolok.citizens.models import Topic


def form_page(request: Request, form: Form, **context: Any) -> HttpResponse:
    """A page with one form; 422 with what was typed when it has faults."""
    status = 422 if form.errors else 200
    return render(request, "citizens/form.html", {"form": form, **context}, status=status)


def hosted(request: Request, number: int) -> Topic:
    """The topic of an address, when the person speaks for the government on it."""
    found = forum.topic_by_id(number)
    if found is None:
        raise Http404
    if not is_host(request.person, found, request.on):
        raise NotAllowed("answer_topic")
    return found
