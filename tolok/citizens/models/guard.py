"""Table of the key of the day, under which addresses are counted."""

from __future__ import annotations

from django.db import models


class DayKey(models.Model):
    """The secret of one day; when it is deleted, nobody can say any more which address was counted.

    The table is not logged: no copy of it leaves the database, and a crash forgets it.
    """

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    on = models.DateField()
    secret = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["government", "on"], name="one_key_a_day")]

    def __str__(self) -> str:
        return f"key of {self.on}"
