"""Tables of many forms in one download."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Bundle(models.Model):
    """The forms of a unit's people in one file, made in the background for one person alone, who loses it after a week.

    `address` is where papers are verified, as the asking page had it; `total` and `done` count people.
    """

    class State(models.TextChoices):
        RUNNING = "running", _("Being printed")
        DONE = "done", _("Ready")
        FAILED = "failed", _("Stopped")

    class Ending(models.TextChoices):
        PDF = "pdf", "PDF"
        XLSX = "xlsx", "XLSX"
        BOTH = "both", _("PDF and XLSX")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    asked_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="bundles")
    asked_at = models.DateTimeField()
    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT)
    year = models.PositiveSmallIntegerField()
    period = models.ForeignKey("calendar.Period", on_delete=models.PROTECT, null=True)
    ending = models.CharField(max_length=4, choices=Ending.choices)
    address = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    seconds_left = models.PositiveIntegerField(null=True)
    papers = models.PositiveIntegerField(default=0)
    file_name = models.CharField(max_length=40)
    size = models.PositiveBigIntegerField(default=0)
    reason = models.CharField(max_length=500, blank=True)
    ends_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="bundle_not_past_its_end"),
        ]
        indexes = [models.Index(fields=["asked_by", "-asked_at"], name="bundle_newest")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.year}"

    @property
    def is_running(self) -> bool:
        """Whether it is still being printed."""
        return self.state == self.State.RUNNING

    @property
    def is_done(self) -> bool:
        """Whether its file is there."""
        return self.state == self.State.DONE
