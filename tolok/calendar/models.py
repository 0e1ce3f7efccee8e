"""Tables of periods, holidays and office hours."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Period(models.Model):
    """One period of one of a policy pack's calendars; `ends_on` is the day after its last."""

    class State(models.TextChoices):
        OPEN = "open", _("Running")
        RATING = "rating", _("Being rated")
        CLOSED = "closed", _("Closed")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    calendar = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=80)
    is_legal = models.BooleanField()
    pack = models.CharField(max_length=80)
    starts_on = models.DateField()
    ends_on = models.DateField()
    rate_by = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["government", "calendar", "starts_on"], name="period_once_a_calendar"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="period_has_days"),
        ]
        ordering = ["starts_on", "calendar"]

    def __str__(self) -> str:
        return self.label

    @property
    def last_day(self) -> date:
        """The last day that belongs to the period."""
        return self.ends_on - timedelta(days=1)


class PeriodChange(models.Model):
    """A period was prolonged or opened again: by whom, why, and until when it may be rated since then."""

    class Kind(models.TextChoices):
        EXTENDED = "extended", _("Prolonged")
        REOPENED = "reopened", _("Opened again")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT)
    at = models.DateTimeField()
    reason = models.CharField(max_length=300)
    rate_by_before = models.DateField()
    rate_by = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(rate_by__gte=F("rate_by_before")), name="period_never_ends_earlier"),
        ]
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.period_id} until {self.rate_by}"


class Holiday(models.Model):
    """A day without work: national, collective leave or local."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    on = models.DateField()
    name = models.CharField(max_length=160)
    is_leave = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["government", "on"], name="holiday_once")]

    def __str__(self) -> str:
        return f"{self.on} {self.name}"


class OfficeHours(models.Model):
    """When an office is open on a weekday from a day on, in minutes after midnight; `closes` is the first minute after.

    The rows of one unit and `valid_from` are one week; a weekday without a row is closed. Without a unit: everybody's.
    """

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT, null=True, related_name="office_hours")
    valid_from = models.DateField()
    weekday = models.PositiveSmallIntegerField()
    opens = models.PositiveSmallIntegerField()
    closes = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["government", "unit", "valid_from", "weekday", "opens"],
                name="office_opens_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(weekday__lt=7, closes__gt=F("opens"), closes__lte=1_440), name="office_hours_of_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weekday}: {self.opens}-{self.closes}"


class Pulse(models.Model):
    """When the background worker was last alive; one row for the whole server."""

    name = models.CharField(max_length=20, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.at}"


class Outage(models.Model):
    """A span in which nobody could reach the server, for all governments on it."""

    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="outage_has_a_length"),
            models.UniqueConstraint(fields=["starts_at"], name="outage_once"),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at} {self.ends_at}"
