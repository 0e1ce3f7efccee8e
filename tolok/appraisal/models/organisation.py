"""Tables of units' achievements: every decision kept, and why a pattern was left."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class UnitPredikat(models.TextChoices):
    """The five words for an organisation's achievement (SE MenPANRB 3/2023)."""

    ISTIMEWA = "istimewa", "Istimewa"
    BAIK = "baik", "Baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan", "Butuh Perbaikan"
    KURANG = "kurang", "Kurang"
    SANGAT_KURANG = "sangat_kurang", "Sangat Kurang"


class Achievement(models.Model):
    """A unit's achievement in a period, as it stands: the last decision of whoever rates the unit's head."""

    class State(models.TextChoices):
        DECIDED = "decided", _("Decided")
        EXPLAINED = "explained", _("Decided, and the departure from the pattern is explained")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT, related_name="achievements")
    period = models.ForeignKey("calendar.Period", on_delete=models.PROTECT, related_name="achievements")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DECIDED)
    predikat = models.CharField(max_length=20, choices=UnitPredikat.choices)
    decided_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="achievements_decided")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "period"], name="one_achievement_a_unit_and_period")]

    def __str__(self) -> str:
        return f"{self.unit_id} in {self.period_id}: {self.predikat}"


class AchievementDecision(models.Model):
    """One decision and what lay before it: the rules' proposal (empty: `missing` says why) with facts and steps."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    achievement = models.ForeignKey(Achievement, on_delete=models.PROTECT, related_name="decisions")
    predikat = models.CharField(max_length=20, choices=UnitPredikat.choices)
    reason = models.CharField(max_length=1000, blank=True)
    proposed = models.CharField(max_length=20, choices=UnitPredikat.choices, blank=True)
    missing = models.CharField(max_length=40, blank=True)
    facts = models.TextField()
    result = models.TextField()
    pack = models.CharField(max_length=80)
    head = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason="") | (Q(proposed=F("predikat")) & ~Q(predikat__in=["istimewa", "sangat_kurang"])),
                name="an_achievement_off_the_proposal_says_why",
            )
        ]

    def __str__(self) -> str:
        return f"{self.achievement_id}: {self.predikat}"


class PatternReason(models.Model):
    """Why the head let the unit's predikat depart from the pattern of one decision; `found` is what there was."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    decision = models.OneToOneField(AchievementDecision, on_delete=models.PROTECT, related_name="pattern_reason")
    reason = models.CharField(max_length=2000)
    found = models.TextField()
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.decision_id}"
