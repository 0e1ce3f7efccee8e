"""Tables of what a project is followed by: steps, outcomes, money, assessments."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

# The largest amount the rules take, in hundredths of a unit and in rupiah.
MOST = 460_000_000_000_000


class Milestone(models.Model):
    """A part of a project that is due on a day; `weight` is its share among the others.

    `first_due_on` is the day it was due first, where that was moved after the project had begun.
    """

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    project = models.ForeignKey("skp.Project", on_delete=models.CASCADE, related_name="milestones")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    due_on = models.DateField()
    first_due_on = models.DateField(null=True)
    weight = models.PositiveSmallIntegerField()
    done_on = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "number"], name="milestone_numbered_once", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(condition=Q(weight__gte=1, weight__lte=100), name="milestone_weight_in_bounds"),
        ]

    def __str__(self) -> str:
        return self.title


class ProjectOutcome(models.Model):
    """What a project is to bring about, higher is better; `target` in hundredths of `unit`."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    project = models.ForeignKey("skp.Project", on_delete=models.CASCADE, related_name="outcomes")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=40)
    target = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "number"],
                name="project_outcome_numbered_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=Q(target__gte=1, target__lte=MOST), name="project_outcome_has_target"),
        ]

    def __str__(self) -> str:
        return self.name


class ProjectReading(models.Model):
    """What was read of an outcome on a day, in hundredths of its unit; a later reading corrects an earlier one."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    outcome = models.ForeignKey(ProjectOutcome, on_delete=models.PROTECT, related_name="readings")
    on = models.DateField()
    amount = models.BigIntegerField()
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0, amount__lte=MOST), name="project_reading_in_bounds"),
        ]
        indexes = [models.Index(fields=["outcome", "-on", "-id"], name="project_reading_latest")]

    def __str__(self) -> str:
        return f"{self.outcome_id} {self.on}"


class ProjectSpending(models.Model):
    """Money spent on a day, in whole rupiah; a correction is a further row that names the one it corrects."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    project = models.ForeignKey("skp.Project", on_delete=models.PROTECT, related_name="spendings")
    on = models.DateField()
    rupiah = models.BigIntegerField()
    purpose = models.CharField(max_length=200)
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="corrections")
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    booked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(corrects__isnull=True, rupiah__gte=1, rupiah__lte=MOST)
                | (Q(corrects__isnull=False, rupiah__gte=-MOST, rupiah__lte=MOST) & ~Q(rupiah=0)),
                name="project_spending_in_bounds",
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(corrects=F("id")), name="project_spending_corrects_another"
            ),
        ]

    def __str__(self) -> str:
        return self.purpose


class ProjectAssessment(models.Model):
    """What the HR agency saw of a running project on a day: three marks, and a word to the team."""

    class Mark(models.TextChoices):
        ON_COURSE = "on_course", _("On course")
        ATTENTION = "attention", _("Needs attention")
        TROUBLE = "trouble", _("In trouble")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    project = models.ForeignKey("skp.Project", on_delete=models.PROTECT, related_name="assessments")
    on = models.DateField()
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=Mark.choices)
    time = models.CharField(max_length=10, choices=Mark.choices)
    budget = models.CharField(max_length=10, choices=Mark.choices)
    words = models.TextField(max_length=1000)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    outcome__in=("on_course", "attention", "trouble"),
                    time__in=("on_course", "attention", "trouble"),
                    budget__in=("on_course", "attention", "trouble"),
                ),
                name="project_assessment_marks_known",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="project_assessment_says_something"),
        ]
        indexes = [models.Index(fields=["project", "-on"], name="project_assessment_day")]

    def __str__(self) -> str:
        return f"{self.project_id} {self.on}"
