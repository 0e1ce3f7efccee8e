"""The table of competences that somebody's guide saw, as Format B.1.9 has them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

LEAST, MOST = 1, 5
LONGEST = 120


class Competence(models.Model):
    """How far somebody has one competence, from 1 to 5, why, and what follows from it; `by` guided the person then.

    What is withdrawn stays to be read and prints nowhere.
    """

    class State(models.TextChoices):
        GIVEN = "given", _("Given")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="competences")
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="competences_given")
    name = models.CharField(max_length=LONGEST)
    score = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=500)
    follow_up = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.GIVEN)
    given_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(score__range=(LEAST, MOST)), name="competence_from_1_to_5"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(reason=""), name="competence_says_which_and_why"),
        ]
        indexes = [models.Index(fields=["person", "-given_on"], name="competence_person")]

    def __str__(self) -> str:
        return f"{self.name} of {self.person_id}: {self.score}"
