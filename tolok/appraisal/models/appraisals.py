"""Tables of appraisals: dossier, proposal, levels, rating and signature."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """Where a result or a behaviour stands against the expectation."""

    ABOVE = "above", _("Above expectation")
    MEETS = "meets", _("Meets expectation")
    BELOW = "below", _("Below expectation")


class Predikat(models.TextChoices):
    """The five predikat of PermenPANRB 6/2022; Istimewa belongs to organisations only."""

    SANGAT_BAIK = "sangat_baik", "Sangat Baik"
    BAIK = "baik", "Baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan", "Butuh Perbaikan"
    KURANG = "kurang", "Kurang/misconduct"
    SANGAT_KURANG = "sangat_kurang", "Sangat Kurang"


class Appraisal(models.Model):
    """One person's appraisal in one period, by one entitled rater.

    `final_at` is when the days to object were over and nobody had objected.
    """

    class State(models.TextChoices):
        GATHERED = "gathered", _("Waiting for the rating")
        RATED = "rated", _("Rated, not signed")
        SIGNED = "signed", _("Signed")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="appraisals")
    period = models.ForeignKey("calendar.Period", on_delete=models.PROTECT, related_name="appraisals")
    skp = models.ForeignKey("skp.Skp", on_delete=models.PROTECT, related_name="appraisals")
    rater = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="appraisals_to_give")
    state = models.CharField(max_length=10, choices=State.choices, default=State.GATHERED)
    predikat = models.CharField(max_length=20, choices=Predikat.choices, blank=True)
    seen_at = models.DateTimeField(null=True)
    final_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "period", "skp"], name="one_appraisal_a_period_and_skp"),
            models.CheckConstraint(
                condition=Q(rater__isnull=True) | ~Q(rater=F("person")), name="nobody_rates_oneself"
            ),
            models.CheckConstraint(
                condition=Q(state="signed") & ~Q(predikat="") | ~Q(state="signed") & Q(predikat=""),
                name="predikat_exists_once_signed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.period_id}"


class KeptPolicy(models.Model):
    """The numbers that dossiers of a government rest on, as canonical JSON: each once, kept for ever."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    hash = models.CharField(max_length=64)
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["government", "hash"], name="policy_kept_once")]

    def __str__(self) -> str:
        return self.hash


class Dossier(models.Model):
    """The facts and the policy an appraisal rests on, as canonical JSON; kept for ever.

    `raters` holds who rated on how many days, as name and days, where there was more than one.
    """

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    appraisal = models.OneToOneField(Appraisal, on_delete=models.PROTECT, related_name="dossier")
    facts = models.TextField()
    facts_hash = models.CharField(max_length=64)
    pack = models.CharField(max_length=80)
    policy = models.ForeignKey(KeptPolicy, on_delete=models.PROTECT, related_name="dossiers")
    raters = models.JSONField(default=list)
    gathered_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.facts_hash


class Proposal(models.Model):
    """What the rules propose from the dossier, with every step; no person wrote it."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    appraisal = models.OneToOneField(Appraisal, on_delete=models.PROTECT, related_name="proposal")
    work = models.CharField(max_length=10, choices=Level.choices, blank=True)
    behaviour = models.CharField(max_length=10, choices=Level.choices, blank=True)
    result = models.TextField()
    proposed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.work}/{self.behaviour}"


class Rating(models.Model):
    """What the entitled person decided, why, and how it came to be: `seconds` the form was open, `doubts` as words.

    `proposed_…` is what the rules said with the rater's own levels; `result_hash` is that of their whole answer.
    """

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    appraisal = models.OneToOneField(Appraisal, on_delete=models.PROTECT, related_name="rating")
    rater = models.ForeignKey("people.Person", on_delete=models.PROTECT)
    work = models.CharField(max_length=10, choices=Level.choices)
    behaviour = models.CharField(max_length=10, choices=Level.choices)
    work_reason = models.CharField(max_length=500, blank=True)
    behaviour_reason = models.CharField(max_length=500, blank=True)
    remark = models.CharField(max_length=500, blank=True)
    proposed_work = models.CharField(max_length=10, choices=Level.choices, blank=True)
    proposed_behaviour = models.CharField(max_length=10, choices=Level.choices, blank=True)
    result_hash = models.CharField(max_length=64)
    seconds = models.PositiveIntegerField(null=True)
    doubts = models.CharField(max_length=40, blank=True)
    rated_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.work}/{self.behaviour}"


class GivenLevel(models.Model):
    """The rater's level for one behaviour, or for one outcome that no indicator measures."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    appraisal = models.ForeignKey(Appraisal, on_delete=models.PROTECT, related_name="levels")
    behaviour = models.CharField(max_length=30, blank=True)
    outcome = models.ForeignKey("skp.Outcome", on_delete=models.PROTECT, null=True)
    level = models.CharField(max_length=10, choices=Level.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["appraisal", "behaviour"], condition=~Q(behaviour=""), name="behaviour_level_once"
            ),
            models.UniqueConstraint(fields=["appraisal", "outcome"], name="outcome_level_once"),
            models.CheckConstraint(
                condition=Q(behaviour="", outcome__isnull=False) | (~Q(behaviour="") & Q(outcome__isnull=True)),
                name="level_speaks_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.behaviour or self.outcome_id}: {self.level}"


class Signature(models.Model):
    """The signing of an appraisal, with names, ranks and posts frozen as they were that day."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    appraisal = models.OneToOneField(Appraisal, on_delete=models.PROTECT, related_name="signature")
    signer = models.ForeignKey("people.Person", on_delete=models.PROTECT)
    frozen = models.JSONField()
    signed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"signed {self.appraisal_id}"
