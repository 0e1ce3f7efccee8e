"""Tables of objections: what is contested, both words, the decision."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tolok.appraisal.models.appraisals import Appraisal, Level


class Objection(models.Model):
    """A person's objection to a signed appraisal: one, and its decision is final.

    `judge` is the rater's superior on the day it was raised; null where nobody stands above the rater. `missed` counts
    the deadlines that passed.
    """

    class State(models.TextChoices):
        RAISED = "raised", _("Waits for the rater's answer")
        ANSWERED = "answered", _("Waits for the decision")
        UNANSWERED = "unanswered", _("The rater did not answer in time; waits for the decision")
        ESCALATED = "escalated", _("The decision is late; the next higher superior may decide")
        UPHELD = "upheld", _("Upheld")
        REJECTED = "rejected", _("Rejected")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    # Still to be decided: what follows from the predikat waits.
    OPEN = (State.RAISED, State.ANSWERED, State.UNANSWERED, State.ESCALATED)

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    appraisal = models.OneToOneField(Appraisal, on_delete=models.PROTECT, related_name="objection")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="objections")
    rater = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="objections_to_answer")
    judge = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="objections_to_decide")
    state = models.CharField(max_length=10, choices=State.choices, default=State.RAISED)
    raised_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    missed = models.PositiveSmallIntegerField(default=0)
    answer = models.CharField(max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True)
    decider = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="objections_decided")
    heard_person = models.CharField(max_length=1000, blank=True)
    heard_rater = models.CharField(max_length=1000, blank=True)
    reason = models.CharField(max_length=2000, blank=True)
    work = models.CharField(max_length=10, choices=Level.choices, blank=True)
    behaviour = models.CharField(max_length=10, choices=Level.choices, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(rater=F("person")) & (Q(judge__isnull=True) | ~Q(judge=F("person"))),
                name="nobody_judges_own_objection",
            ),
            models.CheckConstraint(
                condition=Q(decider__isnull=True) | (~Q(decider=F("person")) & ~Q(decider=F("rater"))),
                name="an_objection_is_decided_by_a_third",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["upheld", "rejected"])
                | (Q(decider__isnull=False) & ~Q(reason="") & ~Q(heard_person="") & ~Q(heard_rater="")),
                name="a_decision_hears_both_and_gives_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(state="upheld") & ~Q(work="") & ~Q(behaviour="")
                | ~Q(state="upheld") & Q(work="", behaviour=""),
                name="new_ratings_come_with_an_upheld_objection",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["upheld", "rejected", "withdrawn"], due_at__isnull=True, ended_at__isnull=False)
                | (~Q(state__in=["upheld", "rejected", "withdrawn"]) & Q(due_at__isnull=False, ended_at__isnull=True)),
                name="an_open_objection_has_a_deadline",
            ),
        ]
        indexes = [models.Index(fields=["government", "due_at"], name="objection_due")]

    def __str__(self) -> str:
        return f"{self.appraisal_id}: {self.state}"


class ObjectionPoint(models.Model):
    """One contested line, in the person's words, with evidence if there is any.

    `place` names the line: `work`, `behaviour`, `value/loyal`, `outcome/7`, `target/12`.
    """

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    objection = models.ForeignKey(Objection, on_delete=models.PROTECT, related_name="points")
    place = models.CharField(max_length=40)
    reason = models.CharField(max_length=1000)
    evidence = models.ForeignKey("evidence.Evidence", on_delete=models.PROTECT, null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["objection", "place"], name="a_line_is_contested_once")]

    def __str__(self) -> str:
        return self.place
