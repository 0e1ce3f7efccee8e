"""Tables of the fairness of ratings: readings of a period, what they found."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Reading(models.Model):
    """One reading of a period's signed ratings in the background; it changes none of them.

    `asked_by` is null where the period's end asked. Ratings signed after `asked_at` are left out; `total` and `done`
    count ratings, those of the year before the period's end among them.
    """

    class State(models.TextChoices):
        RUNNING = "running", _("Being read")
        DONE = "done", _("Ready")
        FAILED = "failed", _("Stopped")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    period = models.ForeignKey("calendar.Period", on_delete=models.PROTECT, related_name="readings")
    asked_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="readings")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    seconds_left = models.PositiveIntegerField(null=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="reading_not_past_its_end"),
            models.UniqueConstraint(
                fields=["government", "period"], condition=Q(state="running"), name="one_reading_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["government", "-asked_at"], name="reading_newest")]

    def __str__(self) -> str:
        return f"{self.period_id} at {self.asked_at}"

    @property
    def is_running(self) -> bool:
        """Whether it is still being read."""
        return self.state == self.State.RUNNING

    @property
    def is_done(self) -> bool:
        """Whether what it found is there."""
        return self.state == self.State.DONE


class Analysis(models.Model):
    """What a reading found of the whole, as canonical JSON; kept for ever, and another reading makes another.

    `n` counts the ratings of the period; `hash` is that of the text and of all mirrors in the order of their raters.
    """

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    reading = models.OneToOneField(Reading, on_delete=models.PROTECT, related_name="analysis")
    edition = models.PositiveSmallIntegerField()
    n = models.PositiveIntegerField()
    text = models.TextField()
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.hash


class Mirror(models.Model):
    """What an analysis found of one rater, as canonical JSON; for this rater and the HR agency alone.

    `leads` counts what calls for a conversation, `strength` orders among them (thousandths of a standard error).
    """

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    analysis = models.ForeignKey(Analysis, on_delete=models.PROTECT, related_name="mirrors")
    rater = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="mirrors")
    leads = models.PositiveSmallIntegerField()
    strength = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["analysis", "rater"], name="one_mirror_a_rater")]
        indexes = [models.Index(fields=["analysis", "-leads", "-strength"], name="mirror_talk")]

    def __str__(self) -> str:
        return f"{self.rater_id} in {self.analysis_id}"
