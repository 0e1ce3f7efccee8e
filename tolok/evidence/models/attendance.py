"""Tables of attendance and leave."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a record says of a day."""

    PRESENT = "present", _("Present")
    EXCUSED = "excused", _("Excused")
    ABSENT = "absent", _("Absent without a reason")


# Only who was there can have come late or left early.
ON_TIME_UNLESS_PRESENT = Q(kind="present") | Q(
    late_minutes__isnull=False, early_minutes__isnull=False, late_minutes=0, early_minutes=0
)


class AttendanceDay(models.Model):
    """What is known of one person's day. Minutes of None: late or early, and nobody knows how long.

    A day without a row is missing: neither present nor absent.
    """

    class State(models.TextChoices):
        RECORDED = "recorded", _("Recorded")
        DISPUTED = "disputed", _("Disputed")
        CORRECTED = "corrected", _("Corrected")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT)
    on = models.DateField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    late_minutes = models.PositiveSmallIntegerField(null=True, default=0)
    early_minutes = models.PositiveSmallIntegerField(null=True, default=0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECORDED)
    source = models.CharField(max_length=80)
    external_id = models.CharField(max_length=80, blank=True)
    version = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "on"], name="one_attendance_a_day"),
            models.CheckConstraint(condition=ON_TIME_UNLESS_PRESENT, name="only_who_came_is_late"),
        ]
        # Days come in the order of time, so a block index of a few pages serves a month of a whole city.
        indexes = [BrinIndex(fields=["on"], name="attendance_on")]

    def __str__(self) -> str:
        return f"{self.on} {self.kind}"


class FormerAttendance(models.Model):
    """What a day said before it was changed, by its source or by a decision; never changed again."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    day = models.ForeignKey(AttendanceDay, on_delete=models.PROTECT, related_name="former")
    version = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    late_minutes = models.PositiveSmallIntegerField(null=True)
    early_minutes = models.PositiveSmallIntegerField(null=True)
    source = models.CharField(max_length=80)
    external_id = models.CharField(max_length=80, blank=True)
    replaced_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "version"], name="each_version_kept_once")]

    def __str__(self) -> str:
        return f"{self.day_id} v{self.version}"


class Leave(models.Model):
    """When somebody is away by right, from `starts_on` until the day before `ends_on`.

    A changed leave is withdrawn and granted anew, so that nothing is overwritten.
    """

    class Kind(models.TextChoices):
        ANNUAL = "annual", _("Annual leave")
        LONG = "long", _("Long leave")
        SICK = "sick", _("Sick leave")
        MATERNITY = "maternity", _("Maternity leave")
        IMPORTANT = "important", _("Leave for an important reason")
        COLLECTIVE = "collective", _("Collective leave")
        UNPAID = "unpaid", _("Unpaid leave")
        DUTY_TRAVEL = "duty_travel", _("Duty travel")
        STUDY = "study", _("Study assignment")

    class State(models.TextChoices):
        GRANTED = "granted", _("Granted")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    starts_on = models.DateField()
    ends_on = models.DateField()
    source = models.CharField(max_length=80)
    external_id = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.GRANTED)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="leave_has_days"),
            ExclusionConstraint(
                name="one_leave_a_day",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (
                        Func(F("starts_on"), F("ends_on"), function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(state="granted"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.starts_on}"
