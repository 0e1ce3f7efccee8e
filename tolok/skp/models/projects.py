"""Tables of projects and their members."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Project(models.Model):
    """Work with an end: judged by outcome, completion time and budget (whole rupiah)."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT, related_name="projects")
    goal = models.ForeignKey("skp.Goal", on_delete=models.SET_NULL, null=True, related_name="projects")
    title = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()
    budget_rupiah = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="project_has_days"),
            models.CheckConstraint(condition=Q(budget_rupiah__gte=0), name="project_budget_not_negative"),
        ]

    def __str__(self) -> str:
        return self.title


class ProjectMember(models.Model):
    """A person's part in a project."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "person"], name="member_once_a_project")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.project_id}"
