"""Tables of what a predikat opens."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class FollowUp(models.Model):
    """An award, a coaching or a training need that a signed predikat opened."""

    class Kind(models.TextChoices):
        AWARD = "award", _("Award")
        COACHING = "coaching", _("Coaching")
        TRAINING = "training", _("Training need")

    class State(models.TextChoices):
        OPEN = "open", _("Still open")
        WAITING = "waiting", _("Waits for an objection")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("No longer called for")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="follow_ups")
    appraisal = models.ForeignKey("appraisal.Appraisal", on_delete=models.PROTECT)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=200)
    source = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    opened_at = models.DateTimeField()
    due_on = models.DateField()
    waits_since = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["appraisal", "kind", "title"], name="follow_up_opened_once"),
            models.CheckConstraint(
                condition=Q(state="waiting", waits_since__isnull=False) | ~Q(state="waiting"),
                name="a_waiting_follow_up_knows_since_when",
            ),
        ]
        indexes = [models.Index(fields=["government", "state", "due_on"], name="follow_up_due")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.title}"
