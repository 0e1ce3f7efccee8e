"""Tables of the SKP: outcomes, targets, expected behaviour and annexes."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tolok.skp.models.library import IndicatorRevision
from tolok.skp.models.standards import Service

# What a target is read from: a service that a system measures, or what the public brings to its unit.
READ_FROM_SERVICES = ("count", "share_in_time", "median_days", "median_minutes")
READ_FROM_PUBLIC = ("cases_in_time", "cases_days", "cases_reopened", "satisfaction", "improved_in_time")


class Skp(models.Model):
    """A person's agreed plan for a year or the part of it in one posting."""

    class Approach(models.TextChoices):
        QUANTITATIVE = "quantitative", _("Quantitative")
        QUALITATIVE = "qualitative", _("Qualitative")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PROPOSED = "proposed", _("Proposed")
        RETURNED = "returned", _("Returned")
        AGREED = "agreed", _("Agreed")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="skps")
    posting = models.ForeignKey("people.Posting", on_delete=models.PROTECT)
    superior = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="skps_led")
    year = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    approach = models.CharField(max_length=12, choices=Approach.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    remark = models.CharField(max_length=500, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "posting", "year"], name="one_skp_a_posting_and_year"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="skp_has_days"),
            models.CheckConstraint(
                condition=Q(superior__isnull=True) | ~Q(superior=F("person")), name="skp_not_led_by_oneself"
            ),
        ]

    def __str__(self) -> str:
        return f"SKP {self.year} {self.person_id}"


class Outcome(models.Model):
    """A result the person answers for (RHK); it supports a superior's outcome or a goal."""

    class Kind(models.TextChoices):
        MAIN = "main", _("Main")
        ADDITIONAL = "additional", _("Additional")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="outcomes")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.MAIN)
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    measure = models.CharField(max_length=500, blank=True)
    assigned_by = models.CharField(max_length=160, blank=True)
    supports = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="supported_by")
    goal = models.ForeignKey("skp.Goal", on_delete=models.SET_NULL, null=True, related_name="outcomes")

    class Meta:
        ordering = ["kind", "number"]
        constraints = [
            models.UniqueConstraint(fields=["skp", "kind", "number"], name="outcome_number_once"),
            models.CheckConstraint(condition=~Q(supports=F("id")), name="outcome_does_not_support_itself"),
        ]

    def __str__(self) -> str:
        return self.title


class Target(models.Model):
    """What an outcome is measured by: an aspect, an indicator, and the year's target.

    `low` and `high` are in hundredths of `unit`; equal for an exact target. With a reading nobody types its amount:
    it is read from a service that other systems measure, or, without one, from what the public brings to the unit.
    Leaders' plans say a perspective as well.
    """

    class Aspect(models.TextChoices):
        QUANTITY = "quantity", _("Quantity")
        QUALITY = "quality", _("Quality")
        TIME = "time", _("Time")
        COST = "cost", _("Cost")

    class Perspective(models.TextChoices):
        RECIPIENTS = "recipients", _("Recipients of the service")
        PROCESS = "process", _("Business process")
        STRENGTH = "strength", _("Internal strengthening")
        BUDGET = "budget", _("Budget")

    class Reading(models.TextChoices):
        COUNT = "count", _("How many were finished")
        SHARE_IN_TIME = "share_in_time", _("Share within the time limit, in percent")
        MEDIAN_DAYS = "median_days", _("Median working days")
        MEDIAN_MINUTES = "median_minutes", _("Median minutes")
        CASES_IN_TIME = "cases_in_time", _("The public's cases answered within their limit, in percent")
        CASES_DAYS = "cases_days", _("Median days until a case of the public is answered")
        CASES_REOPENED = "cases_reopened", _("The public's cases that came back, in percent")
        SATISFACTION = "satisfaction", _("Satisfaction index (IKM) from surveys")
        IMPROVED_IN_TIME = "improved_in_time", _("Improvements done by the promised day, in percent")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="targets")
    revision = models.ForeignKey(IndicatorRevision, on_delete=models.PROTECT, null=True)
    aspect = models.CharField(max_length=10, choices=Aspect.choices)
    perspective = models.CharField(max_length=10, choices=Perspective.choices, blank=True, default="")
    name = models.CharField(max_length=240)
    unit = models.CharField(max_length=40)
    polarity = models.CharField(max_length=10, choices=IndicatorRevision.Polarity.choices)
    accumulation = models.CharField(max_length=10, choices=IndicatorRevision.Accumulation.choices)
    low = models.BigIntegerField()
    high = models.BigIntegerField()
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True, related_name="targets")
    reading = models.CharField(max_length=20, choices=Reading.choices, blank=True, default="")

    class Meta:
        ordering = ["outcome", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(service__isnull=False, reading__in=READ_FROM_SERVICES)
                | Q(service__isnull=True, reading__in=("", *READ_FROM_PUBLIC)),
                name="a_measured_target_says_what_is_read",
            ),
            models.CheckConstraint(
                condition=Q(low__gte=0, high__gte=F("low"), high__lte=460_000_000_000_000),
                name="target_in_order_and_bounds",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Expectation(models.Model):
    """What the superior expects of one of the seven BerAKHLAK behaviours."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="expectations")
    behaviour = models.CharField(max_length=30)
    text = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["skp", "behaviour"], name="behaviour_once_a_skp")]

    def __str__(self) -> str:
        return self.behaviour


class AnnexLine(models.Model):
    """A line of one of the three annex lists of an SKP."""

    class Kind(models.TextChoices):
        RESOURCES = "resources", _("Support of resources")
        ACCOUNTABILITY = "accountability", _("Scheme of accountability")
        CONSEQUENCES = "consequences", _("Consequences")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="annex_lines")
    kind = models.CharField(max_length=15, choices=Kind.choices)
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)

    class Meta:
        ordering = ["kind", "number"]
        constraints = [models.UniqueConstraint(fields=["skp", "kind", "number"], name="annex_line_once")]

    def __str__(self) -> str:
        return self.text
