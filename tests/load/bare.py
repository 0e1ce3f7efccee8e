"""The baseline of filing: a bare Django view with one INSERT and nothing else."""

from __future__ import annotations

import os
import secrets

import django
from django.conf import settings

if not settings.configured:
    from tolok.web.settings import database

    place = database(os.environ["DATABASE_URL"])
    place["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 8, "timeout": 10}
    settings.configure(
        ALLOWED_HOSTS=["localhost", "127.0.0.1"],
        DATABASES={"default": place},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        ROOT_URLCONF="tests.load.bare",
        SECRET_KEY=secrets.token_urlsafe(32),
        USE_TZ=True,
    )
    django.setup()

from django.core.wsgi import get_wsgi_application
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone


class Bare(models.Model):
    """One row, without a government, a ledger or evidence."""

    person = models.BigIntegerField()
    amount = models.BigIntegerField()
    note = models.TextField()
    at = models.DateTimeField()

    class Meta:
        app_label = "load"
        db_table = "load_bare"
        managed = False

    def __str__(self) -> str:
        return f"{self.person}: {self.amount}"


def insert(request: HttpRequest) -> HttpResponse:
    """Store the two fields that came; each request is its own transaction, committed to disk."""
    row = Bare(
        person=int(request.POST["person"]),
        amount=int(request.POST["amount"]),
        note=request.POST["note"],
        at=timezone.now(),
    )
    row.save(force_insert=True)
    return HttpResponse(status=201)


urlpatterns = [path("", insert)]
application = get_wsgi_application()
