"""What the forms about a project share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tolok.people.access import Request, is_done
from tolok.skp.access import require_on_project, require_turn
from tolok.skp.access.projects import STEPS
from tolok.skp.models import Project


def to_project(request: Request, project: Project) -> str:
    """The address of the project's page, which stands on a desk above this app."""
    return reverse("desk:project", args=[request.government.slug, project.pk])


def project_for(request: Request, verb: str, found: Project | None) -> Project:
    """The project of an address, when the person may do this to it as it stands."""
    if found is None:
        raise Http404
    check = require_turn if verb in STEPS else require_on_project
    check(verb, by=request.person, project=found, on=request.on)
    return found


def answered(
    request: Request,
    project: Project,
    form: Form,
    act: Callable[[], object],
    *,
    done: str,
    template: str = "skp/form.html",
    **shown: Any,
) -> HttpResponse:
    """Act on a good form and go back to the project; else the form, with what was typed."""
    if is_done(form, act):
        messages.success(request, done)
        return redirect(to_project(request, project))
    words = {"form": form, "back": to_project(request, project), "project": project, **shown}
    return render(request, template, words, status=422 if form.errors else 200)
