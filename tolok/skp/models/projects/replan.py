"""The table of how the plan of a project moved."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class ProjectReplan(models.Model):
    """One move of a project's end or budget, never changed: what was agreed before and from now on, by whom, and why.

    The first plan is what the first move of a project came from.
    """

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    project = models.ForeignKey("skp.Project", on_delete=models.PROTECT, related_name="replans")
    on = models.DateField()
    former_ends_on = models.DateField()
    former_budget_rupiah = models.BigIntegerField()
    ends_on = models.DateField()
    budget_rupiah = models.BigIntegerField()
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=500)
    moved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="replan_says_why"),
            models.CheckConstraint(
                condition=~Q(ends_on=F("former_ends_on")) | ~Q(budget_rupiah=F("former_budget_rupiah")),
                name="replan_moves_something",
            ),
            models.CheckConstraint(condition=Q(budget_rupiah__gte=0), name="replan_budget_not_negative"),
        ]
        indexes = [models.Index(fields=["project", "id"], name="replan_first")]

    def __str__(self) -> str:
        return f"{self.project_id} {self.on}"
