"""The table of the dialogue: expectations, feedback and agreed actions."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Card(models.Model):
    """One thing that a person and whoever guides them say to each other, and that both confirm.

    Writing it is the author's word, confirming it the other side's; `by` answered last. An agreed action has a day
    by which it is done.
    """

    class Kind(models.TextChoices):
        EXPECTATION = "expectation", _("Expectation")
        FEEDBACK = "feedback", _("Feedback")
        ACTION = "action", _("Agreed action")

    class State(models.TextChoices):
        WRITTEN = "written", _("Waiting to be confirmed")
        AGREED = "agreed", _("Confirmed by both")
        RETURNED = "returned", _("Seen differently")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        REPORTED = "reported", _("Said to be done")
        DONE = "done", _("Done")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="cards")
    author = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="cards_written")
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="cards_answered")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WRITTEN)
    text = models.CharField(max_length=500)
    due_on = models.DateField(null=True)
    answer = models.CharField(max_length=500, blank=True)
    said_on = models.DateField()
    answered_on = models.DateField(null=True)
    done_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="a_card_says_something"),
            models.CheckConstraint(
                condition=Q(kind="action", due_on__isnull=False) | (~Q(kind="action") & Q(due_on__isnull=True)),
                name="only_actions_are_due",
            ),
            models.CheckConstraint(
                condition=Q(kind="action") | ~Q(state__in=["reported", "done"]), name="only_actions_are_done"
            ),
            models.CheckConstraint(
                condition=Q(state="done", done_on__isnull=False) | (~Q(state="done") & Q(done_on__isnull=True)),
                name="done_on_a_day",
            ),
        ]
        indexes = [models.Index(fields=["person", "-said_on"], name="card_person")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.person_id}"
