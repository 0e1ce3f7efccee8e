"""Tables of simulations, and of what reporting costs in time."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Simulation(models.Model):
    """One period's people under the policy of now and under another one; it changes nothing for anybody.

    `allowances` (person id: rupiah, working days, days absent) are emptied as soon as they have been used.
    """

    class State(models.TextChoices):
        RUNNING = "running", _("Being computed")
        DONE = "done", _("Ready")
        FAILED = "failed", _("Stopped")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    asked_by = models.ForeignKey("people.Person", on_delete=models.PROTECT)
    asked_at = models.DateTimeField()
    period = models.ForeignKey("calendar.Period", on_delete=models.PROTECT)
    before = models.CharField(max_length=80)
    before_title = models.CharField(max_length=200)
    after = models.CharField(max_length=80)
    after_title = models.CharField(max_length=200)
    draft = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    seconds_left = models.PositiveIntegerField(null=True)
    allowances = models.JSONField(default=dict)
    known_nips = models.PositiveIntegerField(default=0)
    unknown_nips = models.PositiveIntegerField(default=0)
    reason = models.CharField(max_length=500, blank=True)
    trial = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="simulation_not_past_its_end"),
            models.CheckConstraint(
                condition=Q(state="done") & ~Q(trial="") | ~Q(state="done") & Q(trial=""),
                name="trial_exists_once_done",
            ),
        ]
        indexes = [models.Index(fields=["government", "-asked_at"], name="simulation_newest")]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"

    @property
    def is_running(self) -> bool:
        """Whether it is still being computed."""
        return self.state == self.State.RUNNING

    @property
    def is_done(self) -> bool:
        """Whether its answer is there."""
        return self.state == self.State.DONE


class SimulatedPerson(models.Model):
    """Where one person stands under both policies, as canonical JSON; nothing official."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    simulation = models.ForeignKey(Simulation, on_delete=models.CASCADE, related_name="persons")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT)
    appraisal = models.ForeignKey("appraisal.Appraisal", on_delete=models.PROTECT)
    unit = models.CharField(max_length=160)
    before = models.TextField()
    after = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["simulation", "person"], name="simulated_once_a_simulation"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.simulation_id}"


class Timing(models.Model):
    """How long a role took in a week from opening a page to the stored reports: counters, and no person.

    `week` is its Monday, `level` the level of the position, `n` how many times something was sent, `reports` how many
    were stored by it. `up_to_…` count the times that took at most so many seconds and longer than the bound before.
    Each week of a role is spread over slots, so that those who send at the same moment don't wait for each other.
    """

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    week = models.DateField()
    level = models.CharField(max_length=20)
    slot = models.PositiveSmallIntegerField()
    n = models.PositiveIntegerField(default=0)
    reports = models.PositiveIntegerField(default=0)
    seconds = models.PositiveBigIntegerField(default=0)
    up_to_15 = models.PositiveIntegerField(default=0)
    up_to_30 = models.PositiveIntegerField(default=0)
    up_to_60 = models.PositiveIntegerField(default=0)
    up_to_120 = models.PositiveIntegerField(default=0)
    up_to_300 = models.PositiveIntegerField(default=0)
    longer = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["government", "week", "level", "slot"], name="timing_once_a_slot"),
            models.CheckConstraint(condition=Q(week__week_day=2), name="timing_names_a_monday"),
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.week}"
