"""Tables of what surveys told: releases, and results of earlier years."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


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
