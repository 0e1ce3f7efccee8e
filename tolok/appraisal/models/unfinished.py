"""The table of sheets that a rater began and has not finished."""

from __future__ import annotations

from django.db import models


class UnfinishedSheet(models.Model):
    """What a rater typed so far, field by field as on the form; gone once the sheet is kept or another rater begins.

    `seconds` is how long the form was open in all.
    """

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    appraisal = models.OneToOneField("appraisal.Appraisal", on_delete=models.PROTECT, related_name="unfinished")
    rater = models.ForeignKey("people.Person", on_delete=models.PROTECT)
    filled = models.JSONField()
    seconds = models.PositiveIntegerField(null=True)
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.rater_id} on {self.appraisal_id}"
