"""Tables of daily reports."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Report(models.Model):
    """What a person did on a day: against a target, a project or an extra task.

    `amount` is in hundredths of the target's unit.
    """

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="reports")
    on = models.DateField()
    target = models.ForeignKey("skp.Target", on_delete=models.PROTECT, null=True, related_name="reports")
    project = models.ForeignKey("skp.Project", on_delete=models.PROTECT, null=True, related_name="reports")
    task = models.CharField(max_length=200, blank=True)
    ordered_by = models.CharField(max_length=120, blank=True)
    amount = models.BigIntegerField(null=True)
    note = models.CharField(max_length=500, blank=True)
    evidence = models.OneToOneField("evidence.Evidence", on_delete=models.PROTECT, related_name="report")
    copied_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True)
    filed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(target__isnull=False, project__isnull=True, task="")
                | Q(target__isnull=True, project__isnull=False, task="")
                | (Q(target__isnull=True, project__isnull=True) & ~Q(task="")),
                name="report_speaks_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0, amount__lte=460_000_000_000_000),
                name="report_amount_in_bounds",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-on"], name="report_person_day"),
            models.Index(fields=["government", "-on"], name="report_government_day"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.on}"
