"""Tables of failures of the machine and of days that are put right."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tolok.evidence.models.attendance import ON_TIME_UNLESS_PRESENT, Kind


class MachineFailure(models.Model):
    """Days on which the machine of a unit and those below it, or of everybody, can't be trusted."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT, null=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    reason = models.CharField(max_length=300)
    declared_by = models.ForeignKey("people.Person", on_delete=models.PROTECT)
    declared_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="failure_has_days"),
            models.CheckConstraint(condition=~Q(reason=""), name="failure_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on} {self.reason}"


class AttendanceCorrection(models.Model):
    """What a person says of one of their days, and what the superior decided."""

    class State(models.TextChoices):
        ASKED = "asked", _("Waiting for the superior")
        CONFIRMED = "confirmed", _("Put right")
        REFUSED = "refused", _("The record stands")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="attendance_corrections")
    on = models.DateField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    late_minutes = models.PositiveSmallIntegerField(default=0)
    early_minutes = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=300)
    evidence = models.ForeignKey("evidence.Evidence", on_delete=models.PROTECT, null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    asked_at = models.DateTimeField()
    decider = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    answer = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "on"], condition=Q(state="asked"), name="one_open_correction_a_day"
            ),
            models.CheckConstraint(condition=ON_TIME_UNLESS_PRESENT, name="asked_late_only_if_present"),
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(answer=""), name="refused_with_a_reason"),
            models.CheckConstraint(
                condition=Q(state__in=["confirmed", "refused"], decider__isnull=False)
                | (~Q(state__in=["confirmed", "refused"]) & Q(decider__isnull=True)),
                name="decided_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["on"], condition=Q(state="asked"), name="corrections_waiting")]

    def __str__(self) -> str:
        return f"{self.on} {self.state}"
