"""Tables of projects: the work itself, its members, and each turn it took."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Project(models.Model):
    """Work with an end: judged by outcome, completion time and budget (whole rupiah).

    `ended_on` is the day on which it was finished or stopped, the last one worked.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        RUNNING = "running", _("Running")
        FINISHED = "finished", _("Finished")
        STOPPED = "stopped", _("Stopped")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT, related_name="projects")
    goal = models.ForeignKey("skp.Goal", on_delete=models.SET_NULL, null=True, related_name="projects")
    title = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()
    budget_rupiah = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="project_has_days"),
            models.CheckConstraint(condition=Q(budget_rupiah__gte=0), name="project_budget_not_negative"),
            models.CheckConstraint(
                condition=Q(state="finished", ended_on__isnull=False, ended_on__gte=F("starts_on"))
                | Q(state="stopped", ended_on__isnull=False)
                | Q(state__in=("planned", "running"), ended_on__isnull=True),
                name="project_ends_once_it_is_over",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ProjectMember(models.Model):
    """A person's part in a project, from a day until before another; one of the members is its head."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=80)
    is_head = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "person"], condition=Q(ends_on__isnull=True), name="member_once_a_project"
            ),
            models.UniqueConstraint(
                fields=["project"], condition=Q(is_head=True, ends_on__isnull=True), name="one_head_a_project"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="membership_not_backwards"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.project_id}"


class ProjectTurn(models.Model):
    """One step of a project, never changed: where it led, on which day, who took it, and in which words."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="turns")
    state = models.CharField(max_length=10, choices=Project.State.choices)
    on = models.DateField()
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=500, blank=True)
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=Project.State.values), name="turn_leads_to_a_known_state"),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.state}"
