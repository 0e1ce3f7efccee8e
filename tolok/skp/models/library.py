"""Tables of the library of standard indicators and their revisions."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Indicator(models.Model):
    """A standard indicator, found by position and service; what it says lives in its revisions."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    code = models.CharField(max_length=40)
    position = models.CharField(max_length=160, blank=True)
    service = models.CharField(max_length=160, blank=True)
    is_retired = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["government", "code"], name="indicator_code_once")]
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class IndicatorRevision(models.Model):
    """What an indicator says from a day on; a revision is never changed, only followed by the next.

    Typical targets are in hundredths of `unit`.
    """

    class Polarity(models.TextChoices):
        HIGHER = "higher", _("Higher is better")
        LOWER = "lower", _("Lower is better")
        RANGE = "range", _("Inside the range; more is better still")
        STABLE = "stable", _("The nearer to the target, the better")
        ZERO = "zero", _("None is best")
        ON_OFF = "on_off", _("Reached or not")
        DATE = "date", _("By a date: days from the start, the fewer the better")

    class Accumulation(models.TextChoices):
        SUM = "sum", _("Added up")
        MEAN = "mean", _("Averaged")
        LATEST = "latest", _("Latest value")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=240)
    unit = models.CharField(max_length=40)
    polarity = models.CharField(max_length=10, choices=Polarity.choices)
    accumulation = models.CharField(max_length=10, choices=Accumulation.choices)
    formula = models.CharField(max_length=300)
    typical_low = models.BigIntegerField(null=True)
    typical_high = models.BigIntegerField(null=True)
    source = models.CharField(max_length=200)
    valid_from = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["indicator", "number"], name="revision_number_once"),
            models.CheckConstraint(
                condition=Q(typical_low__isnull=True) | Q(typical_high__gte=F("typical_low")),
                name="typical_target_in_order",
            ),
        ]
        ordering = ["indicator", "-number"]

    def __str__(self) -> str:
        return f"{self.name} (rev. {self.number})"
