"""Tables of the services a unit gives and the time each may take."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Service(models.Model):
    """A service that a unit gives to the public or to other offices; `kind` is the word by which policies mean it."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT, related_name="services")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=40, blank=True)
    is_retired = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["government", "code"], name="service_code_once")]
        ordering = ["name", "code"]

    def __str__(self) -> str:
        return self.name


class Standard(models.Model):
    """How long a service may take from a day on: `limit` working days, or minutes of office hours.

    A standard is never changed, only followed by the next.
    """

    class Scale(models.TextChoices):
        DAYS = "days", _("Working days")
        MINUTES = "minutes", _("Minutes of office hours")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="standards")
    limit = models.PositiveIntegerField()
    scale = models.CharField(max_length=10, choices=Scale.choices)
    valid_from = models.DateField()
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "valid_from"], name="one_standard_a_day"),
            models.CheckConstraint(condition=Q(limit__gte=1, limit__lte=600_000), name="standard_within_bounds"),
        ]
        ordering = ["service", "-valid_from"]

    def __str__(self) -> str:
        return f"{self.limit} {self.scale} from {self.valid_from}"
