"""Table of who answers the public, for which unit, since when."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class DeskDuty(models.Model):
    """Who coordinates what the public says (no unit), or answers for one unit; from a day until before another."""

    class Role(models.TextChoices):
        COORDINATOR = "coordinator", _("Coordinator")
        OFFICER = "officer", _("Contact officer")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="desk_duties")
    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT, null=True, related_name="desk_duties")
    role = models.CharField(max_length=12, choices=Role.choices)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(role="coordinator", unit__isnull=True) | Q(role="officer", unit__isnull=False),
                name="an_officer_has_a_unit",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")), name="desk_duty_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["person", "unit"],
                condition=Q(ends_on__isnull=True),
                nulls_distinct=False,
                name="one_open_desk_duty",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.unit_id or ''}".rstrip()
