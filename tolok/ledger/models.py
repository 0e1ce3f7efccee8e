"""Tables of acts with their salts, of answers given once, and of calls."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class LedgerEntry(models.Model):
    """One act. The database adds `recorded_at`, `xid` and `cluster`; see the first migration.

    Ids stand without foreign keys: an entry outlives what it speaks of.
    """

    government_id = models.BigIntegerField(null=True)
    occurred_at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    verb = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    field_names = ArrayField(models.CharField(max_length=60), default=list)
    commitments = ArrayField(models.BinaryField(), default=list)
    encoding = models.SmallIntegerField(default=1)

    class Meta:
        db_table = "ledger_entry"
        indexes = [
            models.Index(fields=["government_id", "person_id", "id"], name="ledger_entry_person"),
            models.Index(fields=["object_type", "object_id"], name="ledger_entry_object"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_type}:{self.object_id}"


class LedgerSalt(models.Model):
    """The salt behind an entry's commitments; erasing it makes them unreadable for ever."""

    entry_id = models.BigIntegerField(primary_key=True)
    government_id = models.BigIntegerField(null=True)
    salt = models.BinaryField(max_length=16)

    class Meta:
        db_table = "ledger_salt"

    def __str__(self) -> str:
        return f"salt of {self.entry_id}"


class Answer(models.Model):
    """What a request with this key was answered, so that its repeat gets the same.

    The caller is `person:12`, by whatever way they came, or `source:5`.
    """

    government_id = models.BigIntegerField()
    caller = models.CharField(max_length=40)
    key = models.UUIDField()
    body_hash = models.BinaryField(max_length=32)
    status = models.PositiveSmallIntegerField(null=True)
    location = models.CharField(max_length=500, blank=True)
    body = models.BinaryField(default=b"")
    content_type = models.CharField(max_length=100, blank=True)
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["government_id", "caller", "key"], name="answer_once"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.status}"


class Tally(models.Model):
    """How often a caller came since `began_at`, by kind of request; one row a caller and kind.

    The table is not logged: a crash forgets the minute, and counting waits for no disk.
    """

    government_id = models.BigIntegerField()
    caller = models.CharField(max_length=40)
    kind = models.CharField(max_length=10)
    began_at = models.DateTimeField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["government_id", "caller", "kind"], name="tally_once"),
        ]

    def __str__(self) -> str:
        return f"{self.caller} {self.kind}: {self.count}"
