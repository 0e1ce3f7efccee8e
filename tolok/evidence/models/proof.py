"""Tables of evidence and of who checked it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Evidence(models.Model):
    """What proves an entry. Trust rises only by somebody else's check or by a system's measuring."""

    class Kind(models.TextChoices):
        STATEMENT = "statement", _("Own statement")
        FILE = "file", _("File")
        LINK = "link", _("Link")
        MEASURED = "measured", _("Measured by a system")

    class Trust(models.TextChoices):
        CLAIMED = "claimed", _("Claimed")
        CHECKED = "checked", _("Checked")
        REFUSED = "refused", _("Not accepted")
        MEASURED = "measured", _("Measured")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    owner = models.ForeignKey("people.Person", on_delete=models.PROTECT)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    trust = models.CharField(max_length=10, choices=Trust.choices, default=Trust.CLAIMED)
    link = models.URLField(max_length=500, blank=True)
    file = models.CharField(max_length=200, blank=True)
    file_name = models.CharField(max_length=120, blank=True)
    media_type = models.CharField(max_length=80, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    source = models.CharField(max_length=80, blank=True)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="measured", trust="measured") | (~Q(kind="measured") & ~Q(trust="measured")),
                name="only_systems_measure",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.trust}"


class Check(models.Model):
    """Somebody else's verdict on a piece of evidence; a new verdict is a new row."""

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", _("Accepted")
        REFUSED = "refused", _("Not accepted")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="checks")
    checker = models.ForeignKey("people.Person", on_delete=models.PROTECT)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reason = models.CharField(max_length=300, blank=True)
    checked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(verdict="accepted") | ~Q(reason=""), name="a_refusal_gives_its_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.verdict} by {self.checker_id}"
