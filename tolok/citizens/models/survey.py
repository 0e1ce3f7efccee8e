"""Tables of surveys: which service is asked about, what was answered, its sums."""

from __future__ import annotations

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tolok.citizens.models.arrived import Arrived, any_number


class Survey(models.Model):
    """The questions about one service, at an address of its own; `extra` is a question its unit adds.

    `population` is how many people the service serves a year, where no system counts them.
    """

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    service = models.ForeignKey("skp.Service", on_delete=models.PROTECT, related_name="surveys")
    code = models.CharField(max_length=12)
    extra = models.CharField(max_length=160, blank=True)
    population = models.PositiveIntegerField(null=True)
    is_open = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["government", "code"], name="survey_code_once"),
            models.UniqueConstraint(fields=["service"], name="one_survey_a_service"),
        ]

    def __str__(self) -> str:
        return self.code


class Channel(models.TextChoices):
    """By which door an answer came."""

    QR = "qr", _("Code at the counter")
    INVITED = "invited", _("Invitation")
    KIOSK = "kiosk", _("Kiosk")
    PAPER = "paper", _("Paper form")


class SurveyAnswer(Arrived):
    """What one person answered: marks in the order of the unsur, 0 for none, the unit's own question last.

    It names no person, no invitation, no event and no day: only the month. Its number is drawn by chance, so that
    it does not tell who came before whom.
    """

    id = models.BigIntegerField(primary_key=True, default=any_number)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="answers")
    month = models.DateField()
    channel = models.CharField(max_length=8, choices=Channel.choices)
    marks = ArrayField(models.PositiveSmallIntegerField(), size=10)
    sex = models.CharField(max_length=1, blank=True)
    age = models.CharField(max_length=8, blank=True)
    education = models.CharField(max_length=8, blank=True)
    work = models.CharField(max_length=8, blank=True)

    class Meta(Arrived.Meta):
        indexes = [models.Index(fields=["survey", "month"], name="answer_of_survey")]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.month:%Y-%m}"


class SurveySum(models.Model):
    """What the counted answers of a survey, month and channel add up to: sum and number of marks by unsur."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="sums")
    month = models.DateField()
    channel = models.CharField(max_length=8, choices=Channel.choices)
    n = models.PositiveIntegerField()
    totals = ArrayField(models.PositiveIntegerField(), size=10)
    counts = ArrayField(models.PositiveIntegerField(), size=10)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "month", "channel"], name="one_sum_a_month")]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.month:%Y-%m} {self.channel}: {self.n}"


class SurveyComment(Arrived):
    """What somebody wrote in their own words; no answer and no day is kept beside it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits to be read")
        SHOWN = "shown", _("Shown to the unit")
        WITHHELD = "withheld", _("Held back")

    id = models.BigIntegerField(primary_key=True, default=any_number)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="comments")
    month = models.DateField()
    text = models.TextField(max_length=600)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    reason = models.CharField(max_length=300, blank=True)

    class Meta(Arrived.Meta):
        constraints = [
            *Arrived.Meta.constraints,
            models.CheckConstraint(condition=~Q(state="withheld") | ~Q(reason=""), name="withheld_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.state}"


class SurveyInvitation(models.Model):
    """An invitation nobody used yet, as the hash of its secret; using it deletes it.

    It tells neither the service event nor the person it was made for.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="invitations")
    secret_hash = models.BinaryField(unique=True)
    until = models.DateField()

    def __str__(self) -> str:
        return f"{self.survey_id} until {self.until}"


class SurveyInviting(models.Model):
    """For which finished services of a span invitations were made, so that nobody gets two; end exclusive."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="invitings")
    starts_on = models.DateField()
    ends_on = models.DateField()
    n = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "starts_on"], name="invited_once_a_span")]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.starts_on}: {self.n}"
