"""Table of who is complained of, what they say, and what was decided."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class CaseHearing(models.Model):
    """One person in one verified complaint about an officer; counted only when attributed after they were heard.

    `question` is what the desk asks, in words of its own: the person reads that, and nothing of the reporter.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("asked")
        HEARD = "heard", _("heard")
        ATTRIBUTED = "attributed", _("attributed")
        CLEARED = "cleared", _("cleared")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    case = models.ForeignKey("citizens.Case", on_delete=models.PROTECT, related_name="hearings")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="case_hearings")
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    question = models.TextField()
    asked_at = models.DateTimeField()
    words = models.TextField(blank=True)
    heard_at = models.DateTimeField(null=True)
    decider = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, related_name="case_hearings_decided"
    )
    reason = models.TextField(blank=True)
    decided_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "person"], name="one_hearing_of_a_person"),
            models.CheckConstraint(
                condition=~Q(state="attributed") | Q(heard_at__isnull=False), name="nobody_is_judged_unheard"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.case_id} {self.state}"
