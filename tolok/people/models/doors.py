"""Tables of accounts, invitations and tokens."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tolok.people.models.structure import Government, Person


class Account(AbstractBaseUser):
    """What a person signs in with. Signing in finds it by NIP or e-mail of the person."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account")
    is_active = models.BooleanField(default=True)
    failures = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)

    USERNAME_FIELD = "person"

    def __str__(self) -> str:
        return f"account of {self.person_id}"


class Invitation(models.Model):
    """A one-time link that lets a person set a password. Only the hash of its token is kept."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    token_hash = models.BinaryField(max_length=32, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"invitation of {self.person_id}"


class Token(models.Model):
    """What a program, a phone or a measuring system signs in with. Only the hash of its secret is kept.

    A source measures for a whole government and is nobody; programs and phones act as their person.
    """

    class Kind(models.TextChoices):
        PROGRAM = "program", _("Program")
        PHONE = "phone", _("Phone")
        SOURCE = "source", _("Measuring system")

    government = models.ForeignKey(Government, on_delete=models.PROTECT)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="tokens")
    label = models.CharField(max_length=80)
    secret_hash = models.BinaryField(max_length=32, unique=True)
    scopes = ArrayField(models.CharField(max_length=40))
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="source", person__isnull=True) | (~Q(kind="source") & Q(person__isnull=False)),
                name="token_of_somebody_or_a_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.label}"
