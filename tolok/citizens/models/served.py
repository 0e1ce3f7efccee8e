"""The table of published quarters of finished services."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class ServedRelease(models.Model):
    """How the limits of services were kept in a quarter, as it was published; `rows` never change, whatever comes."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    starts_on = models.DateField()
    ends_on = models.DateField()
    released_on = models.DateField()
    rows = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["government", "starts_on"], name="served_released_once"),
            models.CheckConstraint(condition=Q(released_on__gte=F("ends_on")), name="served_released_after_their_days"),
        ]
        ordering = ["starts_on"]

    def __str__(self) -> str:
        return f"{self.starts_on} {self.ends_on}"
