"""What a case can be: its kind, class, state, cause, and mode."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What somebody wants from the government."""

    COMPLAINT = "complaint", _("Complaint")
    REQUEST = "request", _("Request for information")
    ASPIRATION = "aspiration", _("Aspiration")


class Category(models.TextChoices):
    """The class a case gets when it is verified; the policy gives each its limit."""

    LIGHT = "light", _("Light complaint")
    NORMATIVE = "normative", _("Complaint about rules and procedure")
    ORDINARY = "ordinary", _("Complaint that needs no examination")
    OVERSIGHT = "oversight", _("Complaint that needs examination")
    REQUEST = "request", _("Request for information")
    ASPIRATION = "aspiration", _("Aspiration")


class Concerns(models.TextChoices):
    """Where the trouble came from; only the first can ever touch a person."""

    OFFICER = "officer", _("The officer")
    RULE = "rule", _("The rule")
    SYSTEM = "system", _("The system or the tools")
    UNSURE = "unsure", _("I don't know")


class Mode(models.TextChoices):
    """Towards whom the reporter is known."""

    OPEN = "open", _("Named")
    SECRET = "secret", _("Secret")
    ANONYMOUS = "anonymous", _("Anonymous")


class State(models.TextChoices):
    """How far it is (promise P1)."""

    RECEIVED = "received", _("received")
    VERIFIED = "verified", _("verified")
    FORWARDED = "forwarded", _("forwarded")
    IN_PROGRESS = "in_progress", _("being worked on")
    ANSWERED = "answered", _("answered")
    SETTLED = "settled", _("settled")
    CLOSED_UNRESOLVED = "closed_unresolved", _("closed without solution")
    NOT_OURS = "not_ours", _("not within our power")
    DUPLICATE = "duplicate", _("duplicate")
