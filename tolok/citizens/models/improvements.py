"""Table of what is done about what the public said."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tolok.citizens.models.forum import Topic
from tolok.citizens.models.survey import Survey


class Improvement(models.Model):
    """What is done about an unsur of a survey (rencana tindak lanjut) or about a topic: what, who, until when.

    `outcome` is what came of it; an end says so, and the public may read it.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        RUNNING = "running", _("Under way")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Dropped")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, null=True, related_name="improvements")
    unsur = models.CharField(max_length=12, blank=True)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, null=True, related_name="improvements")
    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT, null=True, related_name="+")
    text = models.CharField(max_length=300)
    owner = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="improvements")
    due_on = models.DateField()
    planned_on = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.PLANNED)
    outcome = models.CharField(max_length=300, blank=True)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["planned", "running"]) | ~Q(outcome=""), name="an_end_says_what_came_of_it"
            ),
            models.CheckConstraint(
                condition=Q(survey__isnull=False, topic__isnull=True) & ~Q(unsur="")
                | Q(survey__isnull=True, topic__isnull=False, unsur=""),
                name="an_improvement_has_one_cause",
            ),
        ]
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.text
