"""Tables of what became of a case: steps, words, notes, photos, pauses."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tolok.citizens.models.arrived import Arrived, any_number
from tolok.citizens.models.cases.case import Case
from tolok.citizens.models.cases.words import State


class CaseStep(models.Model):
    """One step of a case; without person the reporter's (`by_reporter`) or the clock's. `text` is for the reporter.

    `at` is known of what staff does only; `key_hash` is the hash of the reporter's form, so that a repeat finds it.
    """

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=20)
    state = models.CharField(max_length=17, choices=State.choices)
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="case_steps")
    by_reporter = models.BooleanField(default=False)
    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT, null=True, related_name="case_steps")
    text = models.TextField(blank=True)
    on = models.DateField()
    at = models.DateTimeField(null=True)
    key_hash = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "key_hash"], name="case_step_arrives_once"),
            models.CheckConstraint(condition=Q(by__isnull=True) | Q(by_reporter=False), name="who_took_a_case_step"),
            models.CheckConstraint(condition=Q(by_reporter=False) | Q(at__isnull=True), name="no_time_of_a_reporter"),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.verb} {self.case_id}"


class CaseMessage(Arrived):
    """What the reporter added later; or another act of theirs that may not count yet, `face` where they rated.

    While it `waits`, nothing of the case was moved by it: a moderator must let it count first.
    """

    id = models.BigIntegerField(primary_key=True, default=any_number)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="messages")
    act = models.CharField(max_length=20, default="add_message")
    face = models.PositiveSmallIntegerField(null=True)
    text = models.TextField(blank=True)
    on = models.DateField()
    waits = models.BooleanField(default=False)

    class Meta(Arrived.Meta):
        ordering = ["on"]

    def __str__(self) -> str:
        return f"message on {self.case_id}"


class CaseNote(models.Model):
    """What staff write for each other; the reporter never reads it."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes")
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="case_notes")
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"note on {self.case_id}"


class CasePhoto(models.Model):
    """A photo drawn anew, without place, camera or the name of its file."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="photos")
    number = models.PositiveSmallIntegerField()
    file = models.CharField(max_length=200)
    media_type = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="case_photo_once")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"photo {self.number} of {self.case_id}"


class CasePause(models.Model):
    """The clock waits for the reporter: the days after `asked_on` up to the reply, at most up to `until_on`."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="pauses")
    asked_on = models.DateField()
    until_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_on__isnull=True), name="one_open_pause_of_a_case"
            )
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.case_id} waits since {self.asked_on}"


class CaseLook(models.Model):
    """Somebody of the desk looked who reported a secret case, and why."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="looks")
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="case_looks")
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"look at {self.case_id}"


class CaseRelease(models.Model):
    """How the cases of a quarter were answered, as it was published; `rows` never change, whatever comes later."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    starts_on = models.DateField()
    ends_on = models.DateField()
    released_on = models.DateField()
    rows = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["government", "starts_on"], name="cases_released_once"),
            models.CheckConstraint(condition=Q(released_on__gt=F("ends_on")), name="cases_released_after_their_days"),
        ]
        ordering = ["starts_on"]

    def __str__(self) -> str:
        return f"{self.starts_on} {self.ends_on}"


class Untold(models.Model):
    """A reporter's act that is not in the ledger and told to nobody yet; both happen later, many at once, mixed."""

    id = models.BigIntegerField(primary_key=True, default=any_number)
    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="untold")
    verb = models.CharField(max_length=20)
    on = models.DateField()

    def __str__(self) -> str:
        return f"{self.verb} {self.case_id}"
