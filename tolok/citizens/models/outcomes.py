"""Tables of what a topic became: improvements, and proposals of an indicator."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tolok.citizens.models.forum import LONGEST, Topic


class Polarity(models.TextChoices):
    """What is good, of what the library of indicators knows."""

    HIGHER = "higher", _("Higher is better")
    LOWER = "lower", _("Lower is better")


class Accumulation(models.TextChoices):
    """What a year's readings are together."""

    SUM = "sum", _("Added up")
    MEAN = "mean", _("Averaged")
    LATEST = "latest", _("Latest value")


class Remedy(models.Model):
    """What an owner does about a topic until a day, and what came of it."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        RUNNING = "running", _("In hand")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Dropped")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="remedies")
    title = models.CharField(max_length=160)
    owner = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT, null=True, related_name="+")
    due_on = models.DateField()
    state = models.CharField(max_length=7, choices=State.choices, default=State.PLANNED)
    outcome = models.TextField(max_length=LONGEST, blank=True)
    ended_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.title


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
