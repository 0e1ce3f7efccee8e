"""Table of gatherings: who asked for a period's facts, and how far it is."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Gathering(models.Model):
    """One gathering of a period in the background; `total` and `done` count plans. Without `asked_by` the clock asked.

    What it has written stays when it stops; the next one goes on from there.
    """

    class State(models.TextChoices):
        RUNNING = "running", _("Being gathered")
        DONE = "done", _("Gathered")
        STOPPED = "stopped", _("Stopped")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    period = models.ForeignKey("calendar.Period", on_delete=models.PROTECT, related_name="gatherings")
    asked_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="gatherings")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="gathering_not_past_its_end"),
            models.UniqueConstraint(
                fields=["period"], condition=Q(state="running"), name="one_gathering_a_period_at_once"
            ),
        ]
        indexes = [models.Index(fields=["period", "-asked_at"], name="gathering_newest")]

    def __str__(self) -> str:
        return f"{self.period_id}: {self.done} of {self.total}"

    @property
    def is_running(self) -> bool:
        """Whether the worker is still at it."""
        return self.state == self.State.RUNNING
