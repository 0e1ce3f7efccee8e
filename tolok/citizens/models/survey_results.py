"""Tables of what surveys led to: releases, improvements, results of earlier years."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tolok.citizens.models.survey import Survey


class SurveyRelease(models.Model):
    """The results of a span as they were when it was published; `rows` never change, whatever is counted later."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    starts_on = models.DateField()
    ends_on = models.DateField()
    released_on = models.DateField()
    bands = models.CharField(max_length=20)
    rows = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["government", "starts_on"], name="span_released_once"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="release_has_days"),
        ]
        ordering = ["starts_on"]

    def __str__(self) -> str:
        return f"{self.starts_on} {self.ends_on}"


class Improvement(models.Model):
    """What a unit does about an unsur (rencana tindak lanjut): what, who, until when, and how it stands."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        RUNNING = "running", _("Under way")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Dropped")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="improvements")
    unsur = models.CharField(max_length=12)
    text = models.CharField(max_length=300)
    owner = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="improvements")
    due_on = models.DateField()
    planned_on = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.PLANNED)
    outcome = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["planned", "running"]) | ~Q(outcome=""), name="an_end_says_what_came_of_it"
            ),
        ]
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return f"{self.unsur}: {self.text}"


class PastResult(models.Model):
    """A result published before the system came: the IKM in hundredths, and the unsur means in ten-thousandths."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    service = models.ForeignKey("skp.Service", on_delete=models.PROTECT, related_name="past_results")
    year = models.PositiveSmallIntegerField()
    n = models.PositiveIntegerField(null=True)
    published = models.PositiveIntegerField()
    means = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "year"], name="one_past_result_a_year"),
            models.CheckConstraint(condition=Q(published__lte=10_000), name="past_result_within_bounds"),
        ]
        ordering = ["-year", "service"]

    def __str__(self) -> str:
        return f"{self.service_id} {self.year}"
