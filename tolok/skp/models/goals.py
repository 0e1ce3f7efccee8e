"""Tables of the government's goals and the units that carry them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Goal(models.Model):
    """A goal of the government for a year, or an intermediate goal below one."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    year = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=20)
    title = models.CharField(max_length=240)
    measure = models.CharField(max_length=240, blank=True)
    source = models.CharField(max_length=160)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["government", "year", "code"], name="goal_code_once_a_year"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="goal_is_not_its_own_parent"),
        ]
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class GoalCarrier(models.Model):
    """A unit that carries a goal."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="carriers")
    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT, related_name="goals_carried")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["goal", "unit"], name="goal_carried_once_by_a_unit")]

    def __str__(self) -> str:
        return f"{self.goal_id} by {self.unit_id}"
