"""The table of remarks on the work and the replies to them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tolok.rules.terms import Conduct


class Note(models.Model):
    """One remark about a person's work or one of their reports; a reply points to what it answers.

    Praise may name a `deed` in its words: what process, effort and working relations are counted from.
    """

    class Kind(models.TextChoices):
        PRAISE = "praise", _("Good, go on")
        DIRECTION = "direction", _("Direction")
        QUESTION = "question", _("Question")
        REPLY = "reply", _("Reply")

    class Deed(models.TextChoices):
        HELP = Conduct.HELP.value, _("Helped colleagues")
        INITIATIVE = Conduct.INITIATIVE.value, _("Began it unasked")
        INNOVATION = Conduct.INNOVATION.value, _("A new way that proved useful")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="notes_about")
    author = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="notes_by")
    report = models.ForeignKey("reports.Report", on_delete=models.PROTECT, null=True, related_name="notes")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    deed = models.CharField(max_length=12, choices=Deed.choices, blank=True)
    text = models.CharField(max_length=500, blank=True)
    answers = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replies")
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind="praise") | ~Q(text=""), name="only_praise_is_wordless"),
            models.CheckConstraint(
                condition=Q(deed="") | (Q(kind="praise") & ~Q(text="")), name="a_deed_is_praised_in_words"
            ),
        ]
        indexes = [models.Index(fields=["person", "-said_at"], name="note_person")]

    def __str__(self) -> str:
        return f"{self.kind} to {self.person_id}"
