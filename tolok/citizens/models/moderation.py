"""Table of what moderators decided, and why; nothing in it is ever changed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reason(models.TextChoices):
    """Why something is not shown; moderation is light: these, and nothing else."""

    PERSONAL = "personal", _("names private things of a person")
    ACCUSES = "accuses", _("accuses a person who can be recognised; send it as a complaint")
    ABUSE = "abuse", _("insults or threatens")
    OFF_TOPIC = "off_topic", _("is about something else")
    DOUBLE = "double", _("stands here already")
    ADVERT = "advert", _("advertises, or was sent by a machine")


class Moderation(models.Model):
    """One decision on one row that the public sent: `kind` is its table, `reason` is empty where it is shown again."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    kind = models.CharField(max_length=40)
    row = models.BigIntegerField()
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    verb = models.CharField(max_length=12)
    reason = models.CharField(max_length=10, choices=Reason.choices, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["government", "kind", "row"], name="moderation_of_row")]

    def __str__(self) -> str:
        return f"{self.verb} {self.kind}:{self.row}"
