"""Tables of finished services that systems measured, and of what was contested."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tolok.evidence.models.proof import Evidence


class ServiceEvent(models.Model):
    """One service somebody finished, as another system says; known by source and the number it has there.

    `taken` and `limit` are working days or minutes of office hours (`scale`), counted once when the event came in, by
    the standard of the local day received; `on` is the local day finished. Complexity and queue (how many waited
    when it was received) are kept so that later comparisons are fair.
    """

    class State(models.TextChoices):
        MEASURED = "measured", _("Measured")
        CONTESTED = "contested", _("Contested")
        STRUCK = "struck", _("Struck out")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="events")
    token = models.ForeignKey("people.Token", on_delete=models.PROTECT, null=True)
    source = models.CharField(max_length=80)
    external_id = models.CharField(max_length=80)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="service_events")
    service = models.ForeignKey("skp.Service", on_delete=models.PROTECT, related_name="events")
    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT)
    received_at = models.DateTimeField()
    finished_at = models.DateTimeField()
    on = models.DateField()
    result = models.CharField(max_length=40, blank=True)
    complexity = models.CharField(max_length=40, blank=True)
    queue = models.PositiveIntegerField(null=True)
    taken = models.PositiveIntegerField()
    limit = models.PositiveIntegerField()
    scale = models.CharField(max_length=10)
    state = models.CharField(max_length=10, choices=State.choices, default=State.MEASURED)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["government", "source", "external_id"], name="event_once_a_source"),
            models.CheckConstraint(condition=Q(finished_at__gte=F("received_at")), name="finished_after_received"),
        ]
        indexes = [
            models.Index(fields=["person", "on"], name="event_of_person"),
            models.Index(fields=["service", "on"], name="event_of_service"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.external_id}"


class Contest(models.Model):
    """Why a person says an event is wrong, and what was decided; an event is contested once."""

    class Verdict(models.TextChoices):
        OPEN = "", _("Waits for a decision")
        KEPT = "kept", _("The event counts")
        STRUCK = "struck", _("The event is struck out")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    event = models.OneToOneField(ServiceEvent, on_delete=models.PROTECT, related_name="contest")
    reason = models.CharField(max_length=300)
    raised_at = models.DateTimeField()
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True, default=Verdict.OPEN)
    decider = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True)
    answer = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="") | (~Q(answer="") & Q(decider__isnull=False, decided_at__isnull=False)),
                name="a_decision_gives_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id}: {self.verdict or 'open'}"
