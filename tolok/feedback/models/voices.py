"""Tables of rounds of voices: who is asked, what waits sealed, what was counted."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tolok.rules.terms import Voice

VOICES = [
    (Voice.SUPERIOR.value, _("Superior")),
    (Voice.PEERS.value, _("Colleagues")),
    (Voice.SUBORDINATES.value, _("Subordinates")),
    (Voice.SERVED.value, _("Units served")),
    (Voice.SELF.value, _("Oneself")),
]


class Round(models.Model):
    """One asking of all voices about everybody in a period; `ends_on` is the day after its last.

    `seed` repeats the draw; `seal` names the file of the key, outside the database. Answers are read at the close.
    A worker draws and counts: `ordered_at` says since when, `done` of `total` how far it is, `reason` what holds it up.
    """

    class State(models.TextChoices):
        OPENING = "opening", _("Being drawn")
        OPEN = "open", _("Being asked")
        CLOSING = "closing", _("Being counted")
        CLOSED = "closed", _("Published")
        VOID = "void", _("Thrown away")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    period = models.ForeignKey("calendar.Period", on_delete=models.PROTECT, related_name="rounds")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPENING)
    starts_on = models.DateField()
    ends_on = models.DateField()
    seed = models.CharField(max_length=32)
    seal = models.UUIDField(default=uuid4)
    opened_at = models.DateTimeField()
    ordered_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    ordered_at = models.DateTimeField()
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["period"], condition=~Q(state="void"), name="one_round_a_period"),
            models.CheckConstraint(
                condition=Q(state__in=("closed", "void")) ^ Q(ended_at__isnull=True),
                name="a_round_ends_once",
            ),
            models.CheckConstraint(condition=~Q(state="void", reason=""), name="a_void_round_says_why"),
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="a_round_s_work_not_past_its_end"),
        ]

    def __str__(self) -> str:
        return f"round of {self.period_id}"

    @property
    def last_day(self) -> date:
        """The last day on which sheets may be sent."""
        return self.ends_on - timedelta(days=1)

    @property
    def is_worked_on(self) -> bool:
        """Whether a worker draws or counts."""
        return self.state in (self.State.OPENING, self.State.CLOSING)


class Ask(models.Model):
    """One rater is asked about one person, and whether the sheet was sent; never when, and never what it says."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="asks")
    rater = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="sheets_asked")
    subject = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    voice = models.CharField(max_length=14, choices=VOICES)
    is_given = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "rater", "subject"], name="asked_once_about_one"),
            models.CheckConstraint(
                condition=Q(voice="self", rater=F("subject")) | (~Q(voice="self") & ~Q(rater=F("subject"))),
                name="only_oneself_speaks_as_oneself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.voice} on {self.subject_id}"


class SealedSheet(models.Model):
    """A sheet that waits for its round to close; the key that opens it is not in the database."""

    key = models.UUIDField(primary_key=True, default=uuid4)
    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    voice = models.CharField(max_length=14, choices=VOICES)
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return f"sealed {self.voice} on {self.subject_id}"


class Heard(models.Model):
    """What one voice said of one person, as counters only.

    `counts` has six places for each value in the order of the rules: "don't know", then the marks 1 to 5.
    """

    key = models.UUIDField(primary_key=True, default=uuid4)
    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="heard")
    subject = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    voice = models.CharField(max_length=14, choices=VOICES)
    counts = ArrayField(models.PositiveSmallIntegerField())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "subject", "voice"], name="a_voice_is_heard_once")]

    def __str__(self) -> str:
        return f"{self.voice} on {self.subject_id}"


class Comment(models.Model):
    """A sentence of a voice, read by the HR agency before anybody else; who wrote it is stored nowhere."""

    class State(models.TextChoices):
        WAITING = "waiting", _("To be read")
        SHOWN = "shown", _("Shown")
        HELD = "held", _("Held back")

    key = models.UUIDField(primary_key=True, default=uuid4)
    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="comments")
    subject = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    voice = models.CharField(max_length=14, choices=VOICES)
    text = models.CharField(max_length=280)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state="held") ^ Q(reason=""), name="a_comment_held_back_says_why"),
        ]

    def __str__(self) -> str:
        return f"comment on {self.subject_id}"


class ServedUnit(models.Model):
    """`unit` serves the people of `served` until the day before `ends_on`; they may be asked about its people."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT, related_name="served_units")
    served = models.ForeignKey("people.Unit", on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(unit=F("served")), name="no_unit_is_served_by_itself"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="serving_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["unit", "served"], condition=Q(ends_on__isnull=True), name="a_unit_is_served_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} serves {self.served_id}"
