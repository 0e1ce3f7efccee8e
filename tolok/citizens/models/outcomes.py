"""Table of the indicators that topics ask for."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tolok.citizens.models.forum import Topic


class Polarity(models.TextChoices):
    """What is good, of what the library of indicators knows."""

    HIGHER = "higher", _("Higher is better")
    LOWER = "lower", _("Lower is better")


class Accumulation(models.TextChoices):
    """What a year's readings are together."""

    SUM = "sum", _("Added up")
    MEAN = "mean", _("Averaged")
    LATEST = "latest", _("Latest value")


class IndicatorProposal(models.Model):
    """An indicator that a topic asks for, with target (hundredths) and owner; a planner adopts or declines it."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Waits for a planner")
        ADOPTED = "adopted", _("In the indicator library")
        DECLINED = "declined", _("Declined")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="proposals")
    name = models.CharField(max_length=240)
    measured_in = models.CharField(max_length=40)
    polarity = models.CharField(max_length=10, choices=Polarity.choices)
    accumulation = models.CharField(max_length=10, choices=Accumulation.choices)
    formula = models.CharField(max_length=300)
    target = models.BigIntegerField()
    service = models.CharField(max_length=160, blank=True)
    owner = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT, null=True, related_name="+")
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.PROPOSED)
    proposed_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    reviewed_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    reviewed_on = models.DateField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    indicator = models.ForeignKey("skp.Indicator", on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return self.name
