"""Tables of calibration: the session, its seats, words said in private, changes."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tolok.appraisal.models.appraisals import Appraisal, Level


class Calibration(models.Model):
    """A session in which a unit's raters look at each other's unsigned ratings of a period."""

    class State(models.TextChoices):
        PRIVATE = "private", _("Private round")
        MEETING = "meeting", _("Meeting")
        CLOSED = "closed", _("Closed")
        CALLED_OFF = "called_off", _("Called off")

    OPEN = (State.PRIVATE, State.MEETING)

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT, related_name="calibrations")
    period = models.ForeignKey("calendar.Period", on_delete=models.PROTECT, related_name="calibrations")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PRIVATE)
    held_on = models.DateField()
    opened_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    revealed_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    minutes = models.CharField(max_length=3000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "period"],
                condition=Q(state__in=["private", "meeting"]),
                name="one_open_calibration_a_unit_and_period",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | ~Q(minutes=""), name="a_closed_calibration_has_minutes"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["private", "meeting"], ended_at__isnull=True)
                | (~Q(state__in=["private", "meeting"]) & Q(ended_at__isnull=False)),
                name="a_calibration_ends_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} in {self.period_id}: {self.state}"


class CalibrationSeat(models.Model):
    """A rater of the unit who takes part."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    calibration = models.ForeignKey(Calibration, on_delete=models.PROTECT, related_name="seats")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="calibration_seats")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["calibration", "person"], name="one_seat_a_person")]

    def __str__(self) -> str:
        return f"{self.calibration_id}: {self.person_id}"


class CalibrationWord(models.Model):
    """Agreed or not, and one line, about the levels as they then were.

    Until the reveal it is its `speaker`'s alone; the reveal writes all anew in a shuffled order, without speakers.
    """

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    calibration = models.ForeignKey(Calibration, on_delete=models.PROTECT, related_name="words")
    appraisal = models.ForeignKey(Appraisal, on_delete=models.PROTECT, related_name="+")
    speaker = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    agrees = models.BooleanField()
    line = models.CharField(max_length=300, blank=True)
    work = models.CharField(max_length=10, choices=Level.choices)
    behaviour = models.CharField(max_length=10, choices=Level.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["calibration", "appraisal", "speaker"], name="one_word_a_speaker"),
            models.CheckConstraint(condition=Q(agrees=True) | ~Q(line=""), name="who_disagrees_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.calibration_id}: {self.appraisal_id}"


class CalibrationItem(models.Model):
    """An appraisal on the table of the meeting, with the levels that it then had."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    calibration = models.ForeignKey(Calibration, on_delete=models.PROTECT, related_name="items")
    appraisal = models.ForeignKey(Appraisal, on_delete=models.PROTECT, related_name="calibration_items")
    work = models.CharField(max_length=10, choices=Level.choices)
    behaviour = models.CharField(max_length=10, choices=Level.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["calibration", "appraisal"], name="on_the_table_once")]

    def __str__(self) -> str:
        return f"{self.calibration_id}: {self.appraisal_id}"


class CalibrationChange(models.Model):
    """What the rater changed in the meeting, from which levels to which, and why."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    item = models.ForeignKey(CalibrationItem, on_delete=models.PROTECT, related_name="changes")
    old_work = models.CharField(max_length=10, choices=Level.choices)
    old_behaviour = models.CharField(max_length=10, choices=Level.choices)
    work = models.CharField(max_length=10, choices=Level.choices)
    behaviour = models.CharField(max_length=10, choices=Level.choices)
    reason = models.CharField(max_length=500)
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(work=F("old_work")) | ~Q(behaviour=F("old_behaviour")), name="a_change_changes"
            )
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.work}/{self.behaviour}"
