"""Tables of what was told to whom."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    """One thing a person should know, told once per `key`."""

    class Kind(models.TextChoices):
        REMINDER = "reminder", _("Reminder")
        NEWS = "news", _("News")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    key = models.CharField(max_length=120)
    text = models.CharField(max_length=300)
    address = models.CharField(max_length=200, blank=True)
    told_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="notice_once")]
        indexes = [models.Index(fields=["person", "read_at", "-told_at"], name="notice_unread")]

    def __str__(self) -> str:
        return self.text


class Mail(models.Model):
    """One letter on its way by mail, once per `key`: what waits for a person, never the content of an appraisal.

    It is marked as being sent before the server hears of it, so that it never goes out twice by itself. What is still
    marked so later may or may not have arrived; a person decides whether it is sent again.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Not sent")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="mails")
    key = models.CharField(max_length=120)
    reference = models.UUIDField(default=uuid.uuid4, unique=True)
    subject = models.CharField(max_length=150)
    body = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    queued_at = models.DateTimeField()
    next_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="mail_once")]
        indexes = [models.Index(fields=["government", "state", "next_at"], name="mail_due")]

    def __str__(self) -> str:
        return self.subject


class MailChoice(models.Model):
    """Whether a person wants mails; who never chose gets them. Notices come in any case."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    person = models.OneToOneField("people.Person", on_delete=models.PROTECT, related_name="mail_choice")
    is_on = models.BooleanField()
    chosen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person_id}: {self.is_on}"
